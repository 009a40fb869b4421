package stylesheet

// painted finds words in the color of what is behind them.
func (j *judgment) painted() {
	j.paintBackground()
	j.contrast()
}

// paintBackground works out what is behind the words of an element.
func (j *judgment) paintBackground() {
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

// letters returns the color of an element's words.
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

// ink reports whether the words can be told from what is behind them.
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

// clippedToLetters reports whether a background shines through the letters.
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
