package page

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// building is a passage whose block is still open. One block has several where
// some of its words are hidden and others are not.
type building struct {
	passage Passage
	text    []byte
	start   int
	end     int
	space   bool
	link    int // the link that all words so far are in; -1 for none
	mixed   bool
	links   []int // that begin in it
	sizes   []share[float64]
	langs   []share[string]
}

// share is how many bytes of a passage have a font size, or are in a language.
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

// most is what most bytes have.
func most[T comparable](shares []share[T]) (most share[T]) {
	for _, s := range shares {
		if s.bytes > most.bytes {
			most = s
		}
	}
	return most
}

// text handles a text token.
func (r *reader) text(start, end int) {
	data := r.data[start:end]
	e := r.top()
	switch e.atom {
	case atom.Script:
		r.script(start, end)
		return
	case atom.Style:
		r.styleElement(data)
		return
	case atom.Title:
		if r.foreign == 0 && r.page.Title == "" && !e.inert {
			r.page.Title = string(collapse(nil, unescaped(data)))
		}
		return
	}
	from, to := 0, len(data)
	for from < to && isSpace(data[from]) {
		from++
	}
	if from == to {
		r.space()
		return
	}
	for isSpace(data[to-1]) {
		to--
	}
	r.words(data, start, from, to)
}

// words adds a text that is not only white space: data[from:to] are its words.
func (r *reader) words(data []byte, start, from, to int) {
	if r.top().atom == atom.Head {
		r.pop(start)
	}
	r.impliedBody(0, 0, start)
	if len(r.pending) > 0 {
		r.reopen()
	}
	e := r.top()
	if e.slot > 0 {
		r.slots[e.slot-1].words = true
	}
	if e.silence || r.input.refreshOnly {
		return
	}
	text := unescaped(data[from:to])
	if e.link >= 0 && e.seen.silent == "" {
		if from > 0 {
			r.linkText = append(r.linkText, ' ')
		}
		r.linkText = append(r.linkText, text...)
		if to < len(data) {
			r.linkText = append(r.linkText, ' ')
		}
	}
	b := r.builder(e, start+from)
	if from > 0 {
		b.space = true
	}
	before := len(b.text)
	if b.space && before > 0 {
		b.text = append(b.text, ' ')
	}
	r.attach(b, e)
	b.text = collapse(b.text, text)
	b.space, b.end = to < len(data), start+to
	b.sizes = add(b.sizes, e.relative, len(b.text)-before)
	b.langs = add(b.langs, e.lang, len(b.text)-before)
	if e.link != b.link {
		b.mixed = true
	}
}

// builder finds or begins the passage that words of an element belong to.
func (r *reader) builder(e *element, at int) *building {
	hidden := either(e.seen.reason(), e.inside)
	for i := range r.building {
		if b := &r.building[i]; b.passage.Hidden == hidden && b.passage.HiddenOn == e.seen.on {
			return b
		}
	}
	var b building
	if n := len(r.pool); n > 0 {
		b, r.pool = r.pool[n-1], r.pool[:n-1]
	}
	b.passage = Passage{
		Order: r.next(), Lang: e.lang, Region: e.region, Heading: e.heading, Hidden: hidden, HiddenOn: e.seen.on, Scale: 1, Card: e.card, Slot: e.slot,
	}
	b.start, b.link = at, e.link
	r.building = append(r.building, b)
	return &r.building[len(r.building)-1]
}

// attach tells waiting links that their words begin here.
func (r *reader) attach(b *building, e *element) {
	for _, i := range r.waiting {
		r.page.Links[i].At = len(b.text)
		b.links = append(b.links, i)
	}
	r.waiting = r.waiting[:0]
}

// space notes white space between words.
func (r *reader) space() {
	for i := range r.building {
		r.building[i].space = true
	}
	if len(r.linkText) > 0 {
		r.linkText = append(r.linkText, ' ')
	}
}

// flush ends the passages of a block.
func (r *reader) flush() {
	for i := range r.building {
		b := &r.building[i]
		r.finishPassage(b)
		*b = building{text: b.text[:0], links: b.links[:0], sizes: b.sizes[:0], langs: b.langs[:0]}
		r.pool = append(r.pool, *b)
	}
	r.building = r.building[:0]
	if len(r.linkText) > 0 {
		r.linkText = append(r.linkText, ' ')
	}
	r.waiting = slices.DeleteFunc(r.waiting, func(i int) bool { return r.top().link != i })
}

func (r *reader) finishPassage(b *building) {
	p := b.passage
	p.Text = string(bytes.TrimRight(b.text, " "))
	if p.Text == "" {
		return
	}
	p.Span = r.span(b.start, b.end)
	p.LinkOnly = b.link >= 0 && !b.mixed
	if size := most(b.sizes); size.of > 0 {
		p.Scale = size.of
	}
	if spoken := most(b.langs); spoken.bytes > 0 {
		p.Lang = spoken.of
	}
	for _, i := range b.links {
		l := &r.page.Links[i]
		l.Passage, l.At = len(r.page.Passages), min(l.At, len(p.Text))
	}
	r.page.Passages = append(r.page.Passages, p)
	r.spoken = r.order
}

// unescaped decodes the character references of text.
func unescaped(text []byte) []byte {
	if bytes.IndexByte(text, '&') < 0 {
		return text
	}
	return []byte(html.UnescapeString(string(text)))
}

// collapse appends text with each run of white space as one space and without
// characters that have no width, which only keep words from being recognised.
func collapse(out, text []byte) []byte {
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case isSpace(c):
			if len(out) > 0 && out[len(out)-1] != ' ' {
				out = append(out, ' ')
			}
			i++
		case c < 0xc2 || c > 0xef:
			out = append(out, c)
			i++
		default:
			char, size := utf8.DecodeRune(text[i:])
			switch {
			case char == 0xa0 || char == 0x202f || char >= 0x2000 && char <= 0x200a:
				if len(out) > 0 && out[len(out)-1] != ' ' {
					out = append(out, ' ')
				}
			case char == 0xad || char >= 0x200b && char <= 0x200f || char == 0x2060 || char == 0xfeff:
			default:
				out = append(out, text[i:i+size]...)
			}
			i += size
		}
	}
	return out
}
