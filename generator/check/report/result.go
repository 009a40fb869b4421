package report

import (
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Result is the result of one run of a check.
type Result struct {
	Findings   []finding.Finding
	Rules      []Rule // rules that were run; findings of other rules are reported too
	Suppressed int    // findings that the author suppressed with a reason
	Baselined  int    // findings that are already in a baseline file
	Version    string // of the program, such as "1.2.0"; may be empty
	Shard      *Shard // nil for a report about all pages
}

// Rule is a rule's documentation for reports. Reason and Sources explain it; Address is
// its web page.
type Rule struct {
	ID            finding.ID
	Title, Reason string
	Sources       []string
	Severity      finding.Severity
	Address       string
}

// sorted returns the findings to report, in the order of finding.Sort.
func (r Result) sorted() []finding.Finding {
	all := slices.DeleteFunc(slices.Clone(r.Findings), func(f finding.Finding) bool { return f.Severity >= finding.Off })
	return finding.Sort(all)
}

// rule returns the rule with an id, or one with only the id if Rules lacks it.
func (r Result) rule(id finding.ID) Rule {
	for _, known := range r.Rules {
		if known.ID == id {
			return known
		}
	}
	return Rule{ID: id}
}

// place is the position of a finding; an unknown number is 0. End is the first
// character after it.
type position struct {
	line, column, endLine, endColumn int
}

func positionOf(f finding.Finding) position {
	start := f.Position()
	if start.Column == 0 {
		return position{line: start.Line}
	}
	end := f.File.Position(max(f.Span.End, f.Span.Start))
	return position{start.Line, start.Column, end.Line, end.Column}
}
