package page

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// opening is an address that a click's script opens.
var opening = regexp.MustCompile(`\b(?:open\s*\(|location(?:\s*\.\s*href)?\s*=|location\s*\.\s*(?:assign|replace)\s*\()\s*["']((?:https?:)?//[^"'\s]+)["']`)

// leads finds what leads away from an element: its href, or, where it has none of
// its own, the address that a click on it opens.
func (r *reader) leads(e *element, f *facts, start, end int) {
	href := ""
	isLink := f.href != nil && (e.atom == atom.A || e.atom == atom.Area)
	if isLink {
		href = address(f.href.text())
	}
	if f.click != nil && (href == "" || href[0] == '#' || strings.HasPrefix(href, "javascript:")) {
		if found := opening.FindStringSubmatch(f.click.text()); found != nil {
			r.link(e, f, found[1], f.click, start, end)
			return
		}
	}
	if isLink && (href == "" || href[0] == '#' || strings.HasPrefix(href, "javascript:")) {
		if a := r.later(); a != nil {
			r.link(e, f, address(a.text()), a, start, end)
			return
		}
	}
	if isLink {
		r.link(e, f, href, f.href, start, end)
	}
}

// later gives the attribute of the tag at hand from which a script takes the
// address of a link that has none of its own.
func (r *reader) later() *attribute {
	for _, name := range []string{"data-href", "data-url", "data-link"} {
		for i := range r.list {
			if a := &r.list[i]; a.is(name) && bytes.Contains(a.value, []byte("//")) {
				return a
			}
		}
	}
	return nil
}

// link begins a link; its words follow.
func (r *reader) link(e *element, f *facts, href string, from *attribute, start, end int) {
	l := Link{
		Order: r.next(), Span: r.span(start, end), Href: href,
		HrefSpan: r.valueSpan(from, start), Region: e.region, Hidden: e.seenBelow(r.top()),
		Inert: e.inert, Passage: -1, Card: e.card, Slot: e.slot, Referrer: r.meta.referrer,
	}
	if f.title != nil {
		l.Title = f.title.text()
	}
	if f.referrer != nil {
		l.Referrer = strings.ToLower(f.referrer.text())
	}
	if f.rel != nil {
		l.Rel = relations(f.rel.text())
		l.RelSpan = r.valueSpan(f.rel, start)
	}
	if f.label != nil {
		l.Text = strings.TrimSpace(f.label.text())
	} else if f.alt != nil && e.kind&void != 0 {
		l.Text = f.alt.text()
	}
	e.link, e.owner, e.linkFrom = len(r.page.Links), true, len(r.linkText)
	r.page.Links = append(r.page.Links, l)
	r.linkInCard(e, l.Href)
	if n := len(r.building); n > 0 {
		b := &r.building[n-1]
		l.At = len(b.text)
		if b.space && l.At > 0 {
			l.At++
		}
		r.page.Links[e.link].At = l.At
		b.links = append(b.links, e.link)
	} else {
		r.waiting = append(r.waiting, e.link)
	}
}

// seenBelow gives why an element that is about to open is out of sight.
func (e *element) seenBelow(above *element) string {
	probe := *e
	probe.inherit(above)
	return either(probe.seen.unsightly(), probe.inside)
}

// valueSpan gives the place of an attribute's value, without its quotes.
func (r *reader) valueSpan(a *attribute, tag int) source.Span {
	return r.span(tag+a.start, tag+a.start+len(a.value))
}

// closed finishes what an element began.
func (r *reader) closed(e *element, at int) {
	if e.owner {
		r.closeLink(e)
	}
	if e.owns {
		r.closeCard(e, at)
	}
	if e.box {
		r.closeSlot(e)
	}
	if e.atom == atom.H1 && e.soft && e.region == Header {
		r.titleIn(e)
	}
	if e.atom == atom.Svg || e.atom == atom.Math {
		r.foreign--
	}
}

// closeLink gives the link its name: aria-label, else its words and the texts of
// its pictures, else its title.
func (r *reader) closeLink(e *element) {
	l := &r.page.Links[e.link]
	words := strings.TrimSpace(string(collapse(nil, r.linkText[min(e.linkFrom, len(r.linkText)):])))
	r.linkText = r.linkText[:min(e.linkFrom, len(r.linkText))]
	switch {
	case l.Text == "":
		l.Text = words
	case words != "" && e.reopened:
		l.Text += " " + words
	}
	if l.Text == "" && !e.reopened {
		l.Text = l.Title
	}
}

// address makes of an href what browsers make of it before they follow it.
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

// relations splits a rel attribute. The standard knows spaces alone; authors write
// commas too, and search engines accept them.
func relations(rel string) []string {
	return strings.FieldsFunc(strings.ToLower(rel), func(c rune) bool { return c == ',' || c <= ' ' })
}

// image notes an <img>, and lends its text to the link around it.
func (r *reader) image(e *element, f *facts, start, end int) {
	image := Image{Span: r.span(start, end)}
	if f.src != nil {
		image.Src = address(f.src.text())
	}
	if image.Src == "" || strings.HasPrefix(image.Src, "data:") {
		if later := r.attribute("data-src"); later != "" {
			image.Src = address(later)
		}
	}
	if f.alt != nil {
		image.Alt = f.alt.text()
	}
	if e.link >= 0 && image.Alt != "" && !e.silence {
		r.linkText = append(append(append(r.linkText, ' '), image.Alt...), ' ')
	}
	if !e.inert {
		r.page.Images = append(r.page.Images, image)
	}
}

// embed notes what the page loads and shows by itself.
func (r *reader) embed(e *element, f *facts, start, end int) {
	if e.inert {
		return
	}
	if f.src != nil {
		r.page.Embeds = append(r.page.Embeds, Embed{
			Order: r.next(), Span: r.span(start, end), Src: address(f.src.text()), Kind: e.atom.String(), Slot: e.slot,
		})
	}
	if srcdoc := r.attribute("srcdoc"); srcdoc != "" && e.atom == atom.Iframe {
		r.framed(e, []byte(srcdoc), start, end)
	}
}

// mostFrames is how deep documents in attributes of documents are read.
const mostFrames = 3

// framed reads the document that an iframe holds in an attribute: readers see it
// where the iframe stands. Its places are the iframe's start tag.
func (r *reader) framed(e *element, document []byte, start, end int) {
	if r.input.depth >= mostFrames {
		return
	}
	r.flush()
	inner := &Page{File: r.page.File}
	whole := r.span(start, end)
	read(inner, r.styles, input{data: document, at: func(int, int) source.Span { return whole }, depth: r.input.depth + 1})
	hidden := e.seenBelow(r.top())
	for _, l := range inner.Links {
		l.Order, l.Card, l.Slot, l.Hidden, l.Region = l.Order+r.order, e.card, e.slot, either(hidden, l.Hidden), max(l.Region, e.region)
		if l.Passage >= 0 {
			l.Passage += len(r.page.Passages)
		}
		r.page.Links = append(r.page.Links, l)
	}
	for _, p := range inner.Passages {
		p.Order, p.Card, p.Slot, p.Hidden, p.Region = p.Order+r.order, e.card, e.slot, either(hidden, p.Hidden), max(p.Region, e.region)
		p.Lang = either(p.Lang, e.lang)
		r.page.Passages = append(r.page.Passages, p)
	}
	r.order += inner.orders
}

// resolve makes addresses absolute where the page says what they are relative to.
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
