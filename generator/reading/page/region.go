package page

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
)

// landmarks are the roles that turn any element into a region.
var landmarks = map[string]Region{
	"banner": Header, "navigation": Nav, "complementary": Aside, "contentinfo": Footer, "menu": Nav, "menubar": Nav,
}

// regionNames are ids and classes of themes that do not use the elements for the frame
// around the content.
var regionNames = regionNamesOf(map[Region]string{
	Header: `header site-header page-header-top masthead site-banner topbar top-bar main-header siteheader global-header app-header
		site-head header-wrap header-wrapper headerwrap`,
	Nav: `nav navbar site-nav site-navigation main-nav main-menu main-navigation menu navigation nav-menu breadcrumb breadcrumbs
		mobile-menu off-canvas offcanvas`,
	Aside: `sidebar side-bar site-sidebar right-sidebar left-sidebar sidebar-left sidebar-right widget-area widgets secondary aside
		sidebar-widget sidebar__inner`,
	Footer: `footer site-footer page-footer main-footer colophon sitefooter global-footer app-footer bottom-bar footer-widgets
		site-foot page-foot footer-wrap footer-wrapper footerwrap`,
})

// regionIDs are names that say so only as an id: as a class, boxes of the text have them.
var regionIDs = regionNamesOf(map[Region]string{Header: "head", Footer: "foot"})

func regionNamesOf(lists map[Region]string) map[string]Region {
	all := map[string]Region{}
	for region, list := range lists {
		for name := range namesOf(list) {
			all[name] = region
		}
	}
	return all
}

// place sets the region of an element. A header or footer of an article or of main is
// part of it, unless its name says that it belongs to the site. So is an aside inside
// one, which themes use for a box between two paragraphs, unless its name says that it
// is a sidebar.
func (w *walker) setRegion(e *element, n *markup.Node) {
	switch n.Atom {
	case atom.Html, atom.Body, atom.Head:
		return
	case atom.Main:
		e.section, e.article = true, false
		e.dropClassRegion()
		return
	case atom.Article:
		e.section, e.article = true, true
		e.dropClassRegion()
		return
	}
	role := ""
	if len(n.Attributes) > 0 {
		role = strings.ToLower(n.Value("role"))
	}
	if role != "" && e.byRole(role, e.article && !named(n, Aside)) || e.region != Main {
		return
	}
	switch n.Atom {
	case atom.Header:
		e.regionUnless(e.section && (e.article || !named(n, Header)), Header)
	case atom.Footer:
		e.regionUnless(e.section && (e.article || !named(n, Footer)), Footer)
	case atom.Nav:
		e.region = Nav
	case atom.Aside:
		e.regionUnless((e.article || w.inText(e, n)) && !named(n, Aside) || role == "note", Aside)
	case atom.Section:
		e.section = true
	default:
		if n.Kind&markup.Block != 0 && !e.article {
			e.byName(n)
		}
	}
}

// mostSiblings is how many elements are examined before and after an aside.
const mostSiblings = 200

// inText reports whether an aside of main is a box in the text: text of main follows
// it, and no article is above it. A sidebar beside an article comes after it.
func (w *walker) inText(e *element, n *markup.Node) bool {
	if !e.section {
		return false
	}
	for at, steps := n.Prev, 0; at >= 0 && steps < mostSiblings; at, steps = w.tree.Tree[at].Prev, steps+1 {
		if w.tree.Tree[at].Atom == atom.Article {
			return false
		}
	}
	for at, steps := n.Next, 0; at >= 0 && steps < mostSiblings; at, steps = w.tree.Tree[at].Next, steps+1 {
		switch next := &w.tree.Tree[at]; next.Atom {
		case atom.Aside, atom.Nav, atom.Footer, atom.Hr, atom.Form:
		default:
			if next.Kind&markup.Block != 0 {
				return true
			}
		}
	}
	return false
}

// byRole sets the region by the role attribute, and reports whether that decides it. A
// complementary box inside an article is part of it, as an aside is.
func (e *element) byRole(role string, inside bool) bool {
	if role == "main" {
		e.section = true
		e.dropClassRegion()
		return true
	}
	region, known := landmarks[role]
	if inside && region == Aside {
		return true
	}
	if known && e.region == Main {
		e.region, e.byClass = region, false
	}
	return known
}

func (e *element) dropClassRegion() {
	if e.byClass {
		e.region, e.byClass = Main, false
	}
}

func (e *element) regionUnless(inside bool, region Region) {
	if !inside {
		e.region = region
	}
}

// byName sets the region by id and class. A header or footer by name inside main
// belongs to the content, as the elements do.
func (e *element) byName(n *markup.Node) {
	names := regionIDs
	check := func(word []byte) bool {
		region, ok := regionNames[string(markup.Lower(word))]
		if !ok {
			region, ok = names[string(markup.Lower(word))]
		}
		if ok && !(e.section && (region == Header || region == Footer)) {
			e.region, e.byClass = region, true
		}
		return e.region == Main
	}
	markup.Fields(n.ID, check)
	if names = nil; e.region == Main {
		markup.Fields(n.Class, check)
	}
}

// named reports whether an element's id or class says that it is such a region.
func named(n *markup.Node, region Region) bool {
	found := false
	check := func(word []byte) bool {
		found = found || regionNames[string(markup.Lower(word))] == region
		return !found
	}
	markup.Fields(n.ID, check)
	markup.Fields(n.Class, check)
	return found
}

// titleIn treats a header by name as the article's own if the page's title begins with
// its <h1>. The <h1> in a site's header is the name of the site, which ends the title.
func (w *walker) titleIn(h1 *element) {
	last := len(w.page.Passages) - 1
	if w.input.at != nil || last < 0 || w.page.Title == "" || h1.link >= 0 {
		return
	}
	if p := &w.page.Passages[last]; !p.Heading || p.Span.Start < int(h1.start) || !strings.HasPrefix(w.page.Title, p.Text) {
		return
	}
	if n := len(w.page.Links); n > 0 && w.page.Links[n-1].Span.Start >= int(h1.start) {
		return // a link to the site's own home page
	}
	from := int(h1.start)
	for i := len(w.stack) - 1; i > 0 && w.stack[i].byClass && w.stack[i].region == Header; i-- {
		w.stack[i].region, w.stack[i].byClass = Main, false
		from = int(w.stack[i].start)
	}
	for i := last; i >= 0 && w.page.Passages[i].Span.Start >= from; i-- {
		if p := &w.page.Passages[i]; p.Region == Header {
			p.Region = Main
		}
	}
	for i := len(w.page.Links) - 1; i >= 0 && w.page.Links[i].Span.Start >= from; i-- {
		if l := &w.page.Links[i]; l.Region == Header {
			l.Region = Main
		}
	}
}
