// Package fix applies the fixes of findings to the author's files, and changes nothing
// else in them. It takes a file and its findings, and returns the new bytes.
//
// Hand-written to leave every other byte unchanged: no library can write Markdown back
// like that.
package fix

import (
	"cmp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Apply applies the fixes of a file's findings, in their order, and returns the file's
// new bytes. It skips a fix that overlaps an earlier one or that inserts a second
// disclosure: the next run finds what is still wrong.
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

// fits reports whether edits are inside the file and overlap neither each other nor
// accepted ones.
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

// overlap reports whether two edits overlap. Two edits at the same offset do, because
// their order is unknown.
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
