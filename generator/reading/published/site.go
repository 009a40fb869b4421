// Package published reads the folder that readers get, whatever built it: its
// pages, its feeds, and where its own addresses lead on to. In goes a folder, out
// come pages one by one, each dropped before the next needs its memory, and a
// finding for whatever could not be read.
//
// By hand, for behavior: no Go library reads Netlify's _redirects as Netlify does.
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

// Options say what is known of a published folder.
type Options struct {
	Name    string // how the paths of its files begin in findings, such as "public"; empty for the folder's own name
	BaseURL string // the address that it is published at; empty where that is not known
	Netlify string // the blog's netlify.toml; empty or missing for none
}

// Site is a published folder. It may be used from several goroutines.
type Site struct {
	Pages []string // HTML files, relative to the folder, sorted
	Feeds []string // files that may be feeds, likewise

	dir     string
	name    string
	styles  *stylesheet.Library
	headers headers
	base    url.URL // empty where it is not known
	rules   rules
	steps   sync.Map // by request: where it leads

	hasRedirects bool // a _redirects file is published
}

// Load lists the files of a published folder and reads its redirects. Pages and
// feeds are read when they are asked for.
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
