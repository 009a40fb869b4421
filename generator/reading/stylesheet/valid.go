package stylesheet

import (
	"strconv"
	"strings"
)

func anything(string) bool { return true }

func oneOf(list string) func(string) bool {
	words := map[string]bool{}
	for _, word := range strings.Fields(list) {
		words[word] = true
	}
	return func(value string) bool { return words[value] }
}

var (
	displayWords = oneOf(`none contents block inline inline-block flex inline-flex grid inline-grid flow-root table inline-table list-item
		table-row table-cell table-row-group table-header-group table-footer-group table-column table-column-group table-caption
		-webkit-box -webkit-inline-box -webkit-flex -webkit-inline-flex ruby ruby-text run-in math`)
	displayParts = oneOf("block inline flow flow-root flex grid table ruby list-item math")
)

// displays reports whether a value of display is valid, including values of two words.
func displays(value string) bool {
	if displayWords(value) {
		return value != "run-in"
	}
	parts := strings.Fields(value)
	for _, part := range parts {
		if !displayParts(part) {
			return false
		}
	}
	return len(parts) == 2 || len(parts) == 3
}

// sample measures a length when only its form matters.
var sample = metrics{font: 16, root: 16, percent: 100, wide: 1000, high: 1000}

func isNumber(value string) bool {
	_, known := numberOf(value)
	return known
}

// numberOf reads a number, a percentage or a sum of them.
func numberOf(value string) (float64, bool) {
	if number, found := strings.CutSuffix(value, "%"); found {
		n, err := strconv.ParseFloat(number, 64)
		return n / 100, err == nil
	}
	q, known := sample.quantity(value)
	return q.value, known && q.plain
}

func isLength(value string) bool {
	_, known := sample.length(value)
	return known
}

func isPositive(value string) bool {
	pixels, known := sample.length(value)
	return known && (pixels >= 0 || strings.Contains(value, "("))
}

func isOffset(value string) bool { return value == "auto" || isLength(value) }

var extentWords = oneOf("min-content max-content fit-content -webkit-fill-available stretch -webkit-fit-content -webkit-min-content -webkit-max-content")

func isExtent(word string) func(string) bool {
	return func(value string) bool {
		return value == word || extentWords(value) || strings.HasPrefix(value, "fit-content(") || isPositive(value)
	}
}

var isOverflow = oneOf("visible hidden clip scroll auto overlay")

func isClip(value string) bool {
	return value == "auto" || len(arguments(value, "rect")) == 4
}

var pathBoxes = oneOf("border-box padding-box content-box margin-box fill-box stroke-box view-box")

func isClipPath(value string) bool {
	if value == "none" || strings.HasPrefix(value, "url(") {
		return true
	}
	for _, part := range spaced(value) {
		name, _, function := strings.Cut(part, "(")
		switch {
		case pathBoxes(part):
		case function && shapes(name):
		default:
			return false
		}
	}
	return value != ""
}

var shapes = oneOf("inset circle ellipse polygon path rect xywh shape")

var transforms = oneOf(`matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d
	rotate rotatex rotatey rotatez rotate3d skew skewx skewy perspective`)

func isTransform(value string) bool {
	return value == "none" || everyFunction(value, transforms)
}

var filters = oneOf("blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia url")

func isFilter(value string) bool { return value == "none" || everyFunction(value, filters) }

// everyFunction reports whether a value is nothing but functions of a list.
func everyFunction(value string, known func(string) bool) bool {
	parts := spaced(value)
	for _, part := range parts {
		name, _, function := strings.Cut(part, "(")
		if !function || !known(name) || !strings.HasSuffix(part, ")") {
			return false
		}
	}
	return len(parts) > 0
}

func isScale(value string) bool {
	if value == "none" {
		return true
	}
	parts := spaced(value)
	for _, part := range parts {
		if !isNumber(part) {
			return false
		}
	}
	return len(parts) > 0 && len(parts) <= 3
}

func isTranslate(value string) bool {
	if value == "none" {
		return true
	}
	parts := spaced(value)
	for _, part := range parts {
		if !isLength(part) {
			return false
		}
	}
	return len(parts) > 0 && len(parts) <= 3
}

func isColor(value string) bool {
	_, valid := colorOf(value)
	return valid
}

func isImage(value string) bool {
	return value == "none" || strings.Contains(value, "url(") || strings.Contains(value, "gradient(") || strings.Contains(value, "image")
}

func isFontSize(value string) bool {
	_, named := namedSizes[value]
	return named || value == "smaller" || value == "larger" || value == "math" || isPositive(value)
}

// spaced splits a value at spaces that are not in brackets.
func spaced(value string) []string { return splitText(value, ' ') }

// splitText splits at a character that is not in brackets or a string.
func splitText(value string, at byte) []string {
	var parts []string
	depth, start := 0, 0
	var quote byte
	for i := 0; i < len(value); i++ {
		c := value[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			depth--
		case c == at && depth <= 0:
			if part := strings.TrimSpace(value[start:i]); part != "" || at != ' ' {
				parts = append(parts, part)
			}
			start = i + 1
		}
	}
	if part := strings.TrimSpace(value[start:]); part != "" || at != ' ' {
		parts = append(parts, part)
	}
	return parts
}

// arguments returns the arguments of a function, split at commas, or at spaces if there
// is not a comma.
func arguments(value, name string) []string {
	inner, found := strings.CutPrefix(value, name+"(")
	if !found || !strings.HasSuffix(inner, ")") {
		return nil
	}
	inner = strings.TrimSuffix(inner, ")")
	if strings.Contains(inner, ",") {
		return splitText(inner, ',')
	}
	return spaced(inner)
}
