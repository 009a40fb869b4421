package post

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// readSuppressions finds the comments addressed to Aboveboard.
func (r *reader) readSuppressions() {
	slices.SortFunc(r.comments, compareSpans)
	slices.SortFunc(r.leaves, compareSpans)
	blocks := slices.Concat(r.blocks, r.leaves)
	slices.SortFunc(blocks, compareSpans)
	for _, span := range r.comments {
		words, ok := r.instruction(span)
		if !ok {
			continue
		}
		s := Suppression{Span: span}
		if words[0] == "ignore" && len(words) > 1 {
			s.Rule, s.Reason = words[1], strings.Join(words[2:], " ")
		}
		s.Covers = r.covers(span, blocks)
		r.Suppressions = append(r.Suppressions, s)
	}
}

// instruction returns the words after "aboveboard:" in a comment.
func (r *reader) instruction(span source.Span) ([]string, bool) {
	text := string(r.text[span.Start:span.End])
	switch {
	case strings.HasPrefix(text, "<!--"):
		text = strings.TrimSuffix(strings.TrimPrefix(text, "<!--"), "-->")
	case strings.HasPrefix(text, "{{"): // the shortcode comment
		_, text, _ = strings.Cut(text, "}}")
		if i := strings.LastIndex(text, "{{"); i >= 0 {
			text = text[:i]
		}
	}
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), "aboveboard:")
	if !ok {
		return nil, false
	}
	words := strings.Fields(rest)
	if len(words) == 0 {
		words = []string{""}
	}
	return words, true
}

// covers returns the block that a comment is in or, if the comment is a block itself,
// the next one.
func (r *reader) covers(span source.Span, blocks []source.Span) source.Span {
	if leaf, ok := containing(r.leaves, span.Start); ok && span.End <= leaf.End && !r.alone(leaf, span) {
		return leaf
	}
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].Start >= span.End })
	if i == len(blocks) {
		return source.Span{Start: span.End, End: span.End}
	}
	next := blocks[i]
	if pair, ok := containing(r.pairs, next.Start); ok && pair.Start >= span.End {
		next = join(pair, true, next)
	}
	return next
}

// alone reports whether a block contains nothing but a comment.
func (r *reader) alone(block, comment source.Span) bool {
	before := r.text[min(block.Start, comment.Start):comment.Start]
	after := r.text[comment.End:max(block.End, comment.End)]
	return len(bytes.TrimSpace(before)) == 0 && len(bytes.TrimSpace(after)) == 0
}
