package page

import (
	"bytes"
	"slices"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
)

// building is a passage whose block is still open. A block has several if some of its
// text is hidden and some is not.
type building struct {
	passage Passage
	text    []byte
	start   int
	end     int
	space   bool
	link    int // the link that contains all the text so far; -1 for none
	mixed   bool
	links   []int // links that begin in it
	claims  []Claim
	badges  []badge
	sizes   []share[float64]
	langs   []share[string]
}

// share is the number of bytes of a passage with a font size, or in a language.
type share[T comparable] struct {
	of    T
	bytes int
}

// add counts bytes.
func add[T comparable](shares []share[T], of T, bytes int) []share[T] {
	for i := range shares {
		if shares[i].of == of {
			shares[i].bytes += bytes
			return shares
		}
	}
	return append(shares, share[T]{of, bytes})
}

// most returns the value that most bytes have.
func most[T comparable](shares []share[T]) (most share[T]) {
	for _, s := range shares {
		if s.bytes > most.bytes {
			most = s
		}
	}
	return most
}

// words has the passages of the page, finished or not.
type words struct {
	finished  []Passage // memory for those of the page
	building  []building
	pool      []building
	lastOrder int // the last document order used when the last passage ended
}

// text handles a piece of text.
func (w *walker) text(event *markup.Event) {
	start, end := int(event.Start), int(event.End)
	data := w.data[start:end]
	e := w.top()
	switch e.atom {
	case atom.Script:
		w.script(e, start, end)
		return
	case atom.Style, atom.Title:
		if e.atom == atom.Style || !w.foreign(event.Node) {
			return
		}
	}
	from, to := 0, len(data)
	for from < to && markup.IsSpace(data[from]) {
		from++
	}
	if from == to {
		w.space()
		return
	}
	for markup.IsSpace(data[to-1]) {
		to--
	}
	w.add(e, data, start, from, to)
}

// add adds text that is not only white space: data[from:to] without the space around it.
func (w *walker) add(e *element, data []byte, start, from, to int) {
	if e.slot > 0 {
		w.marks.slots[e.slot-1].words = true
	}
	if e.notText {
		return
	}
	text := markup.Unescaped(data[from:to])
	if e.link >= 0 && e.ariaHidden == "" {
		w.links.text = appended(w.links.text, text, from > 0, to < len(data))
	}
	if e.link >= 0 && e.inside == "" && e.invisible() == "" {
		w.links.seen = appended(w.links.seen, text, from > 0, to < len(data))
	}
	b := w.builder(e, start+from)
	if from > 0 {
		b.space = true
	}
	before := len(b.text)
	if b.space && before > 0 {
		b.text = append(b.text, ' ')
	}
	w.attach(b)
	b.text = markup.Collapse(b.text, text)
	b.space, b.end = to < len(data), start+to
	w.claimed(b, e, before)
	b.sizes = add(b.sizes, e.look.Pixels, len(b.text)-before)
	b.langs = add(b.langs, e.lang, len(b.text)-before)
	if e.link != b.link {
		b.mixed = true
	}
}

// builder finds or begins the passage for the text of an element.
func (w *walker) builder(e *element, at int) *building {
	if b := w.builds(e); b != nil {
		return b
	}
	hidden, on := e.visibility()
	var b building
	if n := len(w.pool); n > 0 {
		b, w.pool = w.pool[n-1], w.pool[:n-1]
	}
	b.passage = Passage{
		Order: w.next(), Lang: e.lang, Region: e.region, Heading: e.heading, Hidden: hidden, HiddenOn: on, Scale: 1, Card: e.card, Slot: e.slot,
	}
	b.start, b.link = at, e.link
	w.building = append(w.building, b)
	return &w.building[len(w.building)-1]
}

// builds returns the passage for the text of an element, or nil if it has not begun.
func (w *walker) builds(e *element) *building {
	hidden, on := e.visibility()
	for i := range w.building {
		if b := &w.building[i]; b.passage.Hidden == hidden && b.passage.HiddenOn == on {
			return b
		}
	}
	return nil
}

// attach sets where the text of waiting links begins.
func (w *walker) attach(b *building) {
	for _, i := range w.links.waiting {
		w.page.Links[i].At = len(b.text)
		b.links = append(b.links, i)
	}
	w.links.waiting = w.links.waiting[:0]
}

// space notes white space between words.
func (w *walker) space() {
	for i := range w.building {
		w.building[i].space = true
	}
	w.links.space()
}

// flush ends the passages of a block.
func (w *walker) flush() {
	for i := range w.building {
		b := &w.building[i]
		w.finishPassage(b)
		*b = building{text: b.text[:0], links: b.links[:0], claims: b.claims[:0], badges: b.badges[:0], sizes: b.sizes[:0], langs: b.langs[:0]}
		w.pool = append(w.pool, *b)
	}
	w.building = w.building[:0]
	w.links.space()
	if len(w.links.waiting) > 0 {
		w.links.waiting = slices.DeleteFunc(w.links.waiting, func(i int) bool { return len(w.stack) == 0 || w.top().link != i })
	}
}

func (w *walker) finishPassage(b *building) {
	p := b.passage
	p.Text = string(bytes.TrimRight(b.text, " "))
	if p.Text == "" {
		return
	}
	p.Span = w.span(int32(b.start), int32(b.end))
	p.LinkOnly = b.link >= 0 && !b.mixed
	if size := most(b.sizes); size.of > 0 && w.body > 0 {
		p.Scale = size.of / w.body
	}
	if lastOrder := most(b.langs); lastOrder.bytes > 0 {
		p.Lang = lastOrder.of
	}
	for _, i := range b.links {
		l := &w.page.Links[i]
		l.Passage, l.At = len(w.page.Passages), min(l.At, len(p.Text))
		l.Badges = b.badgesOf(l, i)
	}
	w.finishClaims(b, len(p.Text))
	w.page.Passages = append(w.page.Passages, p)
	w.lastOrder = w.order
}
