package cli

import (
	"context"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/redirects"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/links/tally"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
)

// countLinks counts the links in the blog's posts, and the posts.
func countLinks(b *blog.Blog, c *catalog.Catalog, own shortcodes.Set) (tally.Counts, int) {
	names, _ := b.Posts() // check reports what can't be read
	book, total := bookOf(c), tally.Counts{}
	var lock sync.Mutex
	_ = workers.Each(context.Background(), len(names), func(i int) { // it ends with its work alone
		counts := linksOfPost(book, own, blog.Local(b.Root, names[i]))
		lock.Lock()
		defer lock.Unlock()
		total.Add(counts)
	})
	return total, len(names)
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

func linksOfPost(book tally.Book, own shortcodes.Set, name string) tally.Counts {
	counts := tally.Counts{}
	data, err := source.Read(name, source.LargestText)
	if err != nil {
		return counts
	}
	p := post.Read(source.New(name, data), own)
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
