// Package amend changes an item's YAML file to what a row of a table says. It takes the
// file, what the row says and what the file says, both in a table's form, and returns
// the file's new bytes. Comments, order, quoting and every other value are unchanged.
package amend

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Request is a file and what it should say. Wanted and Present are what package sheet
// reads from the row, and from a row that has been made of the file itself.
type Request struct {
	File            *source.File
	Wanted, Present *yamlsource.Node
	Language        string // of texts in a table

	// SameOffer reports whether the links of an offer are already those of the file.
	SameOffer func(offer *yamlsource.Node) bool
}

// Result is the changed file.
type Result struct {
	Data     []byte
	Changed  []string // what has a new value, such as a criterion
	Unproven []string // facts with a new value and the evidence of the old one
}

// Item returns the amended file. It returns an error and changes nothing if something
// has a form that can't be changed safely.
func Item(r Request) (Result, error) {
	root, findings := yamlsource.Parse(r.File)
	if root == nil || len(findings) > 0 || root.Kind != yamlsource.Mapping {
		return Result{}, fmt.Errorf("%s has errors; run `aboveboard generate --check` to see them", r.File.Path)
	}
	r.Wanted = clone(r.Wanted)
	a := amender{editor: editor{file: r.File, replaced: map[*yamlsource.Node]source.Span{}}, Request: r, root: root}
	a.findBrackets(root)
	a.forAll = a.provesAll()
	for _, e := range r.Wanted.Entries {
		a.about = e.Key.Value
		switch e.Key.Value {
		case "facts":
			a.facts(e.Value)
		case "offers":
			a.offers(e.Value)
		case "evidence":
			if a.forAll {
				a.entry(root, "evidence", e.Value, r.Present.Lookup("evidence"))
			}
		default:
			a.entry(root, e.Key.Value, e.Value, r.Present.Lookup(e.Key.Value))
		}
	}
	data := a.apply()
	after, findings := yamlsource.Parse(source.New(r.File.Path, data))
	if len(a.unsafe) == 0 && (after == nil || len(findings) > 0 || !same(root, after)) {
		a.unsafe = a.changed
	}
	if len(a.unsafe) > 0 {
		return Result{}, fmt.Errorf("%s: what it says about %s has a form that can't be changed safely; change it there by hand, and import again", r.File.Path, strings.Join(a.unsafe, ", "))
	}
	return Result{Data: data, Changed: a.changed, Unproven: a.unproven}, nil
}

// amender amends one file. The tree is changed together with the file, so that the two
// can be compared in the end.
type amender struct {
	editor
	Request
	root     *yamlsource.Node
	forAll   bool   // the evidence of the row is that of the file
	about    string // what is being amended
	changed  []string
	unproven []string
	unsafe   []string
}

func (a *amender) change() {
	if !slices.Contains(a.changed, a.about) {
		a.changed = append(a.changed, a.about)
	}
}

func (a *amender) refuse() {
	if !slices.Contains(a.unsafe, a.about) {
		a.unsafe = append(a.unsafe, a.about)
	}
}

// entry amends the value of a key. present is nil if the file has none, or one that a
// table cannot hold.
func (a *amender) entry(m *yamlsource.Node, key string, wanted, present *yamlsource.Node) {
	old := m.Lookup(key)
	if present != nil && equal(wanted, present) || old != nil && same(wanted, old) {
		return
	}
	if old != nil && wanted.Kind == yamlsource.Mapping && old.Kind == yamlsource.Mapping {
		for _, e := range wanted.Entries {
			var was *yamlsource.Node
			if present != nil {
				was = present.Lookup(e.Key.Value)
			}
			a.entry(old, e.Key.Value, e.Value, was)
		}
		return
	}
	a.put(m, key, wanted)
}

// put writes the value of a key, in place of the present one if there is one.
func (a *amender) put(m *yamlsource.Node, key string, wanted *yamlsource.Node) {
	a.change()
	done := false
	if old := m.Lookup(key); old == nil || old.Kind == yamlsource.Null {
		done = a.add(m, key, wanted)
	} else {
		done = a.value(old, wanted)
	}
	if !done {
		a.refuse()
	}
}

// value replaces a value by another one, and reports whether that is safe.
func (a *amender) value(old, wanted *yamlsource.Node) bool {
	switch {
	case wanted.Scalar() && old.Kind == yamlsource.Mapping:
		for _, key := range []string{a.Language, "href"} {
			if own := yamlsource.Of(old, key); own != nil {
				return a.value(own, wanted)
			}
		}
		if old.Lookup("from") == nil && old.Lookup("to") == nil {
			return false
		}
	case wanted.Kind == yamlsource.Mapping && keysOf(wanted) == keysOf(old):
		for _, e := range wanted.Entries {
			if now := old.Lookup(e.Key.Value); !same(now, e.Value) && !a.value(now, e.Value) {
				return false
			}
		}
		return true
	case wanted.Kind == yamlsource.Sequence && old.Kind == yamlsource.Sequence:
		return a.list(old, wanted)
	}
	return a.replace(old, wanted)
}

func keysOf(m *yamlsource.Node) string {
	var keys []string
	for _, e := range m.Entries {
		keys = append(keys, e.Key.Value)
	}
	return strings.Join(keys, " ")
}

// list changes the entries of a list: one by one, or by adding some at its end, so that
// comments between them stay.
func (a *amender) list(old, wanted *yamlsource.Node) bool {
	common := 0
	for common < min(len(old.Items), len(wanted.Items)) && a.says(old.Items[common], wanted.Items[common].Value) {
		common++
	}
	switch {
	case len(old.Items) == len(wanted.Items):
		for i, item := range wanted.Items {
			if !a.says(old.Items[i], item.Value) && !a.value(old.Items[i], item) {
				return false
			}
		}
		return true
	case len(old.Items) > 0 && common == len(old.Items):
		added := wanted.Items[common:]
		return a.append(old, added)
	}
	return a.replaceItems(old, wanted.Items)
}

// says reports whether an entry of a list has this text in a table's language.
func (a *amender) says(n *yamlsource.Node, text string) bool {
	if n.Kind == yamlsource.Mapping {
		n = yamlsource.Of(n, a.Language)
	}
	return n != nil && n.Scalar() && n.Value == text
}
