package report

import (
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Result is what one run of a check has to report.
type Result struct {
	Findings   []finding.Finding
	Rules      []Rule // what could have been found; findings of other rules are reported all the same
	Suppressed int    // findings that the author suppressed with a reason
	Baselined  int    // findings that a baseline file holds already
	Version    string // of the program, such as "1.2.0"; may be empty
}

// Rule is what a report says about a rule. Reason and Sources explain it;
// Address is the web page of its documentation.
type Rule struct {
	ID            finding.ID
	Title, Reason string
	Sources       []string
	Severity      finding.Severity
	Address       string
}

// sorted returns the findings that count, in the order of finding.Sort.
func (r Result) sorted() []finding.Finding {
	all := slices.DeleteFunc(slices.Clone(r.Findings), func(f finding.Finding) bool { return f.Severity >= finding.Off })
	return finding.Sort(all)
}

// rule returns the rule with an id; one of which nothing but the id is known
// where Rules lacks it.
func (r Result) rule(id finding.ID) Rule {
	for _, known := range r.Rules {
		if known.ID == id {
			return known
		}
	}
	return Rule{ID: id}
}

// place is where a finding is; a number that is not known is 0. End is the
// first character after it.
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
