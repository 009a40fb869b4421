package published

import (
	"net/url"
	"path/filepath"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// mostSearched is how many pages are searched for the site's address.
const mostSearched = 5

// canonicalBase returns the address that a site is published at, taken from its first
// pages: from a canonical address that ends in the page's own path. It is empty if no
// page has one.
func canonicalBase(dir string, pages []string) string {
	asked := append([]string{"index.html"}, pages...)
	for _, name := range asked[:min(len(asked), mostSearched)] {
		full := filepath.Join(dir, filepath.FromSlash(name))
		data, err := source.Read(full, largestRedirect)
		if err != nil {
			continue
		}
		canonical, err := url.Parse(page.ReadCanonical(source.New(name, data)))
		if err != nil || canonical.Host == "" {
			continue
		}
		if folder, found := strings.CutSuffix(canonical.Path, strings.TrimPrefix(Route(name), "/")); found {
			canonical.Path, canonical.RawQuery, canonical.Fragment = folder, "", ""
			return canonical.String()
		}
	}
	return ""
}
