package stylesheet

import (
	"math"
	"strings"
)

// feature evaluates what is in parentheses: "min-width: 40em" or "width >= 40em".
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

// kind evaluates features with keywords.
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
