package cli

import (
	"io"
	"slices"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/check/evidence"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

// agedFact is a line of `list --stale`, and an entry of `list --stale --json`.
type agedFact struct {
	ID        string `json:"id"`
	Criterion string `json:"criterion"`
	Checked   string `json:"checked"`
	AgeInDays int    `json:"ageInDays"`
	Due       bool   `json:"due"` // older than site.yaml allows
	Quoted    bool   `json:"quoted"`
	Source    string `json:"source"`
}

// listStale prints what to read again, the oldest first: what is due, or everything if
// nothing is.
func (a *app) listStale(asJSON bool) error {
	loaded, err := a.loadStale()
	if err != nil {
		return err
	}
	day, err := today()
	if err != nil {
		return err
	}
	limit := loaded.Site.Freshness.Warn.Length
	list := []agedFact{}
	due := 0
	for _, f := range evidence.Oldest(evidence.Facts(loaded, nil)) {
		age := day.Sub(f.Evidence.Checked.Time)
		old := limit > 0 && age > limit
		if old {
			due++
		}
		list = append(list, agedFact{f.Item, f.Criterion, f.Evidence.Checked.String(), int(age / (24 * time.Hour)), old, f.Evidence.Quote != "", f.Evidence.Source})
	}
	if asJSON {
		return a.printJSON(list)
	}
	if due > 0 {
		list = slices.DeleteFunc(list, func(f agedFact) bool { return !f.Due })
	}
	if err := a.printTable("AGE\tCHECKED\tID\tFACT\tREAD AGAIN", func(w io.Writer) {
		for _, f := range list {
			display.Printf(w, "%d days\t%s\t%s\t%s\t%s\n", f.AgeInDays, f.Checked, f.ID, f.Criterion, f.Source)
		}
	}); err != nil {
		return err
	}
	if due > 0 {
		display.Printf(a.stderr, "older than site.yaml allows (%s): %s. `aboveboard recheck` reads those that have a quote; `aboveboard confirm` writes today's date to what you looked up.\n",
			loaded.Site.Freshness.Warn.Written, display.Plural(due, "fact"))
	} else {
		display.Println(a.stderr, "No fact is older than site.yaml allows.")
	}
	return nil
}
