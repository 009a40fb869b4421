package lint

import (
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/check/suppression"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Document is a post, a published page or an item of a feed, as far as rules ask:
// its links and its words in the order in which readers meet them.
type Document struct {
	File          *source.File
	Language      string // of the words, without a region; empty where it is not known
	said          string // the language that the page, or the blog of a post, says it is in
	Jurisdictions []*jurisdiction.Jurisdiction
	Links         []Link
	Notices       []Notice
	Passages      []Passage

	Paired     bool                       // a post whose theme writes the disclosure, so that only the page can tell
	suppressed int                        // links that a suppression covers
	post       *remembered                // the post, or the post that the page was made from; nil where it is not known
	cards      map[int]*remembered        // those of other posts with suppressions
	shownIn    map[int]*suppression.Shown // the posts of the page and of its cards, once they are asked for
	Post       *post.Post                 // nil unless this is a post
	Page       *page.Page                 // nil unless this is a page or an item
	Feed       bool                       // an item of a feed
	Route      string                     // of a page: its address on the site, such as /posts/a/
	Origin     string                     // of a page: the post that it was made from, where that is known

	marks    map[source.Span]Mark
	orders   []int // of the passages, sorted
	headings []int // of the headings below a passage that is none, sorted
	text     []int // of those of the text that readers see, sorted
}

// Link is a link of a document, with what is known of where it leads.
type Link struct {
	network.Link
	Order    int
	Span     source.Span
	HrefSpan source.Span
	Written  string // the address as the document has it
	Words    string // its accessible name
	Shown    string // those of its words that readers see
	Title    string
	Rel      []string
	RelSpan  source.Span
	Referrer string
	Region   page.Region
	Hidden   string
	Passage  int    // index in Passages; -1 for none
	At       int    // where its words begin in that passage
	Card     int    // -1 for none
	Box      int    // of the page; -1 for none
	Slot     int    // like Passage.Slot
	Via      string // the publisher's own address that leads on, such as /go/x
	Dead     bool   // an address of the publisher's own that nothing answers
	Short    bool   // links.yaml has it
	Declared bool   // links.yaml says where it leads, or its rel says that it is paid
	Ours     bool   // an Aboveboard shortcode writes it, with the right rel
	Markdown bool   // its rel is not the author's to write
	Embedded bool   // a frame with a shop's advertisement or a form, which has no rel
	FromPost *post.Link
	called   bool             // an affiliate link, by a mark right at it
	Mark     string           // of a post: the label that our templates write beside it
	Of       *network.Network // of a post: the program's, where our shortcode finds the address
}

// Paid reports whether a click can earn: the address says so, or the author does.
func (l Link) Paid() bool {
	return l.Earnings() == network.DoesEarn || l.Declared
}

// Earnings is what the address and all that it wraps can earn.
func (l Link) Earnings() network.Earns {
	if l.Network == nil {
		return network.EarnsNot
	}
	return l.EarnsAnything()
}

// Seen reports whether readers meet the link at all.
func (l Link) Seen() bool { return l.Hidden == "" }

// fromArgument reports whether a shortcode of the blog's or its theme's writes the
// link: what is around it, and what is added to its address, only the page can
// tell.
func (l Link) fromArgument() bool { return l.FromPost != nil && l.FromPost.Shortcode != "" }

// inArgument reports whether something of a post is among the arguments of a shortcode
// of the blog's or its theme's.
func (d *Document) inArgument(at source.Span) bool {
	return d.Post != nil && slices.ContainsFunc(d.Post.Shortcodes, func(s post.Shortcode) bool {
		return s.Start < at.Start && at.End <= s.End && !s.Own()
	})
}

// Has reports whether rel holds a token.
func (l Link) Has(token string) bool {
	for _, r := range l.Rel {
		if r == token {
			return true
		}
	}
	return false
}

// Notice is a passage that discloses, or tries to.
type Notice struct {
	recognize.Recognized
	Passage
	Ours bool // the shortcode of Aboveboard, in a post

	opens     bool // it is at the top of its region
	holdsPaid bool // a paid link is in the same passage
}

// noticed returns the orders of the passages that are notices.
func (d *Document) noticed() map[int]bool {
	orders := map[int]bool{}
	for _, n := range d.Notices {
		orders[n.Order] = true
	}
	return orders
}

// Passage is a block of words of a document.
type Passage struct {
	Order    int
	Span     source.Span
	Text     string
	Language string
	Region   page.Region
	Heading  bool
	Hidden   string
	HiddenOn string
	Scale    float64
	LinkOnly bool
	Card     int // -1 for none
	Slot     int // which place of a banner it is in or right before; 0 for none
}
