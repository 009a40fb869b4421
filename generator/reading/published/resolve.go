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

// mostHops is how many redirects in a row are followed; a circle ends there too.
const mostHops = 5

// largestRedirect is the largest page that is looked into for a redirect.
const largestRedirect = 256 << 10

// Resolve follows an address of the site itself, absolute or from the root, to
// where its redirects lead: rules of _redirects and netlify.toml, Hugo's aliases
// and other pages that send readers on. Via is the first of the site's own
// addresses; ok is false where nothing leads on.
func (s *Site) Resolve(address string) (target, via string, ok bool) {
	return s.ResolveFrom("index.html", address)
}

// ResolveFrom is Resolve for an address as a page of the site has it, which may
// be relative to that page.
func (s *Site) ResolveFrom(from, address string) (target, via string, ok bool) {
	if strings.HasPrefix(address, "#") || address == "" {
		return "", "", false
	}
	from = path.Join(s.name, from)
	for range mostHops {
		name, own := s.styles.Path(from, address)
		if !own {
			break
		}
		next := s.step(name)
		if next == "" {
			break
		}
		if via == "" {
			via = "/" + name
		}
		address, from, ok = next, path.Join(s.name, name, "index.html"), true
	}
	return address, via, ok
}

// step gives where a path of the site leads; "" for nowhere.
func (s *Site) step(name string) string {
	if known, ok := s.steps.Load(name); ok {
		return known.(string)
	}
	to, force, found := s.rules.match("/" + name)
	if !force || !found {
		if next, exists := s.sent(name); exists {
			to = next
		}
	}
	s.steps.Store(name, to)
	return to
}

// sent gives where the page at a path sends its readers at once, and whether
// there is a file at all.
func (s *Site) sent(name string) (to string, exists bool) {
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

// isPage tells whether a file is one of Pages.
func (s *Site) isPage(name string) bool {
	_, found := slices.BinarySearch(s.Pages, name)
	return found
}

func (s *Site) refresh(name, full string) string {
	data, err := os.ReadFile(full)
	if err != nil {
		return ""
	}
	sent := page.ReadRefresh(source.New(path.Join(s.name, name), data))
	if sent == nil {
		return ""
	}
	target, err := url.Parse(sent.Target)
	if err != nil {
		return ""
	}
	here := &url.URL{Path: "/" + name}
	if target.Host == "" && !strings.HasPrefix(target.Path, "/") {
		return here.ResolveReference(target).String()
	}
	return sent.Target
}
