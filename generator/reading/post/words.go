package post

import (
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// words returns the text under a node as a reader sees it, white space as one space.
func (w *walker) words(n ast.Node) string {
	var b strings.Builder
	w.writeWords(&b, n)
	return oneSpace(b.String())
}

func (w *walker) writeWords(b *strings.Builder, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.writeWord(b, c)
	}
}

func (w *walker) writeWord(b *strings.Builder, n ast.Node) {
	switch c := n.(type) {
	case *ast.Text:
		written := w.written(source.Span{Start: c.Segment.Start, End: c.Segment.Stop})
		if !c.IsRaw() {
			written = util.UnescapePunctuations(written)
			written = util.ResolveEntityNames(util.ResolveNumericReferences(written))
		}
		b.Write(written)
		if c.SoftLineBreak() || c.HardLineBreak() {
			b.WriteByte(' ')
		}
	case *ast.String:
		b.Write(c.Value)
	case *ast.AutoLink:
		b.Write(w.written(w.spans[c].destination))
	case *ast.RawHTML:
		if tag := strings.ToLower(string(c.Segments.Value(w.masked))); strings.HasPrefix(tag, "<br") {
			b.WriteByte(' ')
		}
	default:
		w.writeWords(b, c)
	}
}

// oneSpace turns each run of white space into one space and drops it at the ends.
func oneSpace(s string) string {
	last := ' '
	for _, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || last == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
		last = r
	}
	return strings.TrimSuffix(s, " ")
}
