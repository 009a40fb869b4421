package cli

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/scaffold"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

func (a *app) upgradeCommand() *cobra.Command {
	var p preview
	var overwrite bool
	c := &cobra.Command{
		Use:   "upgrade",
		Short: "Update the blog's component to this version",
		Long: `Replaces the component's files in themes/aboveboard/ with those of this version.
If you edited any of them, it names those and changes nothing; --overwrite
replaces them anyway.`,
		Example: `  aboveboard upgrade --dry-run
  aboveboard upgrade`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			b, release, err := a.openToWrite(c.Context())
			if err != nil {
				return err
			}
			defer release()
			plan, err := scaffold.Upgrade(b, version(), a.component, overwrite)
			if err != nil {
				return a.refuse(err)
			}
			plan.Notes = append(plan.Notes, a.upgradeNotes()...)
			return a.carryOut(plan, p, "the component is up to date")
		},
	}
	p.addTo(c)
	c.Flags().BoolVar(&overwrite, "overwrite", false, "also replace edited files of the component")
	return c
}

// openToWrite reads the blog and keeps other runs of the program from changing it.
func (a *app) openToWrite(ctx context.Context) (*blog.Blog, func(), error) {
	if _, err := os.Stat(a.root); err != nil {
		return nil, nil, failure{blog.NoBlogError{Folder: a.root}}
	}
	release, err := a.lock(ctx)
	if err != nil {
		return nil, nil, err
	}
	b, err := a.open(ctx)
	if err != nil {
		release()
		return nil, nil, err
	}
	return b, release, nil
}

// refuse reports what the author has to decide as findings and everything else as a
// failure.
func (a *app) refuse(err error) error {
	var refused scaffold.RefusedError
	if !errors.As(err, &refused) {
		return asFailure(err)
	}
	display.Printf(a.stderr, "aboveboard: %s:\n", refused.Why)
	for _, item := range refused.Items {
		display.Printf(a.stderr, "  %s\n", item)
	}
	if refused.Then != "" {
		display.Println(a.stderr, refused.Then)
	}
	return errFindings
}

// carryOut carries a plan out, or shows it.
func (a *app) carryOut(plan scaffold.Plan, p preview, nothing string) error {
	if err := a.change(plan.Changes, plan.Component, p); err != nil {
		return err
	}
	if len(plan.Changes) == 0 && nothing != "" {
		display.Println(a.stdout, nothing)
	}
	for _, note := range plan.Notes {
		display.Println(a.stderr, "note:", note)
	}
	return nil
}
