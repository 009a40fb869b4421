package finding

import (
	"cmp"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Place is one of the places of a finding that was found on several pages.
type Place struct {
	File    string
	Origin  string // the post that the page was made from, where that is known
	Subject string
	More    int // as in Finding
}

// place is where the finding itself is.
func (f *Finding) place() Place { return Place{f.File.Path, f.Origin, f.Subject, f.More} }

// Join takes up a finding with the same cause. Whatever the order in which they are
// joined, the finding is where the first of them in the order of Sort does.
func (f *Finding) Join(other Finding) {
	if f.Places == nil {
		f.Places = []Place{f.place()}
	}
	at := other.place()
	if at.Subject == f.Subject {
		at.Subject = f.Subject // shares its memory, for there may be very many
	}
	places := append(f.Places, at)
	if compare(other, *f) < 0 {
		*f = other
	}
	f.Places = places
}

// Settle puts the places of a finding in order. The post is the one that its text is
// from, if any: a template's fault has many posts and none of its own.
func (f *Finding) Settle(post string) {
	slices.SortFunc(f.Places, func(a, b Place) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.More, b.More), cmp.Compare(a.Origin, b.Origin))
	})
	switch {
	case post != "" && post != f.Origin:
		f.Places, f.Origin = f.AllPlaces(), post
	case post == "" && slices.ContainsFunc(f.Places, func(p Place) bool { return p.Origin != f.Origin }):
		f.Origin = ""
	}
}

// Keep leaves those places in the finding that are wanted, and reports whether any is.
// Where its own is not, the finding moves to the next one's page, of which no more is
// known.
func (f *Finding) Keep(wanted func(Place) bool) bool {
	all := f.AllPlaces()
	kept := slices.DeleteFunc(slices.Clone(all), func(p Place) bool { return !wanted(p) })
	if len(kept) == len(all) || len(kept) == 0 {
		return len(kept) > 0
	}
	f.Places = kept
	if first := kept[0]; first.File != f.File.Path {
		f.File, f.Span, f.Precision, f.Fix = source.New(first.File, nil), source.Span{}, WholeFile, nil
		f.Subject, f.More = first.Subject, first.More
	}
	return true
}

// AllPlaces returns every place of the finding, at least its own.
func (f *Finding) AllPlaces() []Place {
	if len(f.Places) > 0 {
		return f.Places
	}
	return []Place{f.place()}
}

// Pages returns the files in which the finding was found, each once, in order.
func (f *Finding) Pages() []string {
	if len(f.Places) == 0 {
		return []string{f.File.Path}
	}
	var pages []string
	for _, p := range f.Places {
		pages = append(pages, p.File)
	}
	return slices.Compact(pages)
}
