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
	"github.com/aboveboard-hugo/aboveboard/generator/check/audit"
	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

// checking has the flags of check.
type checking struct {
	public, format, baseline, writeBaseline, baseURL string
	jurisdictions                                    []string
	fix, strict, summary, all, pagesOnly             bool
	shard                                            string  // "2/8"
	preview                                          preview // of what fix would change
	note                                             string  // printed at the end
}

func (a *app) checkCommand() *cobra.Command {
	var o checking
	c := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "Check posts, and the pages that readers get, for missing disclosures and wrong links",
		Long: `Reads the posts under PATH (default: the blog's content folder) and, with
--public, every page, feed and redirect of a published folder, whichever theme or
generator wrote it. It reports paid links without a visible disclosure above them, wrong
tags, and whatever else breaks a rule of a program or a jurisdiction. Nothing is ever
fetched from a shop. On a terminal, it prints one screen and says how much more there is;
with --all, or into a pipe, it prints everything.

With --shard 2/8, it checks the second eighth of the pages, for a site that takes too
long on one machine, and its report is for ` + "`aboveboard report merge`" + `, which joins those
of all shards, checks the posts and ends with the exit status of the whole.

It needs no aboveboard/ folder: without one, the rules of the United States apply,
or those that --jurisdiction names. ` + "`aboveboard explain`" + ` lists the rules. None of
this is legal advice.

Exit status: 0 no error was found, 1 at least one error, 2 wrong command line, 3 it
could not run. With --strict, warnings count as errors.`,
		Example: `  aboveboard check
  aboveboard check content/posts/kettle.md
  aboveboard check --public public
  aboveboard check --diff                  show what would be fixed, change nothing
  aboveboard check --fix
  aboveboard check --public public --write-baseline aboveboard/baseline.json
  aboveboard check --public public --baseline aboveboard/baseline.json
  aboveboard check --format sarif > findings.sarif
  aboveboard check --public public --shard 2/8 --format json > shard-2.json
  aboveboard report merge shard-*.json`,
		RunE: func(c *cobra.Command, args []string) error { return a.check(c, o, args) },
	}
	f := c.Flags()
	f.StringVar(&o.public, "public", "", "also check the pages in this published `folder`")
	f.StringVar(&o.format, "format", "text", "output `format`: text, json, sarif or github")
	f.BoolVar(&o.summary, "summary", false, "print one line per rule instead of each finding")
	f.BoolVar(&o.all, "all", false, "print every finding on a terminal, too, instead of one screen of them")
	f.BoolVar(&o.fix, "fix", false, "fix posts where the right change is certain")
	o.preview.addTo(c)
	f.StringVar(&o.shard, "shard", "", "check only this `part` of the published pages, such as 2/8: the second of eight")
	f.StringVar(&o.baseline, "baseline", "", "ignore findings recorded in this baseline `file`")
	f.StringVar(&o.writeBaseline, "write-baseline", "", "record all current findings in this baseline `file`")
	f.StringVar(&o.baseURL, "base-url", "", "the blog's `address`, if its configuration does not say it")
	f.StringSliceVar(&o.jurisdictions, "jurisdiction", nil, "`jurisdictions` whose rules apply to a blog without aboveboard/, such as us,de")
	f.BoolVar(&o.strict, "strict", false, "treat warnings as errors")
	return c
}

func (o checking) validate() error {
	switch o.format {
	case "text", "json", "sarif", "github":
	default:
		return fmt.Errorf("--format is %q; expected text, json, sarif or github", o.format)
	}
	if o.baseline != "" && o.writeBaseline != "" {
		return errors.New("--baseline and --write-baseline cannot be used together: the first reads a file, the second writes one")
	}
	return nil
}

func (a *app) check(c *cobra.Command, o checking, paths []string) error {
	if err := o.validate(); err != nil {
		return err
	}
	if o.shard != "" {
		return a.checkShard(c, o, paths)
	}
	go a.wordings()
	b, err := a.open(c.Context())
	if err != nil {
		return err
	}
	o.note = unasked(b)
	defer func() { display.Print(a.stderr, o.note) }()
	if o.writeBaseline != "" {
		if _, err := a.inside(o.writeBaseline); err != nil {
			return failure{err}
		}
	}
	if o.fix && !o.preview.only() || o.writeBaseline != "" {
		release, err := a.lock(c.Context())
		if err != nil {
			return err
		}
		defer release()
	}
	options, err := a.toCheck(b, o, paths, nil)
	if err != nil {
		return err
	}
	result, err := a.audit(c.Context(), options)
	if err != nil {
		return err
	}
	if o.fix || o.preview.only() {
		changed, err := a.fixPosts(result.Findings, o.preview)
		if err != nil || o.preview.only() {
			return err
		}
		if changed {
			if result, err = a.audit(c.Context(), options); err != nil {
				return err
			}
		}
	}
	return a.conclude(o, result)
}

// toCheck collects what to check and, if there is anything, what is needed for it.
// Sources that are already loaded are not loaded again.
func (a *app) toCheck(b *blog.Blog, o checking, paths []string, loaded *catalog.Catalog) (audit.Options, error) {
	folders := b.ContentFolders()
	options := audit.Options{Blog: b, Posts: a.relative(paths), Public: a.shown(b, o.public), BaseURL: b.BaseURL}
	if o.baseURL != "" {
		options.BaseURL = o.baseURL
	}
	if len(paths) == 0 && !o.pagesOnly {
		options.Posts = blog.Existing(a.root, folders)
	}
	if len(options.Posts) == 0 && o.public == "" {
		return options, failure{fmt.Errorf("%s has no folder %q; name the posts, or a published folder with --public", a.root, strings.Join(folders, `" or "`))}
	}
	if o.public != "" {
		if info, err := os.Stat(a.local(o.public)); err != nil || !info.IsDir() {
			return options, failure{fmt.Errorf("there is no folder %q; build the blog first, or name the folder that holds its pages", o.public)}
		}
	}
	var err error
	if options.Shortcodes, err = shortcodes.Read(a.component); err != nil {
		return options, failure{err}
	}
	options.Rules, err = a.knowledge(loaded, o.jurisdictions)
	if len(b.Languages) > 0 {
		options.Rules.Language = b.Languages[0]
	}
	options.Rules.Hugo, options.Rules.BaseURL, options.Rules.Templates = b.Config != nil, options.BaseURL, lint.ReadTemplates(b.Layouts)
	options.Rules.Templates.Whole = b.HasThemes()
	return options, err
}

// audit runs the check and shows its progress.
func (a *app) audit(ctx context.Context, o audit.Options) (audit.Result, error) {
	progress := a.progress("checking")
	o.Progress = progress.step
	defer progress.done()
	result, err := audit.Run(ctx, o)
	if err != nil {
		return result, failure{err}
	}
	return result, nil
}

// relative returns the arguments relative to the blog's folder. A name means the file
// in that folder, as with all other flags, or else the file in the working directory,
// as a shell completes it.
func (a *app) relative(paths []string) []string {
	var names []string
	root, err := filepath.Abs(a.root)
	if err != nil {
		return paths
	}
	for _, name := range paths {
		full, err := filepath.Abs(name)
		_, missing := os.Stat(a.local(name))
		if err == nil && (missing != nil || filepath.IsAbs(name)) {
			if _, err := os.Stat(full); err == nil {
				if inside, err := filepath.Rel(root, full); err == nil {
					name = inside
				}
			}
		}
		names = append(names, name)
	}
	return names
}

func (a *app) local(name string) string { return blog.Local(a.root, name) }

// shown returns the published folder as in findings: relative to the blog, if it is inside.
func (a *app) shown(b *blog.Blog, public string) string {
	if name := b.Name(public); filepath.IsAbs(public) && filepath.IsLocal(filepath.FromSlash(name)) {
		return name
	}
	return public
}
