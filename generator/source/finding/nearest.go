package finding

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// mostNamed is how many allowed names a message lists at most.
const mostNamed = 12

// Nearest returns the candidate within two edits of word, or "" if there is none. At
// most half of a short word may differ.
func Nearest(word string, candidates []string) string {
	best, bestDistance := "", 3
	for _, c := range slices.Sorted(slices.Values(candidates)) {
		distance := levenshtein.ComputeDistance(strings.ToLower(word), strings.ToLower(c))
		if distance < bestDistance && distance*2 <= max(len(word), 2) {
			best, bestDistance = c, distance
		}
	}
	return best
}

// Expected returns the end of a message about an unknown name: the nearest candidate if
// there is one, or else all candidates.
func Expected(word string, candidates []string) string {
	if near := Nearest(word, candidates); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(candidates) == 0 {
		return "there is none yet"
	}
	return "expected " + OneOf(candidates)
}

// OneOf returns a choice in words: `"a"`, `"a" or "b"`, `one of "a", "b", "c"`.
func OneOf(candidates []string) string {
	sorted := slices.SortedFunc(slices.Values(candidates), func(a, b string) int { return cmp.Compare(a, b) })
	quoted := make([]string, 0, min(len(sorted), mostNamed))
	for _, c := range sorted[:min(len(sorted), mostNamed)] {
		quoted = append(quoted, fmt.Sprintf("%q", c))
	}
	switch {
	case len(sorted) > mostNamed:
		return fmt.Sprintf("one of %s and %d more", strings.Join(quoted, ", "), len(sorted)-mostNamed)
	case len(sorted) > 2:
		return "one of " + strings.Join(quoted, ", ")
	}
	return strings.Join(quoted, " or ")
}
