// Package live keeps the findings of a blog that is being edited. It takes the findings
// of each check and returns those that are new and those that are gone.
package live

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Board holds the findings of several parts of a blog. The zero value is empty.
type Board struct {
	parts map[string][]finding.Finding
}

// Put replaces the findings of a part and returns what that changes. A finding that only
// moved to another line is the same.
func (b *Board) Put(part string, found []finding.Finding) (fresh, gone []finding.Finding) {
	if b.parts == nil {
		b.parts = map[string][]finding.Finding{}
	}
	old := b.parts[part]
	b.parts[part] = found
	return without(found, old), without(old, found)
}

// Count returns how many findings there are of each severity.
func (b *Board) Count() map[finding.Severity]int {
	counts := map[finding.Severity]int{}
	for _, found := range b.parts {
		for _, f := range found {
			counts[f.Severity]++
		}
	}
	return counts
}

// All returns the findings of all parts, by the part's name.
func (b *Board) All() []finding.Finding {
	var names []string
	for name := range b.parts {
		names = append(names, name)
	}
	slices.Sort(names)
	var all []finding.Finding
	for _, name := range names {
		all = append(all, b.parts[name]...)
	}
	return all
}

func without(these, those []finding.Finding) []finding.Finding {
	counts := map[string]int{}
	for _, f := range those {
		counts[key(f)]++
	}
	var left []finding.Finding
	for _, f := range these {
		if k := key(f); counts[k] > 0 {
			counts[k]--
			continue
		}
		left = append(left, f)
	}
	return left
}

// position matches a line or a column in a message, which changes when something above it does.
var position = regexp.MustCompile(`\b(lines?|column) \d+`)

// key identifies a finding, whatever line it is on. A finding with one cause on several
// pages is identified by that cause, so another page is not a new finding.
func key(f finding.Finding) string {
	if f.Cause != "" {
		return strings.Join([]string{string(f.Rule), f.Severity.String(), f.Cause, f.Origin}, "\x00")
	}
	return strings.Join([]string{string(f.Rule), f.Severity.String(), f.File.Path, f.Origin, f.Subject, position.ReplaceAllString(f.Message, "$1"), fmt.Sprint(f.More)}, "\x00")
}
