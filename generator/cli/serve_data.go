package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/redirects"
	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// generate brings the data files up to date, unless the sources are broken. It prints
// what changed.
func (s *serving) generate(ctx context.Context) {
	start := time.Now()
	day, err := today()
	if err != nil {
		display.Printf(s.stderr, "aboveboard: %v\n", err)
		return
	}
	loaded, findings := s.sources.Load(s.root, day, assetsOf(s.blog, func() []catalog.AssetFolder { return assetFolders(s.blog) }))
	var rules []filechange.Change
	if !finding.HasErrors(findings) {
		planned, refused := redirects.Rules(loaded)
		findings = append(findings, refused...)
		rules, err = redirects.Plan(s.blog, planned)
	}
	if err != nil {
		display.Printf(s.stderr, "aboveboard: %v. The pages keep the last good data\n", err)
	}
	s.say("sources", findings)
	if err != nil || finding.HasErrors(findings) {
		if !s.broken && err == nil {
			display.Println(s.stderr, "The pages keep the last good data until this is fixed.")
		}
		s.broken = true
		return
	}
	if s.catalog == nil || !loaded.OnlyProductsDiffer(s.catalog) {
		s.pages.audited = nil // what is wrong with a page may depend on it
	}
	s.broken, s.catalog = false, loaded
	if err := s.write(ctx, rules, start); err != nil && ctx.Err() == nil {
		display.Printf(s.stderr, "aboveboard: %v\n", err)
	}
}

// write writes what of a catalog's data and rules is not there yet.
func (s *serving) write(ctx context.Context, rules []filechange.Change, start time.Time) error {
	release, err := s.lock(ctx)
	if err != nil {
		return err
	}
	defer release()
	batch := filechange.Begin(s.root)
	batch.Trust(&s.written)
	err = putData(s.data.New(s.catalog, s.besides()), s.blog, batch, func(int, int) {})
	for _, change := range rules {
		err = errors.Join(err, batch.Put(change))
	}
	if err != nil {
		return fmt.Errorf("%w; every file is as it was", errors.Join(err, batch.Discard()))
	}
	drift := batch.Drift()
	if err := s.refreshSchemas(s.catalog, batch); err != nil {
		return fmt.Errorf("%w; every file is as it was", errors.Join(err, batch.Discard()))
	}
	if err := batch.Commit(); err != nil {
		return fmt.Errorf("%w; every file is as it was", err)
	}
	names := slices.Concat(drift.Missing, drift.Changed, drift.Orphaned)
	what := strings.Join(names, ", ")
	if len(names) > 2 {
		what = display.Plural(len(names), "data file")
	}
	if what != "" {
		display.Printf(s.stderr, "%s brought up to date in %d ms\n", what, time.Since(start).Milliseconds())
	}
	return nil
}

// atOnce is how many findings are printed at once. On a terminal, whoever edits looks for
// the last one, not for all.
func (a *app) atOnce() int {
	if _, terminal := a.screen(); terminal {
		return 10
	}
	return math.MaxInt
}

// say prints what is new in a part of the blog, and what is fixed.
func (s *serving) say(part string, found []finding.Finding) {
	fresh, gone := s.board.Put(part, found)
	if len(fresh)+len(gone) == 0 {
		return
	}
	var out bytes.Buffer
	for _, f := range gone[:min(len(gone), s.most)] {
		display.Printf(&out, "fixed: %s: %s [%s]\n", f.File.Path, f.Message, f.Rule)
	}
	if more := len(gone) - s.most; more > 0 {
		display.Printf(&out, "fixed: %d more\n", more)
	}
	_ = report.Text(&out, fresh[:min(len(fresh), s.most)], s.paint(s.stdout)) // a buffer takes everything
	if more := len(fresh) - s.most; more > 0 {
		display.Printf(&out, "and %d more; `aboveboard build` lists all\n", more)
	}
	_, _ = s.stdout.Write(out.Bytes())
	left := s.board.All()
	if len(left) == 0 {
		display.Println(s.stderr, "No findings are left.")
		return
	}
	display.Printf(s.stderr, "%s now\n", counted(left))
}
