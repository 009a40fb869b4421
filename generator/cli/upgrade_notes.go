package cli

import (
	"fmt"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/registry"
)

// upgradeNotes names what older starters wrote into the author's own files and newer
// ones do not, and what the registry knows better now. Nothing of the author's is
// changed.
func (a *app) upgradeNotes() []string {
	day, err := today()
	if err != nil {
		return nil
	}
	loaded, _ := catalog.Load(a.root, day) // `generate` tells what is wrong with it
	return append(failNotes(loaded), registryNotes(loaded)...)
}

func failNotes(loaded *catalog.Catalog) []string {
	fail := loaded.Site.Freshness.Fail
	if fail.Mark.File == nil {
		return nil
	}
	at := fail.Mark.File.Position(fail.Mark.Span.Start)
	return []string{fmt.Sprintf("%s:%d:%d: `fail: %s` stops your deploys once a fact is older than that; remove it if you would rather only be warned, as new blogs are",
		fail.Mark.File.Path, at.Line, at.Column, fail.Written)}
}

// registryNotes returns which facts the registry has read again and found changed.
func registryNotes(loaded *catalog.Catalog) []string {
	known, err := registry.Load()
	if err != nil {
		return nil
	}
	var notes []string
	for _, c := range known.Changes(loaded) {
		notes = append(notes, fmt.Sprintf("%s: the registry has another value for %q since %s: %q, where yours is %q; compare %s and correct yours if it is out of date", c.File, c.Criterion, c.Read, c.Now, c.Yours, c.Source))
	}
	return notes
}
