package amend

import (
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// states are the keys of a fact's value.
func states() []string { return []string{"value", "unknown", "not-applicable"} }

// split returns the key of a fact's value, the value, and the fact with its evidence,
// which is nil for a fact that is just its value.
func split(fact *yamlsource.Node) (state string, value, long *yamlsource.Node) {
	if fact == nil {
		return "", nil, nil
	}
	if fact.Kind != yamlsource.Mapping || !slices.ContainsFunc(fact.Entries, func(e yamlsource.Entry) bool {
		return slices.Contains(states(), e.Key.Value) || slices.Contains(evidence(), e.Key.Value) || e.Key.Value == "note"
	}) {
		return "value", fact, nil
	}
	for _, state := range states() {
		if value := fact.Lookup(state); value != nil {
			return state, value, fact
		}
	}
	return "", nil, fact
}

func evidence() []string {
	return []string{"source", "quote", "checked", "tested", "how", "also", "confidence"}
}

func (a *amender) facts(wanted *yamlsource.Node) {
	facts := yamlsource.Of(a.root, "facts")
	if facts == nil {
		all := &yamlsource.Node{Kind: yamlsource.Mapping}
		for _, e := range wanted.Entries {
			all.Entries = append(all.Entries, yamlsource.Entry{Key: e.Key, Value: a.proved(e.Value)})
		}
		a.put(a.root, "facts", all)
		return
	}
	for _, e := range wanted.Entries {
		a.about = e.Key.Value
		var present *yamlsource.Node
		if p := yamlsource.Of(a.Present, "facts"); p != nil {
			present = p.Lookup(e.Key.Value)
		}
		a.fact(facts, e.Key.Value, e.Value, present)
	}
}

// fact amends one fact: its value, and its evidence where the row has some for it alone.
// The evidence of the whole row counts for a value that is new.
func (a *amender) fact(facts *yamlsource.Node, id string, wanted, present *yamlsource.Node) {
	old := yamlsource.Of(facts, id)
	if old == nil {
		a.put(facts, id, a.proved(wanted))
		return
	}
	state, value, _ := split(wanted)
	presentState, presentValue, presentLong := split(present)
	changed := presentValue == nil || state != presentState || !equal(value, presentValue)
	if changed {
		wanted = a.proved(wanted)
	}
	oldState, oldValue, oldLong := split(old)
	if changed && oldLong != nil && oldState == state && same(value, oldValue) {
		changed = false
	}
	parts := a.parts(wanted, presentLong)
	switch {
	case !changed && len(parts) == 0:
		return
	case oldLong == nil && (state != "value" || len(parts) > 0):
		a.change()
		whole := &yamlsource.Node{Kind: yamlsource.Mapping, Entries: append([]yamlsource.Entry{{Key: word(state), Value: value}}, parts...)}
		if !changed {
			whole.Entries[0].Value = old
		}
		if !a.replace(old, whole) {
			a.refuse()
		}
	case oldLong == nil:
		a.put(facts, id, value)
	default:
		if changed {
			a.restate(oldLong, oldState, state, value)
		}
		for _, part := range parts {
			a.put(oldLong, part.Key.Value, part.Value)
		}
	}
	a.judge(changed, id, oldLong, parts)
}

// restate gives a fact with evidence a new value, under another key if it must be.
func (a *amender) restate(fact *yamlsource.Node, old, state string, value *yamlsource.Node) {
	if old != "" && old != state {
		a.rename(yamlsource.KeyOf(fact, old), state)
	}
	a.put(fact, state, value)
}

// parts are the parts of a fact's evidence, and its note, that differ from the present.
func (a *amender) parts(wanted, present *yamlsource.Node) (parts []yamlsource.Entry) {
	_, _, long := split(wanted)
	if long == nil {
		return nil
	}
	for _, e := range long.Entries {
		if slices.Contains(states(), e.Key.Value) {
			continue
		}
		if present == nil || present.Lookup(e.Key.Value) == nil || !equal(e.Value, present.Lookup(e.Key.Value)) {
			parts = append(parts, e)
		}
	}
	return parts
}

// provesAll reports whether the evidence of the row takes the place of the file's: the
// row must have each fact that the file's evidence is for.
func (a *amender) provesAll() bool {
	row, base := a.Wanted.Lookup("evidence"), yamlsource.Of(a.root, "evidence")
	if row == nil || base == nil || base.Kind != yamlsource.Mapping {
		return false
	}
	if !slices.ContainsFunc(row.Entries, func(e yamlsource.Entry) bool {
		now := yamlsource.Of(base, e.Key.Value)
		return now == nil || !same(now, e.Value)
	}) {
		return true
	}
	facts, wanted := yamlsource.Of(a.root, "facts"), yamlsource.Of(a.Wanted, "facts")
	return facts == nil || !slices.ContainsFunc(facts.Entries, func(e yamlsource.Entry) bool {
		_, _, long := split(e.Value)
		inherits := long == nil || long.Lookup("source") == nil && long.Lookup("tested") == nil
		return inherits && (wanted == nil || wanted.Lookup(e.Key.Value) == nil)
	})
}

// proved returns a fact with the evidence of the row, if it has none of its own and the
// file's is not the same.
func (a *amender) proved(fact *yamlsource.Node) *yamlsource.Node {
	row := a.Wanted.Lookup("evidence")
	state, value, long := split(fact)
	own := long != nil && (long.Lookup("source") != nil || long.Lookup("tested") != nil)
	known := state == "value" && (!value.Scalar() || value.Value != "unknown" && value.Value != "not-applicable")
	if row == nil || a.forAll && long == nil || own || !known {
		return fact
	}
	whole := &yamlsource.Node{Kind: yamlsource.Mapping, Entries: []yamlsource.Entry{{Key: word(state), Value: value}}}
	for _, e := range row.Entries {
		if long == nil || long.Lookup(e.Key.Value) == nil {
			whole.Entries = append(whole.Entries, e)
		}
	}
	if long != nil {
		whole.Entries = append(whole.Entries, long.Entries[1:]...)
	}
	return whole
}

// judge remembers a fact whose evidence may be about its old value, and refuses one that
// would be both read and tested.
func (a *amender) judge(changed bool, id string, long *yamlsource.Node, parts []yamlsource.Entry) {
	has := func(key string) bool {
		return slices.ContainsFunc(parts, func(e yamlsource.Entry) bool { return e.Key.Value == key })
	}
	if long == nil {
		return
	}
	if yamlsource.Of(long, "source") != nil && yamlsource.Of(long, "tested") != nil {
		a.refuse()
	}
	if changed && (yamlsource.Of(long, "checked") != nil && !has("checked") || yamlsource.Of(long, "quote") != nil && !has("quote") || yamlsource.Of(long, "tested") != nil && !has("tested")) {
		a.unproven = append(a.unproven, id)
	}
}

func word(text string) *yamlsource.Node {
	return &yamlsource.Node{Kind: yamlsource.String, Value: text}
}
