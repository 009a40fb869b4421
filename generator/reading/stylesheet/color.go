package stylesheet

import (
	"image/color"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
)

// rgba is a color; known is false if the files alone do not determine it.
type rgba struct {
	r, g, b, alpha float64 // 0 to 255; alpha 0 to 1
	known          bool
}

var (
	white       = rgba{255, 255, 255, 1, true}
	black       = rgba{0, 0, 0, 1, true}
	transparent = rgba{known: true}
)

// mixed are functions whose color is not computed here.
var mixed = oneOf("hwb lab lch oklab oklch color color-mix light-dark contrast-color device-cmyk")

// systemColors are the system colors of a browser in light mode.
var systemColors = map[string]rgba{
	"canvas": white, "canvastext": black, "field": white, "fieldtext": black, "buttontext": black, "marktext": black,
	"buttonface": {239, 239, 239, 1, true}, "mark": {255, 255, 0, 1, true}, "linktext": {0, 0, 238, 1, true}, "visitedtext": {85, 26, 139, 1, true},
	"highlight": {}, "highlighttext": {}, "graytext": {}, "accentcolor": {}, "accentcolortext": {}, "selecteditem": {}, "selecteditemtext": {},
	"activetext": {}, "buttonborder": {}, "-webkit-link": {0, 0, 238, 1, true}, "-webkit-text": black, "windowtext": black, "window": white,
}

// colorOf reads a color; currentcolor is valid but not known.
func colorOf(value string) (rgba, bool) {
	if value == "" {
		return rgba{}, false
	}
	if value[0] == '#' {
		return hexColor(value[1:])
	}
	if name, inner, function := strings.Cut(value, "("); function {
		if mixed(name) {
			return rgba{}, strings.HasSuffix(inner, ")")
		}
		return functionColor(name, strings.TrimSuffix(inner, ")"))
	}
	switch value {
	case "transparent":
		return transparent, true
	case "currentcolor":
		return rgba{}, true
	}
	if named, known := colornames.Map[value]; known {
		return fromRGBA(named), true
	}
	if value == "rebeccapurple" {
		return rgba{0x66, 0x33, 0x99, 1, true}, true
	}
	system, known := systemColors[value]
	return system, known
}

func fromRGBA(c color.RGBA) rgba {
	return rgba{float64(c.R), float64(c.G), float64(c.B), 1, true}
}

func hexColor(digits string) (rgba, bool) {
	if len(digits) == 3 || len(digits) == 4 {
		var long strings.Builder
		for i := range len(digits) {
			long.WriteByte(digits[i])
			long.WriteByte(digits[i])
		}
		digits = long.String()
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	switch {
	case err != nil:
		return rgba{}, false
	case len(digits) == 6:
		n = n<<8 | 0xff
	case len(digits) != 8:
		return rgba{}, false
	}
	return rgba{float64(n >> 24), float64(n >> 16 & 0xff), float64(n >> 8 & 0xff), float64(n&0xff) / 255, true}, true
}

// functionColor reads rgb() and hsl() in their old and new spellings.
func functionColor(name, inner string) (rgba, bool) {
	if name != "rgb" && name != "rgba" && name != "hsl" && name != "hsla" {
		return rgba{}, false
	}
	if strings.HasPrefix(inner, "from ") {
		return rgba{}, true
	}
	parts := strings.FieldsFunc(inner, func(c rune) bool { return c == ',' || c == '/' || c == ' ' })
	if len(parts) != 3 && len(parts) != 4 || strings.Contains(inner, "(") {
		return rgba{}, strings.Contains(inner, "(")
	}
	var n [4]float64
	n[3] = 1
	for i, part := range parts {
		if part == "none" {
			n[i] = 0
			continue
		}
		digits, percent := strings.CutSuffix(strings.TrimSuffix(part, "deg"), "%")
		number, err := strconv.ParseFloat(digits, 64)
		if err != nil {
			return rgba{}, false
		}
		if percent && (i == 3 || name[0] == 'h') {
			number /= 100
		} else if percent {
			number *= 2.55
		}
		n[i] = number
	}
	if name[0] == 'h' {
		return hsl(n), true
	}
	for i := range 3 {
		n[i] = math.Round(math.Min(math.Max(n[i], 0), 255))
	}
	return rgba{n[0], n[1], n[2], math.Min(math.Max(n[3], 0), 1), true}, true
}

func hsl(n [4]float64) rgba {
	hue, saturation, light := math.Mod(math.Mod(n[0], 360)+360, 360), math.Min(n[1], 1), math.Min(n[2], 1)
	channel := func(shift float64) float64 {
		k := math.Mod(shift+hue/30, 12)
		return math.Round(255 * (light - saturation*math.Min(light, 1-light)*math.Max(-1, math.Min(math.Min(k-3, 9-k), 1))))
	}
	return rgba{channel(0), channel(8), channel(4), math.Min(math.Max(n[3], 0), 1), true}
}

// over returns the visible color of one color over another.
func (c rgba) over(below rgba) rgba {
	if c.alpha == 1 || !c.known || !below.known {
		if c.known && c.alpha == 1 {
			return c
		}
		return rgba{known: false}
	}
	mix := func(top, bottom float64) float64 { return top*c.alpha + bottom*(1-c.alpha) }
	return rgba{mix(c.r, below.r), mix(c.g, below.g), mix(c.b, below.b), 1, true}
}

// leastContrast is how much a channel (0 to 255) has to differ for the eye to
// distinguish letters from the background.
const leastContrast = 10

// differs reports whether the eye can distinguish two colors.
func (c rgba) differs(o rgba) bool {
	return math.Abs(c.r-o.r) >= leastContrast || math.Abs(c.g-o.g) >= leastContrast || math.Abs(c.b-o.b) >= leastContrast
}
