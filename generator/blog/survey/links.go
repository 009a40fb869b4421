package survey

import (
	"context"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/redirects"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/links/tally"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
)

// Links counts the links in the posts of a blog, as what its sources know, and the posts.
func Links(ctx context.Context, b *blog.Blog, c *catalog.Catalog, own shortcodes.Set) (total tally.Counts, posts int, err error) {
	book, total := bookOf(c), tally.Counts{}
	counts, err := blog.ReadPosts(ctx, b, own, func(p *post.Post) tally.Counts { return linksOfPost(book, p) })
	for _, of := range counts {
		total.Add(of)
	}
	return total, len(counts), err
}

// bookOf returns what the blog's sources say about links.
func bookOf(c *catalog.Catalog) tally.Book {
	book := tally.Book{Set: c.Networks, Short: map[string]string{}, Programs: map[string]*network.Network{}, Links: map[string]string{}}
	for _, l := range c.Links {
		book.Short[redirects.Prefix+l.ID], book.Links[l.ID] = l.To, l.To
		for _, alias := range l.Aliases {
			book.Short[alias] = l.To
		}
	}
	for _, p := range c.Programs {
		if p.Network != nil {
			book.Programs[p.ID] = p.Network
		}
	}
	return book
}

func linksOfPost(book tally.Book, p *post.Post) tally.Counts {
	counts := tally.Counts{}
	for _, l := range p.Links {
		if l.Shortcode != "paid-link" && l.Kind != post.Image {
			book.Address(counts, l.Address)
		}
	}
	for _, s := range p.Shortcodes {
		if s.Name == "paid-link" {
			var arguments []tally.Argument
			for _, param := range s.Params {
				arguments = append(arguments, tally.Argument{Name: param.Name, Value: param.Value})
			}
			book.PaidLink(counts, arguments)
		}
	}
	return counts
}
