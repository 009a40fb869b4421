package cli

import (
	"context"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
)

// loadWithPosts loads the sources, and what is needed to read the posts.
func (a *app) loadWithPosts(ctx context.Context) (*catalog.Catalog, *blog.Blog, shortcodes.Set, error) {
	loaded, err := a.load()
	if err != nil {
		return nil, nil, nil, err
	}
	b, err := a.open(ctx)
	if err != nil {
		return nil, nil, nil, err
	}
	own, err := shortcodes.Read(a.component)
	if err != nil {
		return nil, nil, nil, failure{err}
	}
	return loaded, b, own, nil
}
