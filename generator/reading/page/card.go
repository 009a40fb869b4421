package page

import (
	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
)

// candidate is an element that may be a teaser.
type candidate struct {
	start, end int32
	outer      int // the candidate around it, -1 for none
	headings   int
	title      bool   // it contains an <h1>
	inHeading  string // the address of the link in or around its first heading
	only       string // the only address of the site that it links to
	several    bool
	holds      bool // a card inside it
	card       int  // index in page.Cards, -1 for none
}

// teaserNames are the classes that themes use for teasers of posts.
var teaserNames = namesOf(`card post-card article-card blog-card entry-card card-body teaser post-teaser post-entry first-entry post-preview
	post-summary summary post-item list-item archive-item archive-entry post-list-item blog-item article-list-item
	post-list__item posts-item entry post-block hentry item related-post related-item tile story post article-item`)

// candidate records an element that may be a teaser.
func (w *walker) candidate(e *element, n *markup.Node) {
	fits := n.Atom == atom.Article || n.Atom == atom.Li
	if !fits && (n.Atom == atom.Div || n.Atom == atom.Section) {
		markup.Fields(n.Class, func(word []byte) bool {
			fits = fits || teaserNames[string(markup.Lower(word))]
			return !fits
		})
	}
	if !fits || e.inert {
		return
	}
	w.marks.cards = append(w.marks.cards, candidate{start: e.start, outer: e.card, card: -1})
	e.card, e.ownsCard = len(w.marks.cards)-1, true
}

// headingIn records a heading for the teaser around it. A heading inside a link is the
// teaser's title.
func (w *walker) headingIn(e *element) {
	if e.card < 0 {
		return
	}
	c := &w.marks.cards[e.card]
	c.headings++
	c.title = c.title || e.atom == atom.H1
	if e.link >= 0 && c.headings == 1 {
		c.inHeading = w.ownPage(w.page.Links[e.link].Href)
	}
}

// linkInCard records a link for the teaser around it.
func (w *walker) linkInCard(e *element, href string) {
	if e.card < 0 {
		return
	}
	target := w.ownPage(href)
	if target == "" {
		return
	}
	c := &w.marks.cards[e.card]
	if e.heading && c.headings == 1 && c.inHeading == "" {
		c.inHeading = target
	}
	c.several = c.several || c.only != "" && c.only != target
	c.only = either(c.only, target)
}

// ownPage returns the address of another page of the same site, or "" for anything else.
func (w *walker) ownPage(href string) string {
	if href == "" || href[0] == '#' || href[0] == '?' {
		return ""
	}
	target, own := w.sitePath(href)
	if !own || samePage(target, w.styles.Local(w.page.File.Path)) {
		return ""
	}
	return href
}

// mostHeadings is how many headings a teaser may have: a title, a subtitle, a date.
const mostHeadings = 3

// closeCard decides whether a candidate is a teaser: its first heading links to another
// page of the site or, if no heading does, its only link does.
func (w *walker) closeCard(e *element, at int) {
	c := &w.marks.cards[e.card]
	c.end = int32(at)
	href := c.inHeading
	if href == "" && !c.several && !c.title && c.headings == 1 {
		href = c.only
	}
	if href == "" || c.headings > mostHeadings || c.holds {
		if c.outer >= 0 {
			w.marks.cards[c.outer].take(c)
		}
		return
	}
	c.card = len(w.page.Cards)
	w.page.Cards = append(w.page.Cards, Card{Span: w.span(c.start, c.end), Href: href, Route: w.route(href)})
	for o := c.outer; o >= 0; o = w.marks.cards[o].outer {
		w.marks.cards[o].holds = true
	}
}

// take adds the content of a candidate inside that is not a teaser.
func (c *candidate) take(inner *candidate) {
	if c.headings == 0 {
		c.inHeading = inner.inHeading
	}
	c.holds = c.holds || inner.holds
	c.headings += inner.headings
	c.title = c.title || inner.title
	c.several = c.several || inner.several || c.only != "" && inner.only != "" && c.only != inner.only
	c.only = either(c.only, inner.only)
}

// cardOf returns the card for a candidate, or the card around it.
func (w *walker) cardOf(i int) int {
	for i >= 0 && w.marks.cards[i].card < 0 {
		i = w.marks.cards[i].outer
	}
	if i < 0 {
		return -1
	}
	return w.marks.cards[i].card
}

// finish decides what depends on the whole page.
func (w *walker) finish() {
	w.settleSlots()
	for i := range w.page.Links {
		w.page.Links[i].Card = w.cardOf(w.page.Links[i].Card)
	}
	inCards, outside := 0, 0
	for i := range w.page.Passages {
		p := &w.page.Passages[i]
		p.Card = w.cardOf(p.Card)
		switch {
		case p.Region != Main || p.Hidden != "":
		case p.Card >= 0:
			inCards += len(p.Text)
		default:
			outside += len(p.Text)
		}
	}
	w.page.List = w.isList(inCards, outside)
	w.links.list, w.finished, w.marks.boxes = w.page.Links, w.page.Passages, w.page.Boxes
	w.page.orders = w.order
	w.page.resolve()
}

// isList compares the amount of text in teasers with the rest. It also considers the
// page's og:type, because a post may end with three related posts.
func (w *walker) isList(inCards, outside int) bool {
	cards := len(w.page.Cards)
	switch w.about.kind {
	case "article":
		return cards > 2 && outside < inCards/4
	case "website", "blog":
		return cards > 0 && outside < 2*inCards+400
	}
	return cards > 1 && outside < max(inCards, 200)
}
