// Package live keeps the findings of a blog that is being edited. It takes the findings
// of each check and returns those that are new and those that are gone.
package live

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Board holds the findings of several parts of a blog. The zero value is empty.
type Board struct {
	parts map[string][]known
}

// known is a finding, and the file that it was reported in. A finding with one cause is in
// many files, and another one of them may come first now.
type known struct {
	finding.Finding
	reported string
}

// Put replaces the findings of a part and returns what that changes. A finding that only
// moved to another line is the same. One with a cause is the same while it is still in the
// file that it was reported in; gone has it in that file.
func (b *Board) Put(part string, found []finding.Finding) (fresh, gone []finding.Finding) {
	if b.parts == nil {
		b.parts = map[string][]known{}
	}
	old := map[string][]known{}
	for _, k := range b.parts[part] {
		old[key(k.Finding)] = append(old[key(k.Finding)], k)
	}
	now := make([]known, len(found))
	for i, f := range found {
		alike := old[key(f)]
		same := slices.IndexFunc(alike, func(k known) bool { return f.Cause == "" || slices.Contains(f.Pages(), k.reported) })
		if same < 0 {
			fresh, now[i] = append(fresh, f), known{f, f.File.Path}
			continue
		}
		now[i] = known{f, alike[same].reported}
		old[key(f)] = slices.Delete(alike, same, same+1)
	}
	for _, k := range b.parts[part] {
		alike := old[key(k.Finding)]
		if len(alike) == 0 {
			continue
		}
		gone, old[key(k.Finding)] = append(gone, alike[0].inReported()), alike[1:]
	}
	b.parts[part] = now
	return fresh, gone
}

// inReported returns the finding in the file that it was reported in.
func (k known) inReported() finding.Finding {
	if k.File.Path != k.reported {
		k.File = source.New(k.reported, nil)
	}
	return k.Finding
}

// Count returns how many findings there are of each severity.
func (b *Board) Count() map[finding.Severity]int {
	counts := map[finding.Severity]int{}
	for _, found := range b.parts {
		for _, k := range found {
			counts[k.Severity]++
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
		for _, k := range b.parts[name] {
			all = append(all, k.Finding)
		}
	}
	return all
}

// position matches a line or a column in a message, which changes when something above it does.
var position = regexp.MustCompile(`\b(lines?|column) \d+`)

// key identifies a finding, whatever line it is on, or, if it has one cause on several
// pages, whatever page.
func key(f finding.Finding) string {
	if f.Cause != "" {
		return strings.Join([]string{string(f.Rule), f.Severity.String(), f.Cause, f.Origin}, "\x00")
	}
	return strings.Join([]string{string(f.Rule), f.Severity.String(), f.File.Path, f.Origin, f.Subject, position.ReplaceAllString(f.Message, "$1"), fmt.Sprint(f.More)}, "\x00")
}
