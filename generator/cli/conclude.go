package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/check/audit"
	"github.com/aboveboard-hugo/aboveboard/generator/check/baseline"
	"github.com/aboveboard-hugo/aboveboard/generator/check/fix"
	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/check/rulebook"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// conclude prints what was found and turns it into an exit status.
func (a *app) conclude(o checking, result audit.Result) error {
	if o.writeBaseline != "" {
		return a.writeBaseline(o.writeBaseline, result)
	}
	found, old := result.Findings, 0
	if o.baseline != "" {
		data, err := source.Read(a.local(o.baseline), source.LargestText)
		if err != nil {
			return failure{fmt.Errorf("read the baseline: %w; write one with --write-baseline", err)}
		}
		known, err := baseline.Read(data)
		if err != nil {
			return failure{err}
		}
		found, old = known.New(found)
	}
	all := report.Result{Findings: found, Rules: reported(), Suppressed: result.Suppressed, Baselined: old, Version: version()}
	if err := a.show(o, all, totals(found, result, old)); err != nil {
		return failure{err}
	}
	for _, f := range found {
		if f.Severity == finding.Error || o.strict && f.Severity == finding.Warning {
			return errFindings
		}
	}
	return nil
}

// show prints the findings and the totals; on a terminal, as many as fit.
func (a *app) show(o checking, r report.Result, totals string) error {
	list := o.format == "text" && !o.summary
	if screen, ok := a.screen(); ok && list && !o.all {
		return a.showOn(screen, o, r, totals)
	}
	if err := a.print(o, r); err != nil {
		return err
	}
	display.Print(a.stderr, totals+"\n")
	if list && len(r.Findings) > fewFindings {
		return report.ByRule(a.stderr, r, a.paint(a.stderr))
	}
	return nil
}

// fewFindings fit on a screen. After more, the findings are counted by rule.
const fewFindings = 10

// totals prints what was checked and how much was found.
func totals(found []finding.Finding, result audit.Result, old int) string {
	checked := display.Plural(result.Posts, "post")
	if result.Pages > 0 {
		checked = display.Plural(result.Pages, "page")
		if result.Posts > 0 {
			checked = display.Plural(result.Posts, "post") + " and " + checked
		}
	}
	text := fmt.Sprintf("%s checked: %s", checked, counted(found))
	if old > 0 {
		text += fmt.Sprintf("; %d more in the baseline", old)
	}
	if result.Suppressed > 0 {
		text += fmt.Sprintf("; %d suppressed with a reason", result.Suppressed)
	}
	if result.Pages == 0 && slices.ContainsFunc(found, func(f finding.Finding) bool { return lint.IsCoverage(f.Rule) }) {
		text += "\nOnly posts were read. If your theme writes a disclosure, build the blog and check its pages: aboveboard check --public public"
	}
	return text
}

func (a *app) writeBaseline(name string, result audit.Result) error {
	data, err := baseline.Of(result.Findings).Encode()
	if err != nil {
		return failure{err}
	}
	inside, err := a.inside(name)
	if err == nil {
		err = filechange.Replace(a.root, inside, data)
	}
	if err != nil {
		return failure{err}
	}
	display.Printf(a.stderr, "%s written to %s; `aboveboard check --baseline %s` ignores them from now on\n", display.Plural(len(result.Findings), "finding"), name, name)
	return nil
}

// inside returns a file's path relative to the blog's folder, which must contain it.
func (a *app) inside(name string) (string, error) {
	root, err := filepath.Abs(a.root)
	if err != nil {
		return "", err
	}
	full, err := filepath.Abs(a.local(name))
	if err != nil {
		return "", err
	}
	relative, err := filepath.Rel(root, full)
	if err != nil || !filepath.IsLocal(relative) || relative == "." {
		return "", fmt.Errorf("%s is outside this blog, and nothing is written there; name a file in the blog, such as aboveboard/baseline.json", name)
	}
	return filepath.ToSlash(relative), nil
}

// fixPosts applies the fixes, or shows them. It reports whether a file was changed.
func (a *app) fixPosts(found []finding.Finding, p preview) (bool, error) {
	changes, outside := a.ours(fixes(found))
	if len(outside) > 0 {
		display.Printf(a.stderr, "note: %s outside this blog, such as %s, may belong to other blogs, too, and can't be fixed from here; run check there, or fix them by hand\n", display.Plural(len(outside), "post"), outside[0])
	}
	if p.only() {
		defer display.Printf(a.stderr, "%s would change; --fix alone writes them\n", display.Plural(len(changes), "post"))
		return false, a.change(changes, "", p)
	}
	if err := a.apply(changes, p); err != nil { // standard output is for what is left to fix
		return false, err
	}
	display.Printf(a.stderr, "%s fixed\n", display.Plural(len(changes), "post"))
	return len(changes) > 0, nil
}

// ours returns the changes to files in the blog's folder, and the names of the others.
func (a *app) ours(changes []filechange.Change) (inside []filechange.Change, outside []string) {
	for _, c := range changes {
		if errors.As(filechange.Locate(a.root, c.Path), new(filechange.OutsideError)) {
			outside = append(outside, c.Path)
			continue
		}
		inside = append(inside, c)
	}
	return inside, outside
}

// fixes returns the changes to posts from the fixes of findings.
func fixes(found []finding.Finding) []filechange.Change {
	var changes []filechange.Change
	done := map[string]bool{}
	for _, f := range found {
		if f.Fix == nil || done[f.File.Path] {
			continue
		}
		done[f.File.Path] = true
		after := fix.Apply(f.File, of(found, f.File.Path))
		if string(after) != string(f.File.Data) {
			changes = append(changes, filechange.Change{Path: f.File.Path, Content: after})
		}
	}
	return changes
}

func of(found []finding.Finding, name string) []finding.Finding {
	var own []finding.Finding
	for _, f := range found {
		if f.File.Path == name {
			own = append(own, f)
		}
	}
	return own
}

// print writes the findings in the requested format.
func (a *app) print(o checking, r report.Result) error {
	switch {
	case o.format == "json":
		return report.JSON(a.stdout, r)
	case o.format == "sarif":
		return report.SARIF(a.stdout, r)
	case o.format == "github":
		return report.GitHub(a.stdout, r)
	case o.summary:
		return report.Summary(a.stdout, r, a.paint(a.stdout))
	}
	return report.Text(a.stdout, r.Findings, a.paint(a.stdout))
}

// reported returns the documentation of each kind of finding for reports.
func reported() []report.Rule {
	var rules []report.Rule
	for _, e := range rulebook.All() {
		rules = append(rules, report.Rule{ID: e.ID, Title: e.Title, Reason: e.Reason + "\n\n" + e.Fix, Sources: e.Sources, Severity: e.Severity, Address: e.Address})
	}
	return rules
}
