package page

import (
	"slices"
	"sync"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Styles finds the stylesheets of the page's site, and knows which addresses belong to
// the site.
type Styles = *stylesheet.Library

// input is what is read: a page, or a piece of one.
type input struct {
	data  []byte
	at    func(start, end int) source.Span // maps to positions in the file; nil if data is the file itself
	depth int                              // of documents inside attributes
	lang  string                           // the context outside it
}

// walker visits a page's elements and text in order, after the whole tree is built.
type walker struct {
	input
	page   *Page
	styles Styles
	tree   *markup.Document
	about  about
	view   *stylesheet.View
	stack  []element
	order  int
	body   float64 // the body's font size in pixels
	words
	links linking
	marks marking
}

// marking has the teasers, ad slots and the form found so far.
type marking struct {
	cards []candidate
	boxes []Box // memory for those of the page
	slots []slot
	form  form

	claims []string // that <data> elements make
}

var walkers = sync.Pool{New: func() any { return &walker{tree: &markup.Document{}} }}

// Read reads one HTML file. It never fails: it treats broken HTML as browsers do. If
// styles is nil, only the page's own style elements count.
func Read(file *source.File, styles Styles) *Page {
	page := &Page{File: file}
	read(page, styles, input{data: file.Data})
	return page
}

// Lend is Read for one page after another: visit must not keep the page, because its
// memory is that of the next one.
func Lend(file *source.File, styles Styles, visit func(*Page)) {
	page := &Page{File: file}
	w := fill(page, styles, input{data: file.Data})
	defer w.release()
	visit(page)
}

// read fills page, which may be kept.
func read(page *Page, styles Styles, in input) {
	w := fill(page, styles, in)
	defer w.release()
	if w.reusable() {
		page.Links, page.Passages, page.Boxes = slices.Clone(page.Links), slices.Clone(page.Passages), slices.Clone(page.Boxes)
	}
}

// fill fills page: first the tree, then what the page says about itself, then what
// readers see. The page is whole until the walker is released.
func fill(page *Page, styles Styles, in input) *walker {
	if styles == nil {
		styles = new(stylesheet.Library)
	}
	w := walkers.Get().(*walker)
	w.page, w.styles, w.input = page, styles, in
	w.tree.Read(in.data, 0)
	w.readAbout()
	w.view = styles.Cascade(w.about.sheets).View(&w.tree.Tree, w.view)
	page.Links, page.Passages, page.Boxes = w.links.list[:0], w.finished[:0], w.marks.boxes[:0]
	if !w.reusable() {
		page.Links, page.Passages = w.room()
	}
	w.walk()
	w.finish()
	return w
}

// walk handles the events of the page in order.
func (w *walker) walk() {
	for i := range w.tree.Events {
		e := &w.tree.Events[i]
		switch e.Kind {
		case markup.Open, markup.Empty:
			w.start(e)
		case markup.Text:
			w.text(e)
		case markup.Close:
			w.end(e)
		case markup.Moved:
			w.moved(e)
		case markup.Break:
			w.flush()
		}
	}
	w.flush()
}

// start handles the beginning of an element.
func (w *walker) start(event *markup.Event) {
	n := &w.tree.Tree[event.Node]
	if n.Kind&markup.Block != 0 {
		w.flush()
	}
	e := w.element(n, event.Node)
	w.handle(&e, n)
	if event.Kind == markup.Open {
		w.stack = append(w.stack, e)
	}
}

// handle handles elements with a special meaning.
func (w *walker) handle(e *element, n *markup.Node) {
	if n.Again {
		return
	}
	if len(n.Attributes) > 0 {
		w.slotOf(e, n)
	} else if e.slot > 0 {
		w.slotOf(e, n)
	}
	switch n.Atom {
	case atom.Body:
		w.body = e.look.Pixels
	case atom.Img:
		w.image(e, n)
	case atom.Iframe, atom.Embed, atom.Script:
		w.embed(e, n)
	case atom.Meta:
		w.refresh(e, n)
	case atom.Form:
		w.formStart(e, n)
	case atom.Input:
		w.field(e, n)
	case atom.Br:
		w.space()
	case atom.Data:
		w.claim(e, n)
	}
	if e.canBadge() {
		w.badgeBegins(e)
	}
	w.findLink(e, n)
	if n.Kind&markup.Block != 0 {
		w.candidate(e, n)
		w.box(e, n)
	}
	if n.Kind&markup.Heading != 0 {
		w.headingIn(e)
	}
}

// end handles the end of an element, which need not be the innermost one.
func (w *walker) end(event *markup.Event) {
	i := len(w.stack) - 1
	for i > 0 && w.stack[i].node != event.Node {
		i--
	}
	e := w.stack[i]
	if i == len(w.stack)-1 {
		if e.kind&markup.Block != 0 {
			w.flush()
		}
		w.closed(&w.stack[i], int(event.Start))
		w.stack = w.stack[:i]
		return
	}
	w.closed(&e, int(event.Start))
	w.stack = append(w.stack[:i], w.stack[i+1:]...)
	for k := i; k < len(w.stack) && e.ownsLink; k++ { // elements that remain open are no longer in the link
		if w.stack[k].link == e.link {
			w.stack[k].link = w.stack[i-1].link
		}
	}
}

// moved updates an open element that moved out of another one.
func (w *walker) moved(event *markup.Event) {
	for i := len(w.stack) - 1; i > 0; i-- {
		if e := &w.stack[i]; e.node == event.Start {
			above := &w.stack[i-1]
			e.node, e.look, e.concealment = event.Node, w.view.Look(event.Node), above.concealment
			e.inside = ""
			e.conceal(&w.tree.Tree[event.Node], above)
			return
		}
	}
}

// span returns the position in the file of a range of data.
func (w *walker) span(start, end int32) source.Span {
	if w.input.at == nil {
		return source.Span{Start: int(start), End: int(end)}
	}
	return w.input.at(int(start), int(end))
}

// spanOf returns the position of an element's start tag.
func (w *walker) spanOf(n *markup.Node) source.Span { return w.span(n.Start, n.End) }

// top returns the innermost open element.
func (w *walker) top() *element { return &w.stack[len(w.stack)-1] }

func (w *walker) next() int {
	w.order++
	return w.order
}
