// Package suppression knows what an author's `aboveboard:ignore` covers: in the
// post, on its page, in its card on a list and in its item of a feed.
//
// By hand, for finding a block of Markdown again in the HTML that a theme made of
// it: nothing marks it there, and its addresses may be written by a shortcode.
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

// Suppression is one of them, in a comment or in the front matter.
type Suppression struct {
	Rule     finding.ID
	File     *source.File
	Span     source.Span
	Whole    bool            // it is in the front matter and covers the whole post
	Networks map[string]bool // of the links in its block: rules about the whole site name findings by them

	covers source.Span
	names  map[string]int // what its links may be known by on the page, and how often
	made   bool           // a shortcode in its block may write links of its own
	used   atomic.Bool
}

// Post is what one post suppresses.
type Post struct {
	All []*Suppression

	outline *outline // nil where nothing but whole posts is covered
}

// Made is an address that a shortcode of the component shows.
type Made struct {
	Offset  int // of the shortcode
	Address string
}

// Read takes the suppressions of a post that give a reason: those of its comments,
// and what its front matter ignores, as rules and reasons. The texts are those of
// the post's passages, as readers get them.
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

// Of tells whether the suppression is of a rule, by its id of today or an earlier one.
func (s *Suppression) Of(rule finding.ID) bool {
	return s.Rule == rule || slices.Contains(register.Load().Means(s.Rule), rule)
}

// Any tells whether anything of a rule is suppressed in the post.
func (p *Post) Any(rule finding.ID) bool {
	return p != nil && slices.ContainsFunc(p.All, func(s *Suppression) bool { return s.Of(rule) })
}

// Holds tells whether an offset of the post is in the block.
func (s *Suppression) Holds(offset int) bool {
	return offset >= s.covers.Start && offset < s.covers.End
}

// Names tells whether the block has a link with an address.
func (s *Suppression) Names(address string) bool { return s.names[address] > 0 }

// OnPageOnly tells whether what the block comes to is decided by a shortcode.
func (s *Suppression) OnPageOnly() bool { return s.made }

// Use notes that the suppression covered a finding.
func (s *Suppression) Use() { s.used.Store(true) }

// Used tells whether it ever did.
func (s *Suppression) Used() bool { return s.used.Load() }
