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

// redirects plans the rules of short links, and prints why one is refused.
func (a *app) redirects(loaded *catalog.Catalog) ([]filechange.Change, error) {
	rules, findings := redirects.Rules(loaded)
	if err := report.Text(a.stderr, findings, a.paint(a.stderr)); err != nil {
		return nil, failure{err}
	}
	if finding.HasErrors(findings) {
		display.Printf(a.stderr, "%s. Nothing was written.\n", counted(findings))
		return nil, errFindings
	}
	changes, err := redirects.Plan(a.plain(), rules)
	switch {
	case errors.As(err, new(redirects.FileError)):
		display.Printf(a.stderr, "%v. Nothing was written.\n", err)
		return nil, errFindings
	case err != nil:
		return nil, failure{err}
	}
	return changes, nil
}

// besides returns what templates need to know besides the sources: the author's own
// redirects, through which links may earn, and the configuration of Hugo's own link
// hook. The check or Hugo reports a file that can't be read.
func (a *app) besides() hugodata.Blog {
	b := a.plain()
	known := hugodata.Blog{LinkHooks: b.LinkHooks}
	rules, _ := redirects.Authored(b)
	for _, r := range rules {
		known.Redirects = append(known.Redirects, hugodata.Redirect(r))
	}
	return known
}
