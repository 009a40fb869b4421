// Package fix changes the author's files as findings ask, and nothing else in
// them. In go a file and its findings, out come its new bytes.
package fix

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Apply carries out the fixes of a file's findings, in their order, and gives the
// file's new bytes. A fix that meets one before it, or that inserts a second
// disclosure, is left out whole: the next run finds what is then still wrong.
func Apply(file *source.File, findings []finding.Finding) []byte {
	var edits []finding.Edit
	disclosed := false
	for _, f := range findings {
		if f.Fix == nil || f.File == nil || f.File.Path != file.Path || !fits(file, edits, f.Fix.Edits) {
			continue
		}
		discloses := slices.ContainsFunc(f.Fix.Edits, func(e finding.Edit) bool { return strings.Contains(e.Text, disclosure) })
		if discloses && disclosed {
			continue
		}
		disclosed = disclosed || discloses
		edits = append(edits, f.Fix.Edits...)
	}
	slices.SortFunc(edits, func(a, b finding.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return rewrite(file.Data, edits)
}

// fits tells whether edits lie in the file and touch neither each other nor those
// that are already accepted.
func fits(file *source.File, accepted, edits []finding.Edit) bool {
	for i, e := range edits {
		if e.Span.Start < 0 || e.Span.End < e.Span.Start || e.Span.End > len(file.Data) {
			return false
		}
		clash := func(other finding.Edit) bool { return overlap(e.Span, other.Span) }
		if slices.ContainsFunc(accepted, clash) || slices.ContainsFunc(edits[:i], clash) {
			return false
		}
	}
	return true
}

// overlap counts two changes that begin at one place as overlapping: which of the
// two comes first is not known.
func overlap(a, b source.Span) bool {
	return a.Start == b.Start || a.Start < b.End && b.Start < a.End
}

func rewrite(data []byte, edits []finding.Edit) []byte {
	if len(edits) == 0 {
		return data
	}
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(out, data[at:e.Span.Start]...)
		out = append(out, e.Text...)
		at = e.Span.End
	}
	return append(out, data[at:]...)
}

// Diff shows what changes in a file as a unified diff, which patch and git apply
// take; nothing where nothing changes.
func Diff(path string, before, after []byte) string {
	text := string(diff.Diff("a/"+path, before, "b/"+path, after))
	_, text, _ = strings.Cut(text, "\n") // a line that only this library writes
	return text
}

// Write puts changed files, by their paths below root, in place of the old ones:
// all of them, or none where one cannot be written.
func Write(root string, changed map[string][]byte) error {
	var changes []filechange.Change
	for _, path := range slices.Sorted(maps.Keys(changed)) {
		changes = append(changes, filechange.Change{Path: path, Content: changed[path]})
	}
	return filechange.Apply(root, changes)
}
