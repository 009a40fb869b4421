package stylesheet

// painted finds words in the colour of what is behind them.
func (j *judgement) painted() {
	j.lay()
	j.ink()
}

// lay works out what is behind the words of an element.
func (j *judgement) lay() {
	s := &j.state
	own, _ := colourOf(j.text(backgroundColour))
	if j.text(backgroundColour) == "currentcolor" {
		own = j.letters()
	}
	if own.alpha > 0 || !own.known {
		s.lifted = s.lifted && own.alpha < 1
		s.coloured = s.coloured || !own.known || j.values[backgroundColour].from != nil && j.values[backgroundColour].from.inline
	}
	if j.block || j.text(backgroundColour) != "transparent" {
		s.paper = own.over(s.paper)
	}
	if j.text(backgroundImage) != "none" {
		s.paper = ink{}
		s.lifted = false
	}
	if overPicture(j.node) {
		s.paper = ink{}
	}
}

// letters returns the colour of an element's words.
func (j *judgement) letters() ink {
	text := j.text(textFill)
	if text == "currentcolor" {
		text = j.text(colour)
	}
	if text == "canvastext" && j.parent == nil {
		return black
	}
	c, _ := colourOf(text)
	return c
}

// ink reports whether the words can be told from what is behind them.
func (j *judgement) ink() {
	s := &j.state
	s.faded = reason{}
	c := j.letters()
	p := colour
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
	case s.paper.known && !s.lifted && !c.over(s.paper).differs(s.paper):
		why := j.why(p)
		why.words += ", which is the colour behind it"
		s.faded = why
	}
}

// clippedToLetters reports whether a background shines through the letters.
func (j *judgement) clippedToLetters() bool {
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
