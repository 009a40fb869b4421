package report

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// mostFiles is how many files the summary names per rule.
const mostFiles = 3

// Summary prints how many findings there are, then one line per rule, those with
// errors first and the most frequent of them before the others, with its counts and
// its files.
func Summary(w io.Writer, r Result, color bool) error {
	if _, err := io.WriteString(w, total(r.sorted(), r)+"\n"); err != nil {
		return err
	}
	return ByRule(w, r, color)
}

// ByRule prints one line per rule in the order of Summary, with its counts and its
// files.
func ByRule(w io.Writer, r Result, color bool) error {
	findings := r.sorted()
	var b strings.Builder
	p := painter{on: color}
	rules := tallyByRule(findings)
	widest := 0
	for _, t := range rules {
		widest = max(widest, len(t.rule))
	}
	for _, t := range rules {
		fmt.Fprintf(&b, "  %-*s  %s  %s\n", widest, t.rule, t.counts(p), p.dim(display.Line(t.named())))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func total(findings []finding.Finding, r Result) string {
	counts := count(findings)
	var parts []string
	for _, s := range []finding.Severity{finding.Error, finding.Warning, finding.Info} {
		if counts[s] > 0 {
			parts = append(parts, display.Plural(counts[s], noun(s)))
		}
	}
	text := strings.Join(parts, ", ")
	if text == "" {
		text = "nothing to report"
	}
	if r.Suppressed > 0 {
		text += fmt.Sprintf("; %d suppressed", r.Suppressed)
	}
	if r.Baselined > 0 {
		text += fmt.Sprintf("; %d known from the baseline", r.Baselined)
	}
	return text
}

// noun returns the noun for counting findings of a severity: nobody says "three infos".
func noun(s finding.Severity) string {
	if s == finding.Info {
		return "note"
	}
	return s.String()
}

// ruleTally is one line of the summary.
type ruleTally struct {
	rule       finding.ID
	bySeverity map[finding.Severity]int
	files      map[string]int
}

func tallyByRule(findings []finding.Finding) []ruleTally {
	byRule := map[finding.ID]ruleTally{}
	for _, f := range findings {
		t, ok := byRule[f.Rule]
		if !ok {
			t = ruleTally{f.Rule, map[finding.Severity]int{}, map[string]int{}}
			byRule[f.Rule] = t
		}
		t.bySeverity[f.Severity]++
		for _, page := range f.Pages() {
			t.files[page]++
		}
	}
	return slices.SortedFunc(maps.Values(byRule), func(a, b ruleTally) int {
		return cmp.Or(cmp.Compare(a.worst(), b.worst()), cmp.Compare(b.sum(), a.sum()), cmp.Compare(a.rule, b.rule))
	})
}

// worst returns the severity of the rule's most serious finding.
func (t ruleTally) worst() finding.Severity {
	return slices.Min(slices.Collect(maps.Keys(t.bySeverity)))
}

func (t ruleTally) sum() int {
	return t.bySeverity[finding.Error] + t.bySeverity[finding.Warning] + t.bySeverity[finding.Info]
}

func (t ruleTally) counts(p painter) string {
	var parts []string
	for _, s := range slices.Sorted(maps.Keys(t.bySeverity)) {
		parts = append(parts, p.tint(s, display.Plural(t.bySeverity[s], noun(s))))
	}
	return strings.Join(parts, ", ")
}

// named returns the files, those with the most findings first.
func (t ruleTally) named() string {
	files := slices.SortedFunc(maps.Keys(t.files), func(a, b string) int {
		return cmp.Or(cmp.Compare(t.files[b], t.files[a]), cmp.Compare(a, b))
	})
	text := strings.Join(files[:min(len(files), mostFiles)], ", ")
	if more := len(files) - mostFiles; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
