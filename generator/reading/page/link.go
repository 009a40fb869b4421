package page

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// opening matches an address that an onclick script opens.
var opening = regexp.MustCompile(`\b(?:open\s*\(|location(?:\s*\.\s*href)?\s*=|location\s*\.\s*(?:assign|replace)\s*\()\s*["']((?:https?:)?//[^"'\s]+)["']`)

// linking has the links of the page and the text of open links.
type linking struct {
	list    []Link // memory for those of the page
	text    []byte // what screen readers say for the open links
	seen    []byte // their visible text
	scratch []byte
	waiting []int // links whose text has not begun
	last    int   // the link that closed last,
	start   int32 // and the start of its tag: a block may have interrupted it
}

// appended adds text, with the spaces around it.
func appended(to, text []byte, before, after bool) []byte {
	if before {
		to = append(to, ' ')
	}
	if to = append(to, text...); after {
		to = append(to, ' ')
	}
	return to
}

// space records white space between words.
func (l *linking) space() {
	if len(l.text) > 0 {
		l.text = append(l.text, ' ')
	}
	if len(l.seen) > 0 {
		l.seen = append(l.seen, ' ')
	}
}

// findLink finds the address that an element leads to: its href or, if it has none, the
// address that a click on it opens.
func (w *walker) findLink(e *element, n *markup.Node) {
	if len(n.Attributes) == 0 {
		return
	}
	click := n.Attribute("onclick")
	var href *markup.Attribute
	if n.Atom == atom.A || n.Atom == atom.Area {
		if href = n.Attribute("href"); href == nil {
			href = n.Attribute("xlink:href")
		}
	}
	if href == nil && click == nil {
		return
	}
	target := ""
	if href != nil {
		target = address(href.Text())
	}
	empty := target == "" || target[0] == '#' || strings.HasPrefix(target, "javascript:")
	if click != nil && empty {
		if found := opening.FindStringSubmatch(click.Text()); found != nil {
			w.link(e, n, found[1], click)
			return
		}
	}
	if href != nil && empty {
		if a := later(n); a != nil {
			w.link(e, n, address(a.Text()), a)
			return
		}
	}
	if href != nil {
		w.link(e, n, target, href)
	}
}

// later returns the attribute from which a script takes the address of a link without
// an href.
func later(n *markup.Node) *markup.Attribute {
	for _, name := range []string{"data-href", "data-url", "data-link"} {
		if a := n.Attribute(name); a != nil && bytes.Contains(a.Value, []byte("//")) {
			return a
		}
	}
	return nil
}

// link begins a link; its text follows.
func (w *walker) link(e *element, n *markup.Node, href string, from *markup.Attribute) {
	l := Link{
		Place:  Place{Order: w.next(), Span: w.spanOf(n), Region: e.region, Hidden: e.invisible(), Inert: e.inert, Passage: -1, Card: e.card, Box: e.box, Slot: e.slot},
		Anchor: Anchor{Href: href, HrefSpan: w.valueSpan(n, from), Referrer: w.about.referrer, Title: n.Value("title")},
	}
	if a := n.Attribute("referrerpolicy"); a != nil {
		l.Referrer = either(ReferrerPolicy(a.Text()), l.Referrer)
	}
	if a := n.Attribute("rel"); a != nil {
		l.Rel = relations(a.Text())
		l.RelSpan = w.valueSpan(n, a)
	}
	if a := n.Attribute("aria-label"); a != nil {
		l.Text = strings.TrimSpace(a.Text())
	} else if n.Kind&markup.Void != 0 {
		l.Text = n.Value("alt")
	}
	e.link, e.ownsLink, e.linkFrom, e.seenFrom = len(w.page.Links), true, len(w.links.text), len(w.links.seen)
	w.page.Links = append(w.page.Links, l)
	w.linkInCard(e, l.Href)
	if b := w.builds(e); b != nil {
		l.At = len(b.text)
		if b.space && l.At > 0 {
			l.At++
		}
		w.page.Links[e.link].At = l.At
		b.links = append(b.links, e.link)
	} else {
		w.links.waiting = append(w.links.waiting, e.link)
	}
}

// valueSpan returns the position of an attribute's value, without its quotes.
func (w *walker) valueSpan(n *markup.Node, a *markup.Attribute) source.Span {
	start := n.Start + int32(a.Start)
	return w.span(start, start+int32(len(a.Value)))
}

// closed finishes the link of an element that ends.
func (w *walker) closed(e *element, at int) {
	if e.ownsLink {
		w.closeLink(e)
	}
	if e.canBadge() {
		w.badgeEnds(e)
	}
	if e.ownsCard {
		w.closeCard(e, at)
	}
	if e.ownsSlot {
		w.closeSlot(e)
	}
	if e.ownsBox {
		w.closeBox(e)
	}
	if e.atom == atom.H1 && e.byClass && e.region == Header {
		w.titleIn(e)
	}
}

// closeLink sets the link's name: aria-label, or else its text and the alt texts of its
// images, or else its title.
func (w *walker) closeLink(e *element) {
	l := &w.page.Links[e.link]
	w.links.last, w.links.start = e.link, e.start
	from := min(e.linkFrom, len(w.links.text))
	words := w.links.words(w.links.text[from:], "")
	w.links.text = w.links.text[:from]
	from = min(e.seenFrom, len(w.links.seen))
	seen := w.links.words(w.links.seen[from:], words)
	w.links.seen = w.links.seen[:from]
	if l.Seen != "" {
		seen = strings.TrimSpace(l.Seen + " " + seen)
	}
	l.Seen = seen
	switch {
	case l.Text == "":
		l.Text = words
	case words != "" && e.again:
		l.Text += " " + words
	}
	if l.Text == "" && !e.again {
		l.Text = l.Title
	}
}

// words returns text as words, which are most often those of another text.
func (l *linking) words(text []byte, other string) string {
	l.scratch = markup.Collapse(l.scratch[:0], text)
	if words := bytes.TrimSpace(l.scratch); string(words) != other {
		return string(words)
	}
	return other
}

// address cleans up an href as browsers do before they follow it.
func address(href string) string {
	href = strings.TrimFunc(href, func(c rune) bool { return c <= ' ' })
	if strings.ContainsAny(href, "\t\n\r") {
		return strings.Map(func(c rune) rune {
			if c < ' ' {
				return -1
			}
			return c
		}, href)
	}
	return href
}

// relations splits a rel attribute. The standard allows only spaces; authors also write
// commas, and search engines accept them.
func relations(rel string) []string {
	return strings.FieldsFunc(strings.ToLower(rel), func(c rune) bool { return c == ',' || c <= ' ' })
}

// resolve makes addresses absolute if the page says what they are relative to.
func (p *Page) resolve() {
	base, err := url.Parse(p.Base)
	if p.Base == "" || err != nil {
		return
	}
	for i := range p.Links {
		if target, err := url.Parse(p.Links[i].Href); err == nil && !target.IsAbs() {
			p.Links[i].Href = base.ResolveReference(target).String()
		}
	}
}
