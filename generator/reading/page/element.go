package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
)

// element is one that is open. What its ancestors pass on is worked out when it
// opens, so that a word needs to look at the innermost element alone.
type element struct {
	atom  atom.Atom
	kind  markup.Kind
	node  int32
	start int32 // of its start tag
	look  *stylesheet.Look
	concealment
	situation
	within
	owns
}

// concealment is what keeps an element from readers besides the stylesheets, in words; ""
// for nothing.
type concealment struct {
	gone       string // what it is, or what it is in
	inside     string // why what is in it is hidden though it is not, such as "a closed <details>"
	ariaHidden string // aria-hidden: seen, and not read out
	inert      bool   // in a template or noscript: not even a click brings it up
}

// situation is where an element stands, and what its words are.
type situation struct {
	lang    string
	region  Region
	soft    bool // region follows from a class name and not from an element
	article bool // in an article, or in main outside of its asides
	section bool // in an element whose headers and footers are its own
	heading bool
	notText bool // in an element whose words are not words of the page
}

// within is what an element belongs to.
type within struct {
	link int // in page.Links, -1 for none
	card int // in the walker's cards, -1 for none
	box  int // in page.Boxes, -1 for none
	slot int // of a banner, counted from 1; 0 for none

	claim int // in the walker's claims, counted from 1; 0 for none
}

// owns is what ends with the element itself.
type owns struct {
	ownsLink bool
	ownsCard bool
	ownsSlot bool
	ownsBox  bool
	summary  bool // of details: its summary was met; of a summary: it is the one that shows
	linkFrom int  // where the link's words begin
	seenFrom int  // and those of them that are seen
	again    bool
}

// element makes an element with what those around it pass on.
func (w *walker) element(n *markup.Node, node int32) element {
	e := element{atom: n.Atom, kind: n.Kind, node: node, start: n.Start, within: within{link: -1, card: -1, box: -1}}
	var above *element
	if len(w.stack) > 0 {
		above = w.top()
		e.situation, e.within, e.concealment = above.situation, above.within, above.concealment
		e.inside = ""
	} else {
		e.lang = w.input.lang
	}
	e.heading = e.heading || n.Kind&markup.Heading != 0
	e.notText = e.notText || n.Kind&markup.Mute != 0
	e.look = w.view.Look(node)
	if n.Again {
		e.again, e.linkFrom, e.seenFrom = true, len(w.links.text), len(w.links.seen)
		if n.Atom == atom.A && w.links.start == n.Start && w.links.last < len(w.page.Links) {
			e.link, e.ownsLink = w.links.last, true
		}
	}
	for i := range n.Attributes {
		if a := &n.Attributes[i]; a.Is("lang") || a.Is("xml:lang") {
			e.lang = languageOf(a.Value)
			break
		}
	}
	if !e.inert {
		w.setRegion(&e, n)
	}
	e.conceal(n, above)
	return e
}

// unseenClasses are the names by which blogs' themes take words out of sight and
// leave them to screen readers (Bootstrap, WordPress, Tailwind, USWDS and others).
// They count even where no stylesheet is at hand.
var unseenClasses = namesOf(`visually-hidden visuallyhidden visually-hidden-focusable sr-only sr-only-focusable screen-reader-text
	screenreader screen-reader-only usa-sr-only u-visually-hidden u-hidden-visually is-sr-only a11y-hidden show-for-sr govuk-visually-hidden offscreen`)

func namesOf(list string) map[string]bool {
	names := map[string]bool{}
	for _, name := range strings.Fields(list) {
		names[name] = true
	}
	return names
}

// conceal adds what keeps an element from readers whatever the rules say.
func (e *element) conceal(n *markup.Node, above *element) {
	switch n.Atom {
	case atom.Template:
		if n.Attribute("shadowrootmode") == nil {
			e.gone, e.inert = either(e.gone, "a <template>"), true
		}
	case atom.Noscript:
		e.gone, e.inert = either(e.gone, "a <noscript>"), true
	case atom.Details:
		if n.Attribute("open") == nil {
			e.inside = "a closed <details>"
		}
	case atom.Summary:
		if above != nil && above.atom == atom.Details && !above.summary {
			above.summary, e.summary = true, true
		}
	case atom.Video, atom.Audio, atom.Canvas, atom.Object:
		e.inside = "inside <" + n.Atom.String() + ">, which shows something else"
	}
	if above != nil && above.inside != "" && !(above.atom == atom.Details && e.summary) {
		e.gone = either(e.gone, above.inside)
	}
	for i := range n.Attributes {
		a := &n.Attributes[i]
		switch {
		case a.Is("hidden") && bytes.EqualFold(a.Value, []byte("until-found")):
			e.gone = either(e.gone, "the hidden attribute")
		case a.Is("aria-hidden") && strings.EqualFold(strings.TrimSpace(string(a.Value)), "true"):
			e.ariaHidden = either(e.ariaHidden, `aria-hidden="true"`)
		case a.Is("class"):
			markup.Fields(n.Class, func(word []byte) bool {
				if unseenClasses[string(word)] {
					e.gone = either(e.gone, `the class "`+string(word)+`"`)
				}
				return e.gone == ""
			})
		}
	}
}

// invisible says why the eye does not see an element; "" where it does.
func (e *element) invisible() string { return either(e.look.Hidden, e.gone) }

// reason says why readers do not get words that are in an element itself.
func (e *element) reason() string {
	return either(e.invisible(), either(e.inside, e.ariaHidden))
}

// visibility says the same, and on which screens alone it is so.
func (e *element) visibility() (hidden, on string) {
	if hidden = e.reason(); hidden == "" {
		on = e.look.On
	}
	return hidden, on
}

// languageOf returns a language tag as Hugo writes it: lower case with a hyphen.
func languageOf(value []byte) string {
	if len(value) == 2 { // nearly all are
		return string(markup.Lower(value))
	}
	return string(bytes.ReplaceAll(bytes.ToLower(bytes.TrimSpace([]byte(markup.DecodeAttribute(value)))), []byte("_"), []byte("-")))
}

func either(first, second string) string {
	if first != "" {
		return first
	}
	return second
}
