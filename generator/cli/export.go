package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func (a *app) exportCommand() *cobra.Command {
	var programs bool
	var output string
	c := &cobra.Command{
		Use:   "export [ID…]",
		Short: "Write products or programs as a table for a spreadsheet",
		Long: `Writes the products, or those that you name, as CSV: one row each, with the source
and the day of each fact. Nothing is lost: if you copy the table to
aboveboard/products/ in place of their files, the pages stay the same.

If a table cannot hold something, such as a text in two languages, or if a cell would
be a formula in a spreadsheet, it says so and writes nothing.`,
		Example: `  aboveboard export > products.csv
  aboveboard export oak-desk reed-desk --output desks.csv
  aboveboard export --programs`,
		RunE: func(c *cobra.Command, ids []string) error { return a.export(ids, programs, output) },
	}
	c.Flags().BoolVar(&programs, "programs", false, "write the programs, not the products")
	c.Flags().StringVar(&output, "output", "", "the `file` to write, which must not exist")
	return c
}

func (a *app) export(ids []string, programs bool, output string) error {
	loaded, err := a.loadStale()
	if err != nil {
		return err
	}
	kind, known := catalog.KindProduct, []string{}
	for _, p := range loaded.Products {
		known = append(known, p.ID)
	}
	if programs {
		kind, known = catalog.KindProgram, nil
		for _, p := range loaded.Programs {
			known = append(known, p.ID)
		}
	}
	if len(known) == 0 {
		return failure{fmt.Errorf("the blog has no %s to export", kind.Folder())}
	}
	named := map[string]bool{}
	for _, id := range ids {
		switch item := loaded.Items()[id]; {
		case item == nil || item.Kind != kind:
			return fmt.Errorf("there is no %s %q; %s", kind, id, finding.Expected(id, known))
		case named[id]:
			return fmt.Errorf("%q is named twice; name it once", id)
		}
		named[id] = true
	}
	if len(ids) == 0 {
		ids = known
	}
	table, problems := loaded.Export(kind, ids)
	if len(problems) > 0 {
		for _, problem := range problems {
			display.Printf(a.stderr, "aboveboard: %s\n", problem)
		}
		display.Println(a.stderr, "Nothing was written. Name the others to export them without these.")
		return errFindings
	}
	return a.writeTable(table, output)
}

// writeTable writes a table to stdout or to a new file.
func (a *app) writeTable(table []byte, output string) error {
	if output == "" {
		if _, err := a.stdout.Write(table); err != nil { // as it is: it is data for another program
			return failure{err}
		}
		return nil
	}
	file, err := os.OpenFile(output, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return failure{fmt.Errorf("%s exists and stays as it is; choose another name, or move it away first", output)}
	}
	if err != nil {
		return failure{err}
	}
	_, err = file.Write(table)
	if err = errors.Join(err, file.Close()); err != nil {
		return failure{errors.Join(err, os.Remove(output))}
	}
	return nil
}
