package templates_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// decision is what both matchers must agree on.
type decision struct{ Earns, Network, Form string }

// TestTemplatesAndCheckKnowTheSameLinks asks the partial that templates match
// with, and network.Match, for each address: does it earn, where, in which form?
func TestTemplatesAndCheckKnowTheSameLinks(t *testing.T) {
	c := paidCatalog(t)
	addresses := addressTable(t)
	earning := decideAlike(t, c, addresses)
	if len(addresses) < 300 || earning < 100 {
		t.Errorf("%d addresses, of which %d may earn, are too few to prove anything", len(addresses), earning)
	}
}

// decideAlike holds the templates' decisions against Go's, and returns how many of the
// addresses may earn.
func decideAlike(t *testing.T, c *catalog.Catalog, addresses []string) int {
	t.Helper()
	got, earning := matched(t, c, addresses), 0
	for i, address := range addresses {
		want := decided(c.Networks, address)
		if want.Earns != "not" {
			earning++
		}
		if got[i] != want {
			t.Errorf("%q:\n templates     %+v\n network.Match %+v", address, got[i], want)
		}
	}
	t.Logf("%d addresses, %d of them may earn", len(addresses), earning)
	return earning
}

// matched is what the partial says of each address.
func matched(t *testing.T, c *catalog.Catalog, addresses []string) []decision {
	t.Helper()
	asked, err := json.Marshal(addresses)
	if err != nil {
		t.Fatal(err)
	}
	const home = `
-- layouts/home.html --
{{ $out := slice }}{{ range hugo.Data.addresses }}{{ with partial "aboveboard/links/match.html" . }}{{ $out = $out | append (dict "Earns" .earns "Network" .network "Form" .form) }}{{ else }}{{ $out = $out | append (dict "Earns" "not") }}{{ end }}{{ end }}{{ $out | jsonify | safeHTML }}
`
	b := build(t, withData(t, c, config+home+"\n-- data/addresses.json --\n"+string(asked)+"\n"))
	var got []decision
	if err := json.Unmarshal([]byte(b.FileContent("public/index.html")), &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != len(addresses) {
		t.Fatalf("%d answers to %d addresses", len(got), len(addresses))
	}
	for i := range got {
		if got[i].Earns == "not" {
			got[i] = decision{Earns: "not"}
		}
	}
	return got
}

// decided is what network.Match says, of the first link of the chain that earns most.
func decided(set *network.Set, address string) decision {
	link, ok := set.Match(address)
	if !ok || link.EarnsAnything() == network.EarnsNot {
		return decision{Earns: "not"}
	}
	most := link.EarnsAnything()
	for link.Earns != most {
		link = *link.Inner
	}
	return decision{Earns: link.Earns.String(), Network: link.Network.ID, Form: link.Shape.Form}
}

// addressTable reads the addresses of the table that the network package is
// tested with: the fifth column, with \t, \n, \r, \b and \s for what they stand for.
func addressTable(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("../../generator/links/network/testdata/addresses.txt")
	if err != nil {
		t.Fatal(err)
	}
	columns := regexp.MustCompile(` {2,}`)
	decode := strings.NewReplacer(`\t`, "\t", `\n`, "\n", `\r`, "\r", `\b`, `\`, `\s`, " ")
	var addresses []string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if row := columns.Split(line, 6); len(row) >= 5 {
			addresses = append(addresses, decode.Replace(row[4]))
		}
	}
	return addresses
}
