package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// preview has the flags that make a command show its changes instead of writing them.
type preview struct{ list, diff bool }

// addTo declares the two flags, which are the same for every command that writes.
func (p *preview) addTo(c *cobra.Command) {
	c.Flags().BoolVar(&p.list, "dry-run", false, "write nothing; list the files that would change")
	c.Flags().BoolVar(&p.diff, "diff", false, "write nothing; show each line that would change, as a patch")
}

func (p preview) only() bool { return p.list || p.diff }

// refuseJSON rejects --json together with a list of files or a patch.
func (p preview) refuseJSON(asJSON bool) error {
	if asJSON && p.only() {
		return errors.New("--json cannot be used with --dry-run or --diff")
	}
	return nil
}

// change makes the changes that are not made yet, or shows them. It lists the files, and
// those in the component's folder, if there is one, on one line.
func (a *app) change(changes []filechange.Change, component string, p preview) error {
	left, drift, err := filechange.Compare(a.root, changes)
	if err != nil {
		return failure{err}
	}
	if err := a.apply(left, p); err != nil {
		return err
	}
	if !p.diff || p.list {
		a.listDrift(drift, component, p)
		a.countComponent(left, component, p)
	}
	return nil
}

// apply makes changes or, in a preview with lines, prints them.
func (a *app) apply(changes []filechange.Change, p preview) error {
	if !p.only() {
		if err := filechange.Apply(a.root, changes); err != nil {
			return failure{fmt.Errorf("%w; every file is as it was", err)}
		}
		return nil
	}
	if p.diff {
		text, err := filechange.Diffs(a.root, changes)
		if err != nil {
			return failure{err}
		}
		display.Print(a.stdout, text)
	}
	if len(changes) > 0 {
		display.Println(a.stderr, "Nothing was written.")
	}
	return nil
}

// listDrift prints a line for each file outside the component.
func (a *app) listDrift(d filechange.Drift, component string, p preview) {
	for _, group := range []struct {
		verb  string
		names []string
	}{{"write", d.Missing}, {"change", d.Changed}, {"remove", d.Orphaned}} {
		for _, name := range group.names {
			if !within(component, name) {
				display.Printf(a.stdout, "%s %s\n", p.verb(group.verb), filepath.FromSlash(name))
			}
		}
	}
}

func (a *app) countComponent(changes []filechange.Change, component string, p preview) {
	written, removed := 0, 0
	for _, c := range changes {
		switch {
		case !within(component, c.Path):
		case c.Remove:
			removed++
		default:
			written++
		}
	}
	for _, done := range []struct {
		verb  string
		files int
	}{{"write", written}, {"remove", removed}} {
		if done.files > 0 {
			display.Printf(a.stdout, "%s %s (%s)\n", p.verb(done.verb), filepath.FromSlash(component), display.Plural(done.files, "file"))
		}
	}
}

func within(folder, name string) bool { return folder != "" && strings.HasPrefix(name, folder+"/") }

func (p preview) verb(verb string) string {
	if p.only() {
		return "would " + verb
	}
	return verb
}
