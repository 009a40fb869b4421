// Package fix changes the author's files as findings ask, and nothing else in
// them. In go a file and its findings, out come its new bytes.
//
// By hand, for leaving every other byte as it is: no library writes Markdown back so.
package fix

import (
	"cmp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Apply carries out the fixes of a file's findings, in their order, and returns the
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

// fits reports whether edits lie in the file and touch neither each other nor those
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
