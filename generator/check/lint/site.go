package lint

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Summary is what the rules about the whole site need from a published page.
type Summary struct {
	Path       string
	At         int // where it begins in its file: a feed has many
	Route      string
	Origin     string
	Language   string
	Feed       bool
	Post       bool
	List       bool
	Paid       int             // paid links that readers see
	Statements map[string]bool // networks whose statement is visibly on the page
	Wanted     []Marked        // networks whose statement it needs, and where they are linked
	Named      map[string]bool // networks whose shop a visible disclosure names
	Accounts   []Marked        // accounts with the marketplaces where they are used, as returned by accountAt
	Cards      []Teaser
	Host       string          // of the page's canonical address; empty if it has none
	Branded    map[string]bool // networks that forbid their trademarks and that the page earns with
}

// Mark is a position in a page that is kept after the page is dropped.
type Mark struct {
	File *source.File
	Span source.Span
}

// put sets a value in a map, and creates the map when first needed: most pages need none.
func put[V any](m *map[string]V, key string, value V) {
	if *m == nil {
		*m = map[string]V{}
	}
	(*m)[key] = value
}

// Marked is something in a page, with its position. A page has only a few, for which a
// map would be too large.
type Marked struct {
	ID string
	Mark
}

func has(all []Marked, id string) bool {
	return slices.ContainsFunc(all, func(m Marked) bool { return m.ID == id })
}

// accountAt returns a key for an account of a network at a marketplace.
func accountAt(network, account, marketplace string) string {
	return network + " " + account + " " + marketplace
}

// Teaser is a card on a page that leads to another page.
type Teaser struct {
	Mark
	Href    string // the route it leads to
	Labeled bool
}

// SiteContext is the whole site being checked by a rule.
type SiteContext struct {
	Pages   []Summary
	Posts   []Summary // those whose own findings are needed
	checker *Checker
	rule    *Rule
	found   []finding.Finding
}

// Report adds a finding of the rule. Findings with the same cause are joined.
func (c *SiteContext) Report(page Summary, at Mark, subject, format string, args ...any) *finding.Finding {
	f := finding.Finding{Rule: c.rule.ID, Severity: c.rule.Severity, File: at.File, Span: at.Span, Subject: subject,
		Message: fmt.Sprintf(format, args...), Origin: page.Origin}
	if f.File == nil {
		f.File, f.Precision = source.New(page.Path, nil), finding.WholeFile
	}
	c.found = append(c.found, f)
	return &c.found[len(c.found)-1]
}

// mark keeps the lines around a position. Marks at the same position are shared.
func (d *Document) mark(span source.Span) Mark {
	if known, ok := d.marks[span]; ok {
		return known
	}
	var m Mark
	if d.Page != nil && d.Page.DropLines {
		m.File = d.File.Place(span.Start)
	} else {
		m.File, m.Span = d.File.Excerpt(span)
	}
	if d.marks == nil {
		d.marks = map[source.Span]Mark{}
	}
	d.marks[span] = m
	return m
}

// detach removes the file from a finding, so that a run over a whole site does not keep
// every page. It drops the edits, which need the whole file.
func (d *Document) detach(f *finding.Finding) {
	at := Mark{File: source.New(f.File.Path, nil)}
	if f.Precision != finding.WholeFile {
		at = d.mark(f.Span)
	}
	f.File, f.Span, f.Fix = at.File, at.Span, nil
}

// summarize returns what the rules about the whole site need, and whether there is
// anything.
func (c *Checker) summarize(d *Document) (s Summary, relevant bool) {
	s = Summary{Post: d.Post != nil, Path: d.File.Path, At: d.start(), Route: d.Route, Origin: d.Origin, Language: d.Language, Feed: d.Feed}
	if d.Page != nil {
		s.List, s.Host = d.Page.List, hostOf(d.Page.Canonical)
	}
	for _, n := range d.Notices {
		for _, id := range n.Statements {
			put(&s.Statements, id, s.Statements[id] || n.Hidden == "")
		}
	}
	met := map[string]bool{}
	for i := range d.Links {
		l := &d.Links[i]
		c.summarizeLink(d, &s, l, met)
	}
	for _, wanted := range s.Wanted {
		if d.names(c.networks.ByID(wanted.ID)) {
			put(&s.Named, wanted.ID, true)
		}
	}
	c.summarizeCards(d, &s)
	return s, s.Paid > 0 || len(s.Statements) > 0 || len(s.Cards) > 0
}

// start returns where the document's text and links begin in its file.
func (d *Document) start() int {
	start := len(d.File.Data)
	for i := range d.Links {
		l := &d.Links[i]
		start = min(start, l.Span.Start)
	}
	for _, p := range d.Passages {
		start = min(start, p.Span.Start)
	}
	return start
}

// names reports whether a visible disclosure names the network's shop.
func (d *Document) names(n *network.Network) bool {
	return slices.ContainsFunc(d.Notices, func(x Notice) bool {
		return x.Strength >= recognize.Hedged && x.Hidden == "" && slices.ContainsFunc(n.Names(), func(name string) bool { return strings.Contains(x.Text, name) })
	})
}

func (c *Checker) summarizeLink(d *Document, s *Summary, l *Link, met map[string]bool) {
	if !l.Paid() || !l.Seen() {
		return
	}
	s.Paid++
	if l.Of != nil && requiresStatement(l.Of) {
		s.want(d, l.Of.ID, l)
	}
	for at := range l.Chain() {
		if at.Earns == 0 {
			continue
		}
		if hasTrademarks(at.Network) && at.Earns == network.DoesEarn {
			put(&s.Branded, at.Network.ID, true)
		}
		if requiresStatement(at.Network) {
			s.want(d, at.Network.ID, l)
		}
		if at.Account != "" && at.Marketplace != "" && at.Network.PerMarketplace && !anywhere(at) {
			id := accountAt(at.Network.ID, at.Account, at.Marketplace)
			if !met[id] {
				met[id] = true
				s.Accounts = append(s.Accounts, Marked{id, d.mark(l.HrefSpan)})
			}
		}
	}
}

// want records that the page needs a network's statement because of a link.
func (s *Summary) want(d *Document, id string, l *Link) {
	if !has(s.Wanted, id) {
		s.Wanted = append(s.Wanted, Marked{id, d.mark(l.Span)})
	}
}

func (c *Checker) summarizeCards(d *Document, s *Summary) {
	if d.Page == nil || d.Feed || !c.teasers {
		return
	}
	for i, card := range d.Page.Cards {
		labeled := false
		for _, p := range d.Passages {
			labeled = labeled || p.Card == i && p.Hidden == "" && d.labelIn(p.Text)
		}
		s.Cards = append(s.Cards, Teaser{Mark: d.mark(card.Span), Href: cmp.Or(card.Route, routeOf(d.Route, card.Href)), Labeled: labeled})
	}
}

// routeOf returns the path that an address of the same site leads to.
func routeOf(from, href string) string {
	target, err := url.Parse(href)
	if err != nil {
		return href
	}
	return (&url.URL{Path: from}).ResolveReference(&url.URL{Path: target.Path}).Path
}

// labelIn reports whether the text contains a label of one of the document's jurisdictions.
func (d *Document) labelIn(text string) bool {
	for _, p := range d.Jurisdictions {
		if w, known := p.In(d.Language); known && slices.ContainsFunc(w.Labels, func(l string) bool { return holdsWord(text, l) }) {
			return true
		}
	}
	return false
}
