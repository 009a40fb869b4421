package cli

import (
	"io"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/registry"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

// registered is a line of `list --registry`, and an entry of `list --registry --json`.
type registered struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Network   string `json:"network,omitempty"`
	Known     int    `json:"known"`   // facts
	Unknown   int    `json:"unknown"` // facts
	Oldest    string `json:"oldest"`  // the day on which the oldest of the known facts was read
	AgeInDays int    `json:"ageInDays"`
}

// listRegistry needs no blog.
func (a *app) listRegistry(asJSON bool) error {
	known, err := registry.Load()
	if err != nil {
		return failure{err}
	}
	day, err := today()
	if err != nil {
		return err
	}
	lines := []registered{}
	for _, e := range known.Entries {
		l := registered{ID: e.ID}
		l.Name, _ = e.Name.In("en", "en")
		if e.Network != nil {
			l.Network = e.Network.ID
		}
		facts, unknown, oldest := e.Count()
		l.Known, l.Unknown, l.Oldest = facts, unknown, oldest.String()
		l.AgeInDays = max(0, int(day.Sub(oldest.Time)/(24*time.Hour)))
		lines = append(lines, l)
	}
	if asJSON {
		return a.printJSON(lines)
	}
	return a.printTable("ID\tNAME\tNETWORK\tKNOWN\tUNKNOWN\tOLDEST\tDAYS", func(w io.Writer) {
		for _, l := range lines {
			display.Printf(w, "%s\t%s\t%s\t%d\t%d\t%s\t%d\n", l.ID, l.Name, l.Network, l.Known, l.Unknown, l.Oldest, l.AgeInDays)
		}
	})
}
