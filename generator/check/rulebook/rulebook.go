// Package rulebook combines the documentation of all findings: the rules of lint, with
// their examples, and the register of all other findings. `explain`, the reports and
// the documentation use it.
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

// The pages of the documentation, where each id is an anchor.
const (
	rulesPage    = "https://aboveboard-hugo.netlify.app/docs/rules/#"
	findingsPage = "https://aboveboard-hugo.netlify.app/docs/findings/#"
)

// Entry is the documentation of one kind of finding.
type Entry struct {
	ID                 finding.ID
	Severity           finding.Severity
	Title, Reason, Fix string
	Sources            []string
	Address            string       // its address in the documentation
	Former             []finding.ID // ids of earlier versions that also mean this one
	Rule               *lint.Rule   // nil if it is not a rule of check
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

// Find returns the entries for an id, the id itself first: an id of an earlier version
// may mean several present ones.
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

// Describe returns the documentation of a finding, as Markdown that is also readable in
// a terminal.
func (e Entry) Describe(jurisdictions []*jurisdiction.Jurisdiction, networks *network.Set) string {
	if e.Rule != nil {
		return e.Rule.Describe(jurisdictions, networks)
	}
	return fmt.Sprintf("## %s\n\n%s%s. Severity: %s.\n\n%s\n\n**How to fix it:** %s\n",
		e.ID, strings.ToUpper(e.Title[:1]), e.Title[1:], e.Severity, e.Reason, e.Fix)
}
