package post

import (
	"bytes"
	"slices"
	"sort"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// settle sets the blocks of the links in raw HTML.
func (r *reader) settle() {
	slices.SortFunc(r.leaves, compareSpans)
	for i := range r.Links {
		l := &r.Links[i]
		if l.Block != (source.Span{}) {
			continue
		}
		if leaf, ok := containing(r.leaves, l.Span.Start); ok {
			l.Block = leaf
		} else {
			l.Block = l.Span
		}
	}
}

// containing finds the span that contains an offset among sorted ones.
func containing(spans []source.Span, offset int) (source.Span, bool) {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].Start > offset }) - 1
	if i >= 0 && offset < spans[i].End {
		return spans[i], true
	}
	return source.Span{}, false
}

// nest finds the spans that nothing may be inserted into: top-level blocks, HTML
// elements and paired shortcodes, merged where they overlap.
func (r *reader) nest() {
	spans := slices.Concat(r.topBlocks(), r.elements, r.pairs, r.leaves)
	for _, l := range r.Links {
		spans = append(spans, l.Span)
	}
	slices.SortFunc(spans, compareSpans)
	for _, s := range spans {
		last := len(r.around) - 1
		if last >= 0 && s.Start < r.around[last].End {
			r.around[last].End = max(r.around[last].End, s.End)
		} else if s.Start < s.End {
			r.around = append(r.around, s)
		}
	}
}

// topBlocks returns the top-level blocks as whole lines: a list begins with its marker.
func (r *reader) topBlocks() []source.Span {
	blocks := make([]source.Span, 0, len(r.top))
	for _, s := range r.top {
		start := bytes.LastIndexByte(r.text[:s.Start], '\n') + 1
		blocks = append(blocks, source.Span{Start: max(start, r.Body.Start), End: s.End})
	}
	return blocks
}
