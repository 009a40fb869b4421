package stylesheet

import (
	"math"

	"golang.org/x/net/html/atom"
)

// painted finds text in the same color as its background.
func (j *judgment) painted() {
	j.paintBackground()
	j.contrast()
}

// paintBackground computes the background of an element's text.
func (j *judgment) paintBackground() {
	j.float()
	defer j.hold()
	if !j.coversWords() {
		return
	}
	s := &j.state
	own, _ := colorOf(j.text(backgroundColor))
	if j.text(backgroundColor) == "currentcolor" {
		own = j.letters()
	}
	if own.alpha > 0 || !own.known {
		s.lifted = s.lifted && own.alpha < 1
		s.colored = s.colored || !own.known || j.values[backgroundColor].from != nil && j.values[backgroundColor].from.inline
	}
	if j.block || j.text(backgroundColor) != "transparent" {
		s.background = own.over(s.background)
	}
	if j.text(backgroundImage) != "none" {
		s.background = rgba{}
		s.lifted = false
	}
	if overPicture(j.node) {
		s.background = rgba{}
	}
}

// float forgets the background of a floating box if it may hang out of the boxes that
// have that background.
func (j *judgment) float() {
	if s := &j.state; j.text(float) != "none" && s.background != s.around {
		s.background = rgba{}
	}
}

// hold records the background of a box that is as high as the floats in it.
func (j *judgment) hold() {
	s := &j.state
	switch at := j.text(position); {
	case j.isCanvas(), at == "absolute", at == "fixed", j.block && !j.letsFloatsOut():
		s.around = s.background
	}
}

// isCanvas reports whether an element's background is that of the whole page.
func (j *judgment) isCanvas() bool {
	if j.parent == nil {
		return true
	}
	return j.node.Atom == atom.Body && j.parent.parent == nil && j.parent.text(backgroundColor) == "transparent" && j.parent.text(backgroundImage) == "none"
}

// letsFloatsOut reports whether floats in a box may be higher than the box.
func (j *judgment) letsFloatsOut() bool {
	switch j.text(display) {
	case "block", "inline", "list-item", "contents":
		return j.text(float) == "none" && j.text(overflowX) == "visible" && j.text(overflowY) == "visible"
	}
	return false
}

// coversWords reports whether the element's own background is behind its text: it may
// have no box, or one that is too small.
func (j *judgment) coversWords() bool {
	if !j.block {
		return j.text(display) != "contents"
	}
	if j.growsWithWords() {
		return true
	}
	m := j.metrics
	_, wide := j.extent(m, width, maxWidth, minWidth, paddingRight, paddingRight)
	m.percent = math.NaN()
	_, high := j.extent(m, height, maxHeight, minHeight, paddingBottom, paddingTop)
	before, _ := j.metrics.length(j.text(paddingTop))
	return wide >= 1 && high+before > thinnest*j.font/16
}

// letters returns the color of an element's text.
func (j *judgment) letters() rgba {
	text := j.text(textFill)
	if text == "currentcolor" {
		text = j.text(textColor)
	}
	if text == "canvastext" && j.parent == nil {
		return black
	}
	c, _ := colorOf(text)
	return c
}

// contrast records the declaration that makes the text indistinguishable from its
// background, if any.
func (j *judgment) contrast() {
	s := &j.state
	s.faded = reason{}
	c := j.letters()
	p := textColor
	if j.text(textFill) != "currentcolor" {
		p = textFill
	}
	if !c.known || j.text(textShadow) != "none" || s.gone.words != "" {
		return
	}
	if j.clippedToLetters() {
		return
	}
	c.alpha *= s.alpha
	switch {
	case c.alpha < leastContrast/255.0:
		s.faded = j.why(p)
	case s.background.known && !s.lifted && !c.over(s.background).differs(s.background):
		why := j.why(p)
		why.words += ", which is the color behind it"
		s.faded = why
	}
}

// clippedToLetters reports whether a background is painted only inside the letters.
func (j *judgment) clippedToLetters() bool {
	for s := j.style; s != nil; s = s.parent {
		if s.text(backgroundClip) == "text" {
			return true
		}
		if s.block {
			return false
		}
	}
	return false
}
