package stylesheet

import "strings"

// screen is a kind of screen that readers use.
type screen struct {
	wide, high float64 // in pixels
	dark       bool
	touch      bool
}

// screens are the screens that pages are checked on: what is hidden on all of them is
// hidden. The last one is used only if rules ask for dark colors.
var (
	phone  = screen{wide: 390, high: 844, touch: true}
	desk   = screen{wide: 1280, high: 800}
	inDark = screen{wide: 1280, high: 800, dark: true}
)

// truth is the value of a condition; an unknown one stays unknown even if negated.
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

// mediaHolds reports whether a media query list is true on a screen.
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
		return no // "screen (max-width: 1px)" is not a query
	}
	if several && holds == yes {
		holds = evaluate(conditions, s.feature, 0)
	}
	if negated {
		return holds.not()
	}
	return holds
}

// deepestCondition limits nested parentheses.
const deepestCondition = 24

// evaluate evaluates features joined with and, or and not.
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
