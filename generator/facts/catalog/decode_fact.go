package catalog

import (
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func (d *itemDecoder) facts(n *yamlsource.Node) map[string]*Fact {
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
			continue // there is already a finding that criteria.yaml is missing or broken
		}
		if !known {
			d.Report("unknown-id", e.Key, "criteria.yaml has no criterion %q; %s", e.Key.Value, finding.Expected(e.Key.Value, keys(d.criteria)))
			continue
		}
		facts[criterion.ID] = d.fact(criterion, e.Value)
	}
	return facts
}

func (d *itemDecoder) fact(c *Criterion, n *yamlsource.Node) *Fact {
	what := "fact " + c.ID
	if d.short(c, n) {
		return d.shortFact(c, n)
	}
	m := d.Mapping(n, what, anyFactFields)
	f := &Fact{Note: d.Translated(yamlsource.Of(m, "note"), "note of "+what), Evidence: d.evidenceOf(m, what)}
	if n.Kind != yamlsource.Mapping {
		return f
	}
	d.state(f, c, m)
	if f.State == Known {
		d.prove(f, c, m)
	} else {
		d.complete(m, what)
	}
	return f
}

// longestLanguage is the length of the longest language code without a region.
const longestLanguage = 3

// short reports whether a fact is just its value. A mapping is, if it has only keys of
// a value of the criterion's type.
func (d *itemDecoder) short(c *Criterion, n *yamlsource.Node) bool {
	if n.Kind != yamlsource.Mapping {
		return n.Kind != yamlsource.Null
	}
	return len(n.Entries) > 0 && !slices.ContainsFunc(n.Entries, func(e yamlsource.Entry) bool { return !d.partOfValue(c, e.Key.Value) })
}

func (d *itemDecoder) partOfValue(c *Criterion, key string) bool {
	switch {
	case c.Type.Ranges():
		return key == "from" || key == "to" || key == "currency"
	case c.Type == TypeLink:
		return key == "href" || key == "text"
	case c.Type == TypeText && (len(key) <= longestLanguage || strings.Contains(key, "-")):
		return d.Serves(key)
	}
	return false
}

// shortFact reads a fact that is just its value. The words "unknown" and
// "not-applicable" mean the same as the keys.
func (d *itemDecoder) shortFact(c *Criterion, n *yamlsource.Node) *Fact {
	if n.Scalar() {
		switch State(n.Value) {
		case Unknown, NotApplicable:
			return &Fact{State: State(n.Value)}
		}
	}
	f := &Fact{State: Known, Value: d.value(c, n)}
	d.prove(f, c, n)
	return f
}

// state reads which of the three states the fact is in.
func (d *itemDecoder) state(f *Fact, c *Criterion, m *yamlsource.Node) {
	what := "fact " + c.ID
	var present []string
	for _, key := range states {
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
		if word := State(value.Value); value.Scalar() && (word == Unknown || word == NotApplicable) {
			f.State = word // as in a fact that is nothing but its value
			return
		}
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

// yesNo reads true and false, and the words that are text in YAML 1.2.
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
