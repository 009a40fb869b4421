package published

import (
	"slices"
	"strings"
)

// tree finds the rules that may match a path, part by part: there may be as many rules
// as there are links.
type tree struct {
	named map[string]*tree
	any   *tree // for a placeholder
	rest  []int // rules with an asterisk here
	end   []int // rules whose path ends here
}

// add puts a rule under its path.
func (t *tree) add(path string, number int) {
	for part := range strings.SplitSeq(path, "/") {
		switch {
		case part == "*":
			t.rest = append(t.rest, number)
			return
		case strings.HasPrefix(part, ":"):
			if t.any == nil {
				t.any = &tree{}
			}
			t = t.any
		default:
			if t.named == nil {
				t.named = map[string]*tree{}
			}
			if t.named[part] == nil {
				t.named[part] = &tree{}
			}
			t = t.named[part]
		}
	}
	t.end = append(t.end, number)
}

// find returns the rules that may match a path, in order.
func (t *tree) find(path string) []int {
	var found []int
	at := []*tree{t}
	for part := range strings.SplitSeq(path, "/") {
		var next []*tree
		for _, node := range at {
			found = append(found, node.rest...)
			if of := node.named[part]; of != nil {
				next = append(next, of)
			}
			if node.any != nil {
				next = append(next, node.any)
			}
		}
		at = next
	}
	for _, node := range at {
		found = append(append(found, node.rest...), node.end...)
	}
	slices.Sort(found)
	return found
}
