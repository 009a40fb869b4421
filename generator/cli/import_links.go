package cli

import (
	"context"
	"maps"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/importer"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

// importLinks collects the paid addresses that the posts repeat.
func (a *app) importLinks(ctx context.Context, p preview) error {
	release, err := a.lock(ctx)
	if err != nil {
		return err
	}
	defer release()
	loaded, b, own, err := a.loadWithPosts(ctx)
	if err != nil {
		return err
	}
	used, err := usedAddresses(ctx, b, own)
	if err != nil {
		return failure{err}
	}
	r := importer.Request{Catalog: loaded}
	if r.Old.Links, err = a.sourceFile(catalog.Folder + "/links.yaml"); err != nil {
		return err
	}
	plan, err := importer.Repeated(r, used)
	if err != nil {
		display.Printf(a.stderr, "aboveboard: %v. Nothing was written.\n", err)
		return errFindings
	}
	return a.carryOutImport(plan, p)
}

// usedAddresses returns the addresses that the blog's posts link to. What can't be read
// is reported by check.
func usedAddresses(ctx context.Context, b *blog.Blog, own shortcodes.Set) ([]importer.Used, error) {
	posts, err := blog.ReadPosts(ctx, b, own, func(p *post.Post) []post.Link { return p.Links })
	all := map[string]importer.Used{}
	for _, links := range posts {
		seen := map[string]bool{}
		for _, l := range links {
			if l.Kind == post.Image || l.Kind == post.Frame {
				continue
			}
			u := all[l.Address]
			if u.Words == nil {
				u = importer.Used{Address: l.Address, Words: map[string]int{}}
			}
			u.Links++
			if !seen[l.Address] {
				u.Posts++
			}
			if l.Text != "" {
				u.Words[l.Text]++
			}
			seen[l.Address], all[l.Address] = true, u
		}
	}
	return slices.Collect(maps.Values(all)), err
}
