package cli

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/hugodata"
	"github.com/aboveboard-hugo/aboveboard/generator/site"
)

func (a *app) buildCommand() *cobra.Command {
	var baseURL string
	command := &cobra.Command{
		Use:   "build [flags] [-- hugo's own flags]",
		Short: "Check the facts, write the data files and build the blog with Hugo",
		Long: `Does what "generate" does, then runs Hugo and leaves the blog in public/.

It takes the hugo on PATH if that is at least ` + site.OldestHugo + `, else "go tool hugo"
where go.mod pins it. What stands behind "--" is passed on to Hugo.`,
		Example: `  aboveboard build
  aboveboard build --base-url https://example.com/
  aboveboard build -- --buildDrafts --minify`,
		Args: func(c *cobra.Command, args []string) error {
			if c.ArgsLenAtDash() != 0 && len(args) > 0 {
				return fmt.Errorf("build takes no argument %q; put flags for Hugo behind --", args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return a.build(c, baseURL, args) },
	}
	command.Flags().StringVar(&baseURL, "base-url", "", "the `address` that the blog will have")
	return command
}

func (a *app) build(c *cobra.Command, baseURL string, extra []string) error {
	start := time.Now()
	loaded, err := a.publish(c, site.BuildOptions{BaseURL: baseURL, Extra: extra})
	if err != nil {
		return err
	}
	pages, err := site.CountPages(a.root)
	if err != nil {
		return failure{err}
	}
	fmt.Fprintf(a.stdout, "%s, %s, %s in %s (%s)\n", plural(len(loaded.Programs), "program"), plural(len(loaded.Comparisons), "comparison"),
		plural(pages, "page"), site.PublicFolder+"/", time.Since(start).Round(10*time.Millisecond))
	return nil
}

// publish writes the data files and runs Hugo, with its config and its output
// where they belong.
func (a *app) publish(c *cobra.Command, options site.BuildOptions) (*catalog.Catalog, error) {
	loaded, files, err := a.files()
	if err != nil {
		return nil, err
	}
	plan, err := a.redirects(loaded)
	if err != nil {
		return nil, err
	}
	hugo, err := site.FindHugo(c.Context(), a.root)
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
	fmt.Fprintln(a.stderr, hugo.Why)
	options.Config, options.Output = loaded.Site.HugoConfig, a.stderr
	if err := hugo.Build(c.Context(), a.root, options); errors.Is(err, site.ErrBuild) {
		fmt.Fprintf(a.stderr, "aboveboard: %v\n", err)
		return nil, errFindings
	} else if err != nil {
		return nil, failure{err}
	}
	return loaded, nil
}
