package cli

import (
	"fmt"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
)

// upgradeNotes names what older starters wrote into the author's own files and newer
// ones do not. Nothing of the author's is changed.
func (a *app) upgradeNotes() []string {
	day, err := today()
	if err != nil {
		return nil
	}
	loaded, _ := catalog.Load(a.root, day) // `generate` tells what is wrong with it
	fail := loaded.Site.Freshness.Fail
	if fail.Mark.File == nil {
		return nil
	}
	at := fail.Mark.File.Position(fail.Mark.Span.Start)
	return []string{fmt.Sprintf("%s:%d:%d: `fail: %s` stops your deploys once a fact is older than that; remove it if you would rather only be warned, as new blogs are",
		fail.Mark.File.Path, at.Line, at.Column, fail.Written)}
}
