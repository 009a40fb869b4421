package blog

import (
	"context"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
)

// ReadPost reads a post of the blog; own are the component's shortcodes.
func (b *Blog) ReadPost(name string, own shortcodes.Set) (*post.Post, error) {
	data, err := source.Read(Local(b.Root, name), source.LargestText)
	if err != nil {
		return nil, err
	}
	p := post.ReadAs(b.format(name), source.New(name, data), own)
	p.Language = b.Language(name)
	return p, nil
}

// ReadPosts reads all posts of the blog, several at once, and returns what take makes of
// each, in the order of their names; own are the component's shortcodes. Of a post that
// can't be read it is the zero value: check reports that post.
func ReadPosts[T any](ctx context.Context, b *Blog, own shortcodes.Set, take func(*post.Post) T) ([]T, error) {
	names, _ := b.Posts()
	taken := make([]T, len(names))
	err := workers.Each(ctx, len(names), func(i int) {
		if p, err := b.ReadPost(names[i], own); err == nil {
			taken[i] = take(p)
		}
	})
	return taken, err
}
