package lint

import (
	"slices"
	"sort"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// fromPost reads a post as a document: order is the offset in the file. Like a page, it
// is in the language of its text, whatever the blog claims.
func (c *Checker) fromPost(p *post.Post) *Document {
	said := c.saidOf(p)
	d := &Document{File: p.File, Post: p, Language: base(said), said: base(said), Paired: c.templates.WriteDisclosures}
	for _, x := range p.Passages {
		d.Passages = append(d.Passages, Passage{Order: x.Span.Start, Span: x.Span, Text: x.Text, Heading: x.Heading, Scale: 1, Card: -1})
	}
	d.Jurisdictions = c.jurisdictionsFor(strings.ToLower(said), settingsOf(p).Jurisdictions)
	for i := range p.Links {
		if l := c.postLink(d, &p.Links[i]); !l.Embedded || l.Paid() {
			d.Links = append(d.Links, l)
		}
	}
	c.believeMarks(d)
	for i := range d.Links {
		c.asPublished(d, &d.Links[i])
	}
	for _, s := range p.Shortcodes {
		c.readShortcode(d, s)
	}
	paid := d.anyPaid()
	if paid {
		d.Language = c.languageOfPost(d)
	}
	c.readNotices(d)
	if paid {
		c.doubtLanguage(d)
	}
	slices.SortStableFunc(d.Links, func(a, b Link) int { return a.Order - b.Order })
	slices.SortStableFunc(d.Notices, func(a, b Notice) int { return a.Order - b.Order })
	d.settle()
	return d
}

// saidOf returns the language that Hugo uses for a post and for our words in it: its
// own, the blog's, or the first one in the sources.
func (c *Checker) saidOf(p *post.Post) string {
	switch {
	case p.Language != "":
		return p.Language
	case c.language == "" && c.catalog != nil && len(c.catalog.Site.Languages) > 0:
		return c.catalog.Site.Languages[0]
	}
	return c.language
}

func (c *Checker) postLink(d *Document, x *post.Link) Link {
	l := Link{
		Order: x.Span.Start, Span: x.Span, HrefSpan: x.Destination, Written: x.Address, Words: x.Text, Shown: x.Text, Badges: x.Badges, Box: -1,
		Rel: x.Rel, RelSpan: x.RelSpan, Passage: -1, Card: -1, Markdown: x.Kind != post.HTML, FromPost: x,
		Embedded: x.Kind == post.Frame,
	}
	l.Passage = d.passageAt(l.Order)
	if x.Kind != post.Image { // readers don't follow an image's own address
		c.follow(&l, d.File.Path)
	}
	return l
}

// passageAt returns the index of the passage at an offset of a post; -1 for none.
func (d *Document) passageAt(offset int) int {
	after := sort.Search(len(d.Passages), func(i int) bool { return d.Passages[i].Span.Start > offset })
	for i := after - 1; i >= max(0, after-mostNested); i-- {
		if offset < d.Passages[i].Span.End {
			return i
		}
	}
	return -1
}

// mostNested is how many passages may begin in another one before its link.
const mostNested = 16

// readShortcode adds what a shortcode will show: our own links and disclosures, and the
// disclosure in one of the blog's own shortcodes.
func (c *Checker) readShortcode(d *Document, s post.Shortcode) {
	at := Passage{Order: s.Start, Span: spanOf(s), Scale: 1, Card: -1}
	switch s.Name {
	case "disclosure":
		d.Notices = append(d.Notices, Notice{Ours: true, Passage: at,
			Recognized: c.ourDisclosure(d, s)})
	case "paid-link":
		d.Links = append(d.Links, c.ourLink(d, s, network.Link{}, true))
	case "comparison", "program", "product", "offer", "verdict":
		for _, match := range c.itemLinks(s) {
			d.Links = append(d.Links, c.ourLink(d, s, match, false))
		}
	default:
		if words := c.templates.Shortcodes[s.Name]; words != "" {
			if got := c.reader.Recognize(words, d.Language); got.Strength > recognize.None {
				at.Text = words
				d.Notices = append(d.Notices, Notice{Recognized: got, Passage: at})
			}
		}
	}
}

func (c *Checker) ourLink(d *Document, s post.Shortcode, match network.Link, declared bool) Link {
	l := Link{Link: match, Order: s.Start, Span: spanOf(s), HrefSpan: spanOf(s), Written: match.Address,
		Ours: true, Declared: declared, Passage: -1, Card: -1, Box: -1, Markdown: true}
	if declared {
		l.Words = strings.Join(strings.Fields(string(d.File.Data[s.Inner.Start:s.Inner.End])), " ")
		l.Written = string(d.File.Data[s.Start:s.End])
		for _, x := range s.Params {
			if l.Of != nil {
				continue
			}
			if p := c.program(x.Value); p != nil {
				l.Of = p.Network
			} else {
				l.Of = c.networkOfLink(x.Value)
			}
		}
	}
	c.asPublished(d, &l)
	return l
}

// networkOfLink is whose the link of an id in links.yaml is; nil where nobody knows.
func (c *Checker) networkOfLink(id string) *network.Network {
	if c.catalog == nil {
		return nil
	}
	for _, link := range c.catalog.Links {
		if link.ID != id {
			continue
		}
		if match, ok := c.networks.Match(link.To); ok && match.EarnsAnything() == network.DoesEarn {
			return match.Innermost().Network
		}
		if link.Program != nil {
			return link.Program.Network
		}
	}
	return nil
}

// program returns the program with an id, or nil if there is none.
func (c *Checker) program(id string) *catalog.Program {
	if c.catalog == nil {
		return nil
	}
	for _, p := range c.catalog.Programs {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// programOf returns the first of the blog's programs that belongs to a network.
func (c *Checker) programOf(n *network.Network) *catalog.Program {
	if c.catalog == nil {
		return nil
	}
	for _, p := range c.catalog.Programs {
		if p.Network != nil && p.Network.ID == n.ID {
			return p
		}
	}
	return nil
}

func spanOf(s post.Shortcode) source.Span { return source.Span{Start: s.Start, End: s.End} }
