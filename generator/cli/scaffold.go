package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/scaffold"
	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

func (a *app) upgradeCommand() *cobra.Command {
	var dryRun, overwrite bool
	c := &cobra.Command{
		Use:   "upgrade",
		Short: "Update the blog's component to this version",
		Long: `Replaces the component's files in themes/aboveboard/ with those of this version.
Files that you edited there are named and nothing is changed; --overwrite
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
			return a.carryOut(plan, dryRun, "the component is up to date")
		},
	}
	c.Flags().BoolVar(&dryRun, "dry-run", false, "only show what would be done")
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
	var edited scaffold.EditedError
	var left scaffold.LeftError
	if errors.As(err, &edited) || errors.As(err, &left) {
		display.Println(a.stderr, "aboveboard:", err)
		return errFindings
	}
	return asFailure(err)
}

// carryOut shows a plan and, unless it is a dry run, applies it.
func (a *app) carryOut(plan scaffold.Plan, dryRun bool, nothing string) error {
	a.showPlan(plan, dryRun)
	if !dryRun {
		if err := plan.Apply(a.root); err != nil {
			return failure{fmt.Errorf("%w; every file is as it was", err)}
		}
	}
	if len(plan.Changes) == 0 {
		display.Println(a.stdout, nothing)
	}
	for _, note := range plan.Notes {
		display.Println(a.stderr, "note:", note)
	}
	return nil
}

// showPlan lists what changes; the component's many files are one line.
func (a *app) showPlan(plan scaffold.Plan, dryRun bool) {
	prefix := ""
	if dryRun {
		prefix = "would "
	}
	component := map[string]int{}
	for _, c := range plan.Changes {
		verb := "write"
		if c.Remove {
			verb = "remove"
		}
		if strings.HasPrefix(c.Path, plan.Component+"/") {
			component[verb]++
			continue
		}
		display.Printf(a.stdout, "%s%s %s\n", prefix, verb, filepath.FromSlash(c.Path))
	}
	for _, verb := range []string{"write", "remove"} {
		if n := component[verb]; n > 0 {
			display.Printf(a.stdout, "%s%s %s (%s)\n", prefix, verb, filepath.FromSlash(plan.Component), report.Plural(n, "file"))
		}
	}
}
