package cli

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/importer"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func (a *app) newProductCommand() *cobra.Command {
	var p preview
	c := &cobra.Command{
		Use:   "product ID…",
		Short: "Start the file of a product, with your criteria",
		Long: `Writes aboveboard/products/ID.yaml with each criterion of criteria.yaml as
"unknown", and comments that say how a value is written. It is valid as soon as it
has a name. For many products see import.`,
		Example: "  aboveboard new product oak-desk reed-desk",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, ids []string) error {
			return a.newItems(c.Context(), catalog.KindProduct, ids, p)
		},
	}
	p.addTo(c)
	return c
}

func (a *app) newComparisonCommand() *cobra.Command {
	var p preview
	var name string
	c := &cobra.Command{
		Use:   "comparison ID ID…",
		Short: "Start a comparison of products or programs",
		Long: `Writes aboveboard/comparisons/ID-vs-ID.yaml with the criteria about which all of
them have a fact.`,
		Example: "  aboveboard new comparison oak-desk reed-desk\n  aboveboard new comparison oak-desk reed-desk elm-desk --name desks",
		Args:    cobra.MinimumNArgs(2),
		RunE: func(c *cobra.Command, ids []string) error {
			if name == "" {
				name = strings.Join(ids, "-vs-")
			}
			if why := yamlsource.IdentifierProblem(name); why != "" {
				return fmt.Errorf("the name %q %s; choose one with --name", name, why)
			}
			return a.newFiles(c.Context(), p, func(loaded *catalog.Catalog, _ yamlsource.Date) ([]*source.File, error) {
				file, err := importer.Comparison(loaded, name, ids)
				return []*source.File{file}, err
			})
		},
	}
	p.addTo(c)
	c.Flags().StringVar(&name, "name", "", "the comparison's `name`")
	return c
}

// newItems writes a file for each id.
func (a *app) newItems(ctx context.Context, kind catalog.Kind, ids []string, p preview) error {
	return a.newFiles(ctx, p, func(loaded *catalog.Catalog, today yamlsource.Date) ([]*source.File, error) {
		var files []*source.File
		for _, id := range ids {
			if why := yamlsource.IdentifierProblem(id); why != "" {
				return nil, fmt.Errorf("the id %q %s", id, why)
			}
			files = append(files, importer.Blank(loaded, kind, id, today))
		}
		return files, nil
	})
}

// newFiles writes files that do not exist yet.
func (a *app) newFiles(ctx context.Context, p preview, plan func(*catalog.Catalog, yamlsource.Date) ([]*source.File, error)) error {
	release, err := a.lock(ctx)
	if err != nil {
		return err
	}
	defer release()
	loaded, err := a.loadUnfinished()
	if err != nil {
		return err
	}
	day, err := today()
	if err != nil {
		return err
	}
	files, err := plan(loaded, day)
	if err != nil {
		return err
	}
	var changes []filechange.Change
	for _, file := range files {
		if _, err := os.Lstat(a.local(file.Path)); err == nil {
			display.Printf(a.stderr, "aboveboard: %s exists and stays as it is. Nothing was written.\n", file.Path)
			return errFindings
		}
		changes = append(changes, filechange.Change{Path: file.Path, Content: file.Data})
	}
	return a.change(a.withModelines(changes), "", p)
}
