package stylesheet

import "strings"

// indented returns why the first line of a block begins so far to the left that an
// element's text is off the page. This depends on the tree: if the block contains
// another one before the text, the text is not on the first line.
func (v *View) indented(node int32, e int) reason {
	s := v.style(node, e)
	block := s
	for at := node; !block.block && v.tree()[at].Parent >= 0; {
		if v.followsBlock(at, e) {
			return reason{}
		}
		at = v.tree()[at].Parent
		block = v.style(at, e)
	}
	clips := block.text(overflowX) != "visible"
	text := block.text(textIndent)
	if share, found := strings.CutSuffix(text, "%"); found {
		number, known := numberOf(text)
		if share != "" && known && (number <= -1 || number >= 1 && clips && isOne(s.text(whiteSpace))) {
			return block.why(textIndent)
		}
		return reason{}
	}
	if pixels, known := v.metrics(block, e).length(text); known && (pixels <= -farAway/2 || pixels >= farAway && clips) {
		return block.why(textIndent)
	}
	return reason{}
}

// followsBlock reports whether a block comes before an element in the same parent.
func (v *View) followsBlock(node int32, e int) bool {
	for prev, steps := v.tree()[node].Prev, 0; prev >= 0 && steps < manySteps; prev, steps = v.tree()[prev].Prev, steps+1 {
		s := v.style(prev, e)
		at := s.text(position)
		if s.block && s.text(display) != "none" && !strings.HasPrefix(s.text(display), "inline") && at != "absolute" && at != "fixed" && s.text(float) == "none" {
			return true
		}
	}
	return false
}

// isOne reports whether the white-space property keeps all text on one line.
func isOne(value string) bool { return value == "nowrap" || value == "pre" }
