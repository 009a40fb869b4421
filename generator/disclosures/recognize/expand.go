package recognize

import (
	"fmt"
	"strings"
)

// expand returns all variants of a label or a statement: "(contains|includes) ads" has
// two. They are few and short. Phrases have many more and are never expanded.
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
