package stylesheet

import (
	"math"
	"strings"

	"golang.org/x/net/html/atom"
)

// judgment computes the state of one element from its values and from the state of its
// parent.
type judgment struct {
	*style
	node    *Node
	metrics metrics
	moves   map[string]bool // the names of the sheets' keyframes
	state   state
}

func (j *judgment) judge() {
	j.state.own, j.state.clear = reason{}, true
	j.placeClips()
	j.removed()
	j.shifted()
	j.cut()
	j.painted()
	j.words()
	j.state.clear = j.isClear()
}

// isClear reports whether this state has no effect on the visibility of elements
// inside, as long as no hiding rule matches them.
func (j *judgment) isClear() bool {
	s := &j.state
	none := s.gone.words == "" && s.own.words == "" && s.clips == clips{} && s.faded.words == "" && s.x == 0 && s.y == 0
	return none && s.alpha > 0.9 && !s.colored && !s.indent && j.text(textFill) == "currentcolor" && emptyRows(j.text(gridRows)) == 0
}

// animated reports whether an animation may show the element in the end.
func (j *judgment) animated() bool {
	if j.text(animationName) == "none" {
		return false
	}
	for _, word := range strings.FieldsFunc(j.text(animationName), func(c rune) bool { return c == ' ' || c == ',' }) {
		if j.moves[word] {
			return true
		}
	}
	return false
}

// placeClips decides which of the surrounding clips apply to the element.
func (j *judgment) placeClips() {
	switch j.text(position) {
	case "absolute":
		j.state.clips.flow = j.state.clips.placed
	case "fixed":
		j.state.clips.flow, j.state.clips.placed = j.state.clips.fixed, j.state.clips.fixed
		if j.text(left) != "auto" || j.text(right) != "auto" {
			j.state.x = 0
		}
		if j.text(top) != "auto" || j.text(bottom) != "auto" {
			j.state.y = 0
		}
	}
}

// gone records why nothing of the element is painted.
func (j *judgment) gone(p property) {
	if j.state.gone.words == "" {
		j.state.gone = j.why(p)
	}
}

// removed finds elements that are not painted at all.
func (j *judgment) removed() {
	if j.text(display) == "none" {
		why := j.why(display)
		if j.values[display].from == nil && j.node.Base != "" {
			why = reason{words: j.node.Base}
		}
		if j.state.gone.words == "" {
			j.state.gone = why
		}
	}
	if j.text(contentVisibility) == "hidden" && (j.block || j.text(display) != "inline") && j.text(display) != "contents" {
		j.gone(contentVisibility)
	}
	if j.text(display) == "contents" {
		return // without a box, the properties below have no effect
	}
	if amount, known := numberOf(j.text(opacity)); known && !j.animated() {
		j.fade(amount, opacity)
	}
	if amount, found := opacityIn(j.text(filter)); found {
		j.fade(amount, filter)
	}
	if emptyPath(j.text(clipPath), j.metrics) && !j.animated() {
		j.gone(clipPath)
	}
	if at := j.text(position); (at == "absolute" || at == "fixed") && emptyClip(j.text(clip), j.metrics) {
		j.gone(clip)
	}
}

func (j *judgment) fade(amount float64, p property) {
	amount = math.Min(math.Max(amount, 0), 1)
	if j.state.alpha *= amount; amount < 1 && j.state.alpha < leastContrast/255.0 {
		j.gone(p)
	}
}

// opacityIn finds opacity() among the filters.
func opacityIn(value string) (float64, bool) {
	for _, part := range spaced(value) {
		if parts := arguments(part, "opacity"); len(parts) == 1 {
			return numberOf(parts[0])
		}
	}
	return 0, false
}

// shifted adds up how far an element is moved from its position.
func (j *judgment) shifted() {
	if j.text(display) == "contents" {
		return
	}
	at := j.text(position)
	j.state.lifted = j.state.lifted || at == "absolute" || at == "fixed"
	if at == "relative" || at == "absolute" || at == "fixed" {
		j.move(&j.state.x, left, 1, right, at)
		j.move(&j.state.y, top, 1, bottom, at)
	}
	if pixels, known := j.metrics.length(j.text(marginLeft)); known && math.Abs(pixels) >= nearby {
		j.shift(&j.state.x, pixels, marginLeft)
	}
	if pixels, known := j.metrics.length(j.text(marginTop)); known && math.Abs(pixels) >= nearby && j.block {
		j.shift(&j.state.y, pixels, marginTop)
	}
	j.transformed()
	if j.state.x > -j.farLeft() && j.state.y > -farAway {
		j.state.moved = reason{}
	}
}

// farLeft is how many pixels to the left of the page are out of sight: a screen, or two
// of a phone for a line that does not wrap.
func (j *judgment) farLeft() float64 {
	if isOne(j.text(whiteSpace)) {
		return math.Min(farAway, 2*j.metrics.wide)
	}
	return math.Min(farAway, j.metrics.wide)
}

// move adds the effect of one of two opposite offsets.
func (j *judgment) move(sum *float64, near property, sign float64, far property, at string) {
	p := near
	if j.text(near) == "auto" {
		p, sign = far, -sign
	}
	m := j.metrics
	if near == top {
		m.percent = math.NaN()
	}
	if pixels, known := m.length(j.text(p)); known && math.Abs(pixels) >= nearby {
		j.shift(sum, sign*pixels, p)
	}
}

func (j *judgment) shift(sum *float64, pixels float64, p property) {
	far := farAway
	if sum == &j.state.x {
		far = j.farLeft()
	}
	if *sum += pixels; pixels < 0 && *sum <= -far {
		j.state.moved = j.why(p)
	}
}

// words judges what affects only the element's own text.
func (j *judgment) words() {
	s := &j.state
	visible := j.text(visibility)
	switch {
	case visible != "visible" && !j.animated():
		s.own = j.why(visibility)
	case j.font == 0:
		s.own = j.why(fontSize)
	case j.font <= tinyPixels:
		s.own = reason{"letters of at most 2 pixels", j.why(fontSize).on}
	}
	if j.block {
		s.indent = j.text(textIndent) != "0px"
	}
}

// tinyPixels is the height of unreadably small letters.
const tinyPixels = 2

// isWindow reports whether an element's overflow applies to the window.
func (j *judgment) isWindow() bool {
	if j.parent == nil {
		return true
	}
	return j.node.Atom == atom.Body && j.parent.parent == nil && j.parent.text(overflowX) == "visible" && j.parent.text(overflowY) == "visible"
}
