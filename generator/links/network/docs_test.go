package network

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
)

const (
	docs    = "../../../content/docs/networks.md"
	heading = "\nThis table is written from the files by `go test ./generator/links/network -update`.\n"
)

func TestDocsShowTheNetworks(t *testing.T) {
	data, err := os.ReadFile(docs)
	if err != nil {
		t.Fatal(err)
	}
	before, _, found := strings.Cut(string(data), heading)
	if !found {
		t.Fatalf("%s lacks the line %q", docs, heading)
	}
	set := builtInSet(t)
	count := regexp.MustCompile(`The files of \d+ networks`)
	if !count.MatchString(before) {
		t.Fatalf("%s does not say how many networks there are", docs)
	}
	before = count.ReplaceAllString(before, fmt.Sprintf("The files of %d networks", len(set.Networks)))
	golden.File(t, docs, before+heading+"\n"+table(t, set))
}

func TestExampleInTheDocs(t *testing.T) {
	data, err := os.ReadFile(docs)
	if err != nil {
		t.Fatal(err)
	}
	example := regexp.MustCompile("(?s)```yaml\n(# aboveboard/networks/(.+?)\n.*?)```").FindStringSubmatch(string(data))
	if example == nil {
		t.Fatal("the docs have no example")
	}
	set, findings := Load(blog(t, map[string]string{example[2]: example[1]}), today(t))
	if len(findings) > 0 {
		t.Fatal(report(findings))
	}
	link, _ := set.Match("https://shop.example/kettle?ref=myname")
	if link.Earns != DoesEarn || link.Account != "myname" || link.Network.ID != "the-shop" {
		t.Errorf("got %+v", link)
	}
}

func TestLinksInTheDocs(t *testing.T) {
	data, err := os.ReadFile(docs)
	if err != nil {
		t.Fatal(err)
	}
	set := builtInSet(t)
	rows := regexp.MustCompile("(?m)^\\| `(https://[^`]+)` \\| (yes|perhaps|no): ").FindAllStringSubmatch(string(data), -1)
	if len(rows) < 5 {
		t.Fatalf("%d rows; expected at least 5", len(rows))
	}
	for _, row := range rows {
		link, _ := set.Match(row[1])
		if want := map[string]Earns{"yes": DoesEarn, "perhaps": MayEarn, "no": EarnsNot}[row[2]]; link.Earns != want {
			t.Errorf("%q earns %v; the docs say %s", row[1], link.Earns, row[2])
		}
	}
}

// table returns one row per network, with a valid address of each form.
func table(t *testing.T, set *Set) string {
	examples := map[string][]string{}
	forms := map[string]bool{}
	for _, e := range expectations(t) {
		link, ok := set.Match(e.address)
		if !ok || link.Earns == EarnsNot || !link.AccountWellFormed() || e.address != strings.ToLower(e.address[:8])+e.address[8:] || strings.ContainsAny(e.address, " \t\n\r\\") {
			continue
		}
		key := link.Network.ID + " " + link.Shape.Form
		if !forms[key] && strings.HasPrefix(e.address, "http") {
			forms[key] = true
			examples[link.Network.ID] = append(examples[link.Network.ID], "`"+shortened(e.address)+"`")
		}
	}
	var b strings.Builder
	b.WriteString("| network | links look like | redirects of yours | statement demanded in | read |\n|---|---|---|---|---|\n")
	for _, n := range set.Networks {
		statement := strings.Join(n.Statement.Text.Languages(), ", ")
		if statement == "" {
			statement = "—"
		}
		fmt.Fprintf(&b, "| %s (`%s`) | %s | %s | %s | %s |\n", n.Name, n.ID, strings.Join(examples[n.ID], "<br>"), redirects(n), statement, read(n))
	}
	return strings.ReplaceAll(b.String(), "<br>", ", ")
}

func redirects(n *Network) string {
	if n.Redirects.State == "unknown" {
		return "unknown"
	}
	return fmt.Sprintf("[%s](%s)", n.Redirects.State, n.Redirects.Evidence.Source)
}

// read returns the sources of the network's links, and the date of the oldest.
func read(n *Network) string {
	var sources []string
	oldest := n.Shapes[0].Evidence.Checked
	for _, s := range n.Shapes {
		source := fmt.Sprintf("[%s](%s)", s.Confidence, s.Evidence.Source)
		if !slices.Contains(sources, source) {
			sources = append(sources, source)
		}
		if s.Evidence.Checked.Before(oldest.Time) {
			oldest = s.Evidence.Checked
		}
	}
	return strings.Join(sources, ", ") + ", " + oldest.String()
}

func shortened(address string) string {
	address = strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://")
	const longest = 64
	if len(address) <= longest {
		return address
	}
	return address[:longest-1] + "…"
}
