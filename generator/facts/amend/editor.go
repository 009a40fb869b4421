package amend

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// editor changes a file and its tree. Its methods report whether a change is safe.
type editor struct {
	file     *source.File
	brackets []source.Span // of mappings and lists in brackets
	edits    []edit
	replaced map[*yamlsource.Node]source.Span // where the value of a node was
}

// edit replaces bytes. Of two that insert at one place, the deeper one comes first.
type edit struct {
	source.Span
	text  string
	depth int
}

func (ed *editor) edit(from, to int, text string) {
	ed.edits = append(ed.edits, edit{source.Span{Start: from, End: to}, text, 0})
}

// newLine inserts a line after that of an offset.
func (ed *editor) newLine(at int, indent, text string) {
	at = ed.lineEnd(at)
	ed.edits = append(ed.edits, edit{source.Span{Start: at, End: at}, ed.newline() + indent + text, len(indent)})
}

// replace writes a value in place of another one, in the same quotes.
func (ed *editor) replace(old, with *yamlsource.Node) bool {
	span, ok := ed.extent(old)
	if !ok || ed.comments(span) {
		return false
	}
	text := ed.text(with)
	if old.Scalar() && with.Scalar() {
		text = ed.quoted(span, with.Value)
	}
	ed.edit(span.Start, span.End, text)
	at := old.Span
	*old = *clone(with)
	old.Span, ed.replaced[old] = at, span
	return true
}

// rename writes another key.
func (ed *editor) rename(key *yamlsource.Node, name string) {
	ed.edit(key.Span.Start, key.Span.End, name)
	key.Value = name
}

// add writes a key that a mapping does not have, or whose value is empty.
func (ed *editor) add(m *yamlsource.Node, key string, value *yamlsource.Node) bool {
	if old := m.Lookup(key); old != nil {
		return ed.fill(m, old, key, value)
	}
	defer func() { m.Entries = append(m.Entries, yamlsource.Entry{Key: word(key), Value: clone(value)}) }()
	if len(m.Entries) == 0 {
		if at := m.Span.Start; at < len(ed.file.Data) && ed.file.Data[at] == '{' {
			ed.edit(at+1, at+1, key+": "+ed.text(value))
			return true
		}
		return false
	}
	last := m.Entries[0]
	for _, e := range m.Entries {
		if e.Key.Span.End > 0 { // one that is not new
			last = e
		}
	}
	end, ok := ed.end(last)
	if !ok {
		return false
	}
	if ed.flow(m) {
		ed.edit(end, end, ", "+key+": "+ed.text(value))
		return true
	}
	indent := strings.Repeat(" ", ed.file.Position(m.Entries[0].Key.Span.Start).Column-1)
	ed.newLine(end, indent, key+":"+ed.block(value, last.Value, indent))
	return true
}

// fill writes the value of a key that has none.
func (ed *editor) fill(m, old *yamlsource.Node, key string, value *yamlsource.Node) bool {
	at := yamlsource.KeyOf(m, key).Span.End
	colon := bytes.IndexByte(ed.file.Data[at:], ':')
	if colon < 0 || old.Span.End > old.Span.Start {
		return false
	}
	ed.edit(at+colon+1, at+colon+1, " "+ed.text(value))
	*old = *clone(value)
	return true
}

// append adds entries to the end of a list.
func (ed *editor) append(list *yamlsource.Node, items []*yamlsource.Node) bool {
	if len(list.Items) == 0 {
		return ed.replace(list, &yamlsource.Node{Kind: yamlsource.Sequence, Items: items})
	}
	last := list.Items[0]
	for _, item := range list.Items {
		if item.Span.End > 0 {
			last = item
		}
	}
	span, ok := ed.extent(last)
	dash, hasDash := ed.dash(list.Items[0])
	if !ok || !ed.flow(list) && !hasDash {
		return false
	}
	for _, item := range items {
		if ed.flow(list) {
			ed.edit(span.End, span.End, ", "+ed.text(item))
		} else {
			ed.newLine(span.End, dash, "- "+ed.text(item))
		}
		list.Items = append(list.Items, clone(item))
	}
	return true
}

// replaceItems writes other entries in place of those of a list.
func (ed *editor) replaceItems(list *yamlsource.Node, items []*yamlsource.Node) bool {
	if ed.flow(list) || len(list.Items) == 0 || len(items) == 0 {
		return ed.replace(list, &yamlsource.Node{Kind: yamlsource.Sequence, Items: items})
	}
	dash, hasDash := ed.dash(list.Items[0])
	last, ok := ed.extent(list.Items[len(list.Items)-1])
	span := source.Span{Start: list.Items[0].Span.Start, End: last.End}
	if !hasDash || !ok || ed.comments(span) {
		return false
	}
	var texts []string
	list.Items = nil
	for _, item := range items {
		texts = append(texts, ed.text(item))
		list.Items = append(list.Items, clone(item))
	}
	ed.edit(span.Start, span.End, strings.Join(texts, ed.newline()+dash+"- "))
	return true
}

// dash returns the indentation of the dash before an entry of a list in block style.
func (ed *editor) dash(item *yamlsource.Node) (indent string, ok bool) {
	before := bytes.TrimRight(ed.file.Data[:item.Span.Start], " ")
	if !bytes.HasSuffix(before, []byte("-")) || len(before) == item.Span.Start {
		return "", false
	}
	return strings.Repeat(" ", ed.file.Position(len(before)-1).Column-1), true
}

// lineEnd returns the end of the line of an offset, after a comment.
func (ed *editor) lineEnd(at int) int {
	if length := bytes.IndexAny(ed.file.Data[at:], "\r\n"); length >= 0 {
		return at + length
	}
	return len(ed.file.Data)
}

func (ed *editor) newline() string {
	if bytes.Contains(ed.file.Data, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// apply returns the changed file.
func (ed *editor) apply() []byte {
	slices.SortStableFunc(ed.edits, func(a, b edit) int { return cmp.Or(a.Start-b.Start, b.depth-a.depth) })
	var out []byte
	at := 0
	for _, e := range ed.edits {
		if e.Start < at {
			continue // two changes to one value: the trees will differ
		}
		out = append(append(out, ed.file.Data[at:e.Start]...), e.text...)
		at = e.End
	}
	return append(out, ed.file.Data[at:]...)
}

// clone returns a copy of a value without its positions, which are in another file.
func clone(n *yamlsource.Node) *yamlsource.Node {
	copied := yamlsource.Node{Kind: n.Kind, Value: n.Value}
	for _, item := range n.Items {
		copied.Items = append(copied.Items, clone(item))
	}
	for _, e := range n.Entries {
		copied.Entries = append(copied.Entries, yamlsource.Entry{Key: word(e.Key.Value), Value: clone(e.Value)})
	}
	return &copied
}
