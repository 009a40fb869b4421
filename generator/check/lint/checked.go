package lint

import (
	"reflect"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Checked is what the check of a page or an item found, and what the Checker learned
// from it. While nothing that it depends on changes, it is the same.
type Checked struct {
	Found   []finding.Finding
	Learned Part
	Shows   []string // other posts that it depends on: those that its cards lead to
	Again   bool     // the same item in another feed has to be checked, too: it has a paid link, a finding (suppressed or not), or something that the rules about the whole site need
}

// Published is Page, or Item for an item of a feed, with everything that came of it.
func (c *Checker) Published(p *page.Page, route, origin string, feed bool) Checked {
	post := c.remembered(origin)
	d := c.fromPage(p, post)
	defer c.takeBack(d)
	d.Route, d.Origin, d.Feed = route, origin, feed
	d.post = post
	c.readCards(d)
	all := c.run(d)
	found := d.filter(all)
	d.causes(post, found)
	for i := range found {
		d.detach(&found[i])
	}
	learned := Part{Any: true, Used: d.used, Suppressed: d.suppressed}
	s, relevant := c.summarize(d)
	if relevant {
		learned.Pages = []Summary{s}
	}
	if post != nil {
		learned.Published = []string{origin}
	}
	c.Join(learned)
	return Checked{found, learned, d.shows, relevant || len(all) > 0 || d.anyPaid()}
}

// Recall takes over what another Checker remembers of a post that has not changed, and
// reports whether there is anything. The other one may no longer be used. Both have
// the same options, and believe the same.
func (c *Checker) Recall(before *Checker, path string) bool {
	r := before.posts[path]
	if r == nil {
		return false
	}
	r.published.Store(false)
	for _, s := range r.suppressed.All {
		s.Forget()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.posts[path] = r
	return true
}

// Same reports whether other options are for the same sources, settings and templates.
func (o Options) Same(as Options) bool {
	return o.Catalog == as.Catalog && o.Networks == as.Networks && o.Language == as.Language && o.Hugo == as.Hugo && o.BaseURL == as.BaseURL &&
		slices.Equal(o.Fallback, as.Fallback) && reflect.DeepEqual(o.Templates, as.Templates)
}
