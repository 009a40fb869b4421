package page

import "golang.org/x/net/html/atom"

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
	if f.role != nil && e.byRole(string(lower(f.role))) || e.region != Main {
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

// byRole goes by the role attribute, and tells whether it says where we are.
func (e *element) byRole(role string) bool {
	if role == "main" {
		e.section = true
		e.leaveSoft()
		return true
	}
	region, known := landmarks[role]
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
