package amend

import (
	"strconv"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// text writes a value on one line, so that it can be inside brackets. A value of the
// file itself keeps its quotes.
func (ed *editor) text(n *yamlsource.Node) string {
	if n.Span.End > 0 {
		if span, ok := ed.extent(n); ok && !strings.ContainsAny(ed.bytes(span), "\r\n") && (!n.Scalar() || ed.bytes(span) != n.Value || readsInside(n.Value)) {
			return ed.bytes(span)
		}
	}
	var parts []string
	switch n.Kind {
	case yamlsource.Mapping:
		for _, e := range n.Entries {
			parts = append(parts, e.Key.Value+": "+ed.text(e.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case yamlsource.Sequence:
		for _, item := range n.Items {
			parts = append(parts, ed.text(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	if readsInside(n.Value) {
		return n.Value
	}
	return strconv.Quote(n.Value)
}

// block writes the value of a key on a line of its own, like that of the key before.
func (ed *editor) block(n, before *yamlsource.Node, indent string) string {
	const step = "  "
	nested := n.Kind == yamlsource.Mapping && len(n.Entries) > 0 && (before.Kind == yamlsource.Mapping && !ed.flow(before) || n.Entries[0].Value.Kind == yamlsource.Mapping)
	switch {
	case nested:
		text := ""
		for _, e := range n.Entries {
			text += ed.newline() + indent + step + e.Key.Value + ": " + ed.line(e.Value)
		}
		return text
	case n.Kind == yamlsource.Sequence && len(n.Items) > 0 && !n.Items[0].Scalar():
		text := ""
		for _, item := range n.Items {
			text += ed.newline() + indent + step + "- " + ed.text(item)
		}
		return text
	}
	return " " + ed.line(n)
}

// line writes a value that is alone on its line.
func (ed *editor) line(n *yamlsource.Node) string {
	if n.Scalar() && reads(n.Value, n.Value) {
		return n.Value
	}
	return ed.text(n)
}

// quoted writes a text with the quotes of another one.
func (ed *editor) quoted(old source.Span, value string) string {
	switch first := ed.file.Data[old.Start]; {
	case first == '"':
		return strconv.Quote(value)
	case first == '\'' && !strings.ContainsAny(value, "\r\n"):
		return "'" + strings.ReplaceAll(value, "'", "''") + "'"
	case ed.inBrackets(old.Start):
		return ed.text(word(value))
	}
	return ed.line(word(value))
}

func (ed *editor) bytes(span source.Span) string { return string(ed.file.Data[span.Start:span.End]) }

// reads reports whether YAML reads a text after a key as a value.
func reads(text, value string) bool {
	root, findings := yamlsource.Parse(source.New("", []byte("k: "+text+"\n")))
	if root == nil || len(findings) > 0 || len(root.Entries) != 1 {
		return false
	}
	n := root.Entries[0].Value
	return n.Scalar() && n.Kind != yamlsource.Null && n.Value == value
}

// readsInside is reads for a text inside brackets.
func readsInside(text string) bool {
	root, findings := yamlsource.Parse(source.New("", []byte("k: {l: ["+text+"], m: n}\n")))
	if root == nil || len(findings) > 0 || len(root.Entries) != 1 || len(root.Entries[0].Value.Entries) != 2 {
		return false
	}
	list := root.Entries[0].Value.Entries[0].Value
	return len(list.Items) == 1 && list.Items[0].Scalar() && list.Items[0].Kind != yamlsource.Null && list.Items[0].Value == text
}
