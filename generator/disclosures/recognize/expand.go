package recognize

import (
	"fmt"
	"strings"
)

// expand writes the choices of a label or a statement out: "(contains|includes) ads"
// gives two. They are few and short; phrases, which are neither, are never written out.
func expand(pattern string) ([]string, error) {
	before, rest, ok := strings.Cut(pattern, "(")
	if !ok {
		if strings.ContainsAny(pattern, "|)") {
			return nil, fmt.Errorf("wording %q: a bracket is missing", pattern)
		}
		return []string{pattern}, nil
	}
	inside, after, ok := strings.Cut(rest, ")")
	if !ok || strings.ContainsAny(before, "|)") || strings.Contains(inside, "(") {
		return nil, fmt.Errorf("wording %q: brackets do not match or are nested", pattern)
	}
	tails, err := expand(after)
	if err != nil {
		return nil, err
	}
	var all []string
	for choice := range strings.SplitSeq(inside, "|") {
		for _, tail := range tails {
			all = append(all, before+choice+tail)
		}
	}
	return all, nil
}
