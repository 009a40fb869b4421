package registry_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/registry"
	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
)

func load(t *testing.T) *registry.Registry {
	t.Helper()
	r, err := registry.Load()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestHasEnoughWithEvidence(t *testing.T) {
	r := load(t)
	facts := 0
	for _, e := range r.Entries {
		known, _, _ := e.Count()
		facts += known
		if len(e.Facts) != len(r.Criteria) {
			t.Errorf("%s says something about %d of %d rows; expected all, so that it can be compared", e.ID, len(e.Facts), len(r.Criteria))
		}
		if known < 5 {
			t.Errorf("%s has %d known facts; expected at least 5", e.ID, known)
		}
	}
	if len(r.Entries) < 21 || facts < 130 {
		t.Errorf("%d programs with %d facts; expected at least 21 with 130", len(r.Entries), facts)
	}
}

// TestEachFactHasItsEvidence: a fact from other sites (b) names at least two of them,
// unless its source is the page that they quote.
func TestEachFactHasItsEvidence(t *testing.T) {
	tomorrow := time.Now().AddDate(0, 0, 1)
	for _, e := range load(t).Entries {
		for id, f := range e.Facts {
			what := e.ID + ", " + id
			switch evidence := f.Evidence; f.State {
			case catalog.Known:
				if evidence.Support == nil || evidence.Support.Confidence == "" {
					t.Errorf("%s: no confidence", what)
					continue
				}
				if evidence.Support.Confidence == "b" && len(evidence.Support.Also) == 0 && evidence.Quote != "" {
					t.Errorf("%s: other places agree, and none of them is named", what)
				}
				if words := len(strings.Fields(evidence.Quote)); words > 12 {
					t.Errorf("%s: the quote has %d words", what, words)
				}
				for _, other := range evidence.Support.Also {
					if host(t, other) == host(t, evidence.Source) {
						t.Errorf("%s: %s is at the same place as the source", what, other)
					}
				}
				fallthrough
			case catalog.Unknown:
				if host(t, evidence.Source) == "" || evidence.Checked.IsZero() || evidence.Checked.After(tomorrow) {
					t.Errorf("%s: %+v", what, evidence)
				}
			}
		}
	}
}

func host(t *testing.T, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" {
		t.Errorf("%q is not an https address", address)
		return ""
	}
	return u.Hostname()
}

func TestDocsListTheRegistry(t *testing.T) {
	golden.Table(t, "../../../content/docs/registry.md", "go test ./generator/facts/registry -update", table(load(t)))
}

func table(r *registry.Registry) string {
	var b strings.Builder
	b.WriteString("| program | id | facts known | unknown | oldest reading |\n|---|---|---|---|---|\n")
	for _, e := range r.Entries {
		name, _ := e.Name.In("en", "en")
		known, unknown, oldest := e.Count()
		fmt.Fprintf(&b, "| [%s](%s) | `%s` | %d | %d | %s |\n", name, e.URL, e.ID, known, unknown, oldest)
	}
	return b.String()
}
