package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
)

// element is an open element. What it inherits is computed when it opens, so that text
// depends only on the innermost element.
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

// concealment is what hides an element from readers besides the stylesheets, in words;
// "" for nothing.
type concealment struct {
	gone       string // what it is, or what it is inside
	inside     string // why its content is hidden though the element is not, such as "a closed <details>"
	ariaHidden string // aria-hidden: visible but not read aloud
	inert      bool   // in a template or noscript: not even a click shows it
}

// situation is where an element is, and what kind of text it contains.
type situation struct {
	lang    string
	region  Region
	byClass bool // region comes from a class name, not from an element
	article bool // in an article, or in main outside its asides
	section bool // in an element that has its own headers and footers
	heading bool
	notText bool // in an element whose text is not shown on the page
}

// within is what an element is inside.
type within struct {
	link int // in page.Links, -1 for none
	card int // in the walker's cards, -1 for none
	box  int // in page.Boxes, -1 for none
	slot int // of an ad slot, counted from 1; 0 for none

	claim int // in the walker's claims, counted from 1; 0 for none
}

// owns is what ends with the element.
type owns struct {
	ownsLink bool
	ownsCard bool
	ownsSlot bool
	ownsBox  bool
	summary  bool // for details: its summary was read; for a summary: it is the visible one
	linkFrom int  // where the link's text begins
	seenFrom int  // and its visible text
	again    bool
	badge    begun
}

// element returns a new element with what it inherits from those around it.
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
	e.notText = e.notText || n.Kind&markup.NotText != 0
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

// unseenClasses are the class names with which themes hide text from sight and leave it
// to screen readers (Bootstrap, WordPress, Tailwind, USWDS and others). They count even
// if the stylesheet is not available.
var unseenClasses = namesOf(`visually-hidden visuallyhidden visually-hidden-focusable sr-only sr-only-focusable screen-reader-text
	screenreader screen-reader-only usa-sr-only u-visually-hidden u-hidden-visually is-sr-only a11y-hidden show-for-sr govuk-visually-hidden offscreen`)

func namesOf(list string) map[string]bool {
	names := map[string]bool{}
	for _, name := range strings.Fields(list) {
		names[name] = true
	}
	return names
}

// conceal adds what hides an element from readers whatever the CSS rules say.
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

// invisible returns why an element can't be seen, or "" if it can.
func (e *element) invisible() string { return either(e.look.Hidden, e.gone) }

// reason returns why readers do not get the text directly in an element.
func (e *element) reason() string {
	return either(e.invisible(), either(e.inside, e.ariaHidden))
}

// visibility returns the same, and for which screens it is true.
func (e *element) visibility() (hidden, on string) {
	if hidden = e.reason(); hidden == "" {
		on = e.look.On
	}
	return hidden, on
}

// languageOf returns a language tag as Hugo writes it: lower case with a hyphen.
func languageOf(value []byte) string {
	if len(value) == 2 { // nearly all are in that form
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
