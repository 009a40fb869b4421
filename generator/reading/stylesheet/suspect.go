package stylesheet

import (
	"math"
	"strings"
)

// palette is the colours that rules give to words and to what is behind them.
type palette struct {
	inks, papers []ink
	unknown      bool // a rule gives some colour that is not known
}

func (p *palette) add(b *Block) {
	for _, d := range b.list {
		switch {
		case d.custom != "" || d.property != colour && d.property != textFill && d.property != backgroundColour:
		case d.waits || wide(d.value):
			p.unknown = p.unknown || d.waits
		default:
			if c, _ := colourOf(d.value); c.known && d.property == backgroundColour {
				p.papers = append(p.papers, c)
			} else if c.known {
				p.inks = append(p.inks, c)
			}
		}
	}
}

func (p *palette) isPaper(c ink) bool { return near(c, white) || anyNear(c, p.papers) }

func near(a, b ink) bool { return !a.differs(b) }

func anyNear(c ink, list []ink) bool {
	for _, o := range list {
		if near(c, o) {
			return true
		}
	}
	return false
}

// suspect reports whether any declaration of a block can take words out of sight by
// itself, or together with what other rules say.
func (p *palette) suspect(b *Block) bool {
	for i := range b.list {
		if p.potent(&b.list[i]) {
			return true
		}
	}
	return false
}

func (p *palette) potent(d *declaration) bool {
	switch {
	case d.custom != "":
		return false // what uses it is
	case d.property == whiteSpace || d.property == containerName || d.property == animationName || d.property == boxSizing || d.property == float:
		return false
	case d.waits:
		return true
	case d.value == "inherit":
		return !d.property.inherits() && d.property != position && d.property != display
	case d.property == fontSize:
		return true
	case wide(d.value):
		return d.property == colour
	}
	switch d.property {
	case display:
		return d.value == "none"
	case visibility:
		return d.value != "visible"
	case contentVisibility:
		return d.value == "hidden"
	case opacity:
		number, _ := numberOf(d.value)
		return number < 0.4
	case clip, clipPath, transform, scale, translate, filter:
		return d.value != definitions[d.property].initial
	case width, maxWidth, height, maxHeight:
		pixels, known := potentLengths.length(d.value)
		return known && pixels <= thin || strings.HasSuffix(d.value, "%") && pixels == 0
	case colour, textFill:
		c, _ := colourOf(d.value)
		return !c.known || c.alpha < 0.5 || p.isPaper(c)
	case backgroundColour:
		c, _ := colourOf(d.value)
		return !c.known || c.alpha > 0 && (near(c, black) || near(c, systemColours["linktext"]) || anyNear(c, p.inks))
	case left, right, top, bottom, marginLeft, marginTop, textIndent:
		if d.value == "auto" {
			return false
		}
		pixels, known := potentLengths.length(d.value)
		return !known || math.Abs(pixels) >= nearby
	}
	return false
}

// potentLengths measures lengths where no element is at hand.
var potentLengths = metrics{font: 16, root: 16, percent: 400, wide: 400, high: 400}

const (
	thin   = 4   // pixels: a box of no more shows no words
	nearby = 100 // pixels: words moved by less stay in sight
)

// potentLength reports whether a length can take words out of sight.
func potentLength(p property) bool {
	switch p {
	case left, right, top, bottom, marginLeft, marginTop, textIndent, width, maxWidth, height, maxHeight, translate, transform:
		return true
	}
	return false
}
