package recognize

import (
	"slices"
	"strings"
)

// mostBetween and farBetween are the largest distance between a denying subject and
// what it denies, in words and in folded bytes.
const (
	mostBetween = 10
	farBetween  = 120
)

// withSubjects adds a denial to the hits for each subject that negates its whole
// clause, as in "nothing in this post … is sponsored".
func (l *language) withSubjects(text string, f *folded, found []hit) []hit {
	subjects := only(found, l.nothing)
	if len(subjects) == 0 {
		return found
	}
	all := slices.Clone(found)
	for _, s := range subjects {
		if end := l.boughtBy(text, f, found, s); end > 0 {
			all = append(all, hit{l.deny | l.nothing, s.start, end})
		}
	}
	slices.SortStableFunc(all, func(a, b hit) int { return a.start - b.start })
	return all
}

// boughtBy returns the end of what a subject denies, or 0.
func (l *language) boughtBy(text string, f *folded, found []hit, subject hit) int {
	for _, h := range from(found, subject.end) {
		switch {
		case h.start > subject.end+farBetween || h.group&(l.but|l.clause) != 0:
			return 0
		case h.group&l.bought == 0:
			continue
		case f.sentenceOf(subject.start) != f.sentenceOf(h.end-1) || countWords(f.text[subject.end:h.start]) > mostBetween:
			return 0
		}
		if between := text[f.origin[subject.end-1]:f.origin[h.end-1]]; !endsClause(between) {
			return h.end
		}
	}
	return 0
}

// endsClause reports whether a new clause begins within a text. Words between two
// commas do not count: "nothing here, or on that page, is …".
func endsClause(between string) bool {
	commas := strings.Count(between, ",") + strings.Count(between, "，") + strings.Count(between, "،") + strings.Count(between, "、")
	return commas%2 == 1 || strings.ContainsAny(between, ":;–—：；؛")
}
