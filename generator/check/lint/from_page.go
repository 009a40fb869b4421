package lint

import (
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
)

// fromPage reads a published page as a document; post is nil if its post is unknown.
func (c *Checker) fromPage(p *page.Page, post *remembered) *Document {
	d := &Document{File: p.File, Page: p, said: base(p.Lang)}
	c.lend(d, len(p.Links)+len(p.Embeds), len(p.Passages))
	for i := range p.Passages {
		x := &p.Passages[i]
		d.Passages = append(d.Passages, Passage{
			Order: x.Order, Span: x.Span, Text: x.Text, Language: x.Lang, Region: x.Region, Heading: x.Heading,
			Hidden: x.Hidden, HiddenOn: x.HiddenOn, Scale: x.Scale, LinkOnly: x.LinkOnly, Card: x.Card, Slot: x.Slot,
		})
	}
	var own []string
	if post != nil {
		own = post.jurisdictions
	}
	d.Jurisdictions = c.jurisdictionsFor(strings.ToLower(p.Lang), own)
	for i := range p.Links {
		x := &p.Links[i]
		if x.Inert {
			continue
		}
		d.Links = append(d.Links, Link{
			Order: x.Order, Span: x.Span, HrefSpan: x.HrefSpan, Written: x.Href, Words: x.Text, Shown: x.Seen, Badges: x.Badges, Title: x.Title,
			Rel: x.Rel, RelSpan: x.RelSpan, Referrer: x.Referrer, Region: x.Region, Hidden: x.Hidden, Passage: x.Passage, At: x.At, Card: x.Card,
			Box: x.Box, Slot: x.Slot, Embedded: x.Form,
		})
		c.follow(&d.Links[len(d.Links)-1], p.File.Path)
	}
	for _, x := range p.Embeds {
		l := Link{Order: x.Order, Span: x.Span, HrefSpan: x.Span, Written: x.Src, Passage: -1, Card: -1, Box: -1, Embedded: true, Slot: x.Slot}
		if c.follow(&l, p.File.Path); l.Paid() && x.Kind != "script" {
			d.Links = append(d.Links, l)
		}
	}
	if byOrder := func(a, b Link) int { return a.Order - b.Order }; !slices.IsSortedFunc(d.Links, byOrder) {
		slices.SortStableFunc(d.Links, byOrder)
	}
	c.believeMarks(d)
	if !d.anyPaid() {
		c.readStatements(d)
		return d
	}
	d.Language = c.languageOf(d)
	c.readNotices(d)
	c.doubtLanguage(d)
	d.settle()
	return d
}

// room is memory for the links and the passages of one page after another.
type room struct {
	links    []Link
	passages []Passage
}

// mostKept is how many links or passages a page may have for its memory to be kept.
const mostKept = 1 << 14

// lend gives a document empty room, until takeBack.
func (c *Checker) lend(d *Document, links, passages int) {
	r, found := c.rooms.Get().(*room)
	if !found {
		r = &room{}
	}
	d.room, d.Links, d.Passages = r, slices.Grow(r.links, links), slices.Grow(r.passages, passages)
}

// takeBack ends the use of a document.
func (c *Checker) takeBack(d *Document) {
	if max(cap(d.Links), cap(d.Passages)) > mostKept {
		return
	}
	clear(d.Links)
	clear(d.Passages)
	d.room.links, d.room.passages = d.Links[:0], d.Passages[:0]
	c.rooms.Put(d.room)
	*d = Document{}
}

// readStatements reads what the rules about the site need from a page without paid
// links: which required statements are on it and, if teasers need a label, its
// language.
func (c *Checker) readStatements(d *Document) {
	d.Language = d.said
	if c.teasers && len(d.Page.Cards) > 0 {
		d.Language = c.languageOf(d)
	}
	for _, p := range d.Passages {
		if ids := c.reader.Statements(p.Text); len(ids) > 0 {
			d.Notices = append(d.Notices, Notice{Recognized: recognize.Recognized{Statements: ids}, Passage: p})
		}
	}
}

// anyPaid reports whether the document has a link that can earn, visible or not.
func (d *Document) anyPaid() bool { return d.anyLink((*Link).Paid) }

// readNotices recognizes the passages that disclose.
func (c *Checker) readNotices(d *Document) {
	for _, p := range d.Passages {
		language := p.Language
		if language == "" || d.Page != nil && language == strings.ToLower(d.Page.Lang) {
			language = d.Language // the language of the page's text, whatever it claims
		}
		got := c.reader.Recognize(p.Text, language)
		if got.Strength == recognize.None && !got.Denies && len(got.Statements) == 0 {
			continue
		}
		d.Notices = append(d.Notices, Notice{Recognized: got, Passage: p})
	}
	slices.SortStableFunc(d.Notices, func(a, b Notice) int { return a.Order - b.Order })
}
