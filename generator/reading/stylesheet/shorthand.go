package stylesheet

import "strings"

// longhand is one property of a declaration.
type longhand struct {
	property property
	value    string
}

// expand returns the properties that a declaration sets, or none if browsers ignore it.
// A declaration with a variable is expanded again when that is known.
func expand(name, value string) []longhand {
	if p, known := byName[name]; known {
		if !p.accepts(value) {
			return nil
		}
		return []longhand{{p, value}}
	}
	targets := shorthands[name]
	if targets == nil && name != "all" {
		return nil
	}
	if name == "all" {
		if !isCSSWide(value) {
			return nil
		}
		targets = everything
	}
	if isCSSWide(value) || substituted(value) {
		parts := make([]longhand, len(targets))
		for i, p := range targets {
			parts[i] = longhand{p, value}
		}
		return parts
	}
	return expanded(name, value)
}

// shorthands are the properties that set several others.
var shorthands = map[string][]property{
	"inset": {top, right, bottom, left}, "inset-inline": {left, right}, "inset-block": {top, bottom},
	"margin": {marginTop, marginLeft}, "margin-inline": {marginLeft}, "margin-block": {marginTop},
	"padding": {paddingTop, paddingRight, paddingBottom}, "padding-inline": {paddingRight}, "padding-block": {paddingTop, paddingBottom},
	"overflow": {overflowX, overflowY}, "font": {fontSize}, "background": {backgroundColor, backgroundImage, backgroundClip},
	"animation": {animationName}, "-webkit-animation": {animationName}, "container": {containerName, containerType},
	"-webkit-mask": nil,
}

var everything = func() []property {
	var all []property
	for p := range properties {
		all = append(all, p)
	}
	return all
}()

// expanded splits a shorthand's value.
func expanded(name, value string) []longhand {
	switch name {
	case "font":
		return valid(longhand{fontSize, sizeInFont(value)})
	case "background":
		return background(value)
	case "animation", "-webkit-animation":
		return []longhand{{animationName, value}}
	case "container":
		names, kind, _ := strings.Cut(value, "/")
		return []longhand{{containerName, strings.TrimSpace(names)}, {containerType, either(strings.TrimSpace(kind), "normal")}}
	}
	parts := spaced(value)
	switch {
	case name == "overflow" && (len(parts) == 1 || len(parts) == 2):
		return valid(longhand{overflowX, parts[0]}, longhand{overflowY, parts[len(parts)-1]})
	case len(parts) == 0 || len(parts) > 4 || strings.Contains(name, "-") && len(parts) > 2:
		return nil
	case name == "inset":
		return valid(longhand{top, side(parts, 0)}, longhand{right, side(parts, 1)}, longhand{bottom, side(parts, 2)}, longhand{left, side(parts, 3)})
	case name == "margin":
		return valid(longhand{top, side(parts, 0)}, longhand{right, side(parts, 1)}, longhand{bottom, side(parts, 2)}, longhand{left, side(parts, 3)}).as(map[property]property{top: marginTop, left: marginLeft})
	case name == "padding":
		return valid(longhand{paddingTop, side(parts, 0)}, longhand{paddingRight, side(parts, 1)}, longhand{paddingBottom, side(parts, 2)})
	}
	two := shorthands[name]
	if len(two) == 1 {
		return valid(longhand{two[0], parts[0]})
	}
	if name == "padding-inline" {
		return valid(longhand{paddingRight, parts[len(parts)-1]})
	}
	return valid(longhand{two[0], parts[0]}, longhand{two[1], parts[len(parts)-1]})
}

// longhands are the properties set by one shorthand.
type longhands []longhand

// as renames properties, and drops those without another name.
func (l longhands) as(names map[property]property) []longhand {
	var out []longhand
	for _, one := range l {
		if p, known := names[one.property]; known {
			out = append(out, longhand{p, one.value})
		}
	}
	return out
}

// valid returns all of them, or none if one has an invalid value.
func valid(list ...longhand) longhands {
	for _, one := range list {
		if one.value == "" || !definitions[one.property].valid(one.value) {
			return nil
		}
	}
	return list
}

// side returns one of the values for the top, the right, the bottom and the left.
func side(parts []string, i int) string {
	switch {
	case i < len(parts):
		return parts[i]
	case i == 3 && len(parts) > 1:
		return parts[1]
	case i == 2:
		return parts[0]
	}
	return parts[0]
}

// background finds the color, the image and the clip in a shorthand.
func background(value string) []longhand {
	layers := splitText(value, ',')
	color, image, clip := "transparent", "none", "border-box"
	for i, layer := range layers {
		for _, part := range spaced(strings.ReplaceAll(layer, "/", " / ")) {
			switch {
			case part == "text":
				clip = "text"
			case isColor(part):
				if i < len(layers)-1 {
					return nil
				}
				color = part
			case part != "none" && isImage(part):
				image = part
			case backgroundWords(part) || isLength(part):
			default:
				return nil
			}
		}
	}
	return []longhand{{backgroundColor, color}, {backgroundImage, image}, {backgroundClip, clip}}
}

var backgroundWords = oneOf(`none / repeat no-repeat repeat-x repeat-y space round scroll fixed local border-box padding-box content-box
	left right top bottom center cover contain auto`)

// sizeInFont finds the size in the shorthand: "italic 12px/1.4 serif".
func sizeInFont(value string) string {
	words := spaced(value)
	for i, word := range words {
		if i == len(words)-1 {
			return "" // a size without a family
		}
		word, _, _ = strings.Cut(word, "/")
		if isFontSize(word) && !(isPlainNumber(word) && word != "0") {
			return word
		}
	}
	return ""
}

func isPlainNumber(word string) bool { return strings.TrimLeft(word, "0123456789") == "" }

func either(first, second string) string {
	if first != "" {
		return first
	}
	return second
}
