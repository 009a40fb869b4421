package amend

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// flow reports whether a mapping or a list is written in brackets.
func (ed *editor) flow(n *yamlsource.Node) bool {
	return n.Span.Start < len(ed.file.Data) && (ed.file.Data[n.Span.Start] == '{' || ed.file.Data[n.Span.Start] == '[')
}

// inBrackets reports whether an offset is inside brackets.
func (ed *editor) inBrackets(at int) bool {
	return slices.ContainsFunc(ed.brackets, func(s source.Span) bool { return s.Start < at && at < s.End })
}

// findBrackets remembers which parts of the file are in brackets.
func (ed *editor) findBrackets(n *yamlsource.Node) {
	if !n.Scalar() && ed.flow(n) {
		if span, ok := ed.extent(n); ok {
			ed.brackets = append(ed.brackets, span)
			return
		}
	}
	for _, item := range n.Items {
		ed.findBrackets(item)
	}
	for _, e := range n.Entries {
		ed.findBrackets(e.Value)
	}
}

// extent returns all bytes of a value, where a node's span is only its first line.
func (ed *editor) extent(n *yamlsource.Node) (source.Span, bool) {
	if was, is := ed.replaced[n]; is {
		return was, true
	}
	span := n.Span
	if span.Start >= len(ed.file.Data) {
		return span, false
	}
	if n.Scalar() {
		return ed.scalar(n)
	}
	for _, item := range n.Items {
		inner, ok := ed.extent(item)
		if !ok {
			return span, false
		}
		span.End = inner.End
	}
	for _, e := range n.Entries {
		end, ok := ed.end(e)
		if !ok {
			return span, false
		}
		span.End = end
	}
	if !ed.flow(n) {
		return span, len(n.Items)+len(n.Entries) > 0
	}
	if len(n.Items)+len(n.Entries) == 0 {
		span.End = span.Start + 1
	}
	closing := closingBracket.Find(ed.file.Data[span.End:])
	span.End += len(closing)
	return span, closing != nil
}

// end returns the end of an entry's value, or of its key if it has none.
func (ed *editor) end(e yamlsource.Entry) (int, bool) {
	if e.Value.Kind == yamlsource.Null && e.Value.Value == "" {
		colon := bytes.IndexByte(ed.file.Data[e.Key.Span.End:], ':')
		return e.Key.Span.End + colon + 1, colon >= 0
	}
	span, ok := ed.extent(e.Value)
	return span.End, ok
}

// scalar returns the bytes of a text, which may continue on further lines.
func (ed *editor) scalar(n *yamlsource.Node) (source.Span, bool) {
	span := n.Span
	first := ed.file.Data[span.Start]
	if first != '|' && first != '>' && reads(ed.bytes(span), n.Value) {
		return span, true
	}
	if first == '"' || first == '\'' {
		end := inQuotes.Find(ed.file.Data[span.Start:])
		span.End = span.Start + len(end)
		return span, end != nil
	}
	outer := ed.indentOfLine(span.Start)
	for at := ed.lineEnd(span.Start); at < len(ed.file.Data); {
		next := at + len(nextLine.Find(ed.file.Data[at:]))
		if next == at || next >= len(ed.file.Data) || ed.indentOfLine(next) <= outer || ed.file.Data[next] == '#' && first != '|' && first != '>' {
			break
		}
		at = ed.lineEnd(next)
		span.End = at
	}
	return span, span.End > n.Span.End
}

// indentOfLine returns the indentation of an offset's line.
func (ed *editor) indentOfLine(at int) int {
	start := bytes.LastIndexByte(ed.file.Data[:at], '\n') + 1
	return len(ed.file.Data[start:]) - len(bytes.TrimLeft(ed.file.Data[start:], " -"))
}

var (
	comment        = regexp.MustCompile(`(?m)(?:^|[ \t])#`)
	closingBracket = regexp.MustCompile(`^[\s,]*[}\]]`)
	inQuotes       = regexp.MustCompile(`^(?:"(?:[^"\\]|\\(?s:.))*"|'(?:[^']|'')*')`)
	nextLine       = regexp.MustCompile(`^(?:\r?\n[ \t]*)+`)
)

// comments reports whether there may be a comment among bytes that are to be replaced.
func (ed *editor) comments(span source.Span) bool {
	text := ed.file.Data[span.Start:span.End]
	return bytes.ContainsAny(text, "\r\n") && text[0] != '|' && text[0] != '>' && comment.Match(text)
}
