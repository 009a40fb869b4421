// Package suppression finds out what an author's `aboveboard:ignore` covers: in the
// post, on its page, in its card on a list and in its feed item.
//
// Hand-written to find a block of Markdown in the HTML that a theme made of it: nothing
// marks it there, and its addresses may be written by a shortcode.
package suppression

import (
	"maps"
	"slices"
	"sync/atomic"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/register"
)

// Suppression is a suppression in a comment or in the front matter.
type Suppression struct {
	Rule     finding.ID
	File     *source.File
	Span     source.Span
	Whole    bool            // in the front matter, covering the whole post
	Networks map[string]bool // addresses of the links in its block, by which rules about the whole site name findings

	covers source.Span
	names  map[string]int // names of its links on the page, and how often each occurs
	made   bool           // a shortcode in its block may write further links
	used   atomic.Bool
}

// Post has the suppressions of one post.
type Post struct {
	All []*Suppression

	outline *outline // nil if only whole posts are covered
}

// Made is an address shown by one of the component's shortcodes.
type Made struct {
	Offset  int // of the shortcode
	Address string
}

// Read reads the suppressions of a post that have a reason: those in its comments, and
// what its front matter ignores, as rules and reasons. The texts are those of the
// post's passages, as readers see them.
func Read(p *post.Post, ignore map[string]string, texts []string, ours []Made) *Post {
	var read Post
	for _, rule := range slices.Sorted(maps.Keys(ignore)) {
		if ignore[rule] != "" {
			read.All = append(read.All, &Suppression{Rule: finding.ID(rule), File: p.File, Whole: true})
		}
	}
	for _, s := range p.Suppressions {
		if s.Rule == "" || s.Reason == "" {
			continue // the rule incomplete-suppression reports it
		}
		if read.outline == nil {
			read.outline = newOutline(p, texts, ours)
		}
		one := &Suppression{Rule: finding.ID(s.Rule), File: p.File, Span: s.Span, covers: s.Covers, Networks: map[string]bool{}}
		one.names, one.made = read.outline.within(s.Covers)
		read.All = append(read.All, one)
	}
	for _, one := range read.All {
		one.File, one.Span = one.File.Excerpt(one.Span)
	}
	return &read
}

// Of reports whether the suppression is for a rule, by its present id or an earlier one.
func (s *Suppression) Of(rule finding.ID) bool {
	return s.Rule == rule || slices.Contains(register.Load().Means(s.Rule), rule)
}

// Any reports whether any finding of a rule is suppressed in the post.
func (p *Post) Any(rule finding.ID) bool {
	return p != nil && slices.ContainsFunc(p.All, func(s *Suppression) bool { return s.Of(rule) })
}

// Holds reports whether an offset of the post is in the block.
func (s *Suppression) Holds(offset int) bool {
	return offset >= s.covers.Start && offset < s.covers.End
}

// Names reports whether the block has a link with an address.
func (s *Suppression) Names(address string) bool { return s.names[address] > 0 }

// OnPageOnly reports whether a shortcode decides the result of the block.
func (s *Suppression) OnPageOnly() bool { return s.made }

// Use records that the suppression covered a finding.
func (s *Suppression) Use() { s.used.Store(true) }

// Forget undoes Use.
func (s *Suppression) Forget() { s.used.Store(false) }

// Used reports whether it ever did.
func (s *Suppression) Used() bool { return s.used.Load() }
