package finding

import (
	"cmp"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Occurrence is one position of a finding that occurs on several pages.
type Occurrence struct {
	File    string
	Origin  string // the post that the page was made from, where that is known
	Subject string
	More    int // as in Finding
}

// occurrence returns the finding's own position.
func (f *Finding) occurrence() Occurrence {
	return Occurrence{f.File.Path, f.Origin, f.Subject, f.More}
}

// Join merges a finding with the same cause, which may be several already. In whatever
// order they are joined, the position is that of the first in Sort's order.
func (f *Finding) Join(other Finding) {
	all := f.AllOccurrences()
	for _, at := range other.AllOccurrences() {
		if at.Subject == f.Subject {
			at.Subject = f.Subject // shares its memory, because there may be very many
		}
		all = append(all, at)
	}
	if compare(other, *f) < 0 {
		*f = other
	}
	f.Occurrences = all
}

// Settle sorts the occurrences of a finding. Its post is the one that the text is from,
// if any: a template's fault appears on many posts and belongs to none.
func (f *Finding) Settle(post string) {
	slices.SortFunc(f.Occurrences, func(a, b Occurrence) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.More, b.More), cmp.Compare(a.Origin, b.Origin))
	})
	switch {
	case post != "" && post != f.Origin:
		f.Occurrences, f.Origin = f.AllOccurrences(), post
	case post == "" && slices.ContainsFunc(f.Occurrences, func(p Occurrence) bool { return p.Origin != f.Origin }):
		f.Origin = ""
	}
}

// Keep keeps the wanted occurrences of the finding, and reports whether there are any.
// If its own is not wanted, the finding moves to the page of the next one, with no line
// or column.
func (f *Finding) Keep(wanted func(Occurrence) bool) bool {
	all := f.AllOccurrences()
	kept := slices.DeleteFunc(slices.Clone(all), func(p Occurrence) bool { return !wanted(p) })
	if len(kept) == len(all) || len(kept) == 0 {
		return len(kept) > 0
	}
	f.Occurrences = kept
	if first := kept[0]; first.File != f.File.Path {
		f.File, f.Span, f.Precision, f.Fix = source.New(first.File, nil), source.Span{}, WholeFile, nil
		f.Subject, f.More = first.Subject, first.More
	}
	return true
}

// AllOccurrences returns every occurrence of the finding, at least its own.
func (f *Finding) AllOccurrences() []Occurrence {
	if len(f.Occurrences) > 0 {
		return f.Occurrences
	}
	return []Occurrence{f.occurrence()}
}

// Pages returns the files in which the finding was found, each once, in order.
func (f *Finding) Pages() []string {
	if len(f.Occurrences) == 0 {
		return []string{f.File.Path}
	}
	var pages []string
	for _, p := range f.Occurrences {
		pages = append(pages, p.File)
	}
	return slices.Compact(pages)
}
