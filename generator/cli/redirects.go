package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/redirects"
	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/hugodata"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// redirects plans the rules of short links; it prints why one is refused.
func (a *app) redirects(loaded *catalog.Catalog) (redirects.Plan, error) {
	rules, findings := redirects.Rules(loaded)
	if err := report.Text(a.stderr, findings, a.paint(a.stderr)); err != nil {
		return redirects.Plan{}, failure{err}
	}
	if finding.HasErrors(findings) {
		fmt.Fprintf(a.stderr, "%s. Nothing was written.\n", counted(findings))
		return redirects.Plan{}, errFindings
	}
	plan, err := redirects.Read(a.root, rules)
	switch {
	case errors.Is(err, redirects.ErrFile):
		fmt.Fprintf(a.stderr, "%v. Nothing was written.\n", err)
		return redirects.Plan{}, errFindings
	case err != nil:
		return redirects.Plan{}, failure{err}
	}
	return plan, nil
}

// withRedirects adds the file of redirects to what is not as it should be.
func withRedirects(c hugodata.Changes, plan redirects.Plan) hugodata.Changes {
	switch {
	case !plan.Stale():
	case plan.Old == nil:
		c.Missing = append(slices.Clone(c.Missing), redirects.File)
	case plan.New == nil:
		c.Orphaned = append(slices.Clone(c.Orphaned), redirects.File)
	default:
		c.Changed = append(slices.Clone(c.Changed), redirects.File)
	}
	return c
}

// tellRedirects says what became of the file, where something did.
func (a *app) tellRedirects(to io.Writer, plan redirects.Plan) {
	if plan.Stale() {
		fmt.Fprintf(to, "%s: the rules of your short links are up to date now\n", redirects.File)
	}
}
