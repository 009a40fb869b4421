package post

import "github.com/aboveboard-hugo/aboveboard/generator/source"

// Post is one content file.
type Post struct {
	File         *source.File
	FrontMatter  map[string]any // as Hugo's decoder reads it; nil where there is none
	Body         source.Span    // what follows the front matter
	Language     string         // from the file name or the folder, lower case; empty for the site's default
	Draft        bool
	Shortcodes   []Shortcode
	Links        []Link
	Suppressions []Suppression
	Problem      error // Hugo cannot read the post either; what was read before it is kept
}

// Link is one link that readers get, wherever it is written.
type Link struct {
	Kind        LinkKind
	Span        source.Span // the link itself, from "[" or "<" to its end
	Address     string      // as Hugo will publish it
	Destination source.Span // where the address is written; a reference's definition
	Text        string      // the words, without markup
	Rel         []string    // of raw HTML, lower case
	RelSpan     source.Span // the attribute's value; empty where there is none
	Block       source.Span // the paragraph, list item or cell that it stands in
}

// LinkKind says how a link is written.
type LinkKind int

// The kinds. A Bare address is one that Hugo turns into a link by itself.
const (
	Inline LinkKind = iota
	Reference
	Autolink
	Bare
	HTML
	Image
)

// Suppression is `<!-- aboveboard:ignore RULE reason -->`, in a comment of
// Markdown or HTML. It holds for the next block, or the block that it stands in.
type Suppression struct {
	Span   source.Span
	Rule   string
	Reason string
	Covers source.Span
}
