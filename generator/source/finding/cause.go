package finding

import (
	"cmp"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Occurrence is one of the places of a finding that was found on several pages.
type Occurrence struct {
	File    string
	Origin  string // the post that the page was made from, where that is known
	Subject string
	More    int // as in Finding
}

// occurrence is where the finding itself is.
func (f *Finding) occurrence() Occurrence {
	return Occurrence{f.File.Path, f.Origin, f.Subject, f.More}
}

// Join takes up a finding with the same cause. Whatever the order in which they are
// joined, the finding is where the first of them in the order of Sort does.
func (f *Finding) Join(other Finding) {
	if f.Occurrences == nil {
		f.Occurrences = []Occurrence{f.occurrence()}
	}
	at := other.occurrence()
	if at.Subject == f.Subject {
		at.Subject = f.Subject // shares its memory, for there may be very many
	}
	all := append(f.Occurrences, at)
	if compare(other, *f) < 0 {
		*f = other
	}
	f.Occurrences = all
}

// Settle puts the places of a finding in order. The post is the one that its text is
// from, if any: a template's fault has many posts and none of its own.
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

// Keep leaves those places in the finding that are wanted, and reports whether any is.
// Where its own is not, the finding moves to the next one's page, of which no more is
// known.
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

// AllOccurrences returns every place of the finding, at least its own.
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
