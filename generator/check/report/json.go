package report

import (
	"io"
	"unicode/utf8"

	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// jsonVersion increases when a field changes its meaning or is removed; new fields do
// not count.
const jsonVersion = 1

// longestSnippet is the longest line in JSON, in code points: the only line of a
// minified page would be as long as the page.
const longestSnippet = 500

type jsonReport struct {
	Version  int           `json:"version"`
	Shard    *Shard        `json:"shard,omitempty"`
	Summary  jsonSummary   `json:"summary"`
	Findings []jsonFinding `json:"findings"`
}

type jsonSummary struct {
	Errors     int `json:"errors"`
	Warnings   int `json:"warnings"`
	Infos      int `json:"infos"`
	Suppressed int `json:"suppressed"`
	Baselined  int `json:"baselined"`
}

type jsonFinding struct {
	Rule      finding.ID `json:"rule"`
	Severity  string     `json:"severity"`
	File      string     `json:"file"`
	Line      int        `json:"line,omitempty"`
	Column    int        `json:"column,omitempty"`
	EndLine   int        `json:"endLine,omitempty"`
	EndColumn int        `json:"endColumn,omitempty"`
	Message   string     `json:"message"`
	Subject   string     `json:"subject,omitempty"`
	Origin    string     `json:"origin,omitempty"`
	Help      string     `json:"help,omitempty"`
	Count     int        `json:"count,omitempty"`
	Pages     []string   `json:"pages,omitempty"`
	Snippet   string     `json:"snippet,omitempty"`
	Fix       *jsonFix   `json:"fix,omitempty"`
}

type jsonFix struct {
	Title string     `json:"title"`
	Edits []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Line       int    `json:"line"`
	Column     int    `json:"column"`
	EndLine    int    `json:"endLine"`
	EndColumn  int    `json:"endColumn"`
	ByteOffset int    `json:"byteOffset"`
	ByteLength int    `json:"byteLength"`
	Text       string `json:"text"`
}

// JSON prints a result as one object, for scripts. content/docs/reports.md
// documents its fields. Columns count code points from 1; unknown values are omitted.
func JSON(w io.Writer, r Result) error {
	findings := r.sorted()
	out := jsonReport{Version: jsonVersion, Shard: r.Shard, Findings: make([]jsonFinding, 0, len(findings))}
	counts := count(findings)
	out.Summary = jsonSummary{counts[finding.Error], counts[finding.Warning], counts[finding.Info], r.Suppressed, r.Baselined}
	for _, f := range findings {
		at := positionOf(f)
		count, pages := repeats(f)
		out.Findings = append(out.Findings, jsonFinding{
			Rule: f.Rule, Severity: f.Severity.String(), File: f.File.Path,
			Line: at.line, Column: at.column, EndLine: at.endLine, EndColumn: at.endColumn,
			Message: f.Message, Subject: f.Subject, Origin: f.Origin,
			Help: r.rule(f.Rule).Address, Count: count, Pages: pages, Snippet: shortLine(f, at.line), Fix: jsonFixOf(f),
		})
	}
	return display.JSON(w, out)
}

// repeats returns how often a finding was found and on which pages; nothing for one
// that was found once.
func repeats(f finding.Finding) (count int, pages []string) {
	if len(f.Occurrences) < 2 {
		return 0, nil
	}
	return len(f.Occurrences), f.Pages()
}

// shortLine returns the line of a finding, or an empty string if it is too long.
func shortLine(f finding.Finding, line int) string {
	span := f.File.LineSpan(line)
	if line == 0 || utf8.RuneCount(f.File.Data[span.Start:span.End]) > longestSnippet {
		return ""
	}
	return string(f.File.Data[span.Start:span.End])
}

func jsonFixOf(f finding.Finding) *jsonFix {
	if f.Fix == nil {
		return nil
	}
	fix := &jsonFix{Title: f.Fix.Title, Edits: make([]jsonEdit, 0, len(f.Fix.Edits))}
	for _, e := range f.Fix.Edits {
		start, end := f.File.Position(e.Span.Start), f.File.Position(e.Span.End)
		fix.Edits = append(fix.Edits, jsonEdit{
			Line: start.Line, Column: start.Column, EndLine: end.Line, EndColumn: end.Column,
			ByteOffset: e.Span.Start, ByteLength: e.Span.End - e.Span.Start, Text: e.Text,
		})
	}
	return fix
}

// count returns the number of findings by severity.
func count(findings []finding.Finding) map[finding.Severity]int {
	counts := map[finding.Severity]int{}
	for _, f := range findings {
		counts[f.Severity]++
	}
	return counts
}
