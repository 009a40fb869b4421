// Package rulebook joins what is said about findings: the rules of lint, with their
// examples, and the register of what else the program prints. `explain`, the
// reports and the documentation take their words from it.
package rulebook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/register"
)

// The pages of the documentation, in which each id is an anchor.
const (
	rulesPage    = "https://aboveboard-hugo.netlify.app/docs/rules/#"
	findingsPage = "https://aboveboard-hugo.netlify.app/docs/findings/#"
)

// Entry is what is said about one kind of finding.
type Entry struct {
	ID                 finding.ID
	Severity           finding.Severity
	Title, Reason, Fix string
	Sources            []string
	Address            string       // its place in the documentation
	Former             []finding.ID // ids of earlier versions that mean this one, too
	Rule               *lint.Rule   // nil where no rule of check finds it
}

// All returns the rules in the order of the documentation, then the other findings.
func All() []Entry {
	known := register.Load()
	var all []Entry
	for _, r := range lint.Rules() {
		all = append(all, Entry{
			ID: r.ID, Severity: r.Severity, Title: r.Title, Reason: r.Reason, Fix: r.Fix, Sources: r.Sources,
			Address: rulesPage + string(r.ID), Former: known.Former(r.ID), Rule: r,
		})
	}
	for _, e := range known.Entries {
		all = append(all, Entry{
			ID: e.ID, Severity: e.Severity, Title: e.Title, Reason: e.Reason, Fix: e.Fix,
			Address: findingsPage + string(e.ID), Former: known.Former(e.ID),
		})
	}
	return all
}

// IDs returns all ids that a finding can have.
func IDs() []string {
	var ids []string
	for _, e := range All() {
		ids = append(ids, string(e.ID))
	}
	return ids
}

// Find returns what an id stands for, the id itself first: an id of an earlier
// version may stand for several of today.
func Find(id string) ([]Entry, error) {
	means := register.Load().Means(finding.ID(id))
	found := slices.DeleteFunc(All(), func(e Entry) bool { return !slices.Contains(means, e.ID) })
	if len(found) == 0 {
		return nil, fmt.Errorf("there is no finding %q; %s", id, finding.Expected(id, IDs()))
	}
	slices.SortStableFunc(found, func(a, b Entry) int {
		return cmp.Compare(slices.Index(means, a.ID), slices.Index(means, b.ID))
	})
	return found, nil
}

// Describe returns everything that is said about a finding, as Markdown that reads
// well in a terminal too.
func (e Entry) Describe(jurisdictions []*jurisdiction.Jurisdiction, networks *network.Set) string {
	if e.Rule != nil {
		return e.Rule.Describe(jurisdictions, networks)
	}
	return fmt.Sprintf("## %s\n\n%s%s. Severity: %s.\n\n%s\n\n**How to fix it:** %s\n",
		e.ID, strings.ToUpper(e.Title[:1]), e.Title[1:], e.Severity, e.Reason, e.Fix)
}
