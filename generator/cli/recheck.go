package cli

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/check/evidence"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/web"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// rechecked is an entry of `recheck --json`.
type rechecked struct {
	ID        string `json:"id"`
	Criterion string `json:"criterion"`
	File      string `json:"file"`
	Source    string `json:"source"`
	Quote     string `json:"quote,omitempty"`
	Checked   string `json:"checked"`
	State     string `json:"state"`             // still-there, gone, page-gone, unreadable or no-quote
	MovedTo   string `json:"movedTo,omitempty"` // the page's new address, according to the site
	Why       string `json:"why,omitempty"`     // why the page could not be read
	Proposal  string `json:"proposal,omitempty"`
	Renewed   bool   `json:"renewed"`
}

type recheckFlags struct {
	quotes, write, asJSON bool
	preview               preview
}

func (a *app) recheckCommand() *cobra.Command {
	var flags recheckFlags
	c := &cobra.Command{
		Use:   "recheck [ID…]",
		Short: "Read the sources of your facts again and look for the quotes",
		Long: `Reads the page behind each fact that has a source, and looks for the fact's quote
in it, whatever its white space, typographic characters and tags. A fact without a
quote can't be checked; --quotes proposes one that contains the fact's value.

With --write, facts whose quote is still there get today's date. Everything else
in the files stays as it is.

Sites are asked politely: one request at a time to each, as their robots.txt and
Retry-After say, at most 20 seconds for a page. An address that earns a
commission is never read. Pages that have not changed are not sent again.

Exit status 1 means that a quote or a page is gone, has moved, or could not be
read.`,
		Example: `  aboveboard recheck                       read the sources of all facts
  aboveboard recheck awin --quotes         and propose quotes for one program
  aboveboard recheck --diff                show which dates --write would renew
  aboveboard recheck --write               renew the dates of what is still true`,
		RunE: func(c *cobra.Command, args []string) error { return a.recheck(c.Context(), args, flags) },
	}
	c.Flags().BoolVar(&flags.quotes, "quotes", false, "propose a quote for facts that have none, or whose quote is gone")
	c.Flags().BoolVar(&flags.write, "write", false, "write today's date where the quote is still there")
	c.Flags().BoolVar(&flags.asJSON, "json", false, "print the result as JSON")
	flags.preview.addTo(c)
	return c
}

func (a *app) recheck(ctx context.Context, ids []string, flags recheckFlags) error {
	if err := flags.preview.refuseJSON(flags.asJSON); err != nil {
		return err
	}
	if flags.write && !flags.preview.only() {
		release, err := a.lock(ctx)
		if err != nil {
			return err
		}
		defer release()
	}
	loaded, err := a.loadStale()
	if err != nil {
		return err
	}
	if err := knownItems(loaded, ids); err != nil {
		return err
	}
	facts := evidence.Facts(loaded, ids)
	bar := a.progress("reading sources")
	results, err := evidence.Recheck(ctx, a.visitor(loaded), facts, flags.quotes, bar.step)
	bar.done()
	if err != nil {
		return failure{err}
	}
	renewed := map[int]bool{}
	if flags.write || flags.preview.only() {
		renewal, err := evidence.Renew(a.root, loaded, results)
		if err != nil {
			return failure{err}
		}
		for _, problem := range renewal.Refused {
			display.Printf(a.stderr, "note: %v\n", problem)
		}
		if err := a.writeRenewed(renewal.Changes, flags); err != nil {
			return err
		}
		renewed = renewal.Facts
	}
	switch {
	case flags.asJSON:
		err = a.printJSON(recheckedJSON(results, renewed))
	case !flags.preview.diff:
		a.printRechecked(results, renewed, flags)
	}
	if err == nil && slices.ContainsFunc(results, evidence.Result.NeedsAuthor) {
		err = errFindings
	}
	return err
}

// knownItems rejects an id that the blog does not have.
func knownItems(c *catalog.Catalog, ids []string) error {
	known := slices.Sorted(maps.Keys(c.Items()))
	for _, id := range ids {
		if !slices.Contains(known, id) {
			return fmt.Errorf("there is no %q in aboveboard/; %s", id, finding.Expected(id, known))
		}
	}
	return nil
}

func (a *app) visitor(c *catalog.Catalog) *web.Visitor {
	release := "devel"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		release = info.Main.Version
	}
	v := web.New("aboveboard/"+release+" (+https://github.com/aboveboard-hugo/aboveboard)", evidence.Forbid(c.Networks))
	if folder, err := os.UserCacheDir(); err == nil {
		cache := web.Folder(filepath.Join(folder, "aboveboard", "pages"))
		cache.Prune(time.Now())
		v.Cache = cache
	}
	return v
}

func (a *app) writeRenewed(changes []filechange.Change, flags recheckFlags) error {
	if flags.asJSON {
		return a.apply(changes, preview{})
	}
	return a.change(changes, "", flags.preview)
}

func recheckedJSON(results []evidence.Result, renewed map[int]bool) []rechecked {
	list := []rechecked{}
	for i, r := range results {
		list = append(list, rechecked{
			ID: r.Item, Criterion: r.Criterion, File: r.File, Source: r.Evidence.Source, Quote: r.Evidence.Quote, Checked: r.Evidence.Checked.String(),
			State: string(r.State), MovedTo: r.MovedTo, Why: r.Why, Proposal: r.Proposal, Renewed: renewed[i],
		})
	}
	return list
}

// printRechecked prints each fact that the author has to check, and counts the rest.
func (a *app) printRechecked(results []evidence.Result, renewed map[int]bool, flags recheckFlags) {
	counts := map[evidence.State]int{}
	moved := 0
	for _, r := range results {
		counts[r.State]++
		if r.MovedTo != "" {
			moved++
		}
		if r.NeedsAuthor() || r.Proposal != "" || flags.quotes && r.State == evidence.Unquoted {
			a.printResult(r)
		}
	}
	display.Printf(a.stdout, "%s: %d still there, %d gone, %d could not be read, %d without a quote", display.Plural(len(results), "fact"),
		counts[evidence.StillThere], counts[evidence.Gone]+counts[evidence.PageGone], counts[evidence.Unreadable], counts[evidence.Unquoted])
	if moved > 0 {
		display.Printf(a.stdout, "; %d on pages that have moved", moved)
	}
	display.Println(a.stdout)
	switch {
	case len(renewed) == 0:
	case flags.preview.only():
		display.Printf(a.stdout, "%s would get today's date\n", display.Plural(len(renewed), "fact"))
	default:
		display.Printf(a.stdout, "%s got today's date; run `aboveboard generate` to show it\n", display.Plural(len(renewed), "fact"))
	}
}

func (a *app) printResult(r evidence.Result) {
	display.Printf(a.stdout, "%s: %s of %s, checked on %s\n    %s\n", filepath.FromSlash(r.File), r.Criterion, r.Item, r.Evidence.Checked, r.Evidence.Source)
	switch r.State {
	case evidence.Gone:
		display.Printf(a.stdout, "    the page no longer says %q; read it, and write the new value and quote\n", r.Evidence.Quote)
	case evidence.PageGone:
		display.Printf(a.stdout, "    %s; find the page that proves the fact now\n", r.Why)
	case evidence.Unreadable:
		display.Printf(a.stdout, "    could not be read: %s\n", r.Why)
	}
	if r.MovedTo != "" {
		display.Printf(a.stdout, "    moved to %s\n", r.MovedTo)
	}
	switch {
	case r.Proposal != "":
		display.Printf(a.stdout, "    a quote that holds the value: quote: %q\n", r.Proposal)
	case r.State == evidence.Unquoted:
		display.Println(a.stdout, "    the page was read, and no quote that holds the value was found")
	}
}
