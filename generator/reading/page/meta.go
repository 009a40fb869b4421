package page

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// meta is what the page says about itself that others do not ask for.
type meta struct {
	referrer string // <meta name="referrer">
	kind     string // og:type
	host     string // of the canonical address
	folder   string // its path's folder, for the site's own pages
	missing  bool   // a stylesheet of the page is not at hand
	late     bool   // a stylesheet came after words that it may hide
}

// metaElement reads a <meta>.
func (r *reader) metaElement(e *element, start, end int) {
	content := r.attribute("content")
	switch strings.ToLower(either(r.attribute("name"), r.attribute("property"))) {
	case "generator":
		r.page.Generator = content
	case "robots", "googlebot":
		for _, word := range relations(content) {
			r.page.NoIndex = r.page.NoIndex || word == "noindex" || word == "none"
		}
	case "referrer":
		r.meta.referrer = strings.ToLower(strings.TrimSpace(content))
	case "og:type":
		r.meta.kind = strings.ToLower(content)
	case "og:url":
		r.knowHost(content)
	}
	if strings.EqualFold(r.attribute("http-equiv"), "refresh") && !e.inert && r.page.Refresh == nil {
		if target, found := refreshTarget(content); found {
			r.page.Refresh = &Refresh{Span: r.span(start, end), Target: target}
		}
	}
}

// refreshTarget reads "5; url='/x'". Without an address the page only reloads.
func refreshTarget(content string) (string, bool) {
	rest := strings.TrimLeft(content, " \t\n\r\f0123456789.")
	rest = strings.TrimLeft(rest, " \t\n\r\f;,")
	if len(rest) >= 3 && strings.EqualFold(rest[:3], "url") {
		if after := strings.TrimLeft(rest[3:], " \t\n\r\f"); strings.HasPrefix(after, "=") {
			rest = strings.TrimLeft(after[1:], " \t\n\r\f")
		}
	}
	if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		rest, _, _ = strings.Cut(rest[1:], rest[:1])
	}
	return address(rest), rest != ""
}

// linkElement reads a <link>.
func (r *reader) linkElement(f *facts) {
	if f.rel == nil || f.href == nil || r.top().inert {
		return
	}
	words := relations(f.rel.text())
	has := func(word string) bool { return slices.Contains(words, word) }
	switch {
	case has("canonical"):
		r.page.Canonical = address(f.href.text())
		r.knowHost(r.page.Canonical)
	case has("alternate") && strings.HasSuffix(r.attribute("type"), "xml"):
		r.knowHost(address(f.href.text())) // the site's own feed
	case has("stylesheet") && !has("alternate"):
		r.addSheet(r.linkedSheet(f))
	}
}

// based resolves an address against <base href>.
func (r *reader) based(href string) string {
	base, err := url.Parse(r.page.Base)
	target, bad := url.Parse(href)
	if r.page.Base == "" || err != nil || bad != nil {
		return href
	}
	return base.ResolveReference(target).String()
}

// knowHost notes which host the page itself is published on.
func (r *reader) knowHost(canonical string) {
	if parsed, err := url.Parse(canonical); err == nil && parsed.Host != "" && r.meta.host == "" {
		r.meta.host = strings.ToLower(parsed.Host)
		suffix := strings.TrimSuffix(r.styles.Local(r.page.File.Path), "index.html")
		if folder, found := strings.CutSuffix(parsed.Path, suffix); found {
			r.meta.folder = folder
		}
	}
}

// pathOnHost is Styles.Path where only the page tells the site's host.
func (r *reader) pathOnHost(href string) (string, bool) {
	parsed, err := url.Parse(href)
	if err != nil || !strings.EqualFold(parsed.Host, r.meta.host) {
		return "", false
	}
	return strings.TrimPrefix(strings.TrimPrefix(parsed.Path, r.meta.folder), "/"), true
}

// samePage compares the path of an address with a page's file.
func samePage(target, file string) bool {
	plain := func(name string) string {
		name = strings.TrimSuffix(path.Clean("/"+name), "/index.html")
		return strings.Trim(strings.TrimSuffix(name, ".html"), "/")
	}
	return plain(target) == plain(file)
}

// script reads what a script holds: structured data, or a redirect.
func (r *reader) script(start, end int) {
	e := r.top()
	switch {
	case e.inert:
	case r.media == "application/ld+json":
		r.page.Structured = append(r.page.Structured, Structured{Span: r.span(start, end), Text: strings.TrimSpace(string(r.data[start:end]))})
	case r.page.Refresh == nil && e.atom == atom.Script:
		if target, span, found := leaves(r.data[start:end]); found {
			r.page.Refresh = &Refresh{Span: r.span(start+span.Start, start+span.End), Target: target, Script: true}
		}
	}
}
