package cli

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/check/evidence"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/renew"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func (a *app) confirmCommand() *cobra.Command {
	var address string
	var all bool
	var p preview
	c := &cobra.Command{
		Use:   "confirm ID CRITERION…",
		Short: "Write today's date to facts that you have looked up again",
		Long: `Writes today's date as "checked" to some facts of a program, after you have
read their sources and found that the values are still right. Everything else in
the file stays as it is. Nothing is fetched: see recheck for that.`,
		Example: `  aboveboard list --stale                        which facts to look up, and where
  aboveboard confirm awin cost threshold         both are still right
  aboveboard confirm awin cost --source https://www.awin.com/terms`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 || len(args) == 1 != all {
				return fmt.Errorf("name a program and the facts of it that you looked up, as in `aboveboard confirm awin cost`; --all instead of names means all of its facts")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return a.confirm(c.Context(), args[0], args[1:], address, p)
		},
	}
	c.Flags().StringVar(&address, "source", "", "the `address` of the page that you read, if it is another one than before")
	c.Flags().StringVarP(&a.root, "blog", "s", ".", "the blog's `folder`, which other commands call --source")
	c.Flags().BoolVar(&all, "all", false, "all facts of the program that have a source")
	p.addTo(c)
	return c
}

func (a *app) confirm(ctx context.Context, id string, criteria []string, address string, p preview) error {
	if u, err := url.Parse(address); address != "" && (err != nil || u.Scheme != "https" || u.Hostname() == "" || strings.ContainsAny(address, " \t\n\"<>`")) {
		return fmt.Errorf("--source is %q; expected a full address that begins with https://", address)
	}
	release, err := a.lock(ctx)
	if err != nil {
		return err
	}
	defer release()
	loaded, err := a.loadStale()
	if err != nil {
		return err
	}
	if err := knownItems(loaded, []string{id}); err != nil {
		return err
	}
	facts, err := chosenFacts(loaded, id, criteria)
	if err != nil || len(facts) == 0 {
		return err
	}
	day, err := today()
	if err != nil {
		return err
	}
	name := facts[0].File
	data, err := source.Read(a.local(name), source.LargestText)
	if err != nil {
		return failure{err}
	}
	var renewals []renew.Evidence
	for _, f := range facts {
		renewals = append(renewals, renew.Evidence{Item: id, Criterion: f.Criterion, Checked: day, Source: address, Inherited: f.Evidence.Source})
	}
	next, err := renew.Facts(loaded, source.New(name, data), renewals)
	if err != nil {
		display.Printf(a.stderr, "aboveboard: %v\n", err)
		return errFindings
	}
	if err := a.change([]filechange.Change{{Path: name, Content: next}}, "", p); err != nil || p.diff {
		return err
	}
	for _, f := range facts {
		display.Printf(a.stdout, "%s: %s checked on %s (before: %s)\n", filepath.FromSlash(name), f.Criterion, day, f.Evidence.Checked)
	}
	return nil
}

// chosenFacts finds the named facts, or all if none is named.
func chosenFacts(c *catalog.Catalog, id string, criteria []string) ([]evidence.Fact, error) {
	facts := evidence.Facts(c, []string{id})
	if len(criteria) == 0 {
		return facts, nil
	}
	var known []string
	for _, f := range facts {
		known = append(known, f.Criterion)
	}
	for _, name := range criteria {
		if !slices.Contains(known, name) {
			return nil, fmt.Errorf("%s has no fact %q with a source; %s", id, name, finding.Expected(name, known))
		}
	}
	return slices.DeleteFunc(facts, func(f evidence.Fact) bool { return !slices.Contains(criteria, f.Criterion) }), nil
}
