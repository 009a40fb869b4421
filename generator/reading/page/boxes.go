package page

import (
	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
)

// box records an element that may group its content.
func (w *walker) box(e *element, n *markup.Node) {
	switch n.Atom {
	case atom.Div, atom.Section, atom.Article, atom.Aside, atom.Li, atom.Tr, atom.Figure, atom.Dl, atom.Blockquote, atom.Fieldset:
	default:
		return
	}
	if e.inert {
		return
	}
	w.page.Boxes = append(w.page.Boxes, Box{Outer: e.box, From: len(w.page.Passages), To: len(w.page.Passages)})
	e.box, e.ownsBox = len(w.page.Boxes)-1, true
}

// closeBox records which passages are in a box.
func (w *walker) closeBox(e *element) {
	w.page.Boxes[e.box].To = len(w.page.Passages)
}
