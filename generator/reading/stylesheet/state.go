package stylesheet

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// reason is why readers don't see text.
type reason struct {
	words string
	on    string // the screens that it applies to; empty for all
}

// state is the combined effect of an element and its ancestors.
type state struct {
	gone  reason // nothing of the element is painted, including its content
	own   reason // its own text is not painted; elements inside may be visible
	clips clips
	shift
	faded      reason
	alpha      float64 // the product of all opacities
	background rgba    // the background of the text
	around     rgba    // the background of the nearest box that is as high as the floats in it
	lifted     bool    // it may be painted over something other than its ancestors
	colored    bool    // the background is not known from the sheets
	clear      bool
	indent     bool // its block has a text-indent
}

// shift is how far an element is moved from its place.
type shift struct {
	moved reason  // far to the left of the page or above it
	x, y  float64 // by how many pixels
}

// clips are why overflowing text is cut off: clips of the text, of boxes positioned
// against the nearest positioned one, and of boxes positioned against the window.
type clips struct{ flow, placed, fixed reason }

// hidden returns why readers don't see the element's own text.
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

// agentWords returns a node's Base in words.
const agentWords = "\x00"

// farAway is how many pixels off the page are out of sight: the usual values are
// -9999px, -999em and the like, and a menu that slides in from the side is nearer.
const farAway = 990.0

// why returns the declaration that decided a property.
func (s *style) why(p property) reason {
	if d := s.values[p].from; d != nil {
		return reason{d.written, d.on}
	}
	return reason{words: definitions[p].name + ":" + s.values[p].text}
}

func (s *style) text(p property) string { return s.values[p].text }

// finish computes the state from an element's values.
func (v *View) finish(n *Node, s *style, e int) {
	window := v.cascade.screens[e]
	s.root, s.font = 16, 16
	around := state{alpha: 1, background: white, around: white, clear: true}
	if s.parent != nil {
		s.root, s.font, around = s.parent.root, s.parent.font, s.parent.state
	}
	if font, known := (metrics{font: s.font, root: s.root, wide: window.wide, high: window.high}).fontPixels(s.text(fontSize)); known {
		s.font = font
	}
	if s.parent == nil {
		s.root = s.font
	}
	s.values[fontSize].text = "1em" // for elements inside, which inherit it
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

// metrics returns the sizes that an element's relative lengths refer to. The width of a
// block is estimated from the window's width; its height is unknown.
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

// otherwise returns the screens on which text is hidden that another screen shows, from
// the rule that shows it.
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

// overPicture reports whether an image may be behind an element.
func overPicture(n *Node) bool {
	return n.Atom == atom.Button || n.Atom == atom.Input || n.Atom == atom.Svg
}

func pixelText(pixels float64) string {
	return strconv.FormatFloat(math.Max(-1e9, math.Min(pixels, 1e9)), 'f', -1, 64) + "px"
}
