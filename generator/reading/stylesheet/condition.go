package stylesheet

import (
	"math"
	"strings"
)

// never reports whether a media query is false on all screens.
func (c condition) never() bool {
	return !c.container && !mediaHolds(c.text, phone) && !mediaHolds(c.text, desk) && !mediaHolds(c.text, inDark)
}

// always reports whether a media query requires nothing but a screen.
func (c condition) always() bool {
	if c.container || !mediaHolds(c.text, phone) || !mediaHolds(c.text, desk) || !mediaHolds(c.text, inDark) {
		return false
	}
	return !strings.Contains(c.text, "(") || mediaWords(c.text) == ""
}

// mediaWords returns a media query for a message, without redundant words.
func mediaWords(text string) string {
	var kept []string
	for _, query := range splitText(text, ',') {
		query = strings.Join(strings.Fields(query), " ")
		for _, kind := range []string{"only screen and ", "screen and ", "all and ", "only all and "} {
			query = strings.TrimPrefix(query, kind)
		}
		switch query {
		case "all", "screen", "only screen":
			return ""
		case "print", "speech", "tty":
			continue
		}
		kept = append(kept, query)
	}
	return strings.Join(kept, ", ")
}

// supports evaluates the condition of @supports.
func supports(text string) truth { return evaluate(text, supported, 0) }

// supported evaluates "display: grid" and "selector(:has(a))".
func supported(text string) truth {
	if inner, found := strings.CutPrefix(text, "selector("); found {
		_, valid := parseSelectors(trim(tokens([]byte(strings.TrimSuffix(inner, ")")))), nil, false)
		return truthOf(valid)
	}
	if strings.HasPrefix(text, "font-") || strings.HasPrefix(text, "at-rule(") {
		return yes
	}
	name, value, found := strings.Cut(text, ":")
	if !found {
		return unknown
	}
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	value, _, _ = strings.Cut(value, "!")
	value = strings.TrimSpace(value)
	switch {
	case strings.HasPrefix(name, "--"):
		return yes
	case value == "":
		return no
	case byName[name] != 0 || name == "display":
		return truthOf(byName[name].accepts(value))
	case shorthands[name] != nil:
		return truthOf(len(expand(name, value)) > 0)
	}
	return truthOf(strings.Contains(propertyNames, " "+name+" "))
}

// containerHolds evaluates a container query such as "sidebar (min-width: 30em)" for
// the innermost container around an element.
func (v *View) containerHolds(text string, node int32, e int) bool {
	name := ""
	if first, rest, several := strings.Cut(text, " "); several && !strings.HasPrefix(first, "(") && first != "not" {
		name, text = first, rest
	}
	for up := v.tree()[node].Parent; up >= 0; up = v.tree()[up].Parent {
		s := v.style(up, e)
		kind := s.values[containerType].text
		if kind != "inline-size" && kind != "size" || name != "" && !hasWord([]byte(s.values[containerName].text), name) {
			continue
		}
		if !s.block {
			return false // without a box it has no size
		}
		window := v.cascade.screens[e]
		window.wide = v.widthOf(up, e)
		if kind != "size" {
			window.high = math.NaN()
		}
		return evaluate(text, window.feature, 0) == yes
	}
	return false
}

// widthOf estimates the inner width of a block: its own width if it has one in pixels,
// or else that of its container.
func (v *View) widthOf(node int32, e int) float64 {
	wide := v.cascade.screens[e].wide - 2*bodyMargin
	var chain []int32
	for up := node; up >= 0; up = v.tree()[up].Parent {
		chain = append(chain, up)
	}
	for i := len(chain) - 1; i >= 0; i-- {
		s := v.style(chain[i], e)
		m := v.metrics(s, e)
		m.percent = wide
		if pixels, known := m.length(s.values[width].text); known {
			wide = pixels
		}
		if pixels, known := m.length(s.values[maxWidth].text); known {
			wide = math.Min(wide, pixels)
		}
	}
	return wide
}

// bodyMargin is the browsers' default margin of the body.
const bodyMargin = 8
