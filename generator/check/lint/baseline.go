package lint

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Baseline is what was already wrong when a blog began to be checked. It knows
// findings by rule, file and subject, never by line, so that editing a post does
// not make old findings new.
type Baseline struct {
	Version  int     `json:"version"`
	Findings []Known `json:"findings"`
}

// Known is one kind of finding in one file, and how many there are.
type Known struct {
	File    string     `json:"file"`
	Rule    finding.ID `json:"rule"`
	Subject string     `json:"subject"`
	Count   int        `json:"count"`
}

const baselineVersion = 1

// NewBaseline records findings, sorted.
func NewBaseline(found []finding.Finding) Baseline {
	counts := map[Known]int{}
	for _, f := range found {
		counts[known(f)] += 1 + f.More
	}
	b := Baseline{Version: baselineVersion, Findings: []Known{}}
	for k, count := range counts {
		k.Count = count
		b.Findings = append(b.Findings, k)
	}
	slices.SortFunc(b.Findings, func(x, y Known) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Subject, y.Subject))
	})
	return b
}

// known tells of a published page by its post: whether posts are checked as well
// or pages alone, the same fault is then known by the same name. A disclosure that
// is missing is the whole page's fault: it is known by how many links lack one, so
// that mending the first link makes no old fault new, and one more link does.
func known(f finding.Finding) Known {
	k := Known{File: cmp.Or(f.Origin, f.File.Path), Rule: f.Rule, Subject: f.Subject}
	if IsCoverage(f.Rule) {
		k.Subject = ""
	}
	return k
}

// ReadBaseline reads what Encode wrote.
func ReadBaseline(data []byte) (Baseline, error) {
	var b Baseline
	if err := json.Unmarshal(data, &b); err != nil {
		return b, fmt.Errorf("the baseline is damaged: %w; write it anew with --write-baseline", err)
	}
	if b.Version != baselineVersion {
		return b, fmt.Errorf("the baseline has version %d and this program reads %d; write it anew with --write-baseline", b.Version, baselineVersion)
	}
	return b, nil
}

// Encode gives the baseline as JSON that reads well in a diff.
func (b Baseline) Encode() ([]byte, error) {
	text, err := json.MarshalIndent(b, "", "  ")
	return append(text, '\n'), err
}

// New gives the findings that the baseline does not know, and how many it does.
func (b Baseline) New(found []finding.Finding) (fresh []finding.Finding, old int) {
	left := map[Known]int{}
	for _, k := range b.Findings {
		count := k.Count
		k.Count = 0
		left[k] += count
	}
	for _, f := range found {
		if need := 1 + f.More; left[known(f)] >= need {
			left[known(f)] -= need
			old++
			continue
		}
		fresh = append(fresh, f)
	}
	return fresh, old
}
