// Package report prints findings. It decides nothing: in go findings, out comes
// text that a person or an editor reads.
package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/rivo/uniseg"

	"github.com/aboveboard-hugo/aboveboard/generator/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Text prints each finding as `path:line:column: error: message [rule]`, with
// the source line and a caret under it. With color it marks severity and caret.
func Text(w io.Writer, findings []finding.Finding, color bool) error {
	p := painter{on: color}
	for _, f := range findings {
		if _, err := fmt.Fprintf(w, "%s: %s: %s %s\n", place(f), p.severity(f.Severity), f.Message, p.dim("["+f.Rule+"]")); err != nil {
			return err
		}
		if _, err := io.WriteString(w, snippet(f, p)); err != nil {
			return err
		}
	}
	return nil
}

func place(f finding.Finding) string {
	at := f.Position()
	switch {
	case at.Line == 0:
		return f.File.Path
	case at.Column == 0:
		return fmt.Sprintf("%s:%d", f.File.Path, at.Line)
	}
	return fmt.Sprintf("%s:%d:%d", f.File.Path, at.Line, at.Column)
}

// widest bounds a printed source line, in terminal cells.
const widest = 160

// snippet shows the line and a caret as wide as the span. The caret's padding
// repeats tabs and counts terminal cells, so it stands right under Japanese,
// emoji and combining accents.
func snippet(f finding.Finding, p painter) string {
	at := f.Position()
	if at.Line == 0 {
		return ""
	}
	line := f.File.Line(at.Line)
	if strings.TrimSpace(line) == "" {
		return ""
	}
	gutter := fmt.Sprintf("%5d | ", at.Line)
	if at.Column == 0 {
		return gutter + clip(line, widest) + "\n"
	}
	lineStart := f.File.Offset(source.Position{Line: at.Line, Column: 1})
	before := line[:min(f.Span.Start-lineStart, len(line))]
	marked := line[len(before):min(max(f.Span.End-lineStart, len(before)), len(line))]
	if kept := tail(before, widest/2); len(kept) < len(before) {
		line = "…" + kept + line[len(before):]
		before = "…" + kept
	}
	carets := min(max(uniseg.StringWidth(marked), 1), widest)
	return gutter + clip(line, widest) + "\n" + "      | " + padding(before) + p.caret("^"+strings.Repeat("~", carets-1)) + "\n"
}

// tail gives the end of s that fits into so many cells, cut between characters.
func tail(s string, cells int) string {
	for uniseg.StringWidth(s) > cells {
		cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(s, -1)
		s = s[len(cluster):]
	}
	return s
}

// padding gives blank text as wide as s in any terminal.
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

// clip shortens a line to so many cells and takes control characters out of it.
func clip(s string, cells int) string {
	var b strings.Builder
	graphemes := uniseg.NewGraphemes(s)
	for used := 0; graphemes.Next(); {
		cluster := graphemes.Str()
		if cluster != "\t" && strings.ContainsFunc(cluster, isControl) {
			cluster = " "
		}
		used += max(uniseg.StringWidth(cluster), 1)
		if used > cells {
			return b.String() + "…"
		}
		b.WriteString(cluster)
	}
	return b.String()
}

func isControl(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }

// painter writes terminal colours, or nothing of the kind.
type painter struct{ on bool }

func (p painter) paint(code, s string) string {
	if !p.on {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p painter) severity(s finding.Severity) string {
	if s == finding.Warning {
		return p.paint("1;33", s.String())
	}
	return p.paint("1;31", s.String())
}

func (p painter) dim(s string) string   { return p.paint("2", s) }
func (p painter) caret(s string) string { return p.paint("1;32", s) }
