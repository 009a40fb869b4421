package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/hugo"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// open reads the blog as its own Hugo reads it, with flags as for a build. A Hugo
// that would have to be compiled first is not worth the wait here.
func (a *app) open(ctx context.Context, flags ...string) (*blog.Blog, error) {
	progress := a.waiting("Hugo reads its configuration")
	defer progress.done()
	b, err := blog.Open(ctx, a.root, blog.Options{Flags: slices.Concat(blog.SiteFlags(a.root), flags), Hugo: func(ctx context.Context) (hugo.Hugo, error) {
		found, err := hugo.Find(ctx, a.root)
		if err == nil && found.Compiles() {
			err = errors.New(found.Why)
		}
		return found, err
	}})
	if err != nil {
		return nil, failure{err}
	}
	return b, nil
}

// plain returns the blog as its configuration files describe it. Hugo is not asked, so that
// what is written, and where, is the same with and without it. Whatever needs a
// configuration that can't be read reports it; then Hugo's defaults count.
func (a *app) plain() *blog.Blog {
	b, err := blog.Open(context.Background(), a.root, blog.Options{Flags: blog.SiteFlags(a.root)})
	if err != nil {
		return &blog.Blog{Root: a.root}
	}
	return b
}

// unasked returns a line saying that the configuration was read without Hugo, if so.
func unasked(b *blog.Blog) string {
	if b.Unasked == "" {
		return ""
	}
	return fmt.Sprintf("note: the configuration was read without Hugo, so mounts and settings of modules are unknown (%s)\n", b.Unasked)
}

// lock keeps other runs of the program from writing into the blog.
func (a *app) lock(ctx context.Context) (release func(), err error) {
	release, err = filechange.Lock(ctx, a.root, func() {
		display.Printf(a.stderr, "another aboveboard is writing into %s; waiting until it is done\n", a.root)
	})
	if err != nil {
		return nil, failure{err}
	}
	return release, nil
}
