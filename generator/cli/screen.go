package cli

import (
	"os"
	"slices"
	"strings"

	"golang.org/x/term"

	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// usual is the size of a terminal that does not tell its own.
var usual = report.Screen{Rows: 24, Columns: 80}

// screen is the terminal that results go to; false where they go to a file or a pipe.
func (a *app) screen() (report.Screen, bool) {
	file, ok := a.stdout.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return usual, false
	}
	columns, rows, err := term.GetSize(int(file.Fd()))
	if err != nil || rows < 1 || columns < 1 {
		return usual, true
	}
	return report.Screen{Rows: rows, Columns: columns}, true
}

// showOn prints the first findings, the totals, and what there is more of, so that all
// of it, with the shell's next line, is on the screen at once.
func (a *app) showOn(screen report.Screen, o checking, r report.Result, totals string) error {
	found := slices.DeleteFunc(slices.Clone(r.Findings), func(f finding.Finding) bool { return f.Severity >= finding.Off })
	room := screen.Rows - 1 - screen.Lines(totals+"\n") - screen.Lines(o.note)
	if shown := screen.Fit(found, room); shown == len(found) {
		if err := report.Text(a.stdout, found, a.paint(a.stdout)); err != nil {
			return err
		}
		display.Print(a.stderr, totals+"\n")
		return nil
	}
	rules, err := rulesIn(screen, r, room/4)
	if err != nil {
		return err
	}
	more := "%s not shown here. Add --all to see all of them, --summary for one line per rule, or name a post: " + o.again()
	room -= screen.Lines(rules) + screen.Lines(more+"\n")
	shown := screen.Fit(found, room)
	if err := report.Text(a.stdout, found[:shown], a.paint(a.stdout)); err != nil {
		return err
	}
	display.Print(a.stderr, totals+"\n")
	display.Print(a.stderr, rules)
	display.Printf(a.stderr, more+"\n", display.Plural(len(found)-shown, "finding"))
	return nil
}

// rulesIn counts the findings by rule in at most so many rows.
func rulesIn(screen report.Screen, r report.Result, rows int) (string, error) {
	var text strings.Builder
	if err := report.ByRule(&text, r, false); err != nil {
		return "", err
	}
	if screen.Lines(text.String()) <= rows {
		return text.String(), nil
	}
	head, left := screen.Head(text.String(), rows-1)
	return head + "  and " + display.Plural(left, "more rule") + "\n", nil
}

// again is how the same is checked with all that is found.
func (o checking) again() string {
	command := "aboveboard check --all"
	if o.public != "" {
		command += " --public " + display.Line(o.public)
	}
	if o.baseline != "" {
		command += " --baseline " + display.Line(o.baseline)
	}
	return command
}
