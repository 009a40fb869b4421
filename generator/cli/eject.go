package cli

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/hugo"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/scaffold"
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
			// Drafts and all: whatever has a shortcode must be rendered.
			_, err = a.publish(c, hugo.BuildOptions{
				Into: rendered, Env: []string{scaffold.EjectEnvironment},
				Extra: []string{"--buildDrafts", "--buildFuture", "--buildExpired", "--quiet"},
			})
			if err != nil {
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
