package audit

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/page"
	"github.com/aboveboard-hugo/aboveboard/generator/published"
)

// readSite lists the published folder; nil where none is asked for.
func readSite(o Options) (*published.Site, []finding.Finding) {
	if o.Public == "" {
		return nil, nil
	}
	return published.Load((&walker{root: o.Root}).local(o.Public), published.Options{
		Name: filepath.ToSlash(filepath.Clean(o.Public)), BaseURL: o.BaseURL, Netlify: filepath.Join(o.Root, "netlify.toml"),
	})
}

// resolver follows the site's own redirects for pages and posts.
func resolver(o Options, site *published.Site) lint.Resolver {
	if site == nil {
		return nil
	}
	folder := filepath.ToSlash(filepath.Clean(o.Public)) + "/"
	return func(from, address string) (string, string, bool) {
		if name, published := strings.CutPrefix(from, folder); published {
			return site.ResolveFrom(name, address)
		}
		return site.Resolve(address)
	}
}

// checkPages checks the pages and the feeds of the published folder.
func checkPages(ctx context.Context, o Options, site *published.Site, checker *lint.Checker, origins *origins, result *Result) error {
	if site == nil {
		return nil
	}
	result.Pages = len(site.Pages)
	found := make([][]finding.Finding, len(site.Pages))
	findings, err := site.Walk(ctx, func(i int, p *page.Page) {
		found[i] = checker.Page(p, published.Route(site.Pages[i]), origins.of(site.Pages[i], p))
		if o.Progress != nil {
			o.Progress(i, len(site.Pages))
		}
	})
	result.Findings = append(result.Findings, findings...)
	for _, f := range found {
		result.Findings = append(result.Findings, f...)
	}
	if err != nil {
		return err
	}
	return checkFeeds(ctx, site, checker, origins, result)
}

func checkFeeds(ctx context.Context, site *published.Site, checker *lint.Checker, origins *origins, result *Result) error {
	found := make([][]finding.Finding, len(site.Feeds))
	err := each(ctx, len(site.Feeds), func(i int) {
		feed, findings := site.Feed(site.Feeds[i])
		found[i] = findings
		if feed == nil {
			return
		}
		if feed.Problem != "" {
			broken := unreadable(feed.File.Path, "this feed could not be read whole: "+feed.Problem)
			broken.Severity = finding.Warning
			found[i] = append(found[i], broken)
		}
		for _, item := range feed.Items {
			found[i] = append(found[i], checker.Item(item.Page, origins.ofItem(site, item))...)
		}
	})
	for _, f := range found {
		result.Findings = append(result.Findings, f...)
	}
	return err
}
