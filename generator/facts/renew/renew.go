// Package renew updates the date or the source in the evidence of facts. It takes a
// source file and what to renew, and returns the file's new bytes. Everything else in
// it is unchanged, including comments and order.
package renew

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Evidence is the renewed evidence of one fact.
type Evidence struct {
	Item      string // the row, in a table
	Criterion string
	Checked   yamlsource.Date
	Source    string // empty to keep the present one
	Inherited string // the source of the file's evidence, for a fact without its own
}

// File returns the file with its facts renewed. It returns an error and changes nothing
// if a fact has a form that can't be changed safely.
func File(file *source.File, facts []Evidence) ([]byte, error) {
	root, findings := yamlsource.Parse(file)
	if root == nil || finding.HasErrors(findings) {
		return nil, fmt.Errorf("%s has errors; run `aboveboard generate --check` to see them", file.Path)
	}
	data := file.Data
	for _, f := range facts {
		next, err := one(source.New(file.Path, data), f)
		if err != nil {
			return nil, err
		}
		data = next
	}
	return data, nil
}

// one renews one fact and reads the file again, to check that nothing else changed.
func one(file *source.File, e Evidence) ([]byte, error) {
	root, _ := yamlsource.Parse(file)
	fact := factIn(root, e.Criterion)
	if fact == nil {
		return nil, fmt.Errorf("%s has no fact %q", file.Path, e.Criterion)
	}
	editor := editor{file: file}
	switch {
	case fact.Kind == yamlsource.Mapping && long(fact):
		if src := cmp.Or(e.Source, missing(fact, "source", e.Inherited)); src != "" {
			editor.set(fact, "source", strconv.Quote(src))
		}
		editor.set(fact, "checked", e.Checked.String())
	default:
		editor.lengthen(fact, cmp.Or(e.Source, e.Inherited), e.Checked)
	}
	data := editor.apply()
	after, findings := yamlsource.Parse(source.New(file.Path, data))
	if after == nil || len(findings) > 0 || !renewed(factIn(after, e.Criterion), e) || !same(without(root, e.Criterion), without(after, e.Criterion)) {
		return nil, fmt.Errorf("%s: fact %s on line %d has a form that can't be changed safely; write %q into it by hand", file.Path, e.Criterion,
			file.Position(fact.Span.Start).Line, "checked: "+e.Checked.String())
	}
	return data, nil
}

func factIn(root *yamlsource.Node, criterion string) *yamlsource.Node {
	facts := yamlsource.Of(root, "facts")
	if facts == nil {
		return nil
	}
	return yamlsource.Of(facts, criterion)
}

// long reports whether a mapping is a fact with its evidence, rather than a value such
// as {from: 1, to: 10}.
func long(n *yamlsource.Node) bool {
	return slices.ContainsFunc(n.Entries, func(e yamlsource.Entry) bool {
		return slices.Contains([]string{"value", "unknown", "not-applicable", "source", "checked", "quote", "note"}, e.Key.Value)
	})
}

func missing(fact *yamlsource.Node, key, otherwise string) string {
	if yamlsource.Of(fact, key) != nil {
		return ""
	}
	return otherwise
}

// editor collects the changes to one file.
type editor struct {
	file  *source.File
	edits []finding.Edit
}

// set sets the value of a key of a mapping: in place if the key exists, or else after the
// source, or else before the first key.
func (ed *editor) set(m *yamlsource.Node, key, value string) {
	if old := m.Lookup(key); old != nil {
		if old.Kind == yamlsource.Null && old.Span.Start == old.Span.End {
			value = " " + value
		} else if was := string(ed.file.Data[old.Span.Start:old.Span.End]); key == "source" && !strings.ContainsAny(was, `"'`) {
			value = strings.Trim(value, `"`)
		}
		ed.edits = append(ed.edits, finding.Edit{Span: old.Span, Text: value})
		return
	}
	line := key + ": " + value
	first := m.Entries[0].Key.Span.Start
	flow := ed.file.Data[m.Span.Start] == '{'
	gap := ", "
	if !flow {
		gap = ed.newline() + strings.Repeat(" ", ed.file.Position(first).Column-1)
	}
	if src := yamlsource.Of(m, "source"); src != nil && key == "checked" {
		ed.edits = append(ed.edits, finding.Edit{Span: source.Span{Start: src.Span.End, End: src.Span.End}, Text: gap + line})
		return
	}
	ed.edits = append(ed.edits, finding.Edit{Span: source.Span{Start: first, End: first}, Text: line + gap})
}

func (ed *editor) newline() string {
	if bytes.Contains(ed.file.Data, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// lengthen adds evidence to a fact that is just its value.
func (ed *editor) lengthen(value *yamlsource.Node, src string, day yamlsource.Date) {
	text := string(ed.file.Data[value.Span.Start:value.Span.End])
	if value.Kind == yamlsource.String && !strings.HasPrefix(text, `"`) && !strings.HasPrefix(text, "'") {
		text = strconv.Quote(value.Value)
	}
	ed.edits = append(ed.edits, finding.Edit{Span: value.Span, Text: fmt.Sprintf("{value: %s, source: %q, checked: %s}", text, src, day)})
}

func (ed *editor) apply() []byte {
	var out []byte
	at := 0
	slices.SortStableFunc(ed.edits, func(a, b finding.Edit) int { return a.Span.Start - b.Span.Start })
	for _, e := range ed.edits {
		out = append(append(out, ed.file.Data[at:e.Span.Start]...), e.Text...)
		at = e.Span.End
	}
	return append(out, ed.file.Data[at:]...)
}

func renewed(fact *yamlsource.Node, e Evidence) bool {
	if fact == nil || fact.Kind != yamlsource.Mapping {
		return false
	}
	checked, src := yamlsource.Of(fact, "checked"), yamlsource.Of(fact, "source")
	return checked != nil && checked.Value == e.Checked.String() && (e.Source == "" || src != nil && src.Value == e.Source)
}

// without returns a file's tree without the evidence of one fact.
func without(root *yamlsource.Node, criterion string) *yamlsource.Node {
	copied := *root
	copied.Entries = slices.Clone(root.Entries)
	for i, e := range copied.Entries {
		if e.Key.Value != "facts" {
			continue
		}
		facts := *e.Value
		facts.Entries = slices.Clone(e.Value.Entries)
		for j, f := range facts.Entries {
			if f.Key.Value == criterion {
				facts.Entries[j].Value = valueOnly(f.Value)
			}
		}
		copied.Entries[i].Value = &facts
	}
	return &copied
}

func valueOnly(fact *yamlsource.Node) *yamlsource.Node {
	if fact.Kind != yamlsource.Mapping || !long(fact) {
		return &yamlsource.Node{Kind: yamlsource.Mapping, Entries: []yamlsource.Entry{{Key: &yamlsource.Node{Kind: yamlsource.String, Value: "value"}, Value: fact}}}
	}
	copied := *fact
	copied.Entries = slices.DeleteFunc(slices.Clone(fact.Entries), func(e yamlsource.Entry) bool {
		return e.Key.Value == "source" || e.Key.Value == "checked"
	})
	return &copied
}

// same reports whether two trees are equal apart from positions.
func same(a, b *yamlsource.Node) bool {
	if a.Kind != b.Kind || a.Scalar() && a.Value != b.Value {
		return false
	}
	return slices.EqualFunc(a.Items, b.Items, same) && slices.EqualFunc(a.Entries, b.Entries, func(x, y yamlsource.Entry) bool {
		return same(x.Key, y.Key) && same(x.Value, y.Value)
	})
}
