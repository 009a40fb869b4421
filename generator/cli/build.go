package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/hugo"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/publish"
	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

func (a *app) buildCommand() *cobra.Command {
	var baseURL string
	var o building
	command := &cobra.Command{
		Use:   "build [flags] [-- hugo's own flags]",
		Short: "Check the facts, build the blog with Hugo and check the result",
		Long: `Does what "generate" does, runs Hugo, publishes the blog where its configuration says
(public/), and reads every page of it as "check --public" does. Files that an earlier
build wrote there and this one did not are removed; what somebody else put there stays.
A paid link without a disclosure ends it with exit status 1, so that nothing wrong is
deployed.

It uses the hugo on PATH if that is at least ` + hugo.Oldest + `, or else "go tool hugo"
if go.mod pins it. What follows "--" is passed on to Hugo.`,
		Example: `  aboveboard build
  aboveboard build --base-url https://example.com/
  aboveboard build --baseline aboveboard/baseline.json
  aboveboard build -- --buildDrafts --minify`,
		Args: func(c *cobra.Command, args []string) error {
			if c.ArgsLenAtDash() != 0 && len(args) > 0 {
				return fmt.Errorf("build takes no argument %q; put flags for Hugo after --", args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return a.build(c, baseURL, o, args) },
	}
	command.SetFlagErrorFunc(ofHugo)
	command.Flags().BoolVar(&o.unchecked, "no-check", false, "do not read the built pages")
	command.Flags().StringVar(&o.baseline, "baseline", "", "ignore findings recorded in this baseline `file`")
	command.Flags().BoolVar(&o.strict, "strict", false, "treat warnings as errors")
	command.Flags().StringVar(&baseURL, "base-url", "", "the `address` that the blog will have")
	return command
}

// ofHugo explains how to pass an unknown flag on to Hugo.
func ofHugo(c *cobra.Command, err error) error {
	return fmt.Errorf("%w; put flags for Hugo after --, as in `aboveboard %s -- --minify`", err, c.Name())
}

// building has the flags of build for the check at its end.
type building struct {
	unchecked, strict bool
	baseline          string
}

func (a *app) build(c *cobra.Command, baseURL string, o building, extra []string) error {
	if flag := hugo.Refused(extra); flag != "" {
		return fmt.Errorf("build cannot pass %s on to Hugo: it checks the pages once, in the folder where they are published. Use hugo itself for that, or --source of aboveboard for another blog", flag)
	}
	start := time.Now()
	release, err := a.lock(c.Context())
	if err != nil {
		return err
	}
	defer release()
	run, err := a.readyToRun(c.Context(), hugo.BuildOptions{BaseURL: baseURL, Extra: extra})
	if err != nil {
		return err
	}
	result, err := publish.Folder(c.Context(), a.root, run.blog.Publish, func(into string) error { return a.render(c.Context(), run, into) })
	if err != nil {
		return asFailure(err)
	}
	name := run.blog.Name(run.blog.Publish)
	display.Printf(a.stdout, "%s, %s, %s in %s (%s)\n", itemCount(run.catalog), display.Plural(len(run.catalog.Comparisons), "comparison"),
		display.Plural(result.Pages, "page"), name+"/", time.Since(start).Round(10*time.Millisecond))
	a.printPublished(name, result)
	display.Print(a.stderr, unasked(run.blog))
	if o.unchecked {
		return nil
	}
	return a.checkBuilt(c, run, o)
}

// itemCount returns the number of a blog's items in words.
func itemCount(c *catalog.Catalog) string {
	programs, products := display.Plural(len(c.Programs), "program"), display.Plural(len(c.Products), "product")
	switch {
	case len(c.Products) == 0:
		return programs
	case len(c.Programs) == 0:
		return products
	}
	return programs + ", " + products
}

// printPublished prints what the folder contains besides the pages.
func (a *app) printPublished(name string, r publish.Result) {
	if r.Removed > 0 {
		display.Printf(a.stderr, "%s of earlier builds removed from %s/\n", display.Plural(r.Removed, "file"), name)
	}
	if n := len(r.Foreign); n > 0 {
		display.Printf(a.stderr, "note: %s in %s/ did not come from aboveboard build, such as %s; nothing was removed, and readers will get what is there. Delete the folder once if you do not need it\n",
			display.Plural(n, "page"), name, r.Foreign[0])
	}
}

// checkBuilt reads what Hugo published. The posts themselves are left to
// `check`: they are read only to name the post behind a page.
func (a *app) checkBuilt(c *cobra.Command, run *running, o building) error {
	check := checking{public: run.blog.Publish, format: "text", baseline: o.baseline, strict: o.strict, baseURL: run.options.BaseURL, pagesOnly: true}
	options, err := a.toCheck(run.blog, check, nil, run.catalog)
	if err != nil {
		return err
	}
	result, err := a.audit(c.Context(), options)
	if err != nil {
		return err
	}
	return a.conclude(check, result)
}

// running is a blog whose data files are written and whose Hugo is known.
type running struct {
	catalog *catalog.Catalog
	blog    *blog.Blog
	hugo    hugo.Hugo
	options hugo.BuildOptions
}

// readyToRun finds Hugo, reads the blog as that does, and writes the data files.
func (a *app) readyToRun(ctx context.Context, options hugo.BuildOptions) (*running, error) {
	p, err := a.prepare(filechange.Begin(a.root))
	if err != nil {
		return nil, err
	}
	defer p.batch.Discard()
	run, err := a.findHugo(ctx, p.catalog, options)
	if err != nil {
		return nil, err
	}
	if err := p.commit(); err != nil {
		return nil, err
	}
	p.tell(a.stderr)
	return run, nil
}

// findHugo finds Hugo, and reads the blog as that does.
func (a *app) findHugo(ctx context.Context, c *catalog.Catalog, options hugo.BuildOptions) (*running, error) {
	var err error
	run := &running{catalog: c, options: options}
	if run.hugo, err = hugo.Find(ctx, a.root); err != nil {
		return nil, failure{err}
	}
	display.Println(a.stderr, run.hugo.Why)
	run.options.Config = c.Site.HugoConfig
	if run.options.Clock, err = clock(c); err != nil {
		return nil, err
	}
	progress := a.waiting("Hugo reads its configuration")
	run.blog, err = blog.Open(ctx, a.root, blog.Options{Flags: run.options.Flags(), Hugo: func(context.Context) (hugo.Hugo, error) { return run.hugo, nil }})
	progress.done()
	if err != nil {
		return nil, failure{err}
	}
	if err := a.refuseUnsafeFrontMatter(ctx, run.blog); err != nil {
		return nil, err
	}
	return run, nil
}

// refuseUnsafeFrontMatter refuses front matter that would crash Hugo.
func (a *app) refuseUnsafeFrontMatter(ctx context.Context, b *blog.Blog) error {
	found, err := b.UnsafeFrontMatter(ctx)
	if err == nil {
		err = report.Text(a.stderr, found, a.paint(a.stderr))
	}
	if err != nil {
		return failure{err}
	}
	if len(found) > 0 {
		return errFindings
	}
	return nil
}

// render runs Hugo, which publishes into a folder.
func (a *app) render(ctx context.Context, run *running, into string) error {
	options := run.options
	said := &display.Stream{To: a.stderr}
	defer said.Close()
	progress := a.waiting("Hugo renders the blog")
	options.Into, options.Output = into, progress.over(said)
	err := run.hugo.Build(ctx, a.root, options)
	progress.done()
	if errors.Is(err, hugo.ErrBuild) {
		display.Printf(a.stderr, "aboveboard: %v\n", err)
		return errFindings
	}
	return asFailure(err)
}

// asFailure turns an error into a failure, unless it means findings.
func asFailure(err error) error {
	if err == nil || errors.Is(err, errFindings) {
		return err
	}
	return failure{err}
}
