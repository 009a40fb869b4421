package cli

import (
	"errors"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/redirects"
	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/hugodata"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// redirects plans the rules of short links; it prints why one is refused.
func (a *app) redirects(loaded *catalog.Catalog) ([]filechange.Change, error) {
	rules, findings := redirects.Rules(loaded)
	if err := report.Text(a.stderr, findings, a.paint(a.stderr)); err != nil {
		return nil, failure{err}
	}
	if finding.HasErrors(findings) {
		display.Printf(a.stderr, "%s. Nothing was written.\n", counted(findings))
		return nil, errFindings
	}
	changes, err := redirects.Plan(a.root, rules)
	switch {
	case errors.Is(err, redirects.ErrFile):
		display.Printf(a.stderr, "%v. Nothing was written.\n", err)
		return nil, errFindings
	case err != nil:
		return nil, failure{err}
	}
	return changes, nil
}

// authoredRedirects are the rules that the author wrote: links through them earn
// what the addresses earn that they lead to. A file that cannot be read is the
// check's to report, since the blog is published with it or without.
func authoredRedirects(root string) []hugodata.Redirect {
	rules, _ := redirects.Authored(root)
	list := make([]hugodata.Redirect, len(rules))
	for i, r := range rules {
		list[i] = hugodata.Redirect(r)
	}
	return list
}
