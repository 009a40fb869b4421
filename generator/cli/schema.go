package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/schema"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func (a *app) schemaCommand() *cobra.Command {
	var p preview
	var write, modelines bool
	c := &cobra.Command{
		Use:   "schema [KIND]",
		Short: "Print or write JSON Schemas, with which editors complete and check the sources",
		Long: `Prints the JSON Schema of a kind of file in aboveboard/, or lists the kinds. It
names your own criteria, programs, products and languages, and says of each field
what it is for, with an example.

With --write the schemas of all kinds go to aboveboard/schema/, and from then on
generate keeps them up to date. An editor finds a schema by the first line of a
file; --modelines adds that line to each of your files that lacks it.`,
		Example: `  aboveboard schema
  aboveboard schema product
  aboveboard schema --write
  aboveboard schema --write --modelines --dry-run`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeKinds,
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case !write && (p.only() || modelines):
				return errors.New("--dry-run, --diff and --modelines need --write")
			case write && len(args) > 0:
				return errors.New("--write writes the schemas of all kinds; leave the kind out")
			case write:
				return a.writeSchemas(c.Context(), modelines, p)
			case len(args) == 1:
				return a.printSchema(args[0])
			}
			return a.listSchemas()
		},
	}
	p.addTo(c)
	c.Flags().BoolVar(&write, "write", false, "write all schemas to aboveboard/schema/")
	c.Flags().BoolVar(&modelines, "modelines", false, "with --write: also name the schema in the first line of each source")
	return c
}

func completeKinds(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var kinds []string
	for _, s := range new(catalog.Catalog).Sources() {
		kinds = append(kinds, s.Kind+"\t"+s.Files)
	}
	if len(args) > 0 {
		kinds = nil
	}
	return kinds, cobra.ShellCompDirectiveNoFileComp
}

func (a *app) listSchemas() error {
	return a.printTable("", func(w io.Writer) {
		for _, s := range new(catalog.Catalog).Sources() {
			display.Printf(w, "%s\t%s\t%s\n", s.Kind, s.Files, s.About)
		}
	})
}

func (a *app) printSchema(kind string) error {
	if !slices.Contains(schema.Kinds(), kind) {
		return fmt.Errorf("no file in aboveboard/ is a %q; %s", kind, finding.Expected(kind, schema.Kinds()))
	}
	c, err := a.present()
	if err != nil {
		return err
	}
	text, err := schema.Of(c, kind, ruleIDs())
	if err != nil {
		return failure{err}
	}
	if _, err := a.stdout.Write(text); err != nil {
		return failure{err}
	}
	return nil
}

// present reads what there is of the blog: an editor helps as well where something is
// wrong in it, or nothing is there yet.
func (a *app) present() (*catalog.Catalog, error) {
	day, err := today()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(a.root, catalog.Folder)); err != nil {
		return builtIn()
	}
	c, findings := catalog.Load(a.root, day, a.images())
	if finding.HasErrors(findings) {
		display.Printf(a.stderr, "note: %s in aboveboard/, so the schemas may lack some of your ids; aboveboard generate says which\n", display.Plural(errorsIn(findings), "error"))
	}
	return c, nil
}

func errorsIn(findings []finding.Finding) (n int) {
	for _, f := range findings {
		if f.Severity == finding.Error {
			n++
		}
	}
	return n
}

// builtIn is what there is without a blog.
func builtIn() (*catalog.Catalog, error) {
	jurisdictions, err := jurisdiction.Load()
	if err != nil {
		return nil, failure{err}
	}
	networks, _ := network.BuiltIn()
	return &catalog.Catalog{Jurisdictions: jurisdictions, Networks: networks}, nil
}

// ruleIDs are the rules whose severity site.yaml may set.
func ruleIDs() map[string][]string {
	var ids []string
	for _, r := range lint.Rules() {
		ids = append(ids, string(r.ID))
	}
	return map[string][]string{"rule": ids}
}

func (a *app) writeSchemas(ctx context.Context, modelines bool, p preview) error {
	release, err := a.lock(ctx)
	if err != nil {
		return err
	}
	defer release()
	if info, err := os.Stat(filepath.Join(a.root, catalog.Folder)); err != nil || !info.IsDir() {
		return a.noSources()
	}
	c, err := a.present()
	if err != nil {
		return err
	}
	changes, err := schema.Files(c, ruleIDs())
	if err != nil {
		return failure{err}
	}
	lines, err := schema.Modelines(a.root, c)
	if err != nil {
		return failure{err}
	}
	without := len(lines)
	if modelines {
		changes, without = append(changes, lines...), 0
	}
	if err := a.change(changes, "", p); err != nil {
		return err
	}
	if without > 0 {
		display.Printf(a.stderr, "note: %s without a line that names its schema; aboveboard schema --write --modelines adds it\n", display.Plural(without, "file"))
	}
	return nil
}

// hasSchemas reports whether the blog has schemas for an editor.
func (a *app) hasSchemas() bool {
	info, err := os.Stat(filepath.Join(a.root, filepath.FromSlash(schema.Folder)))
	return err == nil && info.IsDir()
}

// withModelines names the schemas in new sources, if the blog has any.
func (a *app) withModelines(changes []filechange.Change) []filechange.Change {
	if !a.hasSchemas() {
		return changes
	}
	for i, change := range changes {
		for _, s := range new(catalog.Catalog).Sources() {
			if s.Holds(change.Path) {
				changes[i].Content = schema.WithModeline(s, change.Content)
			}
		}
	}
	return changes
}

// refreshSchemas brings the schemas up to date with the sources, if the blog has any.
func (a *app) refreshSchemas(c *catalog.Catalog, batch *filechange.Batch) error {
	if !a.hasSchemas() {
		return nil
	}
	changes, err := schema.Files(c, ruleIDs())
	for _, change := range changes {
		err = errors.Join(err, batch.Put(change))
	}
	return err
}
