package stylesheet

import (
	"math"
	"strings"
)

// screen is one that readers have.
type screen struct {
	wide, high float64 // in pixels
	dark       bool
	touch      bool
}

// screens are the ones that pages are looked at on: what is hidden on all of them
// is hidden. The last one is looked at only where rules ask for dark colours.
var (
	phone  = screen{wide: 390, high: 844, touch: true}
	desk   = screen{wide: 1280, high: 800}
	inDark = screen{wide: 1280, high: 800, dark: true}
)

// truth is what a condition comes to; what nobody can know stays unknown, also
// where it is negated.
type truth uint8

const (
	no truth = iota
	yes
	unknown
)

func (t truth) not() truth {
	switch t {
	case no:
		return yes
	case yes:
		return no
	}
	return unknown
}

func truthOf(holds bool) truth {
	if holds {
		return yes
	}
	return no
}

// mediaHolds tells whether a media query list holds on a screen.
func mediaHolds(list string, s screen) bool {
	if strings.TrimSpace(list) == "" {
		return true
	}
	for _, query := range splitText(list, ',') {
		if s.query(query) == yes {
			return true
		}
	}
	return false
}

// query evaluates "only screen and (min-width: 40em)".
func (s screen) query(query string) truth {
	query = strings.ToLower(strings.Join(strings.Fields(query), " "))
	rest := strings.TrimPrefix(query, "only ")
	if strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "not (") {
		return evaluate(rest, s.feature, 0)
	}
	rest, negated := strings.CutPrefix(rest, "not ")
	kind, conditions, several := strings.Cut(rest, " and ")
	holds := truthOf(kind == "all" || kind == "screen")
	if !several && strings.Contains(kind, " ") {
		return no // "screen (max-width: 1px)" is no query
	}
	if several && holds == yes {
		holds = evaluate(conditions, s.feature, 0)
	}
	if negated {
		return holds.not()
	}
	return holds
}

// deepestCondition bounds brackets within brackets.
const deepestCondition = 24

// evaluate works out features joined with and, or and not.
func evaluate(text string, feature func(string) truth, depth int) truth {
	text = strings.TrimSpace(text)
	if depth > deepestCondition {
		return unknown
	}
	if rest, negated := strings.CutPrefix(text, "not "); negated {
		return evaluate(rest, feature, depth+1).not()
	}
	parts := spaced(strings.ReplaceAll(text, ")and", ") and"))
	if len(parts) == 1 {
		inner, bracket := strings.CutPrefix(text, "(")
		if !bracket || !strings.HasSuffix(inner, ")") {
			return feature(text)
		}
		inner = strings.TrimSpace(strings.TrimSuffix(inner, ")"))
		if strings.HasPrefix(inner, "(") || strings.HasPrefix(inner, "not ") || strings.HasPrefix(inner, "not(") {
			return evaluate(inner, feature, depth+1)
		}
		return feature(inner)
	}
	result, joined := evaluate(parts[0], feature, depth+1), ""
	for i := 1; i+1 < len(parts); i += 2 {
		if joined != "" && joined != parts[i] {
			return unknown
		}
		joined = parts[i]
		next := parts[i+1]
		if next == "not" && i+2 < len(parts) {
			next, i = "not "+parts[i+2], i+1
		}
		switch joined {
		case "and":
			result = and(result, evaluate(next, feature, depth+1))
		case "or":
			result = and(result.not(), evaluate(next, feature, depth+1).not()).not()
		default:
			return unknown
		}
	}
	return result
}

func and(a, b truth) truth {
	switch {
	case a == no || b == no:
		return no
	case a == unknown || b == unknown:
		return unknown
	}
	return yes
}

// feature evaluates what stands between brackets: "min-width: 40em" or "width >= 40em".
func (s screen) feature(text string) truth {
	if strings.ContainsAny(text, "<>") || strings.Contains(text, "=") {
		return s.compared(text)
	}
	name, value, valued := strings.Cut(text, ":")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	if size, known := s.size(name); known {
		pixels, readable := s.pixels(value)
		switch {
		case !valued:
			return truthOf(size > 0)
		case !readable:
			return unknown
		case strings.HasPrefix(name, "min-"):
			return truthOf(size >= pixels)
		case strings.HasPrefix(name, "max-"):
			return truthOf(size <= pixels)
		}
		return truthOf(math.Abs(size-pixels) < 0.5)
	}
	return s.kind(name, value, valued)
}

func (s screen) pixels(value string) (float64, bool) {
	return metrics{font: 16, root: 16, percent: math.NaN(), wide: s.wide, high: s.high}.length(value)
}

func (s screen) size(name string) (float64, bool) {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "min-"), "max-")
	switch strings.TrimPrefix(name, "device-") {
	case "width", "inline-size":
		return s.wide, true
	case "height", "block-size":
		return s.high, true
	}
	return 0, false
}

// compared evaluates "20em < width <= 50em".
func (s screen) compared(text string) truth {
	parts := spaced(strings.NewReplacer("<=", " ≤ ", ">=", " ≥ ", "<", " < ", ">", " > ", "=", " = ").Replace(text))
	if len(parts) != 3 && len(parts) != 5 {
		return unknown
	}
	result := yes
	for i := 0; i+2 < len(parts); i += 2 {
		a, known := s.side(parts[i])
		b, other := s.side(parts[i+2])
		if !known || !other {
			return unknown
		}
		holds := false
		switch parts[i+1] {
		case "<":
			holds = a < b
		case "≤":
			holds = a <= b
		case ">":
			holds = a > b
		case "≥":
			holds = a >= b
		case "=":
			holds = a == b
		}
		result = and(result, truthOf(holds))
	}
	return result
}

func (s screen) side(text string) (float64, bool) {
	if size, known := s.size(text); known {
		return size, true
	}
	return s.pixels(text)
}

// kind evaluates the features that are words.
func (s screen) kind(name, value string, valued bool) truth {
	is := func(own string) truth {
		if !valued {
			return truthOf(own != "none" && own != "no-preference")
		}
		return truthOf(value == own)
	}
	one := func(ifTouch, otherwise string) truth {
		if s.touch {
			return is(ifTouch)
		}
		return is(otherwise)
	}
	switch name {
	case "prefers-color-scheme":
		if s.dark {
			return is("dark")
		}
		return is("light")
	case "orientation":
		if s.high >= s.wide {
			return is("portrait")
		}
		return is("landscape")
	case "hover", "any-hover":
		return one("none", "hover")
	case "pointer", "any-pointer":
		return one("coarse", "fine")
	case "prefers-reduced-motion", "prefers-contrast", "prefers-reduced-data", "prefers-reduced-transparency":
		return is("no-preference")
	case "scripting":
		return is("enabled")
	case "update":
		return is("fast")
	case "display-mode":
		return is("browser")
	case "forced-colors", "inverted-colors":
		return is("none")
	case "color":
		return yes
	case "grid", "monochrome":
		return truthOf(valued && value == "0")
	}
	return unknown
}
