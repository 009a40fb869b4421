package cli

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/importer"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
)

// importLinks collects the paid addresses that the posts repeat.
func (a *app) importLinks(ctx context.Context, p preview) error {
	release, err := a.lock(ctx)
	if err != nil {
		return err
	}
	defer release()
	loaded, err := a.load()
	if err != nil {
		return err
	}
	b, err := a.open(ctx)
	if err != nil {
		return err
	}
	own, err := shortcodes.Read(a.component)
	if err != nil {
		return failure{err}
	}
	used, err := usedAddresses(ctx, b, own)
	if err != nil {
		return failure{err}
	}
	r := importer.Request{Catalog: loaded}
	const name = catalog.Folder + "/links.yaml"
	switch data, err := source.Read(a.local(name), source.LargestText); {
	case err == nil:
		r.Old.Links = source.New(name, data)
	case !errors.Is(err, fs.ErrNotExist):
		return failure{err}
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
	names, _ := b.Posts()
	all := map[string]importer.Used{}
	var lock sync.Mutex
	err := workers.Each(ctx, len(names), func(i int) {
		data, err := source.Read(blog.Local(b.Root, names[i]), source.LargestText)
		if err != nil {
			return
		}
		seen := map[string]bool{}
		links := post.Read(source.New(names[i], data), own).Links
		lock.Lock()
		defer lock.Unlock()
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
	})
	return slices.Collect(maps.Values(all)), err
}
