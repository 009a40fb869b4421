package stylesheet

import (
	"math"
	"strings"
)

// transformed reads the properties that move or shrink a whole element.
func (j *judgment) transformed() {
	if !j.block || j.animated() {
		return
	}
	if parts := spaced(j.text(scale)); j.text(scale) != "none" {
		for _, part := range parts {
			if number, _ := numberOf(part); math.Abs(number) < tinyScale {
				j.gone(scale)
			}
		}
	}
	if parts := spaced(j.text(translate)); j.text(translate) != "none" {
		j.translated(parts, translate)
	}
	if j.text(transform) == "none" {
		return
	}
	for _, part := range spaced(j.text(transform)) {
		name, _, _ := strings.Cut(part, "(")
		list := arguments(part, name)
		switch name {
		case "translate", "translate3d":
			j.translated(list, transform)
		case "translatex":
			j.translated(list, transform)
		case "translatey":
			j.translated(append([]string{"0"}, list...), transform)
		default:
			if flat(name, list) {
				j.gone(transform)
			}
		}
	}
}

// tinyScale is the scale at which letters can't be seen.
const tinyScale = 0.02

func (j *judgment) translated(list []string, p property) {
	for i, sum := range []*float64{&j.state.x, &j.state.y} {
		m := j.metrics
		if i == 1 {
			m.percent = 0 // of the element's own height
		}
		if i < len(list) {
			if pixels, known := m.length(list[i]); known && math.Abs(pixels) >= nearby {
				j.shift(sum, pixels, p)
			}
		}
	}
}

// flat reports whether a transformation leaves nothing of an element.
func flat(name string, list []string) bool {
	number := func(i int) float64 {
		if i >= len(list) {
			return 1
		}
		n, _ := numberOf(list[i])
		return n
	}
	none := func(n float64) bool { return math.Abs(n) < tinyScale }
	switch name {
	case "scale", "scale3d":
		return none(number(0)) || none(number(1))
	case "scalex", "scaley":
		return none(number(0))
	case "matrix":
		return len(list) == 6 && math.Abs(number(0)*number(3)-number(1)*number(2)) < tinyScale*tinyScale
	case "rotatex", "rotatey":
		return len(list) == 1 && (list[0] == "90deg" || list[0] == "-90deg" || list[0] == "270deg" || list[0] == "0.25turn" || list[0] == ".25turn")
	}
	return false
}
