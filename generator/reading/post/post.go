package post

import (
	"errors"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Post is one content file.
type Post struct {
	File         *source.File
	FrontMatter  map[string]any // as Hugo's decoder reads it; nil if there is none
	Keys         []Key          // the top-level keys of the front matter and their positions
	Body         source.Span    // what follows the front matter
	Language     string         // from the file name or the folder, lower case; empty for the site's default
	Draft        bool
	Shortcodes   []Shortcode
	Links        []Link    // in the order in which they are in the file
	Passages     []Passage // likewise
	Suppressions []Suppression
	Failure

	around []source.Span // outermost blocks that a disclosure may not be inserted into, in order
}

// Failure is why not all of a post was read. It is empty for most.
type Failure struct {
	Problem     error // Hugo can't read the post either; what was read before is kept
	ProblemSpan source.Span
	Unread      bool // it is over the size limit, so the rest was not read
}

// Key is a top-level key of the front matter.
type Key struct {
	Name string
	Span source.Span // of the name
}

// Link is one link that readers get, in whatever form it is written.
type Link struct {
	Kind        LinkKind
	Span        source.Span // the link itself, from "[" or "<" to its end
	Address     string      // as Hugo will publish it; as written if a shortcode makes it
	Destination source.Span // where the address is written; for a reference, in its definition
	Text        string      // the words, without markup
	Badges      []string    // short texts in elements of their own, in it or right beside it: *paid link*
	Rel         []string    // of raw HTML, lower case
	RelSpan     source.Span // the attribute's value; empty if there is none
	Block       source.Span // the paragraph, list item or cell that it is in
	Shortcode   string      // of a ShortcodeArgument: the shortcode's name
}

// LinkKind is the form in which a link is written.
type LinkKind int

// The kinds. A Bare address is one that Hugo turns into a link by itself; a
// ShortcodeArgument is an address in the arguments of the theme's or blog's own
// shortcode; a Frame is the page in a raw <iframe> or <embed>.
const (
	Inline LinkKind = iota
	Reference
	Autolink
	Bare
	HTML
	Image
	ShortcodeArgument
	Frame
)

// String returns the kind as messages name it.
func (k LinkKind) String() string {
	return [...]string{
		"inline link", "reference link", "autolink", "bare address", "HTML link", "image", "shortcode argument", "frame",
	}[k]
}

// Passage is the text of one block as a reader sees it: a paragraph, a list item, a
// cell, a heading, or the text in a shortcode's arguments.
type Passage struct {
	Span        source.Span
	Text        string // white space as one space, without markup
	Heading     bool
	InShortcode bool // how it is shown depends on a shortcode
}

// Suppression is `<!-- aboveboard:ignore RULE reason -->`, in a comment of
// Markdown or HTML, or in Hugo's own shortcode `comment`, which publishes nothing. It
// applies to the next block, or the block that it is in. Rule and Reason are empty if
// the author left them out.
type Suppression struct {
	Span   source.Span
	Rule   string
	Reason string
	Covers source.Span
}

// Around returns the outermost block around an offset of the body. A line put before it
// is not inside a list, a table, an HTML element or a paired shortcode.
func (p *Post) Around(offset int) source.Span {
	for _, s := range p.around {
		if s.Start <= offset && offset < s.End {
			return s
		}
	}
	return source.Span{Start: offset, End: offset}
}

func (p *Post) fail(span source.Span, message string) {
	if p.Problem == nil {
		p.Problem, p.ProblemSpan = errors.New(message), span
	}
}
