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
	return published.Load(blog.Local(o.Root, o.Public), published.Options{
		Name: o.shown(), BaseURL: o.BaseURL, Netlify: filepath.Join(o.Root, "netlify.toml"),
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

// checkPages checks the pages and the feeds of the published folder.
func checkPages(ctx context.Context, o Options, site *published.Site, checker *lint.Checker, origins *origins, causes *causes, result *Result) error {
	if site == nil {
		return nil
	}
	result.Pages = len(site.Pages)
	found, lists := make([][]finding.Finding, len(site.Pages)), foldersOfLists(site)
	findings, err := site.Walk(ctx, func(i int, p *page.Page) {
		origin := origins.of(site.Pages[i], p)
		p.DropLines = i >= manyPages
		p.List = p.List || lists[path.Dir(site.Pages[i])]
		found[i] = causes.take(checker.Page(p, published.Route(site.Pages[i]), origin))
		if o.Progress != nil {
			o.Progress(i, len(site.Pages))
		}
	})
	for name, why := range site.Styles().Unread() {
		findings = append(findings, finding.OfFile(unreadable, path.Join(filepath.ToSlash(filepath.Clean(o.Public)), name), "this stylesheet could not be read completely, so it is not known what it hides: %s", why))
	}
	result.Findings = append(result.Findings, checker.Settle(findings)...)
	for _, f := range found {
		result.Findings = append(result.Findings, f...)
	}
	if err != nil {
		return err
	}
	return checkFeeds(ctx, site, checker, origins, result)
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

func checkFeeds(ctx context.Context, site *published.Site, checker *lint.Checker, origins *origins, result *Result) error {
	found := make([][]finding.Finding, len(site.Feeds))
	var clean sync.Map
	err := workers.Each(ctx, len(site.Feeds), func(i int) {
		feed, findings := site.NewItems(site.Feeds[i], func(item page.Item) bool {
			_, met := clean.Load(identify(item, origins.ofItem(site, item)))
			return met
		})
		found[i] = findings
		if feed == nil {
			return
		}
		if feed.Problem != "" {
			broken := finding.OfFile(unreadable, feed.File.Path, "this feed could not be read completely: %s", feed.Problem)
			if !feed.Unread {
				broken.Severity = finding.Warning
			}
			found[i] = append(found[i], checker.Settle([]finding.Finding{broken})...)
		}
		for _, item := range feed.Items {
			if item.Page == nil {
				continue
			}
			origin := origins.ofItem(site, item)
			of, again := checker.NewItem(item.Page, origin)
			found[i] = append(found[i], of...)
			if !again && !relative(item.Page) {
				clean.Store(identify(item, origin), true)
			}
		}
	})
	for _, f := range found {
		result.Findings = append(result.Findings, f...)
	}
	return err
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
