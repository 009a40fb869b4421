package stylesheet

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// reason says what keeps words from readers.
type reason struct {
	words string
	on    string // the screens that it is for; empty for all
}

// state is what an element and those around it come to, together.
type state struct {
	gone       reason // nothing of the element is painted, whatever is in it
	own        reason // its own words are not; elements within may be seen
	clips      clips
	moved      reason  // far to the left of the page or above it
	x, y       float64 // by how many pixels
	faded      reason
	alpha      float64 // how much shows through all the opacities
	background rgba    // what is behind the words
	lifted     bool    // it may lie over something else than what is around it
	colored    bool    // what is behind is a color that the sheets do not know of
	clear      bool
	indent     bool // its block has a text-indent
}

// clips are why overflowing words are cut off: those of the text, those of boxes
// placed against the nearest positioned one, and those placed against the window.
type clips struct{ flow, placed, fixed reason }

// hidden says why readers see no words of the element's own.
func (s *state) hidden(n *Node) reason {
	for _, why := range [...]reason{s.gone, s.own, s.clips.flow, s.faded} {
		if why.words != "" {
			if why.words == agentWords {
				why.words = n.Base
			}
			return why
		}
	}
	return s.moved
}

// agentWords stand for the words of a node's Base.
const agentWords = "\x00"

// farAway is how many pixels off the page are out of sight: customs are -9999px,
// -999em and the like, and a menu that waits beside the screen is nearer.
const farAway = 990.0

// why names the declaration that decided about a property.
func (s *style) why(p property) reason {
	if d := s.values[p].from; d != nil {
		return reason{d.written, d.on}
	}
	return reason{words: definitions[p].name + ":" + s.values[p].text}
}

func (s *style) text(p property) string { return s.values[p].text }

// finish works out what the values of an element come to.
func (v *View) finish(n *Node, s *style, e int) {
	window := v.cascade.screens[e]
	s.root, s.font = 16, 16
	around := state{alpha: 1, background: white, clear: true}
	if s.parent != nil {
		s.root, s.font, around = s.parent.root, s.parent.font, s.parent.state
	}
	if font, known := (metrics{font: s.font, root: s.root, wide: window.wide, high: window.high}).fontPixels(s.text(fontSize)); known {
		s.font = font
	}
	if s.parent == nil {
		s.root = s.font
	}
	s.values[fontSize].text = "1em" // for those within, which inherit it
	if m := v.metrics(s, e); !strings.HasSuffix(s.text(textIndent), "%") && !strings.HasSuffix(s.text(textIndent), "px") {
		if pixels, known := m.length(s.text(textIndent)); known {
			s.values[textIndent].text = pixelText(pixels)
		}
	}
	s.block = blockified(n, s)
	j := &judgment{style: s, node: n, metrics: v.metrics(s, e), moves: v.cascade.moves, state: around}
	j.judge()
	s.state = j.state
}

// metrics are what an element's lengths are measured by. How wide a block is follows
// from the window's width, near enough; how high it is nobody knows.
func (v *View) metrics(s *style, e int) metrics {
	window := v.cascade.screens[e]
	return metrics{font: s.font, root: s.root, percent: window.wide - 2*bodyMargin, wide: window.wide, high: window.high}
}

// blockified reports whether an element makes a box that has a width and a height.
func blockified(n *Node, s *style) bool {
	switch s.text(display) {
	case "inline", "contents", "ruby", "ruby-text", "inline flow", "table-column", "table-column-group":
	default:
		return true
	}
	if s.text(display) == "contents" {
		return false
	}
	if p := s.text(position); p == "absolute" || p == "fixed" || s.text(float) != "none" {
		return true
	}
	if s.parent == nil {
		return true
	}
	around := s.parent.text(display)
	return strings.Contains(around, "flex") || strings.Contains(around, "grid") || strings.HasPrefix(around, "-webkit-")
}

// otherwise says on which screens words are hidden that one screen shows, by the
// rule that shows them.
func (v *View) otherwise(node int32, shown int) string {
	for up := node; up >= 0; up = v.tree()[up].Parent {
		s := v.style(up, shown)
		for p := range properties {
			if d := s.values[p].from; d != nil && d.on != "" && d.property == p {
				return "all but " + d.on
			}
		}
	}
	switch v.cascade.screens[shown] {
	case phone:
		return "wide screens"
	case desk:
		return "small screens"
	}
	return "screens in light colors"
}

// overPicture reports whether something other than paper may be behind an element.
func overPicture(n *Node) bool {
	return n.Atom == atom.Button || n.Atom == atom.Input || n.Atom == atom.Svg
}

func pixelText(pixels float64) string {
	return strconv.FormatFloat(math.Max(-1e9, math.Min(pixels, 1e9)), 'f', -1, 64) + "px"
}
