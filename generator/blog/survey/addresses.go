package survey

import (
	"context"
	"maps"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/importer"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
)

// Addresses returns the addresses that the blog's posts link to. What can't be read
// is reported by check.
func Addresses(ctx context.Context, b *blog.Blog, own shortcodes.Set) ([]importer.Used, error) {
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
