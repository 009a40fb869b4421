package catalog

import (
	"strings"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// programDecoder reads one file of programs/.
type programDecoder struct {
	decoder
	site     Site
	criteria map[string]*Criterion
}

func (d *programDecoder) program(id string, root *yamlsource.Node) *Program {
	n := d.Mapping(root, "the program", []string{"name", "url", "summary"}, []string{"facts", "short", "merchant", "network", "forms", "statement", "redirects"})
	p := &Program{
		ID:       id,
		Name:     d.Translated(yamlsource.Of(n, "name"), "name"),
		Short:    d.Translated(yamlsource.Of(n, "short"), "short"),
		URL:      d.Address(yamlsource.Of(n, "url"), "url"),
		Merchant: d.Translated(yamlsource.Of(n, "merchant"), "merchant"),
		Summary:  d.Translated(yamlsource.Of(n, "summary"), "summary"),
		Facts:    d.facts(yamlsource.Of(n, "facts")),
	}
	if facts := yamlsource.Of(n, "facts"); facts != nil {
		p.written = len(facts.Entries)
	}
	d.beside(p, yamlsource.Of(n, "facts"))
	d.network(p, n)
	d.redirects(p, yamlsource.Of(n, "redirects"))
	d.statement(p, n)
	return p
}

func (d *programDecoder) facts(n *yamlsource.Node) map[string]*Fact {
	facts := map[string]*Fact{}
	if n == nil {
		return facts
	}
	if n.Kind != yamlsource.Mapping {
		d.WrongType(n, "facts", "`criterion: {value: …, source: …, checked: …}` lines")
		return facts
	}
	for _, e := range n.Entries {
		criterion, known := d.criteria[e.Key.Value]
		if d.criteria == nil {
			continue // a finding of its own tells that criteria.yaml is missing or broken
		}
		if !known {
			d.Report("unknown-id", e.Key, "criteria.yaml has no criterion %q; %s", e.Key.Value, finding.Expected(e.Key.Value, keys(d.criteria)))
			continue
		}
		facts[criterion.ID] = d.fact(criterion, e.Value)
	}
	return facts
}

func (d *programDecoder) fact(c *Criterion, n *yamlsource.Node) *Fact {
	what := "fact " + c.ID
	m := d.Mapping(n, what, nil, []string{"value", "unknown", "not-applicable", "note", "source", "quote", "checked", "also", "confidence"})
	f := &Fact{Note: d.Translated(yamlsource.Of(m, "note"), "note of "+what), Evidence: d.Evidence(m, what)}
	d.HowSure(&f.Evidence, m, what)
	if n.Kind != yamlsource.Mapping {
		return f
	}
	d.state(f, c, m)
	if f.State != NotApplicable {
		d.demandEvidence(f, m, what)
	}
	return f
}

// state reads which one of the three states the fact is in.
func (d *programDecoder) state(f *Fact, c *Criterion, m *yamlsource.Node) {
	what := "fact " + c.ID
	var present []string
	for _, key := range []string{"value", "unknown", "not-applicable"} {
		if m.Lookup(key) != nil {
			present = append(present, key)
		}
	}
	switch {
	case len(present) == 0:
		d.Report("missing-fact", m, "%s has no value; add %q, or say %q or %q", what,
			"value: …", "unknown: why nobody can say", "not-applicable: true")
		return
	case len(present) > 1:
		d.Report("conflicting-keys", yamlsource.KeyOf(m, present[1]), "%s says both %q and %q; keep one", what, present[0], present[1])
	}
	value := m.Lookup(present[0])
	switch present[0] {
	case "value":
		f.State, f.Value = Known, d.value(c, value)
	case "unknown":
		f.State, f.Reason = Unknown, d.Translated(value, "unknown of "+what)
	default:
		f.State = NotApplicable
		if yes, ok := yesNo(value); !ok || !yes {
			d.WrongType(value, "not-applicable of "+what, "true (leave the line out otherwise)")
		}
	}
}

func (d *programDecoder) demandEvidence(f *Fact, m *yamlsource.Node, what string) {
	for _, key := range []string{"source", "checked"} {
		if yamlsource.Of(m, key) == nil {
			d.Report("missing-evidence", m, "%s has no %q; add where you read it and when: %q", what, key,
				map[string]string{"source": "source: https://…", "checked": "checked: 2026-09-26"}[key])
		}
	}
	d.freshness(f.Evidence.Checked, yamlsource.Of(m, "checked"), what)
}

// freshness compares a fact's age with what site.yaml allows.
func (d *programDecoder) freshness(checked yamlsource.Date, n *yamlsource.Node, what string) {
	if n == nil || checked.IsZero() || d.Today.IsZero() {
		return
	}
	age := d.Today.Sub(checked.Time)
	limit, severity := d.site.Freshness.Fail, finding.Error
	if limit.Length == 0 || age <= limit.Length {
		limit, severity = d.site.Freshness.Warn, finding.Warning
	}
	if limit.Length == 0 || age <= limit.Length {
		return
	}
	d.Report("stale-fact", n, "%s was checked %d days ago, and site.yaml allows %s; read the source again and write today's date", what, age/(24*time.Hour), limit.Written)
	d.Findings[len(d.Findings)-1].Severity = severity
}

// yesNo reads the words that YAML 1.2 leaves as text as well as true and false.
func yesNo(n *yamlsource.Node) (value, ok bool) {
	if !n.Scalar() {
		return false, false
	}
	switch strings.ToLower(n.Value) {
	case "yes", "true":
		return true, true
	case "no", "false":
		return false, true
	}
	return false, false
}
