package stylesheet

import (
	"regexp"
	"strconv"
	"strings"
)

// placing are the properties that together can put words where nobody sees them.
var placing = map[string]bool{
	"position": true, "left": true, "right": true, "top": true, "bottom": true, "inset": true,
	"text-indent": true, "clip": true, "clip-path": true, "transform": true, "scale": true,
	"height": true, "max-height": true, "width": true, "max-width": true,
	"overflow": true, "overflow-x": true, "overflow-y": true,
	"color": true, "background": true, "background-color": true, "background-clip": true, "-webkit-background-clip": true,
	"animation": true, "animation-name": true, "-webkit-animation": true,
}

// farAway is how many pixels off the page count as out of sight: the customs are
// -9999px, -999em and the like, and a menu that waits beside the screen is nearer.
const farAway = 990

var (
	length      = regexp.MustCompile(`-?\d*\.?\d+(px|r?em|%|v[wh])?`)
	emptyClip   = regexp.MustCompile(`^rect\(\s*[01](px)?[\s,]+[01](px)?[\s,]+[01](px)?[\s,]+[01](px)?\s*\)$`)
	emptyPath   = regexp.MustCompile(`^(inset\(\s*(50|100)%|circle\(\s*0|polygon\(\s*(0(px|%)?[\s,]*)+\))`)
	emptyShrink = regexp.MustCompile(`scale[xy3d]*\(\s*0(\.0+)?\s*[,)]`)
)

// outOfSight says which declaration of a block puts its element out of sight.
func outOfSight(raw map[string]string) (words string, found bool) {
	placed := raw["position"] == "absolute" || raw["position"] == "fixed"
	if placed || raw["position"] == "relative" {
		for _, name := range []string{"left", "right", "top", "bottom"} {
			if pixels, known := pixelsOf(raw[name]); known && pixels <= -farAway {
				return name + ":" + raw[name], true
			}
		}
	}
	if pixels, known := pixelsOf(raw["text-indent"]); known && pixels <= -99 || raw["text-indent"] == "-100%" || raw["text-indent"] == "100%" && clipped(raw) {
		return "text-indent:" + raw["text-indent"], true
	}
	if placed && emptyClip.MatchString(raw["clip"]) {
		return "clip:" + raw["clip"], true
	}
	if emptyPath.MatchString(raw["clip-path"]) {
		return "clip-path:" + raw["clip-path"], true
	}
	if emptyShrink.MatchString(raw["transform"]) || raw["scale"] == "0" {
		return "transform:" + raw["transform"] + raw["scale"], true
	}
	if strings.HasPrefix(raw["transform"], "translate") {
		for _, part := range length.FindAllString(raw["transform"], -1) {
			if pixels, known := pixelsOf(part); known && pixels <= -farAway {
				return "transform:" + raw["transform"], true
			}
		}
	}
	if clipped(raw) {
		for _, name := range []string{"height", "max-height", "width", "max-width"} {
			if pixels, known := pixelsOf(raw[name]); known && pixels <= 1 {
				return name + ":" + raw[name], true
			}
		}
	}
	return "", false
}

// backInSight tells whether a block undoes what another one did to the place.
func backInSight(raw map[string]string) bool {
	return raw["position"] == "static" || raw["clip"] == "auto" || raw["clip-path"] == "none" ||
		raw["left"] == "auto" || raw["left"] == "0" || raw["text-indent"] == "0" ||
		raw["height"] == "auto" || raw["max-height"] == "none" || raw["overflow"] == "visible" || raw["transform"] == "none"
}

func animated(raw map[string]string) bool {
	for _, name := range []string{"animation", "animation-name", "-webkit-animation"} {
		if value := raw[name]; value != "" && value != "none" {
			return true
		}
	}
	return false
}

func clipped(raw map[string]string) bool {
	for _, name := range []string{"overflow", "overflow-x", "overflow-y"} {
		if strings.Contains(raw[name], "hidden") || strings.Contains(raw[name], "clip") {
			return true
		}
	}
	return false
}

// colourless finds words that have no colour, or, in a style attribute, the colour of
// the background next to it. In a stylesheet another rule may set another
// background, so that there the two say nothing together.
func colourless(raw map[string]string, inline bool) (words string, found bool) {
	text := colourName(raw["color"])
	if text == "transparent" && raw["background-clip"] != "text" && raw["-webkit-background-clip"] != "text" {
		return "color:" + raw["color"], true
	}
	if !inline || text == "" || text == "transparent" {
		return "", false
	}
	for _, name := range []string{"background-color", "background"} {
		if value, set := raw[name]; set && colourName(value) == text {
			return "color:" + raw["color"] + " on " + name + ":" + value, true
		}
	}
	return "", false
}

// colourName brings the usual spellings of a colour together.
func colourName(value string) string {
	value = strings.ReplaceAll(strings.TrimSpace(value), " ", "")
	switch value {
	case "white", "#fff", "#ffffffff", "#ffff", "rgb(255,255,255)", "rgba(255,255,255,1)":
		return "#ffffff"
	case "black", "#000", "#000000ff", "#000f", "rgb(0,0,0)", "rgba(0,0,0,1)":
		return "#000000"
	case "rgba(0,0,0,0)", "#0000", "#00000000":
		return "transparent"
	case "inherit", "initial", "unset", "currentcolor", "none", "":
		return ""
	}
	if len(value) == 4 && value[0] == '#' {
		return "#" + string([]byte{value[1], value[1], value[2], value[2], value[3], value[3]})
	}
	return value
}

// pixelsOf reads a length that does not depend on the screen; an em counts as 16 px.
func pixelsOf(value string) (float64, bool) {
	for _, unit := range []struct {
		name   string
		pixels float64
	}{{"px", 1}, {"rem", 16}, {"em", 16}, {"", 1}} {
		digits, found := strings.CutSuffix(value, unit.name)
		if !found {
			continue
		}
		number, err := strconv.ParseFloat(digits, 64)
		if err != nil || unit.name == "" && number != 0 {
			return 0, false
		}
		return number * unit.pixels, true
	}
	return 0, false
}
