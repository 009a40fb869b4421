// Package published reads the published folder, whatever built it: its pages, its feeds
// and its redirects. It returns pages one by one, each dropped before the next needs
// its memory, and a finding for everything that can't be read.
//
// Hand-written for its behavior: no Go library reads _redirects as Netlify does.
package published

import (
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Options describe a published folder.
type Options struct {
	Name    string // the prefix of its files' paths in findings, such as "public"; empty for the folder's own name
	BaseURL string // the address that it is published at; empty if unknown
	Netlify string // path of the blog's netlify.toml; empty or missing for none
}

// Site is a published folder. It may be used from several goroutines.
type Site struct {
	Pages []string // HTML files, relative to the folder, sorted
	Feeds []string // files that may be feeds, likewise

	dir     string
	name    string
	styles  *stylesheet.Library
	headers headers
	base    url.URL // empty if unknown
	rules   rules
	steps   sync.Map // cached steps by request

	hasRedirects bool // a _redirects file is published
}

// Load lists the files of a published folder and reads its redirects. Pages and feeds
// are read later.
func Load(dir string, o Options) (*Site, []finding.Finding) {
	s := &Site{dir: dir, name: o.Name, styles: stylesheet.NewLibrary(os.DirFS(dir), o.BaseURL)}
	if s.name == "" {
		s.name = filepath.Base(dir)
	}
	s.name = path.Clean(filepath.ToSlash(s.name))
	s.styles.Folder = s.name
	l := lister{site: s, seen: map[string]bool{}}
	l.root()
	if o.BaseURL == "" {
		s.styles.PublishedAt(canonicalBase(dir, s.Pages))
	}
	found := l.findings
	if base, err := url.Parse(o.BaseURL); err == nil {
		s.base = *base
	}
	var problems []finding.Finding
	s.hasRedirects, problems = s.rules.readFile(filepath.Join(dir, "_redirects"), path.Join(s.name, "_redirects"))
	found = append(found, problems...)
	found = append(found, s.headers.readFile(filepath.Join(dir, "_headers"), path.Join(s.name, "_headers"))...)
	if o.Netlify != "" {
		found = append(found, s.readNetlify(o.Netlify)...)
	}
	return s, finding.Sort(found)
}

// Styles returns the site's stylesheets and its own addresses.
func (s *Site) Styles() *stylesheet.Library { return s.styles }

// Route returns the address of a page on the site: "/posts/a/" for posts/a/index.html.
func Route(name string) string {
	return "/" + strings.TrimSuffix(strings.TrimPrefix(name, "/"), "index.html")
}

func unreadable(name, format string, args ...any) finding.Finding {
	f := finding.OfFile("unreadable-file", name, format, args...)
	f.Severity = finding.Warning
	return f
}
