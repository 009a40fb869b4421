package stylesheet

import (
	"strconv"
	"strings"
)

// SizeKind says what a font size is measured by.
type SizeKind uint8

// The kinds. An Unknown size depends on the screen, a custom property or a sum.
const (
	Unset SizeKind = iota
	Unknown
	Pixels
	Parent // a share of the parent element's
	Root   // a share of the root element's
)

// Size is a declared font size.
type Size struct {
	Kind  SizeKind
	Value float64
}

// keywords are the sizes that have names, in pixels as browsers set them.
var keywords = map[string]Size{
	"xx-small": {Pixels, 9}, "x-small": {Pixels, 10}, "small": {Pixels, 13}, "medium": {Pixels, 16}, "large": {Pixels, 18},
	"x-large": {Pixels, 24}, "xx-large": {Pixels, 32}, "xxx-large": {Pixels, 48},
	"smaller": {Parent, 1 / 1.2}, "larger": {Parent, 1.2}, "inherit": {Parent, 1}, "unset": {Parent, 1}, "initial": {Pixels, 16},
}

// units are those that need nothing but the page; points are 1/72 inch of 96 pixels.
var units = []struct {
	suffix string
	kind   SizeKind
	factor float64
}{
	{"px", Pixels, 1}, {"pt", Pixels, 96.0 / 72}, {"pc", Pixels, 16}, {"in", Pixels, 96}, {"cm", Pixels, 96 / 2.54}, {"mm", Pixels, 96 / 25.4},
	{"rem", Root, 1}, {"em", Parent, 1}, {"%", Parent, 0.01},
}

// sizeOf reads a font size.
func sizeOf(value string) Size {
	if named, ok := keywords[value]; ok {
		return named
	}
	if number, err := strconv.ParseFloat(value, 64); err == nil && number == 0 {
		return Size{Pixels, 0}
	}
	for _, unit := range units {
		if digits, ok := strings.CutSuffix(value, unit.suffix); ok {
			if number, err := strconv.ParseFloat(digits, 64); err == nil && number >= 0 {
				return Size{unit.kind, number * unit.factor}
			}
			return Size{Kind: Unknown}
		}
	}
	return Size{Kind: Unknown}
}

// sizeInFont finds the size in the shorthand: "italic 12px/1.4 serif".
func sizeInFont(value string) string {
	for _, word := range strings.Fields(value) {
		word, _, _ = strings.Cut(word, "/")
		if word == "" || word[0] != '.' && (word[0] < '0' || word[0] > '9') {
			if _, named := keywords[word]; !named || word == "inherit" {
				continue
			}
			return word
		}
		if strings.TrimLeft(word, "0123456789") != "" || word == "0" { // 700 is a weight
			return word
		}
	}
	return value
}
