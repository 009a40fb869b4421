package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/hugodata"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func (a *app) generateCommand() *cobra.Command {
	var check, asJSON bool
	command := &cobra.Command{
		Use:   "generate",
		Short: "Check the facts and write the data files that Hugo reads",
		Long: `Reads aboveboard/, checks it and writes data/aboveboard/. Where there is an
error nothing is written. Files whose content is right are not touched.

Where aboveboard/links.yaml has short links, their rules for Netlify stand in a
block of static/_redirects; your own lines in that file stay as they are.

With --check it writes nothing, names each file that is changed, missing or
orphaned, and ends with exit status 1 where there is one.`,
		Example: `  aboveboard generate
  aboveboard generate --check
  aboveboard generate --check --json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.generate(check, asJSON) },
	}
	command.Flags().BoolVar(&check, "check", false, "write nothing; tell what would change")
	command.Flags().BoolVar(&asJSON, "json", false, "print the result as JSON")
	return command
}

func (a *app) generate(check, asJSON bool) error {
	loaded, files, err := a.files()
	if err != nil {
		return err
	}
	plan, err := a.redirects(loaded)
	if err != nil {
		return err
	}
	if check {
		changes, err := hugodata.Compare(a.root, files)
		if err != nil {
			return failure{err}
		}
		return a.printStale(withRedirects(changes, plan), len(files), asJSON)
	}
	changes, err := hugodata.Write(a.root, files)
	if err == nil {
		err = plan.Write(a.root)
	}
	if err != nil {
		return failure{err}
	}
	if asJSON {
		return a.printJSON(withRedirects(changes, plan))
	}
	fmt.Fprintln(a.stdout, written(changes, len(files)))
	a.tellRedirects(a.stdout, plan)
	return nil
}

func (a *app) printStale(changes hugodata.Changes, total int, asJSON bool) error {
	if asJSON {
		if err := a.printJSON(changes); err != nil {
			return err
		}
	} else {
		a.printChanges(changes, total)
	}
	if !changes.Empty() {
		return errFindings
	}
	return nil
}

func (a *app) printChanges(changes hugodata.Changes, total int) {
	for _, group := range []struct {
		word  string
		names []string
	}{{"changed", changes.Changed}, {"missing", changes.Missing}, {"orphaned", changes.Orphaned}} {
		for _, name := range group.names {
			fmt.Fprintf(a.stdout, "%s: %s\n", group.word, name)
		}
	}
	if changes.Empty() {
		fmt.Fprintf(a.stdout, "all %d data files are up to date\n", total)
		return
	}
	fmt.Fprintln(a.stderr, "The data files do not match aboveboard/. Run `aboveboard generate` and commit what it writes.")
}

func (a *app) printJSON(value any) error {
	encoder := json.NewEncoder(a.stdout)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return failure{err}
	}
	return nil
}

func written(c hugodata.Changes, total int) string {
	if c.Empty() {
		return fmt.Sprintf("%d data files, all up to date", total)
	}
	return fmt.Sprintf("%d data files: %d new, %d changed, %d removed, the rest up to date", total, len(c.Missing), len(c.Changed), len(c.Orphaned))
}

// files loads the sources and encodes them; it prints all findings.
func (a *app) files() (*catalog.Catalog, map[string][]byte, error) {
	loaded, err := a.load()
	if err != nil {
		return nil, nil, err
	}
	files, err := hugodata.Files(loaded)
	if err != nil {
		return nil, nil, failure{err}
	}
	return loaded, files, nil
}

// load reads the sources of the blog and prints all findings.
func (a *app) load() (*catalog.Catalog, error) {
	today, err := today()
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(filepath.Join(a.root, catalog.Folder))
	if err != nil || !info.IsDir() {
		return nil, failure{fmt.Errorf("%s has no folder %q; run this in your blog's folder, or name it with --source", a.root, catalog.Folder)}
	}
	loaded, findings := catalog.Load(a.root, today)
	if err := report.Text(a.stderr, findings, a.paint(a.stderr)); err != nil {
		return nil, failure{err}
	}
	if finding.HasErrors(findings) {
		fmt.Fprintf(a.stderr, "%s. Nothing was written.\n", counted(findings))
		return nil, errFindings
	}
	return loaded, nil
}

func counted(findings []finding.Finding) string {
	counts := map[finding.Severity]int{}
	for _, f := range findings {
		counts[f.Severity]++
	}
	text := report.Plural(counts[finding.Error], "error")
	if warnings := counts[finding.Warning]; warnings > 0 {
		text += ", " + report.Plural(warnings, "warning")
	}
	if notes := counts[finding.Info]; notes > 0 {
		text += ", " + report.Plural(notes, "note")
	}
	return text
}

// today is the day by which facts are judged. SOURCE_DATE_EPOCH (seconds since
// 1970) sets another one: https://reproducible-builds.org/specs/source-date-epoch/
func today() (yamlsource.Date, error) {
	now := time.Now().UTC()
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return yamlsource.Date{}, fmt.Errorf("SOURCE_DATE_EPOCH is %q; expected seconds since 1970, such as 1793232000", epoch)
		}
		now = time.Unix(seconds, 0).UTC()
	}
	return yamlsource.Date{Time: now.Truncate(24 * time.Hour)}, nil
}
