package report

import (
	"strings"

	"github.com/rivo/uniseg"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Screen is the size of a terminal in characters.
type Screen struct{ Rows, Columns int }

// Lines returns how many rows a text without colors takes up.
func (s Screen) Lines(text string) int {
	rows := 0
	for line := range strings.Lines(text) {
		width := uniseg.StringWidth(strings.ReplaceAll(strings.TrimSuffix(line, "\n"), "\t", strings.Repeat(" ", 8)))
		rows += 1 + max(width-1, 0)/max(s.Columns, 1)
	}
	return rows
}

// Fit returns how many of the first findings fit into so many rows. The first one
// always counts, even if it is too long.
func (s Screen) Fit(findings []finding.Finding, rows int) int {
	for i, f := range findings {
		if rows -= s.Lines(Finding(f, false)); rows < 0 {
			return max(i, 1)
		}
	}
	return len(findings)
}

// Head returns the first lines of a text that fit into so many rows, and how many lines
// it leaves out.
func (s Screen) Head(text string, rows int) (head string, left int) {
	for line := range strings.Lines(text) {
		if rows -= s.Lines(line); rows < 0 {
			left++
			continue
		}
		head += line
	}
	return head, left
}
