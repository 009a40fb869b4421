package stylesheet

import "math"

// unit returns a unit in pixels; points are 1/72 inch of 96 pixels.
func (m metrics) unit(name string) (float64, bool) {
	switch name {
	case "px":
		return 1, true
	case "em":
		return m.font, true
	case "rem":
		return m.root, true
	case "%":
		return m.percent / 100, true
	case "vw", "svw", "lvw", "dvw", "vi":
		return m.wide / 100, true
	case "vh", "svh", "lvh", "dvh", "vb":
		return m.high / 100, true
	case "vmin":
		return math.Min(m.wide, m.high) / 100, true
	case "vmax":
		return math.Max(m.wide, m.high) / 100, true
	case "ch", "ex":
		return m.font / 2, true
	case "lh":
		return m.font * 1.2, true
	case "pt":
		return 96.0 / 72, true
	case "pc":
		return 16, true
	case "in":
		return 96, true
	case "cm":
		return 96 / 2.54, true
	case "mm":
		return 96 / 25.4, true
	case "q":
		return 96 / 101.6, true
	case "cqw", "cqi":
		return m.wide / 100, true
	}
	return 0, false
}

// namedSizes are the font sizes with names, in pixels as in browsers.
var namedSizes = map[string]float64{
	"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32, "xxx-large": 48,
}

// fontPixels returns a font size; em refers to the parent's font size here.
func (m metrics) fontPixels(value string) (float64, bool) {
	switch value {
	case "smaller":
		return m.font / 1.2, true
	case "larger":
		return m.font * 1.2, true
	}
	if pixels, named := namedSizes[value]; named {
		return pixels, true
	}
	m.percent = m.font
	pixels, known := m.length(value)
	return math.Max(pixels, 0), known
}
