// Package baseline records the findings of a blog when it was first checked, so that
// later only new ones are reported. It takes findings and returns the new ones.
package baseline

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/register"
)

// Baseline has the findings of a blog when it was first checked. It identifies findings
// by rule, file and subject, never by line, so that editing a post does not make old
// findings new.
type Baseline struct {
	Version  int     `json:"version"`
	Findings []Known `json:"findings"`
}

// Known is a kind of finding in one file, with its number. A finding with one cause on
// several pages is identified by its cause, so that a further page is not new.
type Known struct {
	File    string     `json:"file"`
	Rule    finding.ID `json:"rule"`
	Subject string     `json:"subject"`
	Count   int        `json:"count"`
	Cause   string     `json:"cause,omitempty"`
	Pages   int        `json:"pages,omitempty"`
}

const baselineVersion = 1

// Of returns a baseline of findings, sorted.
func Of(found []finding.Finding) Baseline {
	counts := map[Known]int{}
	for _, f := range found {
		k := known(f.Rule, f.AllOccurrences()[0])
		if len(f.Occurrences) > 1 {
			k.Cause, k.Pages = f.Cause, len(f.Pages())
		}
		for _, at := range f.AllOccurrences() {
			counts[k] += 1 + at.More
		}
	}
	b := Baseline{Version: baselineVersion, Findings: []Known{}}
	for k, count := range counts {
		k.Count = count
		b.Findings = append(b.Findings, k)
	}
	slices.SortFunc(b.Findings, func(x, y Known) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Subject, y.Subject), cmp.Compare(x.Cause, y.Cause))
	})
	return b
}

// known identifies a finding in a published page by its post, so that it is the same
// with and without checking posts. A missing disclosure concerns the whole page: it is
// identified by how many links lack one, so that fixing the first link makes no old
// finding new, but one more link does.
func known(rule finding.ID, at finding.Occurrence) Known {
	k := Known{File: cmp.Or(at.Origin, at.File), Rule: rule, Subject: at.Subject}
	if lint.IsCoverage(rule) {
		k.Subject = ""
	}
	return k
}

// Read reads what Encode wrote.
func Read(data []byte) (Baseline, error) {
	var b Baseline
	if err := json.Unmarshal(data, &b); err != nil {
		return b, fmt.Errorf("the baseline is damaged: %w; write it again with --write-baseline", err)
	}
	if b.Version != baselineVersion {
		return b, fmt.Errorf("the baseline has version %d and this program reads %d; write it again with --write-baseline", b.Version, baselineVersion)
	}
	return b, nil
}

// Encode returns the baseline as JSON that is easy to read in a diff.
func (b Baseline) Encode() ([]byte, error) {
	text, err := json.MarshalIndent(b, "", "  ")
	return append(text, '\n'), err
}

// New returns the findings that are not in the baseline, and how many are.
func (b Baseline) New(found []finding.Finding) (fresh []finding.Finding, old int) {
	l := ledger{left: map[Known]int{}, causes: map[string]bool{}, former: map[finding.ID][]finding.ID{}}
	for _, k := range b.Findings {
		for _, now := range register.Load().Means(k.Rule) {
			if now != k.Rule && !slices.Contains(l.former[now], k.Rule) {
				l.former[now] = append(l.former[now], k.Rule)
			}
		}
		count := k.Count
		if k.Cause != "" {
			l.causes[k.Cause] = true
			count /= max(k.Pages, 1) // if posts are checked without their pages, it has no cause
		}
		k.Count, k.Pages, k.Cause = 0, 0, ""
		l.left[k] += count
	}
	for _, f := range found {
		if l.knows(&f) {
			old++
			continue
		}
		fresh = append(fresh, f)
	}
	return fresh, old
}

// ledger is what is left of a baseline.
type ledger struct {
	left   map[Known]int
	causes map[string]bool
	former map[finding.ID][]finding.ID // by a present id, the ids of earlier versions in the baseline
}

// knows reports whether a finding is old, and removes its old occurrences. In baselines
// of earlier versions, a list that shows a post has its own name; what the post itself
// has is not new in a list.
func (l *ledger) knows(f *finding.Finding) bool {
	if f.Cause != "" && l.causes[f.Cause] {
		return true
	}
	ofPost := false
	kept := f.Keep(func(at finding.Occurrence) bool {
		for _, name := range []string{cmp.Or(at.Origin, at.File), at.File} {
			for _, rule := range append([]finding.ID{f.Rule}, l.former[f.Rule]...) {
				if l.take(rule, name, at) {
					ofPost = ofPost || f.Route != "" && name == f.Origin
					return false
				}
			}
		}
		return true
	})
	return !kept || ofPost
}

func (l *ledger) take(rule finding.ID, name string, at finding.Occurrence) bool {
	k, need := known(rule, finding.Occurrence{File: name, Subject: at.Subject}), 1+at.More
	if l.left[k] < need {
		return false
	}
	l.left[k] -= need
	return true
}
