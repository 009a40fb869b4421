// Package page reads published HTML as a reader sees it, whichever theme or generator
// wrote it. It takes a file of a public folder and returns a page: its links and
// passages of text in document order, with what hides them.
//
// Hand-written for its behavior: no library tells which part of a page a reader sees,
// and in what order.
package page

import "github.com/aboveboard-hugo/aboveboard/generator/source"

// Page is one HTML file.
type Page struct {
	File *source.File
	Head
	Content
	List      bool     // a home, list, tag or archive page rather than one post: it links to several posts with teasers
	Refresh   *Refresh // <meta http-equiv="refresh">, or a script that leaves at once
	Unstyled  string   // a stylesheet that it links to and the site lacks, if it lacks all of them
	Problem   string   // why the page could not be read completely; empty otherwise
	Unread    bool     // it is over the size limit, so that its rest was not read
	DropLines bool     // it is one of very many pages, so its lines are not kept

	orders int // the last document order used
}

// Head is what a page says about itself.
type Head struct {
	Lang      string // of <html>, lower case; empty if missing
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

// Region is a part of a page.
type Region int

// The regions. Main is everything that is not in another.
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

// Place is a link's position on its page.
type Place struct {
	Order   int         // document order, shared with passages
	Span    source.Span // of the start tag
	Region  Region
	Hidden  string // why a reader does not see it; empty if they do
	Inert   bool   // in a template or noscript, so it can't be clicked
	Passage int    // index in Passages of the text around it; -1 for none
	At      int    // where its text begins in that passage's Text
	Card    int    // index in Cards; -1 for none
	Box     int    // index in Boxes of the innermost box around it; -1 for none
	Slot    int    // like Passage.Slot
}

// Anchor is what a link's element contains.
type Anchor struct {
	HrefSpan source.Span // of the attribute's value
	Href     string      // with character references decoded
	Text     string      // its accessible name
	Seen     string      // the visible part of its text
	Badges   []string    // short texts in inline elements of their own, in it or right beside it
	Title    string      // the title attribute
	Rel      []string    // lower case, split at spaces and commas
	RelSpan  source.Span // of the rel attribute's value; empty if there is none
	Referrer string      // the policy of referrerpolicy, of <meta name="referrer"> or of a header; empty for the browser's own
}

// Passage is the text of one block: a paragraph, a list item, a cell, a heading, the
// text of a div.
type Passage struct {
	Order    int // of its first word
	Span     source.Span
	Text     string // white space as one space
	Lang     string // nearest lang attribute, lower case
	Region   Region
	Heading  bool
	Hidden   string  // why a reader does not see it, such as `display:none in /main.css` or "a closed <details>"; empty if they do
	HiddenOn string  // like Hidden, for some screens only, such as "(max-width: 600px)"
	Scale    float64 // font size as a fraction of the body's, or 1 if unknown
	LinkOnly bool    // all of its text is inside one link
	Card     int     // index in Cards; -1 for none
	Slot     int     // the ad slot that it is in or right before, counted from 1; 0 for none
}

// Card is a teaser that leads to another page of the same site.
type Card struct {
	Span  source.Span
	Href  string
	Route string // the path that it leads to, relative to the folder that the site is published in
}

// Box is an element that groups its content, such as a product box, a list item or a
// table row.
type Box struct {
	Outer    int // index in Boxes of the box around it; -1 for none
	From, To int // its passages, To not included
}

// Claim is text in a <data> element that the component marks as a value of the blog's
// data, such as the publisher's own rating. It is not verified here.
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

// Embed is an address that the page loads by itself: an iframe, an embed or a script.
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
