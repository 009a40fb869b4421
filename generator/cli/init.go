package cli

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/scaffold"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/survey"
	"github.com/aboveboard-hugo/aboveboard/generator/check/audit"
	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// starting has the flags of init.
type starting struct {
	preview            preview
	linkHook, baseline bool
	cms                bool
}

// baselineName is the file where init records present findings.
const baselineName = catalog.Folder + "/baseline.json"

func (a *app) initCommand() *cobra.Command {
	var o starting
	c := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Put Aboveboard into an existing Hugo blog",
		Long: `Writes the component to themes/aboveboard/, starter facts to aboveboard/ with
schemas for your editor, an archetype for posts that begin with the disclosure,
and adds the component to the themes in the blog's configuration, keeping its
comments and order.

It reads your posts first: aboveboard/site.yaml begins with the accounts that your
links have, and aboveboard/programs/ with the programs that they belong to. At the end
it says which links in your posts are paid, and what is missing.

Nothing of yours is overwritten. A second run changes nothing.`,
		Example: `  aboveboard init --dry-run     show what would be done
  aboveboard init               do it in the current folder
  aboveboard init ../my-blog    do it in another one
  aboveboard init --link-hook   Markdown links that pay get their rel and label, too
  aboveboard init --baseline    have check report only what is new from now on
  aboveboard init --cms         edit posts and sources in a browser, with Decap CMS`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 1 {
				a.root = args[0]
			}
			return a.init(c.Context(), o)
		},
	}
	o.preview.addTo(c)
	c.Flags().BoolVar(&o.linkHook, "link-hook", false, "also write layouts/_markup/render-link.html, which marks Markdown links that pay")
	c.Flags().BoolVar(&o.baseline, "baseline", false, "also record the findings that your posts have now in "+baselineName)
	c.Flags().BoolVar(&o.cms, "cms", false, "also write static/admin/, the form of Decap CMS for posts and sources")
	return c
}

// addCMS writes the form, which follows the blog's criteria.
func (a *app) addCMS(b *blog.Blog, p preview) error {
	loaded, err := a.load()
	if err != nil {
		return err
	}
	changes, notes, err := scaffold.CMS(b, loaded, a.component)
	if err != nil {
		return failure{err}
	}
	if err := a.change(changes, "", p); err != nil {
		return err
	}
	for _, note := range notes {
		display.Println(a.stderr, "note:", note)
	}
	if len(changes)+len(notes) == 0 {
		display.Println(a.stdout, "the form in static/admin/ has everything that your sources have")
	}
	if len(changes) > 0 && !p.only() {
		display.Println(a.stderr, "note: Decap CMS removes comments from the files that it saves")
	}
	return nil
}

func (a *app) init(ctx context.Context, o starting) error {
	b, release, err := a.openToWrite(ctx)
	if err != nil {
		return err
	}
	defer release()
	day, err := today()
	if err != nil {
		return err
	}
	networks, findings := network.Load(a.root, day)
	if finding.HasErrors(findings) {
		if err := report.Text(a.stderr, findings, a.paint(a.stderr)); err != nil {
			return failure{err}
		}
		return errFindings
	}
	if networks.ClockBehind(day) {
		day = yamlsource.Date{} // generate reports it
	}
	progress := a.waiting("reading posts")
	plan, err := scaffold.Init(ctx, b, scaffold.Options{Version: version(), Component: a.component, Networks: networks, Today: day, LinkHook: o.linkHook, Known: ruleIDs()})
	progress.done()
	if err != nil {
		return failure{err}
	}
	nothing := "Aboveboard is already in this blog; nothing to do"
	if o.cms || o.baseline {
		nothing = "" // there is more to do
	}
	if err := a.carryOut(plan, o.preview, nothing); err != nil {
		return err
	}
	if o.cms && (!plan.Starts || !o.preview.only()) {
		if err := a.addCMS(b, o.preview); err != nil {
			return err
		}
	}
	if o.baseline && !o.preview.only() {
		if err := a.firstBaseline(ctx, b); err != nil {
			return err
		}
	}
	if !plan.Starts || o.preview.diff || o.preview.list && plan.Survey.Paid.Links == 0 {
		return nil
	}
	return a.sayNext(ctx, b, plan.Survey, o)
}

// firstAudit checks the posts, if there are any.
func (a *app) firstAudit(ctx context.Context, b *blog.Blog) (audit.Result, error) {
	options, err := a.toCheck(b, checking{}, nil, nil)
	if err != nil {
		return audit.Result{}, err
	}
	return a.audit(ctx, options)
}

func (a *app) firstBaseline(ctx context.Context, b *blog.Blog) error {
	result, err := a.firstAudit(ctx, b)
	if err != nil {
		return err
	}
	return a.writeBaseline(baselineName, result)
}

// sayNext prints what the posts have and what to do next, in at most ten lines.
func (a *app) sayNext(ctx context.Context, b *blog.Blog, s survey.Survey, o starting) error {
	if s.Paid.Links == 0 {
		display.Print(a.stdout, `
Next:
  1. Put {{< disclosure >}} and {{< comparison amazon-associates-vs-influencer >}} into a post.
  2. Run aboveboard build (or aboveboard generate, and then Hugo as always).
  3. Make the facts in aboveboard/ yours.
`)
		return nil
	}
	lines := []string{"", fmt.Sprintf("Your blog: %s in %s of %d (%s)", display.Plural(s.Paid.Links, "paid link"), display.Plural(s.Paid.Posts, "post"), s.Posts, networksOf(s))}
	if _, err := os.Stat(a.local(catalog.Folder)); !o.preview.list || err != nil { // a folder without site.yaml can't be read yet
		result, err := a.firstAudit(ctx, b)
		if err != nil {
			return err
		}
		lines = append(lines, "  "+lacking(result.Findings), "  "+fixable(result.Findings, o.preview.list))
	}
	lines = append(lines, "Next:")
	if !o.preview.list {
		lines = append(lines, "  look at the accounts in aboveboard/site.yaml, then run aboveboard build",
			"  in a post, {{< disclosure >}} goes above the first paid link; {{< comparison ID >}} shows a table of aboveboard/comparisons/")
	}
	if !o.linkHook {
		lines = append(lines, "  aboveboard init --link-hook    adds rel and a label to Markdown links that pay")
	}
	lines = append(lines, "  aboveboard check --diff        shows what would be fixed; with --fix it is fixed")
	if !o.baseline {
		lines = append(lines, "  aboveboard init --baseline     has check --baseline "+baselineName+" report only what is new")
	}
	display.Print(a.stdout, strings.Join(lines, "\n")+"\n")
	return nil
}

// networksOf returns the most used networks.
func networksOf(s survey.Survey) string {
	const most = 4
	var parts []string
	for _, n := range s.Used[:min(len(s.Used), most)] {
		parts = append(parts, fmt.Sprintf("%s %d", n.Name, n.Links))
	}
	if more := len(s.Used) - most; more > 0 {
		parts = append(parts, fmt.Sprintf("%d more", more))
	}
	return strings.Join(parts, ", ")
}

// lacking counts the posts without a disclosure, and the links that pay somebody else.
func lacking(found []finding.Finding) string {
	without, wrong := map[string]bool{}, 0
	for _, f := range found {
		switch {
		case lint.IsCoverage(f.Rule):
			without[f.File.Path] = true
		case f.Rule == "wrong-account":
			wrong++
		}
	}
	text := "no post lacks a disclosure"
	if len(without) > 0 {
		text = display.Plural(len(without), "post") + " with paid links and no disclosure above them"
	}
	if wrong > 0 {
		text += fmt.Sprintf("; %s of an account that is not in site.yaml", display.Plural(wrong, "link"))
	}
	return text
}

// fixable returns what check --fix would do, once the sources are written: without them
// it puts no disclosure into posts.
func fixable(found []finding.Finding, preview bool) string {
	if preview {
		return counted(found) + " in all"
	}
	posts := len(fixes(found))
	return fmt.Sprintf("check --fix would change %s; %s in all", display.Plural(posts, "post"), counted(found))
}
