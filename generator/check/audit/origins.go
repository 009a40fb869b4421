package audit

import (
	"strings"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/published"
)

// origins traces published pages back to their posts, and records which posts it found:
// for those, the pages decide about disclosures.
type origins struct {
	known  *published.Origins
	mu     sync.Mutex
	traced map[string]bool
	routes map[string]string // to the post of that page
}

func newOrigins(o Options, posts []published.Content) *origins {
	return &origins{known: published.NewOrigins(posts, o.Blog.Languages), traced: map[string]bool{}, routes: map[string]string{}}
}

// of returns the post of a page, if known. The name is relative to the published folder.
func (o *origins) of(name string, p *page.Page) string {
	origin := o.known.Of(name, p)
	o.trace(name, origin)
	return origin
}

// trace records that a page was traced to a post.
func (o *origins) trace(name, origin string) {
	if origin == "" {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.traced[origin] = true
	o.routes[routeKey(published.Route(name))] = origin
}

// ofRoute returns the post of the page at a route, after the pages were read.
func (o *origins) ofRoute(route string) string { return o.routes[routeKey(route)] }

// postAt returns the post of the page at a route before the page is read: by the route,
// or else by the title and the end of the route.
func (o *origins) postAt(route, title string) string {
	return o.known.Of(strings.Trim(route, "/")+"/index.html", &page.Page{Content: page.Content{Passages: []page.Passage{{Text: title, Heading: true}}}})
}

// ofItem returns the post of a feed item, by the item's address.
func (o *origins) ofItem(site *published.Site, item page.Item) string {
	name, own := site.Styles().Path("index.xml", item.Link)
	if !own {
		return ""
	}
	return o.known.Of(strings.TrimSuffix(name, "/")+"/index.html", &page.Page{Head: page.Head{Title: item.Title}})
}
