package published

import (
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// mostHops is how many redirects in a row are followed, which also ends a circle.
const mostHops = 5

// largestRedirect is the largest page, in bytes, that is searched for a redirect.
const largestRedirect = 256 << 10

// Trail is where an address of the site itself leads.
type Trail struct {
	// Targets are all the addresses where readers may end up: rules can depend on their
	// country or language. It is empty if there is no redirect.
	Targets []string
	Via     string // the first of the site's own addresses; empty if there is no redirect
	Dead    bool   // there is neither a file nor a rule for this address of the site
}

// Follow follows a link on a page of the site (absolute, from the root, or relative to
// the page) through the site's redirects: rules of _redirects and netlify.toml, Hugo's
// aliases and other pages that redirect.
func (s *Site) Follow(from, address string) Trail {
	if strings.HasPrefix(address, "#") || address == "" || s.styles.Elsewhere(strings.TrimSpace(address)) {
		return Trail{}
	}
	w := walk{site: s}
	w.follow(path.Join(s.name, from), address, 0, false)
	return w.trail
}

// Redirects reports whether a _redirects file is published.
func (s *Site) Redirects() bool { return s.hasRedirects }

// walk follows one address. Rules for some readers make it branch.
type walk struct {
	site  *Site
	trail Trail
	seen  map[request]bool
}

func (w *walk) follow(from, address string, hops int, sorted bool) {
	s := w.site
	name, own := s.styles.Path(from, address)
	if !own || hops == mostHops {
		w.end(address)
		return
	}
	asked := s.request(name, address)
	asked.sorted = sorted
	if w.seen[asked] {
		w.end(address)
		return
	}
	next, exists := s.step(asked)
	if len(next) == 0 {
		w.trail.Dead = w.trail.Dead || hops == 0 && !exists
		w.end(address)
		return
	}
	if hops == 0 {
		w.trail.Via = "/" + name
	}
	if w.seen == nil { // most addresses lead nowhere else
		w.seen = map[request]bool{}
	}
	w.seen[asked] = true
	for _, one := range next {
		w.follow(path.Join(s.name, name, "index.html"), one.to, hops+1, one.sorted)
	}
}

func (w *walk) end(address string) {
	if w.trail.Via != "" && !slices.Contains(w.trail.Targets, address) {
		w.trail.Targets = append(w.trail.Targets, address)
	}
}

// request returns the request for an address of the site. Without a host, it goes to
// the address that the site is published at.
func (s *Site) request(name, address string) request {
	asked := request{scheme: s.base.Scheme, host: strings.ToLower(s.base.Host), path: "/" + name}
	address, _, _ = strings.Cut(address, "#")
	_, asked.query, _ = strings.Cut(address, "?")
	if !strings.Contains(address, "//") {
		return asked
	}
	if parsed, err := url.Parse(strings.TrimSpace(address)); err == nil && parsed.Host != "" {
		asked.host = strings.ToLower(parsed.Host)
		if parsed.Scheme != "" {
			asked.scheme = parsed.Scheme
		}
	}
	return asked
}

// stepResult is a cached result of step.
type stepResult struct {
	next   []outcome
	exists bool
}

// step returns where a request leads, if anywhere. Exists reports whether there is a
// file for it.
func (s *Site) step(asked request) (next []outcome, exists bool) {
	if known, ok := s.steps.Load(asked); ok {
		step := known.(stepResult)
		return step.next, step.exists
	}
	redirect, exists := s.pageRedirect(strings.TrimPrefix(asked.path, "/"))
	outcomes, certain := s.rules.match(asked)
	served := exists && !certain
	for _, one := range outcomes {
		switch {
		case exists && !one.force:
			served = true // the file exists for every reader
		case one.to != "":
			next = append(next, one)
		}
	}
	if served && redirect != "" {
		next = append(next, outcome{to: redirect, sorted: asked.sorted})
	}
	s.steps.Store(asked, stepResult{next, exists})
	return next, exists
}

// pageRedirect returns where the page at a path redirects its readers, and whether there is a
// file at all.
func (s *Site) pageRedirect(name string) (to string, exists bool) {
	if index := path.Join(name, "index.html"); s.isPage(index) { // then no file has the folder's name
		full := filepath.Join(s.dir, filepath.FromSlash(index))
		if info, err := os.Stat(full); err == nil && info.Mode().IsRegular() && info.Size() <= largestRedirect {
			return s.refresh(index, full), true
		}
	}
	for _, file := range []string{name, path.Join(name, "index.html"), strings.TrimSuffix(name, "/") + ".html"} {
		if file == "" || !filepath.IsLocal(filepath.FromSlash(file)) {
			continue
		}
		full := filepath.Join(s.dir, filepath.FromSlash(file))
		info, err := os.Stat(full)
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		if !strings.HasSuffix(file, ".html") || info.Size() > largestRedirect {
			return "", true
		}
		return s.refresh(file, full), true
	}
	return "", false
}

// isPage reports whether a file is one of Pages.
func (s *Site) isPage(name string) bool {
	_, found := slices.BinarySearch(s.Pages, name)
	return found
}

func (s *Site) refresh(name, full string) string {
	data, err := source.Read(full, largestPage)
	if err != nil {
		return ""
	}
	refresh := page.ReadRefresh(source.New(path.Join(s.name, name), data))
	if refresh == nil {
		return ""
	}
	target, err := url.Parse(refresh.Target)
	if err != nil {
		return ""
	}
	here := &url.URL{Path: "/" + name}
	if target.Host == "" && !strings.HasPrefix(target.Path, "/") {
		return here.ResolveReference(target).String()
	}
	return refresh.Target
}
