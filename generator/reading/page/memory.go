package page

import (
	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
)

// mostKept is the largest page, in elements, whose memory is kept for reuse.
const mostKept = 1 << 16

// release keeps the walker's memory for the next page.
func (w *walker) release() {
	if !w.reusable() {
		return
	}
	clear(w.links.list)
	clear(w.finished)
	clear(w.stack[:cap(w.stack)])
	w.tree.Forget()
	*w = walker{
		tree: w.tree, view: w.view, stack: w.stack[:0], words: words{finished: w.finished[:0], building: w.building[:0], pool: w.pool},
		links: linking{list: w.links.list[:0], text: w.links.text[:0], seen: w.links.seen[:0], scratch: w.links.scratch[:0], waiting: w.links.waiting[:0]}, marks: marking{cards: w.marks.cards[:0], boxes: w.marks.boxes[:0]},
	}
	walkers.Put(w)
}

// reusable reports whether the page is not so large that its memory goes with it.
func (w *walker) reusable() bool { return cap(w.tree.Tree) < mostKept }

// room returns memory for the links and passages of a large page.
func (w *walker) room() ([]Link, []Passage) {
	links, passages := 0, 1
	for i := range w.tree.Tree {
		n := &w.tree.Tree[i]
		if n.Atom == atom.A {
			links++
		}
		if n.Kind&markup.Block != 0 {
			passages++
		}
	}
	return make([]Link, 0, links), make([]Passage, 0, passages)
}
