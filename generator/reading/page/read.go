package page

import (
	"bytes"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Styles finds the stylesheets of the site that a page belongs to, and knows which
// addresses are the site's own.
type Styles = *stylesheet.Library

// mostDepth is how deep Chromium nests elements; deeper ones become siblings.
const mostDepth = 512

// mostKept is the number of elements of a page whose memory is worth keeping.
const mostKept = 1 << 16

// input is what a reader reads.
type input struct {
	data   []byte
	at     func(start, end int) source.Span // the place in the file; nil where data is the file's
	sheets []*stylesheet.Sheet              // all that the page has, where that is known
	depth  int                              // of documents inside attributes
	lang   string                           // of what is around

	refreshOnly bool // only page.Refresh is wanted,
	until       int  // and no more of it is found beyond this offset
}

// reader goes over a page once. Offsets are into data until span makes places of them.
type reader struct {
	page   *Page
	styles Styles
	input  input
	data   []byte

	tree    stylesheet.Tree
	stack   []element
	deeper  int // elements open beyond mostDepth
	open    [counters]int
	pending []element // formatting elements to open again
	cascade *stylesheet.Cascade
	sheets  []*stylesheet.Sheet // that count
	met     []*stylesheet.Sheet // that were met so far
	looks   map[string]stylesheet.Block
	list    []attribute
	found   facts   // of the tag at hand
	fresh   element // likewise
	media   string  // of the style element met last, or the type of the script
	root    facts   // of <html>

	order    int
	links    []Link    // memory for those of page
	passages []Passage // likewise
	building []building
	pool     []building
	cards    []candidate
	slots    []slot
	form     form
	plainOf  int32 // the element that plain is about
	plain    bool
	paper    string // the colour of the body's background; "" where it is not known
	spoken   int    // the last order given when the last passage ended
	linkText []byte
	waiting  []int   // links whose words have not begun
	html     float64 // font sizes in pixels
	body     float64
	foreign  int // open svg and math elements
	meta     meta
}

var readers = sync.Pool{New: func() any {
	return &reader{looks: map[string]stylesheet.Block{}}
}}

// Read reads one HTML file. It never fails: what browsers make something of, it
// makes the same of. Styles may be nil; then only the page's own style elements count.
func Read(file *source.File, styles Styles) *Page {
	if styles == nil {
		styles = new(stylesheet.Library)
	}
	page := &Page{File: file}
	read(page, styles, input{data: file.Data})
	return page
}

// read fills page. Where the stylesheets turn out to be others than those that
// were expected, it reads again with all of them known, as browsers paint again.
func read(page *Page, styles Styles, in input) {
	r := readers.Get().(*reader)
	defer r.release()
	r.page, r.styles, r.input, r.data = page, styles, in, in.data
	r.sheets = append(r.sheets[:0], in.sheets...)
	page.Links, page.Passages = r.links[:0], r.passages[:0]
	r.run()
	if in.sheets == nil && (r.meta.late || len(r.met) != len(r.sheets)) {
		in.sheets = append([]*stylesheet.Sheet{}, r.met...)
		r.links, r.passages = page.Links, page.Passages
		*page = Page{File: page.File, Problem: page.Problem}
		read(page, styles, in)
		return
	}
	r.finish()
}

// release keeps the reader's memory for the next page.
func (r *reader) release() {
	clear(r.looks)
	clear(r.links)
	clear(r.sheets)
	clear(r.met)
	clear(r.passages)
	*r = reader{
		links: r.links[:0], passages: r.passages[:0],
		tree: r.tree[:0], stack: r.stack[:0], pending: r.pending[:0], sheets: r.sheets[:0], met: r.met[:0],
		looks: r.looks, list: r.list[:0], building: r.building[:0], pool: r.pool, cards: r.cards[:0], linkText: r.linkText[:0], waiting: r.waiting[:0],
	}
	if cap(r.tree) < mostKept {
		readers.Put(r)
	}
}

// run opens the elements that every page has, written or not, and goes through the tokens.
func (r *reader) run() {
	root := element{atom: atom.Html, kind: kinds[atom.Html], link: -1, card: -1, pixels: rootPixels, lang: r.input.lang}
	r.node(&root, htmlName, nil, nil, nil)
	r.push(&root)
	r.tokens(r.data)
	r.flush()
	for len(r.stack) > 0 {
		r.pop(len(r.data))
	}
}

var htmlName = []byte("html")

// tokens goes through data with the library's tokenizer, which knows where raw
// text ends; the offsets are the sum of the lengths before.
func (r *reader) tokens(data []byte) {
	z := html.NewTokenizer(bytes.NewReader(data))
	for start := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			// A text or tag cut short at the end of the file is no token.
			return
		}
		if r.input.refreshOnly && (start > r.input.until || r.page.Refresh != nil) {
			return
		}
		end := min(start+len(z.Raw()), len(data))
		switch kind {
		case html.TextToken:
			r.text(start, end)
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(z, start, end, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			r.end(start, end)
		}
		start = end
	}
}

// span gives the place in the file of a range of data.
func (r *reader) span(start, end int) source.Span {
	if r.input.at == nil {
		return source.Span{Start: start, End: end}
	}
	return r.input.at(start, end)
}

// top is the innermost open element.
func (r *reader) top() *element { return &r.stack[len(r.stack)-1] }

func (r *reader) next() int {
	r.order++
	return r.order
}
