package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// landmarks are the roles that make a region of any element.
var landmarks = map[string]Region{
	"banner": Header, "navigation": Nav, "complementary": Aside, "contentinfo": Footer, "menu": Nav, "menubar": Nav,
}

// regionNames are ids and classes that themes use for the frame around the content,
// where they do not use the elements.
var regionNames = regionNamesOf(map[Region]string{
	Header: "header site-header page-header-top masthead site-banner topbar top-bar main-header siteheader global-header app-header",
	Nav: `nav navbar site-nav site-navigation main-nav main-menu main-navigation menu navigation nav-menu breadcrumb breadcrumbs
		mobile-menu off-canvas offcanvas`,
	Aside: `sidebar side-bar site-sidebar right-sidebar left-sidebar sidebar-left sidebar-right widget-area widgets secondary aside
		sidebar-widget sidebar__inner`,
	Footer: "footer site-footer page-footer main-footer colophon sitefooter global-footer app-footer bottom-bar footer-widgets",
})

func regionNamesOf(lists map[Region]string) map[string]Region {
	all := map[string]Region{}
	for region, list := range lists {
		for name := range namesOf(list) {
			all[name] = region
		}
	}
	return all
}

// place decides which region an element stands in. A header or footer of an
// article or of main is part of it, unless its name says that it is the site's; so is an aside within one, which themes use for
// a box between two paragraphs, unless its name says that it is a sidebar.
func (r *reader) place(e *element, f *facts) {
	switch e.atom {
	case atom.Html, atom.Body, atom.Head:
		return
	case atom.Main:
		e.section, e.article = true, false
		e.leaveSoft()
		return
	case atom.Article:
		e.section, e.article = true, true
		e.leaveSoft()
		return
	}
	if f.role != nil && e.byRole(string(lower(f.role)), e.article && !named(f, Aside)) || e.region != Main {
		return
	}
	switch e.atom {
	case atom.Header:
		e.regionUnless(e.section && (e.article || !named(f, Header)), Header)
	case atom.Footer:
		e.regionUnless(e.section && (e.article || !named(f, Footer)), Footer)
	case atom.Nav:
		e.region = Nav
	case atom.Aside:
		e.regionUnless(e.article && !named(f, Aside) || string(f.role) == "note", Aside)
	case atom.Section:
		e.section = true
	default:
		if e.kind&block != 0 && !e.article {
			e.byName(f)
		}
	}
}

// byRole goes by the role attribute, and tells whether it says where we are. A
// complementary box inside an article is part of it, as an aside is.
func (e *element) byRole(role string, inside bool) bool {
	if role == "main" {
		e.section = true
		e.leaveSoft()
		return true
	}
	region, known := landmarks[role]
	if inside && region == Aside {
		return true
	}
	if known && e.region == Main {
		e.region, e.soft = region, false
	}
	return known
}

func (e *element) leaveSoft() {
	if e.soft {
		e.region, e.soft = Main, false
	}
}

func (e *element) regionUnless(inside bool, region Region) {
	if !inside {
		e.region = region
	}
}

// byName goes by id and class. A header or footer by name inside main belongs to
// the content, as the elements do.
func (e *element) byName(f *facts) {
	check := func(word []byte) bool {
		region, ok := regionNames[string(lower(word))]
		if ok && !(e.section && (region == Header || region == Footer)) {
			e.region, e.soft = region, true
		}
		return e.region == Main
	}
	fields(f.id, check)
	if e.region == Main {
		fields(f.class, check)
	}
}

// named tells whether id or class say that an element is such a region.
func named(f *facts, region Region) bool {
	found := false
	check := func(word []byte) bool {
		found = found || regionNames[string(lower(word))] == region
		return !found
	}
	fields(f.id, check)
	fields(f.class, check)
	return found
}

// titleIn takes a header by name for the article's own where its <h1> begins the
// title of the page: that of a site's header is the name of the site, which ends it.
func (r *reader) titleIn(h1 *element) {
	last := len(r.page.Passages) - 1
	if r.input.at != nil || last < 0 || r.page.Title == "" || h1.link >= 0 {
		return
	}
	if p := &r.page.Passages[last]; !p.Heading || p.Span.Start < h1.start || !strings.HasPrefix(r.page.Title, p.Text) {
		return
	}
	if n := len(r.page.Links); n > 0 && r.page.Links[n-1].Span.Start >= h1.start {
		return // a link to the site's own home page
	}
	from := h1.start
	for i := len(r.stack) - 1; i > 0 && r.stack[i].soft && r.stack[i].region == Header; i-- {
		r.stack[i].region, r.stack[i].soft = Main, false
		from = r.stack[i].start
	}
	for i := last; i >= 0 && r.page.Passages[i].Span.Start >= from; i-- {
		if p := &r.page.Passages[i]; p.Region == Header {
			p.Region = Main
		}
	}
	for i := len(r.page.Links) - 1; i >= 0 && r.page.Links[i].Span.Start >= from; i-- {
		if l := &r.page.Links[i]; l.Region == Header {
			l.Region = Main
		}
	}
}
