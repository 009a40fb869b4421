package page

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
)

const (
	rootPixels = 16 // what browsers take where no rule says otherwise
	tinyPixels = 2  // smaller letters are no letters
)

// unseenClasses are the names by which blogs' themes take words out of sight and
// leave them to screen readers (Bootstrap, WordPress, Tailwind, USWDS and others).
// They count even where no stylesheet is at hand.
var unseenClasses = namesOf(`visually-hidden visuallyhidden visually-hidden-focusable sr-only sr-only-focusable screen-reader-text
	screenreader screen-reader-only usa-sr-only u-visually-hidden u-hidden-visually is-sr-only a11y-hidden show-for-sr govuk-visually-hidden offscreen`)

// ownSizes are the font sizes that browsers give some elements by themselves.
var ownSizes = map[atom.Atom]float64{
	atom.Small: 1 / 1.2, atom.Sub: 1 / 1.2, atom.Sup: 1 / 1.2, atom.Big: 1.2,
	atom.H1: 2, atom.H2: 1.5, atom.H3: 1.17, atom.H5: 0.83, atom.H6: 0.67,
}

func namesOf(list string) map[string]bool {
	names := map[string]bool{}
	for _, name := range strings.Fields(list) {
		names[name] = true
	}
	return names
}

// hide works out what keeps an element from readers and how large its words are.
func (r *reader) hide(e *element, f *facts) {
	own := sight{}
	if r.input.refreshOnly {
		r.byNature(e, f, &own)
		return
	}
	look := r.cascadeNow().Look(r.tree, e.node, r.inline(f.style), byBrowser(e, f), r.unseenAround())
	own.gone, own.unseen, own.on, own.visible = look.Gone, look.Unseen, look.On, look.Visible
	r.byNature(e, f, &own)
	if f.class != nil && own.gone == "" {
		fields(f.class, func(word []byte) bool {
			if unseenClasses[string(word)] {
				own.gone = `the class "` + string(word) + `"`
			}
			return own.gone == ""
		})
	}
	if f.aria != nil && strings.EqualFold(strings.TrimSpace(string(f.aria.value)), "true") {
		own.silent = `aria-hidden="true"`
	}
	r.measure(e, look, &own)
	r.fade(e, f, &own)
	e.own = nil
	if own != nothing {
		kept := own
		e.own = &kept
	}
}

// byBrowser gives what browsers hide unless a rule sets display.
func byBrowser(e *element, f *facts) string {
	switch {
	case f.hidden != nil && !strings.EqualFold(string(f.hidden.value), "until-found"):
		return "the hidden attribute"
	case e.atom == atom.Dialog && f.open == nil:
		return "a <dialog> that is not open"
	case f.popover != nil:
		return "a popover that is not open"
	}
	return ""
}

// byNature adds what no rule can undo.
func (r *reader) byNature(e *element, f *facts, own *sight) {
	switch e.atom {
	case atom.Template:
		if f.shadow == nil {
			own.gone, e.inert = "a <template>", true
		}
	case atom.Noscript:
		own.gone, e.inert = "a <noscript>", true
	case atom.Details:
		if f.open == nil {
			e.inside = "a closed <details>"
		}
	case atom.Summary:
		if above := r.top(); above.atom == atom.Details && !above.summary {
			above.summary, e.summary = true, true
		}
	case atom.Video, atom.Audio, atom.Canvas, atom.Object:
		e.inside = "inside <" + e.atom.String() + ">, which shows something else"
	}
	if f.hidden != nil && strings.EqualFold(string(f.hidden.value), "until-found") {
		own.gone = "the hidden attribute"
	}
}

// measure works out the font size in pixels and against the body's; 0 for unknown.
func (r *reader) measure(e *element, look stylesheet.Look, own *sight) {
	above := &element{pixels: rootPixels, seen: &nothing}
	if len(r.stack) > 0 && e.node != 0 {
		above = r.top()
	} else {
		r.html = rootPixels
	}
	size := look.Size
	if e.kind&sized != 0 && size.Kind == stylesheet.Unset {
		size = stylesheet.Size{Kind: stylesheet.Parent, Value: ownSizes[e.atom]}
	}
	switch size.Kind {
	case stylesheet.Unset:
		e.pixels, e.relative = above.pixels, above.relative
	case stylesheet.Parent:
		e.pixels, e.relative = above.pixels*size.Value, above.relative*size.Value
	case stylesheet.Pixels:
		e.pixels = size.Value
	case stylesheet.Root:
		e.pixels = r.html * size.Value
	}
	switch {
	case e.node == 0:
		r.html = e.pixels
	case e.atom == atom.Body:
		r.body, e.relative = e.pixels, 1
	case e.relative == 0 && r.body > 0:
		e.relative = e.pixels / r.body
	}
	own.tiny = look.Tiny
	own.sized = size.Kind != stylesheet.Unset && size.Kind != stylesheet.Parent && above.seen.tiny != ""
	if own.tiny == "" && size.Kind != stylesheet.Unset && e.pixels > 0 && e.pixels <= tinyPixels {
		own.tiny = "letters of at most 2 pixels"
	}
}

// inline parses a style attribute, each text once per page.
func (r *reader) inline(style []byte) stylesheet.Block {
	if len(style) == 0 {
		return nil
	}
	if block, known := r.looks[string(style)]; known {
		return block
	}
	block := stylesheet.Inline(string(style))
	r.looks[string(style)] = block
	return block
}

// cascadeNow is the rules of the sheets met so far.
func (r *reader) cascadeNow() *stylesheet.Cascade {
	if r.cascade == nil {
		r.cascade = r.styles.Cascade(r.sheets)
	}
	return r.cascade
}

// unseenAround tells whether visibility:hidden comes down from the element around.
func (r *reader) unseenAround() bool { return len(r.stack) > 0 && r.top().seen.unseen != "" }
