// Package page reads published HTML as a reader meets it, whichever theme or
// generator wrote it. In go the files of a public folder, out come pages: their
// links and passages of text in document order, with what hides them.
//
// By hand, for behavior: x/net/html makes the tree; no library tells what of it a reader
// sees, and above what.
package page

import "github.com/aboveboard-hugo/aboveboard/generator/source"

// Page is one HTML file.
type Page struct {
	File *source.File
	Head
	Content
	List     bool     // a home, list, tag or archive page rather than one post: it links to several articles with teasers
	Refresh  *Refresh // <meta http-equiv="refresh">, or a script that leaves at once
	Unstyled string   // a stylesheet that it links to and the site lacks, where that holds for all of them
	Problem  string   // why the page could not be read completely; empty otherwise
	Unread   bool     // it is over the size limit, so that its rest was not read
	Many     bool     // it is one of very many pages, of which lines are not kept

	orders int // how many orders were given
}

// Head is what a page says of itself.
type Head struct {
	Lang      string // of <html>, lower case; empty where it is missing
	Title     string
	Generator string // <meta name="generator">
	Canonical string
	Base      string // <base href>
	NoIndex   bool
}

// Content is what readers and machines get of a page, each kind in document order.
type Content struct {
	Links      []Link
	Passages   []Passage
	Images     []Image
	Embeds     []Embed
	Structured []Structured
	Cards      []Card
	Boxes      []Box
	Claims     []Claim // by passage
}

// Region is the part of a page that something is in.
type Region int

// The regions. Main is everything that is none of the others.
const (
	Main   Region = iota
	Header        // a header of the page, not of its article
	Nav
	Aside
	Footer
)

// Link is an <a href> or <area href>, or an element whose onclick opens an address.
type Link struct {
	Place
	Anchor
	Form bool // a form whose hidden fields are part of the address
}

// Place is where a link is on its page.
type Place struct {
	Order   int         // document order, shared with passages
	Span    source.Span // of the start tag
	Region  Region
	Hidden  string // why a reader does not see it; empty where they do
	Inert   bool   // in a template or noscript, where no click leads
	Passage int    // index in Passages of the text around it; -1 for none
	At      int    // where its words begin in that passage's Text
	Card    int    // index in Cards; -1 for none
	Box     int    // index in Boxes of the innermost one around it; -1 for none
	Slot    int    // like Passage.Slot
}

// Anchor is what a link's element says.
type Anchor struct {
	HrefSpan source.Span // of the attribute's value
	Href     string      // with character references decoded
	Text     string      // its accessible name
	Seen     string      // those of its words that readers see
	Title    string      // the title attribute
	Rel      []string    // lower case, split at spaces and commas
	RelSpan  source.Span // of the rel attribute's value; empty where there is none
	Referrer string      // the policy of referrerpolicy, of <meta name="referrer"> or of a header; empty for the browser's own
}

// Passage is the text of one block: a paragraph, a list item, a cell, a heading,
// the words of a div.
type Passage struct {
	Order    int // of its first word
	Span     source.Span
	Text     string // white space as one space
	Lang     string // nearest lang attribute, lower case
	Region   Region
	Heading  bool
	Hidden   string  // why a reader does not see it, in words, such as `display:none in /main.css` or "a closed <details>"; empty where they do
	HiddenOn string  // like Hidden, for some screens only, such as "(max-width: 600px)"
	Scale    float64 // font size as a share of the body's, where known; else 1
	LinkOnly bool    // all of its words are inside one link
	Card     int     // index in Cards; -1 for none
	Slot     int     // which place of a banner it is in or right before, counted from 1; 0 for none
}

// Card is a teaser that leads to another page of the same site.
type Card struct {
	Span  source.Span
	Href  string
	Route string // the path that it leads to, below the folder that the site is published in
}

// Box is an element that groups what is in it, such as a product's box, a list
// item or the row of a table.
type Box struct {
	Outer    int // index in Boxes of the one around it; -1 for none
	From, To int // its passages, To not included
}

// Claim is words in a <data> element by which the component says that they are what
// the blog's data has, such as a rating of the publisher's own. It is not proven here.
type Claim struct {
	Passage  int    // index in Passages
	From, To int    // bytes of its Text
	Of       string // such as "abv:rating:oak-desk"
}

// Image is an <img>.
type Image struct {
	Span source.Span
	Src  string
	Alt  string
}

// Embed is an address that the page loads and shows by itself: an iframe, an embed
// or a script.
type Embed struct {
	Order int
	Span  source.Span
	Src   string
	Kind  string // "iframe", "embed" or "script"
	Slot  int    // like Passage.Slot
}

// Refresh is an automatic redirect.
type Refresh struct {
	Span   source.Span
	Target string
	Script bool
}

// Structured is one block of JSON-LD.
type Structured struct {
	Span source.Span
	Text string
}
