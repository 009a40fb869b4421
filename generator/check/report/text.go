// Package report prints findings: as text for people, JSON for scripts, SARIF for code
// scanning, or annotations for GitHub Actions. It decides nothing.
//
// Hand-written because it is small: SARIF is a few structs here, and libraries contain
// the whole standard.
package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Text prints each finding as `path:line:column: error: message [rule]`, with
// the source line and a caret under it; a finding in a published page names the
// post it was made from. With color it marks severity and caret.
func Text(w io.Writer, findings []finding.Finding, color bool) error {
	for _, f := range findings {
		if f.Severity >= finding.Off {
			continue
		}
		if _, err := io.WriteString(w, Finding(f, color)); err != nil {
			return err
		}
	}
	return nil
}

// Finding returns the lines of Text about one finding.
func Finding(f finding.Finding, color bool) string {
	p := painter{on: color}
	text := fmt.Sprintf("%s: %s: %s%s %s\n",
		display.Lines(display.Line(where(f))), p.tint(f.Severity, f.Severity.String()), display.Line(f.Message), display.Line(origin(f)), p.dim("["+string(f.Rule)+"]"))
	text += snippet(f, p)
	if more := others(f); more != "" {
		text += fmt.Sprintf("      = %s\n", display.Line(more))
	}
	return text
}

// mostPages is how many pages a finding names.
const mostPages = 3

// others returns where else a finding was found, in words.
func others(f finding.Finding) string {
	count, pages := repeats(f)
	if count == 0 {
		return ""
	}
	if len(pages) == 1 {
		return fmt.Sprintf("the same %d times on this page", count)
	}
	rest := pages[1:]
	text := "the same on " + display.Plural(len(rest), "more page") + ": " + strings.Join(rest[:min(len(rest), mostPages)], ", ")
	if more := len(rest) - mostPages; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// origin returns the post that a published page was made from, if known.
func origin(f finding.Finding) string {
	if f.Origin == "" {
		return ""
	}
	return " (from " + f.Origin + ")"
}

// where returns a position in words, with the known numbers.
func where(f finding.Finding) string {
	at := f.Position()
	switch {
	case at.Line == 0:
		return f.File.Path
	case at.Column == 0:
		return fmt.Sprintf("%s:%d", f.File.Path, at.Line)
	}
	return fmt.Sprintf("%s:%d:%d", f.File.Path, at.Line, at.Column)
}

// widest is the width of a printed source line, in terminal cells.
const widest = 160

// snippet shows the line and a caret as wide as the span. The caret's padding
// repeats tabs and counts terminal cells, so it is right under Japanese,
// emoji and combining accents.
func snippet(f finding.Finding, p painter) string {
	at := f.Position()
	if at.Line == 0 {
		return ""
	}
	line, before, marked := around(f, at.Line)
	if strings.TrimSpace(line) == "" {
		return ""
	}
	gutter := fmt.Sprintf("%5d | ", at.Line)
	if at.Column == 0 {
		return gutter + clip(line, widest) + "\n"
	}
	if kept := tail(before, widest/2); len(kept) < len(before) {
		line = "…" + kept + line[len(before):]
		before = "…" + kept
	}
	carets := min(max(uniseg.StringWidth(marked), 1), widest)
	return gutter + clip(line, widest) + "\n" + "      | " + padding(before) + p.caret("^"+strings.Repeat("~", carets-1)) + "\n"
}

// reach is how many bytes of a line before and after the start of a finding are
// examined: a minified page may be one line of several megabytes.
const reach = 2048

// around returns the line of a finding, the part before the finding, and the marked
// part; for a very long line, only what is near the finding.
func around(f finding.Finding, number int) (line, before, marked string) {
	span := f.File.LineSpan(number)
	start := min(max(f.Span.Start, span.Start), span.End)
	from, to := max(span.Start, start-reach), min(span.End, start+reach)
	for from > span.Start && from < start && !utf8.RuneStart(f.File.Data[from]) {
		from++
	}
	before = display.Source(string(f.File.Data[from:start]))
	marked = display.Source(string(f.File.Data[start:min(max(f.Span.End, start), to)]))
	return before + display.Source(string(f.File.Data[start:to])), before, marked
}

// tail returns the end of s that fits into so many cells, cut between characters.
func tail(s string, cells int) string {
	for width := uniseg.StringWidth(s); width > cells; {
		cluster, _, w, _ := uniseg.FirstGraphemeClusterInString(s, -1)
		s, width = s[len(cluster):], width-w
	}
	return s
}

// padding returns blank text as wide as s in any terminal.
func padding(s string) string {
	var b strings.Builder
	for i, part := range strings.Split(s, "\t") {
		if i > 0 {
			b.WriteByte('\t')
		}
		b.WriteString(strings.Repeat(" ", uniseg.StringWidth(part)))
	}
	return b.String()
}

// clip shortens a line to so many cells.
func clip(s string, cells int) string {
	var b strings.Builder
	graphemes := uniseg.NewGraphemes(s)
	for used := 0; graphemes.Next(); {
		cluster := graphemes.Str()
		used += max(uniseg.StringWidth(cluster), 1)
		if used > cells {
			return b.String() + "…"
		}
		b.WriteString(cluster)
	}
	return b.String()
}

// painter writes terminal colors, or nothing of the kind.
type painter struct{ on bool }

func (p painter) paint(code, s string) string {
	if !p.on {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// tint colors text by severity: red, yellow or blue, as compilers do.
func (p painter) tint(s finding.Severity, text string) string {
	switch s {
	case finding.Error:
		return p.paint("1;31", text)
	case finding.Warning:
		return p.paint("1;33", text)
	}
	return p.paint("1;34", text)
}

func (p painter) dim(s string) string   { return p.paint("2", s) }
func (p painter) caret(s string) string { return p.paint("1;32", s) }
