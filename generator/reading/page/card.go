package page

import (
	"slices"

	"golang.org/x/net/html/atom"
)

// candidate is an element that may be a teaser.
type candidate struct {
	start, end int
	outer      int // the candidate around it, -1 for none
	headings   int
	title      bool   // it holds an <h1>
	inHeading  string // the address of a link in or around its first heading
	only       string // the one address of the site that it links to
	several    bool
	holds      bool // a card inside it
	card       int  // index in page.Cards, -1 for none
}

// teaserNames are classes that themes give to what leads to a post.
var teaserNames = namesOf(`card post-card article-card blog-card entry-card card-body teaser post-teaser post-entry first-entry post-preview
	post-summary summary post-item list-item archive-item archive-entry post-list-item blog-item article-list-item
	post-list__item posts-item entry post-block hentry item related-post related-item tile story post article-item`)

// candidate notes an element that may be a teaser.
func (r *reader) candidate(e *element, f *facts) {
	fits := e.atom == atom.Article || e.atom == atom.Li
	if !fits && (e.atom == atom.Div || e.atom == atom.Section) {
		fields(f.class, func(word []byte) bool {
			fits = fits || teaserNames[string(lower(word))]
			return !fits
		})
	}
	if !fits || e.inert {
		return
	}
	r.cards = append(r.cards, candidate{start: e.start, outer: e.card, card: -1})
	e.card, e.owns = len(r.cards)-1, true
}

// headingIn tells the teaser of a heading; one inside a link is its title.
func (r *reader) headingIn(e *element) {
	if e.card < 0 {
		return
	}
	c := &r.cards[e.card]
	c.headings++
	c.title = c.title || e.atom == atom.H1
	if e.link >= 0 && c.headings == 1 {
		c.inHeading = r.ownPage(r.page.Links[e.link].Href)
	}
}

// linkInCard tells the teaser of a link.
func (r *reader) linkInCard(e *element, href string) {
	if e.card < 0 {
		return
	}
	target := r.ownPage(href)
	if target == "" {
		return
	}
	c := &r.cards[e.card]
	if e.heading && c.headings == 1 && c.inHeading == "" {
		c.inHeading = target
	}
	c.several = c.several || c.only != "" && c.only != target
	c.only = either(c.only, target)
}

// ownPage gives the path of another page of the same site; "" for anything else.
func (r *reader) ownPage(href string) string {
	if href == "" || href[0] == '#' || href[0] == '?' {
		return ""
	}
	target, own := r.styles.Path(r.page.File.Path, href)
	if !own && r.meta.host != "" {
		target, own = r.pathOnHost(href)
	}
	if !own || samePage(target, r.styles.Local(r.page.File.Path)) {
		return ""
	}
	return href
}

// mostHeadings is how many headings a teaser has: a title, a subtitle, a date.
const mostHeadings = 3

// closeCard decides whether a candidate is a teaser: its first heading leads to
// another page of the site, or, where no heading does, its only link.
func (r *reader) closeCard(e *element, at int) {
	c := &r.cards[e.card]
	c.end = at
	href := c.inHeading
	if href == "" && !c.several && !c.title && c.headings == 1 {
		href = c.only
	}
	if href == "" || c.headings > mostHeadings || c.holds {
		if c.outer >= 0 {
			r.cards[c.outer].take(c)
		}
		return
	}
	c.card = len(r.page.Cards)
	r.page.Cards = append(r.page.Cards, Card{Span: r.span(c.start, c.end), Href: href})
	for o := c.outer; o >= 0; o = r.cards[o].outer {
		r.cards[o].holds = true
	}
}

// take adds what a candidate inside that is no teaser holds.
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

// cardOf turns the candidate that something stands in into the card around it.
func (r *reader) cardOf(i int) int {
	for i >= 0 && r.cards[i].card < 0 {
		i = r.cards[i].outer
	}
	if i < 0 {
		return -1
	}
	return r.cards[i].card
}

// finish settles what only the whole page tells.
func (r *reader) finish() {
	r.settleSlots()
	for i := range r.page.Links {
		r.page.Links[i].Card = r.cardOf(r.page.Links[i].Card)
	}
	inCards, outside := 0, 0
	for i := range r.page.Passages {
		p := &r.page.Passages[i]
		p.Card = r.cardOf(p.Card)
		switch {
		case p.Region != Main || p.Hidden != "":
		case p.Card >= 0:
			inCards += len(p.Text)
		default:
			outside += len(p.Text)
		}
	}
	r.page.List = r.isList(inCards, outside)
	r.links, r.passages = r.page.Links, r.page.Passages
	r.page.Links, r.page.Passages = slices.Clone(r.links), slices.Clone(r.passages)
	r.page.orders = r.order
	r.page.resolve()
}

// isList weighs the words in teasers against the others; what the page says of
// itself (og:type) moves the scales, for a post may end in three related posts.
func (r *reader) isList(inCards, outside int) bool {
	cards := len(r.page.Cards)
	switch r.meta.kind {
	case "article":
		return cards > 2 && outside < inCards/4
	case "website", "blog":
		return cards > 0 && outside < 2*inCards+400
	}
	return cards > 1 && outside < max(inCards, 200)
}
