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

// Document is a post, a published page or a feed item as rules see it: its links and
// its text in the order in which readers see them.
type Document struct {
	File          *source.File
	Language      string // of the text, without a region; empty if unknown
	said          string // the language claimed by the page, or by the blog for a post
	Jurisdictions []*jurisdiction.Jurisdiction
	Links         []Link
	Notices       []Notice
	Passages      []Passage

	Paired     bool                       // a post whose theme writes the disclosure, so only the page can decide
	suppressed int                        // links that a suppression covers
	post       *remembered                // the post, or the post that the page was made from; nil if unknown
	cards      map[int]*remembered        // those of other posts with suppressions
	shows      []string                   // the other posts that its cards lead to, with and without
	used       map[string][]int           // by post, which suppressions covered something
	shownIn    map[int]*suppression.Shown // the posts of the page and of its cards, when first needed
	Post       *post.Post                 // set for a post
	Page       *page.Page                 // nil unless this is a page or an item
	Feed       bool                       // an item of a feed
	Route      string                     // for a page: its address on the site, such as /posts/a/
	Origin     string                     // for a page: the post that it was made from, if known

	marks    map[source.Span]Mark
	room     *room // of a page's links and passages
	orders   []int // of the passages, sorted
	headings []int // of the headings after text, sorted
	text     []int // of the visible passages of the text, sorted
}

// Link is a link of a document, with what is known about its target.
type Link struct {
	network.Link
	Order    int
	Span     source.Span
	HrefSpan source.Span
	Written  string // the address as in the document
	Words    string // its accessible name
	Shown    string // the visible part of its text
	Title    string
	Badges   []string // short texts in elements of their own, in it or right beside it
	Rel      []string
	RelSpan  source.Span
	Referrer string
	Region   page.Region
	Hidden   string
	Passage  int    // index in Passages; -1 for none
	At       int    // where its text begins in that passage
	Card     int    // -1 for none
	Box      int    // of the page; -1 for none
	Slot     int    // like Passage.Slot
	Via      string // the publisher's own address that redirects, such as /go/x
	Dead     bool   // the publisher's own address without a target
	Short    bool   // links.yaml has it
	Declared bool   // links.yaml says where it leads, or its rel says that it is paid
	Ours     bool   // written by an Aboveboard shortcode, with the right rel
	Markdown bool   // the author can't write its rel
	Embedded bool   // a frame with a shop's advertisement or a form, which has no rel
	FromPost *post.Link
	called   bool             // an affiliate link, by a mark right beside it
	Mark     string           // for a post: the label that our templates write beside it
	Of       *network.Network // for a post: the program's, if our shortcode finds the address
}

// anyLink reports whether any link of the document is of a kind.
func (d *Document) anyLink(is func(*Link) bool) bool {
	for i := range d.Links {
		if is(&d.Links[i]) {
			return true
		}
	}
	return false
}

// Paid reports whether a click can earn, by its address or according to the author.
func (l *Link) Paid() bool {
	return l.Earnings() == network.DoesEarn || l.Declared
}

// Earnings returns what the address and all that it wraps can earn.
func (l *Link) Earnings() network.Earns {
	if l.Network == nil {
		return network.EarnsNot
	}
	return l.EarnsAnything()
}

// Seen reports whether readers can see the link at all.
func (l *Link) Seen() bool { return l.Hidden == "" }

// fromArgument reports whether a shortcode of the blog or its theme writes the link.
// Only the page shows what is around it and what is added to its address.
func (l *Link) fromArgument() bool { return l.FromPost != nil && l.FromPost.Shortcode != "" }

// inArgument reports whether something in a post is in the arguments of a shortcode of
// the blog or its theme.
func (d *Document) inArgument(at source.Span) bool {
	return d.Post != nil && slices.ContainsFunc(d.Post.Shortcodes, func(s post.Shortcode) bool {
		return s.Start < at.Start && at.End <= s.End && !s.Own
	})
}

// Has reports whether rel contains a token.
func (l *Link) Has(token string) bool {
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

// noticed returns the document orders of the passages that are notices.
func (d *Document) noticed() map[int]bool {
	orders := map[int]bool{}
	for _, n := range d.Notices {
		orders[n.Order] = true
	}
	return orders
}

// Passage is a block of text of a document.
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
	Slot     int // the ad slot that it is in or right before; 0 for none
}
