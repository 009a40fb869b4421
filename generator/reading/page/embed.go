package page

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// image records an <img>, and adds its alt text to the link around it.
func (w *walker) image(e *element, n *markup.Node) {
	image := Image{Span: w.spanOf(n), Src: address(n.Value("src")), Alt: n.Value("alt")}
	if image.Src == "" || strings.HasPrefix(image.Src, "data:") {
		if later := n.Value("data-src"); later != "" {
			image.Src = address(later)
		}
	}
	if e.link >= 0 && image.Alt != "" && !e.notText {
		w.links.text = appended(w.links.text, []byte(image.Alt), true, true)
		if e.invisible() == "" { // an image's alt text usually says what it shows
			w.links.seen = appended(w.links.seen, []byte(image.Alt), true, true)
		}
	}
	if !e.inert {
		w.page.Images = append(w.page.Images, image)
	}
}

// embed records what the page loads and shows by itself.
func (w *walker) embed(e *element, n *markup.Node) {
	if e.inert {
		return
	}
	if src := n.Attribute("src"); src != nil {
		w.page.Embeds = append(w.page.Embeds, Embed{
			Order: w.next(), Span: w.spanOf(n), Src: address(src.Text()), Kind: n.Atom.String(), Slot: e.slot,
		})
	}
	if srcdoc := n.Value("srcdoc"); srcdoc != "" && n.Atom == atom.Iframe {
		w.framed(e, []byte(srcdoc), w.spanOf(n))
	}
}

// mostFrames is how deeply documents inside attributes of documents are read.
const mostFrames = 3

// framed reads the document in an iframe's srcdoc attribute: readers see it in the
// iframe. The position of everything in it is the iframe's start tag.
func (w *walker) framed(e *element, document []byte, whole source.Span) {
	if w.input.depth >= mostFrames {
		return
	}
	w.flush()
	inner := &Page{File: w.page.File}
	read(inner, w.styles, input{data: document, at: func(int, int) source.Span { return whole }, depth: w.input.depth + 1})
	hidden := e.invisible()
	for _, l := range inner.Links {
		l.Box = e.box
		l.Order, l.Card, l.Slot, l.Hidden, l.Region = l.Order+w.order, e.card, e.slot, either(hidden, l.Hidden), max(l.Region, e.region)
		if l.Passage >= 0 {
			l.Passage += len(w.page.Passages)
		}
		w.page.Links = append(w.page.Links, l)
	}
	for _, p := range inner.Passages {
		p.Order, p.Card, p.Slot, p.Hidden, p.Region = p.Order+w.order, e.card, e.slot, either(hidden, p.Hidden), max(p.Region, e.region)
		p.Lang = either(p.Lang, e.lang)
		w.page.Passages = append(w.page.Passages, p)
	}
	w.order += inner.orders
}
