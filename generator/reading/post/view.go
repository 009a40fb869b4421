package post

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// htmlBlock records the lines of a block of raw HTML.
func (w *walker) htmlBlock(n *ast.HTMLBlock) (source.Span, bool) {
	span, ok := linesOf(n)
	if !ok {
		return span, false
	}
	segments := text.NewSegments()
	segments.AppendAll(n.Lines().Sliced(0, n.Lines().Len()))
	if n.HasClosure() {
		segments.Append(n.ClosureLine)
		span.End = max(span.End, n.ClosureLine.Stop)
	}
	w.raw(segments)
	w.zones = append(w.zones, span)
	return span, true
}

// raw records pieces of HTML, and what is between them in the file but not in the
// published page.
func (w *walker) raw(segments *text.Segments) {
	for i := range segments.Len() {
		s := segments.At(i)
		if i > 0 {
			w.gaps = append(w.gaps, source.Span{Start: segments.At(i - 1).Stop, End: s.Start})
		}
		w.markup = append(w.markup, source.Span{Start: s.Start, End: s.Stop})
	}
}

// view returns the document for the HTML parser: only what the Markdown parser
// recognized as raw HTML has tags, and everything else is plain text. Offsets are
// unchanged.
func (w *walker) view() []byte {
	view := bytes.ReplaceAll(w.masked, []byte("<"), []byte(" "))
	for _, s := range w.markup {
		copy(view[s.Start:s.End], w.masked[s.Start:s.End])
	}
	for _, s := range w.gaps {
		if s.Start < s.End {
			blank(view[s.Start:s.End])
		}
	}
	return view
}

// readMarkup reads a content file that is all HTML.
func (r *reader) readMarkup() {
	r.readTags(r.masked, []source.Span{r.Body})
}
