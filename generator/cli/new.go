package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/registry"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func (a *app) newCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Short: "Start a source file, such as a program from the registry",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(a.newProgramCommand(), a.newProductCommand(), a.newComparisonCommand())
	return c
}

func (a *app) newProgramCommand() *cobra.Command {
	var p preview
	var blank bool
	c := &cobra.Command{
		Use:   "program ID",
		Short: "Copy a program and its evidence from the registry",
		Long: `Copies a program of the registry, with the source, quote and date of each fact,
to aboveboard/programs/ID.yaml, and adds the rows that its facts need to the end
of aboveboard/criteria.yaml. From then on the file is yours: what you change in
it counts, and nothing overwrites it. --blank starts a program that the registry
does not have, with each criterion of yours as "unknown".`,
		Example: `  aboveboard list --registry     show the programs that there are
  aboveboard new program awin
  aboveboard new program my-shop --blank`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if blank {
				return a.newItems(c.Context(), catalog.KindProgram, args, p)
			}
			return a.newProgram(c.Context(), args[0], p)
		},
	}
	c.Flags().BoolVar(&blank, "blank", false, "start an empty file instead of copying one")
	p.addTo(c)
	return c
}

func (a *app) newProgram(ctx context.Context, id string, p preview) error {
	known, err := registry.Load()
	if err != nil {
		return failure{err}
	}
	entry := known.ByID(id)
	if entry == nil {
		return notInRegistry(known, id)
	}
	release, err := a.lock(ctx)
	if err != nil {
		return err
	}
	defer release()
	name := catalog.Folder + "/programs/" + id + ".yaml"
	if _, err := os.Lstat(a.local(name)); err == nil {
		display.Printf(a.stderr, "aboveboard: %s exists and stays as it is; move it away first if you want the registry's\n", name)
		return errFindings
	}
	loaded, err := a.loadUnfinished()
	if err != nil {
		return err
	}
	files, err := a.copyProgram(known, loaded, entry)
	if err != nil {
		return err
	}
	return a.writeCopy(files, p)
}

// copyProgram makes the files, and rejects a program that the blog could not read.
func (a *app) copyProgram(known *registry.Registry, loaded *catalog.Catalog, entry *registry.Entry) (registry.Copy, error) {
	day, err := today()
	if err != nil {
		return registry.Copy{}, err
	}
	criteria, err := a.sourceFile(catalog.Folder + "/criteria.yaml")
	if err != nil {
		return registry.Copy{}, err
	}
	if loaded.Networks.ClockBehind(day) {
		day = yamlsource.Date{} // already reported by load
	}
	files, findings := known.CopyInto(loaded, criteria, entry, day)
	if finding.HasErrors(findings) {
		if err := report.Text(a.stderr, findings, a.paint(a.stderr)); err != nil {
			return files, failure{err}
		}
		display.Printf(a.stderr, "%s would not be valid in this blog. Nothing was written.\n", files.Program.Path)
		return files, errFindings
	}
	return files, nil
}

func (a *app) writeCopy(files registry.Copy, p preview) error {
	changes := a.withModelines([]filechange.Change{{Path: files.Program.Path, Content: files.Program.Data}})
	if files.Criteria != nil {
		changes = append(changes, filechange.Change{Path: files.Criteria.Path, Content: files.Criteria.Data})
	}
	if err := a.change(changes, "", p); err != nil {
		return err
	}
	if files.Criteria != nil && !p.diff {
		display.Printf(a.stdout, "%s to %s: %s\n", p.verb("add"), filepath.FromSlash(files.Criteria.Path), strings.Join(files.Added, ", "))
	}
	for _, why := range files.Left {
		display.Printf(a.stderr, "note: this fact stays a comment: %s\n", why)
	}
	return nil
}

// notInRegistry names similar programs, and explains how to start without the registry.
func notInRegistry(known *registry.Registry, id string) error {
	var near []string
	for _, e := range known.Entries {
		if id != "" && (strings.Contains(e.ID, strings.ToLower(id)) || strings.Contains(id, e.ID)) {
			near = append(near, fmt.Sprintf("%q", e.ID))
		}
	}
	hint := finding.Expected(id, known.IDs())
	switch {
	case len(near) > 0:
		hint = "did you mean " + strings.Join(near, " or ") + "?"
	case !strings.HasSuffix(hint, "?"):
		hint = "`aboveboard list --registry` shows which it has."
	}
	file := "ID"
	if yamlsource.IdentifierProblem(id) == "" {
		file = id
	}
	return fmt.Errorf("the registry has no program %q; %s To start one by hand, write aboveboard/programs/%s.yaml with lines for name, url and summary, and under facts a line such as %q for each row of criteria.yaml that you know something about",
		id, hint, file, "commission: {value: 5, source: \"https://…\", checked: 2026-11-27}")
}
