package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/hugo"
	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func (a *app) generateCommand() *cobra.Command {
	var check, asJSON bool
	var shown preview
	command := &cobra.Command{
		Use:   "generate",
		Short: "Check the facts and write the data files that Hugo reads",
		Long: `Reads aboveboard/, checks it and writes data/aboveboard/. If there is an
error, nothing is written. Files that are up to date are not touched.

If aboveboard/links.yaml has short links, their rules for Netlify are written into a
block of static/_redirects; your own lines in that file stay as they are.

With --check it writes nothing, lists each file that is changed, missing or
orphaned, and ends with exit status 1 if there is one.`,
		Example: `  aboveboard generate
  aboveboard generate --diff     show what would change
  aboveboard generate --check
  aboveboard generate --check --json`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.generate(c.Context(), check, asJSON, shown) },
	}
	shown.addTo(command)
	command.Flags().BoolVar(&check, "check", false, "write nothing; list what would change, and end with exit status 1 if anything would")
	command.Flags().BoolVar(&asJSON, "json", false, "print the result as JSON")
	return command
}

func (a *app) generate(ctx context.Context, check, asJSON bool, shown preview) error {
	if asJSON && shown.diff {
		return errors.New("--json cannot be used with --diff")
	}
	if check || shown.only() {
		return a.showData(check, asJSON, shown)
	}
	release, err := a.lock(ctx)
	if err != nil {
		return err
	}
	defer release()
	remember, last := a.recall()
	if last != nil {
		_, _ = io.WriteString(a.stderr, last.Said)
		if asJSON {
			return a.printJSON(filechange.Drift{})
		}
		_, _ = io.WriteString(a.stdout, last.Told)
		return nil
	}
	said, stop := a.listen()
	defer stop()
	batch := filechange.Begin(a.root)
	if remember != nil {
		batch.Remember()
	}
	p, err := a.prepare(batch)
	if err != nil {
		return err
	}
	defer p.batch.Discard()
	if err := a.sayStored(p.catalog); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return failure{ctx.Err()}
	}
	inputs := remember.still(a, p)
	if err := p.commit(); err != nil {
		return err
	}
	remember.keep(p, said.String(), inputs())
	if asJSON {
		return a.printJSON(p.drift)
	}
	p.tell(a.stdout)
	return nil
}

// showData prints what would be written. For a check, that is an error.
func (a *app) showData(check, asJSON bool, shown preview) error {
	batch := filechange.Look(a.root)
	if shown.diff {
		batch = filechange.Gather(a.root) // the contents too
	}
	p, err := a.look(batch)
	if err != nil {
		return err
	}
	switch {
	case asJSON:
		err = a.printJSON(p.drift)
	case shown.diff:
		err = a.apply(batch.Changes(), shown)
	case check:
		a.printDrift(p)
	default:
		a.listDrift(p.drift, "", shown)
	}
	if err == nil && check && !p.drift.Empty() {
		err = errFindings
	}
	return err
}

// look prepares a preview.
func (a *app) look(batch *filechange.Batch) (*prepared, error) {
	if _, last := a.recall(); last != nil {
		_, err := io.WriteString(a.stderr, last.Said)
		return &prepared{total: last.Total}, err
	}
	p, err := a.prepare(batch)
	if err != nil {
		return nil, err
	}
	return p, a.sayStored(p.catalog)
}

func (a *app) printDrift(p *prepared) {
	for _, group := range []struct {
		word  string
		names []string
	}{{"changed", p.drift.Changed}, {"missing", p.drift.Missing}, {"orphaned", p.drift.Orphaned}} {
		for _, name := range group.names {
			display.Printf(a.stdout, "%s: %s\n", group.word, name)
		}
	}
	if p.drift.Empty() {
		display.Printf(a.stdout, "all %d data files are up to date\n", p.total)
		return
	}
	display.Println(a.stderr, "The data files do not match aboveboard/. Run `aboveboard generate` and commit what it writes.")
}

func (a *app) printJSON(value any) error {
	if err := display.JSON(a.stdout, value); err != nil {
		return failure{err}
	}
	return nil
}

// load reads the sources of the blog and prints all findings.
func (a *app) load() (*catalog.Catalog, error) {
	return a.loadBut(func(finding.Finding) bool { return false })
}

// loadStale is load for a command about old facts, so it does not report their age.
func (a *app) loadStale() (*catalog.Catalog, error) {
	return a.loadBut(func(f finding.Finding) bool { return f.Rule == "stale-fact" || f.Rule == "stale-price" })
}

// loadUnfinished is load for a command that starts a file, which other files may
// already name. Another one that was started may still have blanks.
func (a *app) loadUnfinished() (*catalog.Catalog, error) {
	return a.loadBut(func(f finding.Finding) bool {
		return f.Rule == "unknown-id" || f.Rule == "empty-value" || f.Rule == "stale-fact" || f.Rule == "stale-price"
	})
}

// loadBut is load except for some findings.
func (a *app) loadBut(unsaid func(finding.Finding) bool) (*catalog.Catalog, error) {
	today, err := a.today()
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(filepath.Join(a.root, catalog.Folder))
	if err != nil || !info.IsDir() {
		return nil, a.noSources()
	}
	bar := a.progress("reading aboveboard/")
	loaded, findings := catalog.LoadWith(a.root, today, bar.step, a.images())
	bar.done()
	findings = slices.DeleteFunc(findings, unsaid)
	if err := report.Text(a.stderr, findings, a.paint(a.stderr)); err != nil {
		return nil, failure{err}
	}
	if finding.HasErrors(findings) {
		display.Printf(a.stderr, "%s. Nothing was written.\n", counted(findings))
		return nil, errFindings
	}
	return loaded, nil
}

func (a *app) noSources() error {
	return failure{fmt.Errorf("%s has no folder %q; run this in your blog's folder, or name it with --source", a.root, catalog.Folder)}
}

// images returns where Hugo finds images.
func (a *app) images() catalog.Assets { return assetsOf(a.plain(), a.assets) }

func assetsOf(b *blog.Blog, more func() []catalog.AssetFolder) catalog.Assets {
	reads := func(name string) bool { return b.Unread("assets/"+name) == nil }
	return catalog.Assets{Own: b.At("assets"), Reads: reads, More: more}
}

// assets returns the folders where Hugo finds images. Hugo is asked only if an image is
// not in the usual one.
func (a *app) assets() []catalog.AssetFolder {
	ctx := context.Background()
	find := func(ctx context.Context) (hugo.Hugo, error) { return hugo.Find(ctx, a.root) }
	b, err := blog.Open(ctx, a.root, blog.Options{Flags: blog.SiteFlags(a.root), Hugo: find})
	if err != nil {
		return nil // whatever needs the configuration reports what is wrong with it
	}
	return assetFolders(b)
}

func assetFolders(b *blog.Blog) []catalog.AssetFolder {
	var folders []catalog.AssetFolder
	for _, m := range b.Assets {
		_, at, _ := strings.Cut(m.Target, "/")
		folders = append(folders, catalog.AssetFolder{Path: m.Source, At: at, Reads: m.Filter.Selects})
	}
	return folders
}

// sayStored prints which facts no page may show. The check at the end of `build` also
// reports them.
func (a *app) sayStored(c *catalog.Catalog) error {
	found := lint.Stored(c)
	if err := report.Text(a.stderr, found, a.paint(a.stderr)); err != nil {
		return failure{err}
	}
	if finding.HasErrors(found) {
		display.Printf(a.stderr, "%s. Nothing was written.\n", counted(found))
		return errFindings
	}
	return nil
}

func counted(findings []finding.Finding) string {
	counts := map[finding.Severity]int{}
	for _, f := range findings {
		counts[f.Severity]++
	}
	text := display.Plural(counts[finding.Error], "error")
	if warnings := counts[finding.Warning]; warnings > 0 {
		text += ", " + display.Plural(warnings, "warning")
	}
	if notes := counts[finding.Info]; notes > 0 {
		text += ", " + display.Plural(notes, "note")
	}
	return text
}

// today returns the day for judging facts. SOURCE_DATE_EPOCH (seconds since 1970) sets
// another one: https://reproducible-builds.org/specs/source-date-epoch/
func today() (yamlsource.Date, error) {
	now, err := sourceDate()
	if err != nil {
		return yamlsource.Date{}, err
	}
	if now.IsZero() {
		now = time.Now().UTC()
	}
	return yamlsource.Date{Time: now.Truncate(24 * time.Hour)}, nil
}

// today is the day of this run: another one where the reports of an earlier day are joined.
func (a *app) today() (yamlsource.Date, error) {
	if !a.day.IsZero() {
		return a.day, nil
	}
	return today()
}

// sourceDate returns the time in SOURCE_DATE_EPOCH; zero if it is not set.
func sourceDate() (time.Time, error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH is %q; expected seconds since 1970, such as 1793232000", epoch)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// clock returns the time to pass to Hugo, so that what is omitted once it is old, such
// as a price, is the same whenever the same commit is built. A time long before this
// program was released means a computer without a clock, and would hide all posts.
func clock(c *catalog.Catalog) (time.Time, error) {
	date, err := sourceDate()
	if err != nil || date.IsZero() || c.Networks.ClockBehind(yamlsource.Date{Time: date}) {
		return time.Time{}, err
	}
	return date, nil
}
