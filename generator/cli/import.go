package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/redirects"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/importer"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/sheet"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/sheetfile"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

type importFlags struct {
	programs, links    bool
	shortcodes, asJSON bool
	preview            preview
	name, title, sheet string
}

func (a *app) importCommand() *cobra.Command {
	var flags importFlags
	c := &cobra.Command{
		Use:   "import FILE | import --links | import --shortcodes [PATH…]",
		Short: "Import a spreadsheet, or what WordPress plugins leave behind",
		Long: `Reads a table (.xlsx, .csv, or the .json that TablePress exports) and adds it
to the sources: each row becomes a product, each column a field or a fact.
It adds the criteria that the columns need, and starts a comparison of the rows.

The CSV that Pretty Links and ThirstyAffiliates export becomes aboveboard/links.yaml.
With --links, and no file, the paid addresses that your posts have more than once are
added there, each under an id made from its words. Your posts stay as they are: change
their links to {{< paid-link ID >}} when you next edit them.

With --shortcodes, it lists the shortcodes of WordPress plugins in your posts, or in the
files and folders that you name, with what replaces each of them. It changes nothing.

Nothing of yours is lost: files that are there keep their comments, order and
quoting, a cell that the table leaves empty keeps its text, and a second import
changes nothing.`,
		Example: `  aboveboard import desks.xlsx --diff     show what would change
  aboveboard import desks.xlsx
  aboveboard import programs.csv --programs
  aboveboard import pretty-links.csv
  aboveboard import --links --diff
  aboveboard import --shortcodes
  aboveboard import --shortcodes ../wordpress-export/posts --json`,
		Args: func(c *cobra.Command, args []string) error {
			if flags.shortcodes {
				return nil
			}
			if flags.links && len(args) > 0 {
				return fmt.Errorf("--links reads your posts and takes no file; it was given %q", args[0])
			}
			return cobra.ExactArgs(map[bool]int{true: 0, false: 1}[flags.links])(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			if flags.shortcodes {
				return a.importShortcodes(c.Context(), args, flags.asJSON)
			}
			if flags.links {
				return a.importLinks(c.Context(), flags.preview)
			}
			return a.importFile(c.Context(), args[0], flags)
		},
	}
	c.Flags().BoolVar(&flags.links, "links", false, "add the paid addresses that your posts repeat to links.yaml")
	c.Flags().BoolVar(&flags.shortcodes, "shortcodes", false, "list the shortcodes of WordPress plugins in posts, with what replaces them")
	c.Flags().BoolVar(&flags.asJSON, "json", false, "print the list of shortcodes as JSON")
	c.MarkFlagsMutuallyExclusive("links", "shortcodes")
	c.Flags().BoolVar(&flags.programs, "programs", false, "the rows are programs, not products")
	c.Flags().StringVar(&flags.name, "name", "", "the table's `name` in aboveboard/ (default the name of the file or sheet)")
	c.Flags().StringVar(&flags.title, "title", "", "the `title` of the comparison")
	c.Flags().StringVar(&flags.sheet, "sheet", "", "the `sheet` of an .xlsx file to read")
	flags.preview.addTo(c)
	return c
}

func (a *app) importFile(ctx context.Context, file string, flags importFlags) error {
	data, err := source.Read(file, sheetfile.Largest)
	if err != nil {
		return failure{err}
	}
	grid, err := sheetfile.Read(filepath.Base(file), data, flags.sheet)
	if err != nil {
		display.Printf(a.stderr, "aboveboard: %s: %v. Nothing was written.\n", file, err)
		return errFindings
	}
	release, err := a.lock(ctx)
	if err != nil {
		return err
	}
	defer release()
	loaded, err := a.loadBut(ofTables)
	if err != nil {
		return err
	}
	plan, err := a.planImport(ctx, file, grid, loaded, flags)
	if err != nil {
		var failed failure
		if errors.As(err, &failed) {
			return err
		}
		a.refuseImport(file, err)
		return errFindings
	}
	for _, note := range grid.Notes {
		display.Println(a.stdout, file+":", note)
	}
	return a.carryOutImport(plan, flags.preview)
}

// ofTables reports whether a finding is about a table or a comparison: a table that was
// imported before may lack its evidence until its author adds it.
func ofTables(f finding.Finding) bool {
	return path.Ext(f.File.Path) == ".csv" || strings.HasPrefix(f.File.Path, catalog.Folder+"/comparisons/")
}

// refuseImport prints why a file can't be imported, each reason on a line of its own.
func (a *app) refuseImport(file string, err error) {
	reasons := []error{err}
	for i := 0; i < len(reasons); {
		joined, several := reasons[i].(interface{ Unwrap() []error })
		if !several {
			i++
			continue
		}
		reasons = slices.Replace(reasons, i, i+1, joined.Unwrap()...)
	}
	if len(reasons) == 1 {
		display.Printf(a.stderr, "aboveboard: %s: %v. Nothing was written.\n", file, err)
		return
	}
	for _, reason := range reasons {
		display.Printf(a.stderr, "aboveboard: %s: %v\n", file, reason)
	}
	display.Println(a.stderr, "Nothing was written.")
}

func (a *app) planImport(ctx context.Context, file string, grid sheetfile.Grid, loaded *catalog.Catalog, flags importFlags) (importer.Plan, error) {
	r := importer.Request{Catalog: loaded, Kind: catalog.KindProduct, Rows: grid.Rows, Links: grid.Links, Separator: grid.Separator, Name: flags.name, Title: flags.title, Read: a.sourceFile}
	if flags.programs {
		r.Kind = catalog.KindProgram
	}
	called := grid.Name
	if called == "" {
		called = strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	}
	if r.Name == "" {
		r.Name = sheet.Slug(called)
	}
	if r.Title == "" {
		r.Title = titleOf(called)
	}
	if why := yamlsource.IdentifierProblem(r.Name); why != "" {
		return importer.Plan{}, fmt.Errorf("the name %q %s; choose one with --name", r.Name, why)
	}
	for name, into := range map[string]**source.File{
		importer.TablePath(r.Kind, r.Name): &r.Old.Table, catalog.Folder + "/criteria.yaml": &r.Old.Criteria,
		catalog.Folder + "/comparisons/" + r.Name + ".yaml": &r.Old.Comparison, catalog.Folder + "/links.yaml": &r.Old.Links,
	} {
		file, err := a.sourceFile(name)
		if err != nil {
			return importer.Plan{}, err
		}
		*into = file
	}
	exporter := importer.LinksOf(grid.Rows[0])
	if exporter == nil {
		return importer.Table(r)
	}
	b, err := a.open(ctx)
	if err != nil {
		return importer.Plan{}, err
	}
	host := ""
	if u, err := url.Parse(b.BaseURL); err == nil {
		host = u.Host
	}
	return importer.Links(r, *exporter, host, func(link *catalog.ShortLink) string { return redirects.Refusal(loaded, link) })
}

// titleOf makes a title of the name of a file: "Best desks" of best-desks.
func titleOf(name string) string {
	title := strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }), " ")
	first, size := utf8.DecodeRuneInString(title)
	return string(unicode.ToUpper(first)) + title[size:]
}

// sourceFile reads a file of the blog, by its name there; nil if it does not exist.
func (a *app) sourceFile(name string) (*source.File, error) {
	data, err := source.Read(a.local(name), source.LargestText)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, failure{err}
	}
	return source.New(name, data), nil
}

// carryOutImport prints the notes of an import, and makes the changes or shows them.
func (a *app) carryOutImport(plan importer.Plan, p preview) error {
	for _, text := range plan.Said {
		display.Println(a.stdout, text)
	}
	var changes []filechange.Change
	for _, file := range plan.Files {
		changes = append(changes, filechange.Change{Path: file.Path, Content: file.Data})
	}
	if p.only() {
		return a.change(changes, "", p)
	}
	return a.apply(changes, p)
}
