package post

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
)

// badges returns the short texts in elements of their own in a link or right beside it,
// such as *paid link* or <small>ad</small>.
func (w *walker) badges(link ast.Node) []string {
	var found []string
	add := func(words string) {
		if words = oneSpace(words); words != "" && len(words) <= markup.LongestBadge {
			found = append(found, words)
		}
	}
	for c := link.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindEmphasis {
			add(w.words(c))
		}
	}
	add(w.badge(link, ast.Node.PreviousSibling, false))
	add(w.badge(link, ast.Node.NextSibling, true))
	return found
}

// badge returns the text of the element right before or after a node, or "". forward
// says which of the two next returns.
func (w *walker) badge(from ast.Node, next func(ast.Node) ast.Node, forward bool) string {
	n := next(from)
	for n != nil && n.Kind() == ast.KindText && !w.hasWords(n) {
		n = next(n)
	}
	switch {
	case n == nil:
		return ""
	case n.Kind() == ast.KindEmphasis:
		return w.words(n)
	case n.Kind() != ast.KindRawHTML || w.endTag(n) == forward:
		return ""
	}
	n = next(n)
	if n == nil || n.Kind() != ast.KindText && n.Kind() != ast.KindEmphasis {
		return ""
	}
	if end := next(n); end == nil || end.Kind() != ast.KindRawHTML || w.endTag(end) != forward {
		return ""
	}
	var b strings.Builder
	w.writeWord(&b, n)
	return b.String()
}

// endTag reports whether a piece of raw HTML is an end tag.
func (w *walker) endTag(n ast.Node) bool {
	raw, ok := n.(*ast.RawHTML)
	return ok && strings.HasPrefix(string(raw.Segments.Value(w.masked)), "</")
}

// hasWords reports whether a text has a letter or a digit.
func (w *walker) hasWords(n ast.Node) bool {
	var b strings.Builder
	w.writeWord(&b, n)
	return markup.HasWord(b.String())
}
