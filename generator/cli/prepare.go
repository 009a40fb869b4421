package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/redirects"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/hugodata"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// prepared has the changes that the sources make in the blog. Its batch must be
// committed or discarded.
type prepared struct {
	catalog *catalog.Catalog
	batch   *filechange.Batch // of the changes that are not made yet
	drift   filechange.Drift  // what they change
	total   int               // data files
	rules   string            // the file of the short links' rules
}

// prepare loads the sources and compares the result with the present files; it prints
// all findings.
func (a *app) prepare(batch *filechange.Batch) (*prepared, error) {
	loaded, err := a.load()
	if err != nil {
		return nil, err
	}
	rules, err := a.redirects(loaded)
	if err != nil {
		return nil, err
	}
	data := hugodata.New(loaded, a.besides())
	bar := a.progress("making data files")
	err = putData(data, a.plain(), batch, bar.step)
	bar.done()
	for _, change := range rules {
		err = errors.Join(err, batch.Put(change))
	}
	drift := batch.Drift() // of what the site is made from, so not of the schemas
	if err = errors.Join(err, a.refreshSchemas(loaded, batch)); err != nil {
		return nil, failure{fmt.Errorf("%w; every file is as it was", errors.Join(err, batch.Discard()))}
	}
	return &prepared{catalog: loaded, batch: batch, drift: drift, total: data.Len(), rules: redirects.File(a.plain())}, nil
}

// putData adds the data files to a batch, if Hugo reads them where they would be.
func putData(data hugodata.Data, b *blog.Blog, batch *filechange.Batch, step func(done, all int)) error {
	folder := b.At(hugodata.Folder)
	if err := b.Unread(hugodata.Folder + "/links.json"); err != nil {
		return fmt.Errorf("%s: %w", folder, err)
	}
	return data.Put(b.Root, folder, batch, step)
}

// commit writes the files.
func (p *prepared) commit() error {
	if err := p.batch.Commit(); err != nil {
		return failure{fmt.Errorf("%w; every file is as it was", err)}
	}
	return nil
}

// tell prints what was written, and how tables were read.
func (p *prepared) tell(to io.Writer) {
	for _, t := range p.catalog.Tables {
		display.Printf(to, "%s: %s, read as %s\n", t.Path, display.Plural(t.Rows, "row"), t.Format)
	}
	count := func(names []string) (n int) {
		for _, name := range names {
			if name != p.rules {
				n++
			}
		}
		return n
	}
	added, changed, removed := count(p.drift.Missing), count(p.drift.Changed), count(p.drift.Orphaned)
	if added+changed+removed == 0 {
		display.Printf(to, "%d data files, all up to date\n", p.total)
	} else {
		display.Printf(to, "%d data files: %d new, %d changed, %d removed, the rest up to date\n", p.total, added, changed, removed)
	}
	if slices.Contains(slices.Concat(p.drift.Missing, p.drift.Changed, p.drift.Orphaned), p.rules) {
		display.Printf(to, "%s: updated the rules of your short links\n", p.rules)
	}
}
