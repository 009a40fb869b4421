package page

import (
	"golang.org/x/net/html/atom"
)

// kind is what the HTML standard and browsers make of an element's name.
type kind uint16

const (
	void       kind = 1 << iota // has no content and no end tag
	block                       // its words stand on lines of their own
	closesP                     // its start tag ends an open paragraph
	special                     // a stray end tag does not reach through it
	formatting                  // opens again in the next block when it is not closed
	scope                       // nothing outside is closed from within
	mute                        // its words are not words of the page
	heading
	headOnly // may stand in <head>
	tablePart
	sized // browsers give it a font size of its own
)

var kinds = kindsOf(map[kind]string{
	void: "area base br col embed hr img input link meta param source track wbr bgsound frame keygen",
	block: `address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
		h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option optgroup p pre search section summary table tbody td
		tfoot th thead tr ul template noscript iframe object video audio canvas listing xmp plaintext marquee`,
	closesP: `address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
		header hgroup hr li dd dt listing main menu nav ol p plaintext pre search section summary table ul xmp`,
	special: `address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir div
		dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input
		keygen li link listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre script search section
		select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp dialog`,
	formatting: "a b big code em font i nobr s small strike strong tt u",
	scope:      "applet caption html table td th marquee object template select svg math",
	mute:       "head title script style textarea select option optgroup datalist iframe noembed noframes frameset",
	heading:    "h1 h2 h3 h4 h5 h6",
	headOnly:   "base basefont bgsound link meta title noscript noframes style script template head html",
	sized:      "small sub sup big h1 h2 h3 h5 h6",
	tablePart:  "tr td th tbody thead tfoot caption colgroup col",
})

func kindsOf(names map[kind]string) map[atom.Atom]kind {
	all := map[atom.Atom]kind{}
	for k, list := range names {
		fields([]byte(list), func(word []byte) bool {
			if a := atom.Lookup(word); a != 0 {
				all[a] |= k
			}
			return true
		})
	}
	return all
}

// counters is how many kinds of elements the reader counts while they are open.
const counters = 12

// counterOf gives the place of an element's count; 0 is that of all the others,
// none of which is asked for.
func counterOf(a atom.Atom) int {
	switch a {
	case atom.P:
		return 1
	case atom.A:
		return 2
	case atom.Li:
		return 3
	case atom.Dd:
		return 4
	case atom.Dt:
		return 5
	case atom.Button:
		return 6
	case atom.Nobr:
		return 7
	case atom.Table:
		return 8
	case atom.Template:
		return 9
	case atom.Body:
		return 10
	case atom.Form:
		return 11
	}
	return 0
}

// element is one that is open. What its ancestors pass on is worked out when it
// opens, so that a word needs to look at the innermost element alone.
type element struct {
	atom  atom.Atom
	kind  kind
	node  int32 // in the reader's tree
	last  int32 // its last child so far, -1 for none
	start int   // of its start tag

	own      *sight // what its own attributes, rules and name say; nil for nothing
	seen     *sight // with what its ancestors say; never nil once it is open
	inside   string // why what stands in it is hidden though it is not, such as "a closed <details>"
	summary  bool   // of details: its summary was met; of a summary: it is the one that shows
	lang     string
	region   Region
	soft     bool // region follows from a class name and not from an element
	article  bool // in an article, or in main outside of its asides
	section  bool // in an element whose headers and footers are its own
	heading  bool
	silence  bool    // in an element whose words are not words of the page
	inert    bool    // in a template or noscript: not even a click brings it up
	link     int     // in page.Links, -1 for none
	owner    bool    // the link is this element
	reopened bool    // a formatting element that a block had cut short
	linkFrom int     // where the link's words begin in reader.linkText
	owns     bool    // the card is this element
	card     int     // in reader.cards, -1 for none
	slot     int     // of a banner, counted from 1; 0 for none
	box      bool    // the slot is this element
	styled   bool    // it has a style attribute
	pixels   float64 // font size, 0 where it is not known
	relative float64 // font size as a share of the body's, 0 where it is not known
}

// sight is what keeps an element from readers, each in words; "" for nothing.
type sight struct {
	gone    string // nothing inside can undo it
	unseen  string // visibility: something inside can undo it
	tiny    string // a font size of nothing: likewise
	faint   string // the colour of the paper behind: something inside can undo it
	silent  string // aria-hidden: seen, and not read out
	on      string // gone or unseen on some screens
	visible bool   // of an element itself: undoes unseen
	sized   bool   // likewise: undoes tiny
	painted bool   // likewise: undoes faint
}

// reason gives the words for a passage.
func (s *sight) reason() string {
	if s.gone != "" || s.unseen != "" || s.tiny != "" || s.faint != "" {
		return s.unsightly()
	}
	return s.silent
}

// unsightly gives the words for a link, which aria-hidden does not hide from the eye.
func (s *sight) unsightly() string {
	if s.gone != "" {
		return s.gone
	}
	if s.unseen != "" {
		return s.unseen
	}
	return either(s.tiny, s.faint)
}

// nothing is the sight of what everybody sees. It is never changed.
var nothing sight

// inherit adds what the parent says.
func (e *element) inherit(parent *element) {
	hidden := parent.hiddenInside(e)
	if e.own == nil && hidden == "" {
		e.seen = parent.seen // as for nearly all elements
		return
	}
	own, above := e.own, parent.seen
	if own == nil {
		own = &nothing
	}
	seen := *own
	seen.gone = either(above.gone, either(hidden, own.gone))
	if own.unseen == "" && !own.visible {
		seen.unseen = above.unseen
	}
	if own.tiny == "" && !own.sized {
		seen.tiny = above.tiny
	}
	if own.faint == "" && !own.painted {
		seen.faint = above.faint
	}
	seen.silent = either(above.silent, own.silent)
	seen.on = either(above.on, own.on)
	e.seen = &seen
}

// hiddenInside tells why a child is hidden; a summary shows in closed details.
func (e *element) hiddenInside(child *element) string {
	if e.inside != "" && e.atom == atom.Details && child.summary {
		return ""
	}
	return e.inside
}

func either(first, second string) string {
	if first != "" {
		return first
	}
	return second
}
