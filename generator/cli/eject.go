package cli

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/hugodata"
	"github.com/aboveboard-hugo/aboveboard/generator/scaffold"
	"github.com/aboveboard-hugo/aboveboard/generator/site"
)

func (a *app) ejectCommand() *cobra.Command {
	var dryRun, markdown bool
	c := &cobra.Command{
		Use:   "eject",
		Short: "Leave: replace the shortcodes by what they render, remove the component",
		Long: `Builds the blog once, puts what each Aboveboard shortcode renders in its place in
the posts, and removes the component and its line in the configuration. Every
other byte of the posts stays. Your facts in aboveboard/ stay too.

HTML is the default and needs a blog that allows HTML in posts; --markdown
works everywhere.`,
		Example: `  aboveboard eject --dry-run
  aboveboard eject --markdown`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			rendered, err := os.MkdirTemp("", "aboveboard-")
			if err != nil {
				return failure{err}
			}
			defer os.RemoveAll(rendered)
			if err := a.render(c, rendered); err != nil {
				return err
			}
			plan, err := scaffold.Eject(a.root, rendered, a.component, markdown)
			if err != nil {
				return failure{err}
			}
			return a.carryOut(plan, dryRun, "no post uses Aboveboard, and the component is not here")
		},
	}
	c.Flags().BoolVar(&dryRun, "dry-run", false, "only show what would be done")
	c.Flags().BoolVar(&markdown, "markdown", false, "put Markdown into the posts instead of HTML")
	return c
}

// render builds the blog, drafts and all, and keeps what the shortcodes render.
func (a *app) render(c *cobra.Command, into string) error {
	loaded, files, err := a.files()
	if err != nil {
		return err
	}
	if _, err := hugodata.Write(a.root, files); err != nil {
		return failure{err}
	}
	hugo, err := site.FindHugo(c.Context(), a.root)
	if err != nil {
		return failure{err}
	}
	fmt.Fprintln(a.stderr, hugo.Why)
	err = hugo.Build(c.Context(), a.root, site.BuildOptions{
		Config: loaded.Site.HugoConfig, Into: into, Env: []string{scaffold.EjectEnvironment}, Output: a.stderr,
		Extra: []string{"--buildDrafts", "--buildFuture", "--buildExpired", "--quiet"},
	})
	if errors.Is(err, site.ErrBuild) {
		fmt.Fprintf(a.stderr, "aboveboard: %v\n", err)
		return errFindings
	}
	if err != nil {
		return failure{err}
	}
	return nil
}
