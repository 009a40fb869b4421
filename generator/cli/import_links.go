package cli

import (
	"context"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/survey"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/importer"
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
	progress := a.waiting("reading posts")
	used, err := survey.Addresses(ctx, b, own)
	progress.done()
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
