package cli

import (
	"io"
	"text/tabwriter"

	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

// printTable prints rows in columns, which tabs separate, below their heads; heads may be
// empty.
func (a *app) printTable(heads string, rows func(w io.Writer)) error {
	w := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	if heads != "" {
		display.Print(w, heads+"\n")
	}
	rows(w)
	if err := w.Flush(); err != nil {
		return failure{err}
	}
	return nil
}
