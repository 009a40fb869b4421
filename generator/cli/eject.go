package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/hugo"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/scaffold"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

func (a *app) ejectCommand() *cobra.Command {
	var p preview
	var markdown bool
	c := &cobra.Command{
		Use:   "eject",
		Short: "Replace the shortcodes with what they render, and remove the component",
		Long: `Builds the blog once, replaces each Aboveboard shortcode in the posts with what it
renders, and removes the component and its line in the configuration. Every other
byte of the posts stays. If anything would be left that stops Hugo, it lists that
and changes nothing. Your facts in aboveboard/ stay, too.

HTML is the default and needs a blog that allows HTML in posts; --markdown
works everywhere.`,
		Example: `  aboveboard eject --dry-run
  aboveboard eject --markdown`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			release, err := a.lock(c.Context())
			if err != nil {
				return err
			}
			defer release()
			plan, err := a.planEject(c.Context(), markdown, p)
			if err != nil {
				return a.refuse(err)
			}
			return a.carryOut(plan, p, "no post uses Aboveboard, and the component is not here")
		},
	}
	p.addTo(c)
	c.Flags().BoolVar(&markdown, "markdown", false, "put Markdown into the posts instead of HTML")
	return c
}

// planEject makes Hugo render everything with a shortcode, including drafts.
func (a *app) planEject(ctx context.Context, markdown bool, p preview) (scaffold.Plan, error) {
	run, err := a.readyToEject(ctx, p)
	if err != nil {
		return scaffold.Plan{}, err
	}
	if run.blog.Unasked != "" {
		return scaffold.Plan{}, failure{fmt.Errorf("where this blog's posts are can't be known, so nothing was changed: %s", run.blog.Unasked)}
	}
	root, err := filepath.Abs(a.root)
	if err != nil {
		return scaffold.Plan{}, failure{err}
	}
	rendered, err := os.MkdirTemp(root, filechange.StagePrefix) // which the next run removes if this one is killed
	if err != nil {
		return scaffold.Plan{}, failure{err}
	}
	defer os.RemoveAll(rendered)
	if err := a.render(ctx, run, rendered); err != nil {
		return scaffold.Plan{}, err
	}
	return scaffold.Eject(run.blog, rendered, a.component, markdown)
}

// readyToEject writes the data files that Hugo reads; a preview requires them to exist.
func (a *app) readyToEject(ctx context.Context, p preview) (*running, error) {
	options := hugo.BuildOptions{
		Env: []string{scaffold.EjectEnvironment}, Extra: []string{"--buildDrafts", "--buildFuture", "--buildExpired"},
	}
	if !p.only() {
		return a.readyToRun(ctx, options)
	}
	data, err := a.prepare(filechange.Look(a.root))
	if err != nil {
		return nil, err
	}
	if !data.drift.Empty() {
		display.Println(a.stderr, "aboveboard: the data files are not up to date, so the blog would not show what eject would put into the posts; run `aboveboard generate` first. Nothing was written.")
		return nil, errFindings
	}
	return a.findHugo(ctx, data.catalog, options)
}
