package cli

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/hugo"
	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/hugodata"
)

func (a *app) buildCommand() *cobra.Command {
	var baseURL string
	var o building
	command := &cobra.Command{
		Use:   "build [flags] [-- hugo's own flags]",
		Short: "Check the facts, build the blog with Hugo and check what came out",
		Long: `Does what "generate" does, runs Hugo, leaves the blog in public/, and reads every
page of it as "check --public public" does. A paid link without its disclosure
ends it with exit status 1, so that nothing wrong is deployed.

It takes the hugo on PATH if that is at least ` + hugo.OldestHugo + `, else "go tool hugo"
where go.mod pins it. What stands behind "--" is passed on to Hugo.`,
		Example: `  aboveboard build
  aboveboard build --base-url https://example.com/
  aboveboard build --baseline aboveboard/baseline.json
  aboveboard build -- --buildDrafts --minify`,
		Args: func(c *cobra.Command, args []string) error {
			if c.ArgsLenAtDash() != 0 && len(args) > 0 {
				return fmt.Errorf("build takes no argument %q; put flags for Hugo behind --", args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return a.build(c, baseURL, o, args) },
	}
	command.Flags().BoolVar(&o.unchecked, "no-check", false, "do not read the built pages")
	command.Flags().StringVar(&o.baseline, "baseline", "", "leave out the findings that this `file` knows")
	command.Flags().BoolVar(&o.strict, "strict", false, "let warnings of the check fail, too")
	command.Flags().StringVar(&baseURL, "base-url", "", "the `address` that the blog will have")
	return command
}

// building is what the flags of build say about the check at its end.
type building struct {
	unchecked, strict bool
	baseline          string
}

func (a *app) build(c *cobra.Command, baseURL string, o building, extra []string) error {
	start := time.Now()
	loaded, err := a.publish(c, hugo.BuildOptions{BaseURL: baseURL, Extra: extra})
	if err != nil {
		return err
	}
	pages, err := hugo.CountPages(a.root)
	if err != nil {
		return failure{err}
	}
	fmt.Fprintf(a.stdout, "%s, %s, %s in %s (%s)\n", report.Plural(len(loaded.Programs), "program"), report.Plural(len(loaded.Comparisons), "comparison"),
		report.Plural(pages, "page"), hugo.PublicFolder+"/", time.Since(start).Round(10*time.Millisecond))
	if o.unchecked {
		return nil
	}
	return a.checkBuilt(c, loaded, baseURL, o)
}

// checkBuilt reads what Hugo published. The posts themselves are left to
// `check`: they are read only to name the post behind a page.
func (a *app) checkBuilt(c *cobra.Command, loaded *catalog.Catalog, baseURL string, o building) error {
	check := checking{public: hugo.PublicFolder, format: "text", baseline: o.baseline, strict: o.strict, baseURL: baseURL, pagesOnly: true}
	result, err := a.audit(c, check, nil, func() (lint.Options, error) { return a.knowledge(loaded, nil) })
	if err != nil {
		return err
	}
	return a.conclude(check, result)
}

// publish writes the data files and runs Hugo, with its config and its output
// where they belong.
func (a *app) publish(c *cobra.Command, options hugo.BuildOptions) (*catalog.Catalog, error) {
	loaded, files, err := a.files()
	if err != nil {
		return nil, err
	}
	plan, err := a.redirects(loaded)
	if err != nil {
		return nil, err
	}
	program, err := hugo.FindHugo(c.Context(), a.root)
	if err != nil {
		return nil, failure{err}
	}
	changes, err := hugodata.Write(a.root, files)
	if err == nil {
		err = plan.Write(a.root)
	}
	if err != nil {
		return nil, failure{err}
	}
	fmt.Fprintln(a.stderr, written(changes, len(files)))
	a.tellRedirects(a.stderr, plan)
	fmt.Fprintln(a.stderr, program.Why)
	options.Config, options.Output = loaded.Site.HugoConfig, a.stderr
	if err := program.Build(c.Context(), a.root, options); errors.Is(err, hugo.ErrBuild) {
		fmt.Fprintf(a.stderr, "aboveboard: %v\n", err)
		return nil, errFindings
	} else if err != nil {
		return nil, failure{err}
	}
	return loaded, nil
}
