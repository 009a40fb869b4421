package blog

import (
	"context"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
)

// ReadPosts reads all posts of the blog, several at once, and returns what take makes of
// each, in the order of their names; own are the component's shortcodes. Of a post that
// can't be read it is the zero value: check reports that post.
func ReadPosts[T any](ctx context.Context, b *Blog, own shortcodes.Set, take func(*post.Post) T) ([]T, error) {
	names, _ := b.Posts()
	taken := make([]T, len(names))
	err := workers.Each(ctx, len(names), func(i int) {
		if data, err := source.Read(Local(b.Root, names[i]), source.LargestText); err == nil {
			taken[i] = take(post.Read(source.New(names[i], data), own))
		}
	})
	return taken, err
}
