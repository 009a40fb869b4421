package audit

import (
	"context"
	"crypto/sha256"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/published"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
)

// readSite lists the published folder; nil if none is requested.
func readSite(o Options) (*published.Site, []finding.Finding) {
	if o.Public == "" {
		return nil, nil
	}
	return published.Load(blog.Local(o.Blog.Root, o.Public), published.Options{
		Name: o.shown(), BaseURL: o.BaseURL, Netlify: filepath.Join(o.Blog.Root, "netlify.toml"),
	})
}

// resolver follows the site's own redirects for pages and posts.
type resolver struct {
	*published.Site
	folder string // prefix of the paths of pages
}

func newResolver(o Options, site *published.Site) lint.Resolver {
	if site == nil {
		return nil
	}
	return resolver{site, o.shown() + "/"}
}

// Follow uses the site's first page for a post's path, because the path of a post's
// page is unknown.
func (r resolver) Follow(from, address string) published.Trail {
	name, found := strings.CutPrefix(from, r.folder)
	if !found {
		name = "index.html"
	}
	return r.Site.Follow(name, address)
}

// checkPages checks the pages and the feeds of the published folder, those of the shard.
func (r *run) checkPages(ctx context.Context) error {
	if r.site == nil {
		return nil
	}
	var own []int // in site.Pages
	for i := range r.site.Pages {
		if r.shard.has(i) {
			own = append(own, i)
		}
	}
	r.result.Pages = len(own)
	found := make([][]finding.Finding, len(r.site.Pages))
	places := r.places()
	own, err := r.recallPages(ctx, own, places, found)
	if err != nil {
		return err
	}
	findings, err := r.site.Walk(ctx, own, func(i int, p *page.Page) {
		name := r.site.Pages[i]
		origin, listed := r.origins.of(name, p), p.List
		p.DropLines, p.List = places[i].dropLines, listed || places[i].list
		checked := r.checker.Published(p, published.Route(name), origin, false)
		found[i] = r.causes.take(checked.Found)
		known := knownFile{place: places[i], origin: origin, found: checked.Found, learned: []lint.Part{checked.Learned}}
		r.after.keepFile(name, p.File, known, append(checked.Shows, origin))
		r.step(len(own))
	})
	r.result.Read += len(own)
	for name, why := range r.site.Styles().Unread() {
		findings = append(findings, finding.OfFile(unreadable, path.Join(filepath.ToSlash(filepath.Clean(r.Public)), name), "this stylesheet could not be read completely, so it is not known what it hides: %s", why))
	}
	r.result.Findings = append(r.result.Findings, r.checker.Settle(findings)...)
	for _, f := range found {
		r.result.Findings = append(r.result.Findings, f...)
	}
	if err != nil {
		return err
	}
	return r.checkFeeds(ctx)
}

// manyPages is the number of pages up to which findings keep their source lines. On
// further pages they keep only their position.
const manyPages = 20_000

// foldersOfLists returns the folders whose page is a list, even if it has one entry and
// looks like a post: Hugo writes a feed beside the pages of sections, taxonomies and
// terms. If most pages have a feed, this proves nothing.
func foldersOfLists(site *published.Site) map[string]bool {
	if 2*len(site.Feeds) > len(site.Pages) {
		return nil
	}
	folders := map[string]bool{}
	for _, name := range site.Feeds {
		folders[path.Dir(name)] = true
	}
	return folders
}

// places returns for each page what the other pages say about it.
func (r *run) places() []place {
	lists := foldersOfLists(r.site)
	places := make([]place, len(r.site.Pages))
	for i, name := range r.site.Pages {
		places[i] = place{dropLines: i >= manyPages, list: lists[path.Dir(name)]}
	}
	return places
}

// recallPages enters what is known of pages, and returns the indexes of the others.
func (r *run) recallPages(ctx context.Context, own []int, places []place, found [][]finding.Finding) ([]int, error) {
	if r.before == nil {
		return own, nil
	}
	known := make([]bool, len(own))
	err := workers.Each(ctx, len(own), func(n int) {
		i := own[n]
		if page := r.recall(r.site.Pages[i], places[i]); page != nil {
			known[n], found[i] = true, r.causes.take(page.found)
		}
	})
	var rest []int
	for n, i := range own {
		if !known[n] {
			rest = append(rest, i)
		}
	}
	return rest, err
}

func (r *run) checkFeeds(ctx context.Context) error {
	var own []string
	for i, name := range r.site.Feeds {
		if r.shard.has(len(r.site.Pages) + i) {
			own = append(own, name)
		}
	}
	found := make([][]finding.Finding, len(own))
	var clean sync.Map
	var read atomic.Int64
	err := workers.Each(ctx, len(own), func(i int) {
		if known := r.recall(own[i], place{}); known != nil {
			found[i] = known.found
			return
		}
		read.Add(1)
		found[i] = r.checkFeed(own[i], &clean)
	})
	r.result.Read += int(read.Load())
	for _, f := range found {
		r.result.Findings = append(r.result.Findings, f...)
	}
	return err
}

// checkFeed checks a feed, but for the items that another feed has and that are clean.
func (r *run) checkFeed(name string, clean *sync.Map) []finding.Finding {
	var known knownFile
	var posts []string
	feed, found := r.site.NewItems(name, func(item page.Item) bool {
		origin := r.origins.ofItem(r.site, item)
		_, met := clean.Load(identify(item, origin))
		if met && origin != "" {
			posts = append(posts, origin)
			known.learned = append(known.learned, lint.Part{Any: true, Published: []string{origin}})
		}
		return met
	})
	if feed == nil {
		return found
	}
	if feed.Problem != "" {
		broken := finding.OfFile(unreadable, feed.File.Path, "this feed could not be read completely: %s", feed.Problem)
		if !feed.Unread {
			broken.Severity = finding.Warning
		}
		found = append(found, r.checker.Settle([]finding.Finding{broken})...)
	}
	for _, item := range feed.Items {
		if item.Page == nil {
			continue
		}
		origin := r.origins.ofItem(r.site, item)
		checked := r.checker.Published(item.Page, "", origin, true)
		found = append(found, checked.Found...)
		posts = append(append(posts, origin), checked.Shows...)
		known.learned = append(known.learned, checked.Learned)
		if !checked.Again && !relative(item.Page) {
			clean.Store(identify(item, origin), true)
		}
	}
	known.found = found
	r.after.keepFile(name, feed.File, known, posts)
	return found
}

// identity is what distinguishes items for the rules.
type identity struct {
	content [sha256.Size]byte
	origin  string
}

func identify(item page.Item, origin string) identity { return identity{item.Content, origin} }

// relative reports whether any address depends on which feed the item is in.
func relative(p *page.Page) bool {
	depends := func(address string) bool {
		parsed, err := url.Parse(address)
		return err == nil && !parsed.IsAbs() && parsed.Host == "" && !strings.HasPrefix(parsed.Path, "/") && !strings.HasPrefix(address, "#")
	}
	return slices.ContainsFunc(p.Links, func(l page.Link) bool { return depends(l.Href) }) ||
		slices.ContainsFunc(p.Embeds, func(e page.Embed) bool { return depends(e.Src) })
}
