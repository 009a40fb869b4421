package page

import (
	"bytes"
	"crypto/sha256"
	"fmt"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Feed is an RSS, Atom or JSON feed.
type Feed struct {
	File    *source.File
	Title   string
	Lang    string
	Items   []Item
	Problem string // why the feed could not be read completely; empty otherwise
	Unread  bool   // it is over the size limit, so the rest was not read
}

// Item is one entry of a feed. Its page has the links and passages of all the HTML that
// readers get with it, in document order.
type Item struct {
	Span  source.Span // of the whole item
	Link  string
	Title string
	Page  *Page // nil if the same item was read before

	// Content is the same for items with the same HTML, title and language: nearly all
	// of a blog's feeds contain the same posts.
	Content [sha256.Size]byte
}

// Seen reports whether an item, whose Page is not read yet, can be skipped.
type Seen func(Item) bool

// ReadFeed reads a feed. It returns nil for a file that is not one, such as a site map.
func ReadFeed(file *source.File, styles Styles) *Feed {
	return ReadNewItems(file, styles, func(Item) bool { return false })
}

// ReadNewItems is ReadFeed without the pages of items that were read before.
func ReadNewItems(file *source.File, styles Styles, seen Seen) *Feed {
	if styles == nil {
		styles = new(stylesheet.Library)
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(file.Data, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case len(start) == 0:
		return nil
	case start[0] == '{':
		return readJSONFeed(file, styles, seen)
	case start[0] == '<':
		return readXMLFeed(file, styles, seen)
	}
	return nil
}

// fragment is a piece of HTML inside another format. For each of its bytes and for its
// end, Offsets has the offset in the file.
type fragment struct {
	text    []byte
	offsets []int32
}

// span returns the position in the file of a range of the fragment.
func (f *fragment) span(start, end int) source.Span {
	last := len(f.offsets) - 1
	return source.Span{Start: int(f.offsets[min(start, last)]), End: int(f.offsets[min(end, last)])}
}

func (f *fragment) add(piece string, at int) {
	for range len(piece) {
		f.offsets = append(f.offsets, int32(at))
	}
	f.text = append(f.text, piece...)
}

// readItem reads the HTML of an item into one page.
func (f *Feed) readItem(item Item, part *fragment, styles Styles) {
	item.Page = &Page{File: f.File, Head: Head{Lang: f.Lang, Title: item.Title, Canonical: item.Link}}
	if part != nil && len(part.text) > 0 {
		inner := &Page{File: f.File}
		read(inner, styles, input{data: part.text, at: part.span, depth: mostFrames, lang: f.Lang})
		item.Page.join(inner)
	}
	f.Items = append(f.Items, item)
}

// identify sets Content from the HTML as written in the feed.
func (f *Feed) identify(item *Item, format string, written []byte) {
	sum := sha256.New()
	for _, part := range []string{format, f.Lang, item.Title} {
		fmt.Fprintf(sum, "%q ", part)
	}
	sum.Write(written)
	sum.Sum(item.Content[:0])
}

// join appends the content of another page.
func (p *Page) join(o *Page) {
	for _, l := range o.Links {
		l.Order += p.orders
		if l.Passage >= 0 {
			l.Passage += len(p.Passages)
		}
		l.Card, l.Box = -1, -1
		p.Links = append(p.Links, l)
	}
	for _, passage := range o.Passages {
		passage.Order += p.orders
		passage.Card = -1
		p.Passages = append(p.Passages, passage)
	}
	p.Images = append(p.Images, o.Images...)
	for _, embed := range o.Embeds {
		embed.Order += p.orders
		p.Embeds = append(p.Embeds, embed)
	}
	p.orders += o.orders
}
