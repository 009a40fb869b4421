package page

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
)

// about is what the page says about itself and only this package needs.
type about struct {
	referrer string // <meta name="referrer">
	kind     string // og:type
	host     string // of the canonical address
	folder   string // its path's folder, for the site's own pages
	sheets   []*stylesheet.Sheet
	styled   bool   // the site has a stylesheet that it links to
	missing  string // the first that it does not have
}

// mostSheets limits the stylesheets of one page: real pages have a few dozen, and each
// sheet takes time for every element.
const mostSheets = 300

// readAbout finds what the page says about itself, anywhere in it, and its stylesheets.
func (w *walker) readAbout() {
	p := w.page
	root := &w.tree.Tree[0]
	for _, name := range []string{"lang", "xml:lang"} {
		if a := root.Attribute(name); a != nil && p.Lang == "" {
			p.Lang = languageOf(a.Value)
		}
	}
	var sheets []*markup.Event
	for i := range w.tree.Events {
		e := &w.tree.Events[i]
		if e.Node < 0 || e.Kind == markup.Close {
			continue
		}
		n := &w.tree.Tree[e.Node]
		switch n.Atom {
		case atom.Meta:
			w.metaElement(n)
		case atom.Base:
			if p.Base == "" {
				p.Base = n.Value("href")
			}
		case atom.Link:
			if w.linkElement(n) {
				sheets = append(sheets, e)
			}
		case atom.Style:
			if e.Kind == markup.Text {
				sheets = append(sheets, e)
			}
		case atom.Title:
			if e.Kind == markup.Text && p.Title == "" && !w.foreign(e.Node) && !w.inert(e.Node) {
				p.Title = string(markup.Collapse(nil, markup.Unescaped(w.data[e.Start:e.End])))
			}
		}
	}
	for _, e := range sheets {
		if sheet := w.sheet(e); sheet != nil && len(w.about.sheets) < mostSheets {
			w.about.sheets = append(w.about.sheets, sheet)
		}
	}
	if !w.about.styled {
		p.Unstyled = w.about.missing
	}
}

// sheet returns a stylesheet of the page, or nil if the site does not have it.
func (w *walker) sheet(e *markup.Event) *stylesheet.Sheet {
	n := &w.tree.Tree[e.Node]
	if w.inert(e.Node) {
		return nil
	}
	if n.Atom == atom.Style {
		if kind := strings.TrimSpace(n.Value("type")); kind != "" && !strings.EqualFold(kind, "text/css") {
			return nil // browsers read no other kind
		}
		text := w.data[e.Start:e.End]
		sheet := w.styles.Style(w.page.File.Path, text, func(href string) string { return w.based(address(href)) })
		return sheet.For(n.Value("media"))
	}
	href := w.based(address(n.Value("href")))
	sheet := w.styles.Sheet(w.page.File.Path, href)
	switch {
	case sheet != nil:
		w.about.styled = true
	case w.about.missing == "" && w.styles.Expects(w.page.File.Path, href):
		w.about.missing = href
	}
	return sheet.For(n.Value("media"))
}

// inert reports whether an element is in a template or in a noscript.
func (w *walker) inert(node int32) bool {
	for n := w.tree.Tree[node].Parent; n >= 0; n = w.tree.Tree[n].Parent {
		switch w.tree.Tree[n].Atom {
		case atom.Noscript:
			return true
		case atom.Template:
			return w.tree.Tree[n].Attribute("shadowrootmode") == nil
		}
	}
	return false
}

// foreign reports whether an element is in an svg or math element.
func (w *walker) foreign(node int32) bool {
	for n := w.tree.Tree[node].Parent; n >= 0; n = w.tree.Tree[n].Parent {
		if a := w.tree.Tree[n].Atom; a == atom.Svg || a == atom.Math {
			return true
		}
	}
	return false
}

// metaElement reads a <meta>.
func (w *walker) metaElement(n *markup.Node) {
	content := n.Value("content")
	switch strings.ToLower(either(n.Value("name"), n.Value("property"))) {
	case "generator":
		w.page.Generator = content
	case "robots", "googlebot":
		for _, word := range relations(content) {
			w.page.NoIndex = w.page.NoIndex || word == "noindex" || word == "none"
		}
	case "referrer":
		w.about.referrer = either(metaReferrer(content), w.about.referrer)
	case "og:type":
		w.about.kind = strings.ToLower(content)
	case "og:url":
		w.knowHost(content)
	}
}

// linkElement reads a <link>, and reports whether it is for a stylesheet.
func (w *walker) linkElement(n *markup.Node) bool {
	href := n.Attribute("href")
	if href == nil || n.Attribute("rel") == nil {
		return false
	}
	words := relations(n.Value("rel"))
	has := func(word string) bool { return slices.Contains(words, word) }
	switch {
	case has("canonical"):
		w.page.Canonical = address(href.Text())
		w.knowHost(w.page.Canonical)
	case has("alternate") && strings.HasSuffix(n.Value("type"), "xml"):
		w.knowHost(address(href.Text())) // the site's own feed
	case has("stylesheet") && !has("alternate"):
		return n.Attribute("disabled") == nil
	}
	return false
}

// based resolves an address against <base href>.
func (w *walker) based(href string) string {
	base, err := url.Parse(w.page.Base)
	target, bad := url.Parse(href)
	if w.page.Base == "" || err != nil || bad != nil {
		return href
	}
	return base.ResolveReference(target).String()
}

// knowHost records the host that the page itself is published on.
func (w *walker) knowHost(canonical string) {
	if parsed, err := url.Parse(canonical); err == nil && parsed.Host != "" && w.about.host == "" {
		w.about.host = strings.ToLower(parsed.Host)
		suffix := strings.TrimSuffix(w.styles.Local(w.page.File.Path), "index.html")
		if folder, found := strings.CutSuffix(parsed.Path, suffix); found {
			w.about.folder = folder
		}
	}
}

// sitePath returns the file of the site that an address leads to, relative to the
// folder that the site is published in, or false if it leads to another site.
func (w *walker) sitePath(href string) (string, bool) {
	target, own := w.styles.Path(w.page.File.Path, href)
	if own {
		return target, true
	}
	if _, rest, _ := strings.Cut(href, "//"); w.about.host == "" || len(rest) < len(w.about.host) || !strings.EqualFold(rest[:len(w.about.host)], w.about.host) {
		return "", false // most links to other sites, without parsing them
	}
	parsed, err := url.Parse(href)
	if err != nil || !strings.EqualFold(parsed.Host, w.about.host) {
		return "", false
	}
	return strings.TrimPrefix(strings.TrimPrefix(parsed.Path, w.about.folder), "/"), true
}

// route returns the path of a page of the site, for rules that compare pages.
func (w *walker) route(href string) string {
	target, _ := w.sitePath(href)
	return "/" + strings.TrimSuffix(target, "index.html")
}

// samePage compares the path of an address with a page's file.
func samePage(target, file string) bool {
	plain := func(name string) string {
		name = strings.TrimSuffix(path.Clean("/"+name), "/index.html")
		return strings.Trim(strings.TrimSuffix(name, ".html"), "/")
	}
	return plain(target) == plain(file)
}
