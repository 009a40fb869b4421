package stylesheet

import (
	"math"
	"strings"
)

// palette has the colors that rules set for text and backgrounds.
type palette struct {
	texts, backgrounds []rgba
	unknown            bool // a rule sets a color that is not known
}

func (p *palette) add(b *Block) {
	for _, d := range b.list {
		switch {
		case d.custom != "" || d.property != textColor && d.property != textFill && d.property != backgroundColor:
		case d.waits || isCSSWide(d.value):
			p.unknown = p.unknown || d.waits
		default:
			if c, _ := colorOf(d.value); c.known && d.property == backgroundColor {
				p.backgrounds = append(p.backgrounds, c)
			} else if c.known {
				p.texts = append(p.texts, c)
			}
		}
	}
}

func (p *palette) isBackground(c rgba) bool { return near(c, white) || anyNear(c, p.backgrounds) }

func near(a, b rgba) bool { return !a.differs(b) }

func anyNear(c rgba, list []rgba) bool {
	for _, o := range list {
		if near(c, o) {
			return true
		}
	}
	return false
}

// suspect reports whether any declaration of a block can hide text, by itself or
// together with other rules.
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
		return false // a value that uses it is
	case d.property == whiteSpace || d.property == containerName || d.property == animationName || d.property == boxSizing || d.property == float:
		return false
	case d.waits:
		return true
	case d.value == "inherit":
		return !d.property.inherits() && d.property != position && d.property != display
	case d.property == fontSize:
		return true
	case isCSSWide(d.value):
		return d.property == textColor
	}
	switch d.property {
	case display:
		return d.value == "none"
	case gridRows:
		return emptyRows(d.value) > 0
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
	case textColor, textFill:
		c, _ := colorOf(d.value)
		return !c.known || c.alpha < 0.5 || p.isBackground(c)
	case backgroundColor:
		c, _ := colorOf(d.value)
		return !c.known || c.alpha > 0 && (near(c, black) || near(c, systemColors["linktext"]) || anyNear(c, p.texts))
	case left, right, top, bottom, marginLeft, marginTop, textIndent:
		if d.value == "auto" {
			return false
		}
		pixels, known := potentLengths.length(d.value)
		return !known || math.Abs(pixels) >= nearby
	}
	return false
}

// potentLengths measures lengths without knowing the element.
var potentLengths = metrics{font: 16, root: 16, percent: 400, wide: 400, high: 400}

const (
	thin   = 4   // pixels: a box of this size or less shows no text
	nearby = 100 // pixels: text moved by less stays in sight
)

// potentLength reports whether a length can hide text.
func potentLength(p property) bool {
	switch p {
	case left, right, top, bottom, marginLeft, marginTop, textIndent, width, maxWidth, height, maxHeight, translate, transform:
		return true
	}
	return false
}
