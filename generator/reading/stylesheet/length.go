package stylesheet

import (
	"math"
	"strconv"
	"strings"
)

// metrics has the sizes that relative lengths refer to, in pixels.
type metrics struct {
	font, root float64 // of the element and of <html>
	percent    float64 // what 100% is; NaN if unknown
	wide, high float64 // of the window
}

// quantity is a number, or a length in pixels.
type quantity struct {
	value float64
	plain bool // a number without a unit
}

// length returns a length in pixels, or false if it is not a length or unknown.
func (m metrics) length(text string) (float64, bool) {
	q, known := m.quantity(text)
	if !known || math.IsNaN(q.value) || q.plain && q.value != 0 {
		return 0, false
	}
	return q.value, true
}

// deepestSum limits nested parentheses in a sum.
const deepestSum = 32

// quantity reads a number with or without a unit, or a function such as calc().
func (m metrics) quantity(text string) (quantity, bool) {
	s := &sum{metrics: m, text: text}
	q, ok := s.factor()
	s.space()
	return q, ok && s.at == len(s.text)
}

// sum reads the argument of calc() and similar functions.
type sum struct {
	metrics
	text  string
	at    int
	depth int
}

func (s *sum) space() {
	for s.at < len(s.text) && s.text[s.at] == ' ' {
		s.at++
	}
}

// terms reads "a + b - c".
func (s *sum) terms() (quantity, bool) {
	q, ok := s.product()
	for ok {
		before := s.at
		s.space()
		if s.at+1 >= len(s.text) || s.at == before || s.text[s.at] != '+' && s.text[s.at] != '-' || s.text[s.at+1] != ' ' {
			s.at = before
			return q, true
		}
		sign := 1.0
		if s.text[s.at] == '-' {
			sign = -1
		}
		s.at++
		var next quantity
		if next, ok = s.product(); ok {
			ok = q.plain == next.plain
			q.value += sign * next.value
		}
	}
	return q, false
}

// product reads "a * b / c".
func (s *sum) product() (quantity, bool) {
	q, ok := s.factor()
	for ok {
		before := s.at
		s.space()
		if s.at >= len(s.text) || s.text[s.at] != '*' && s.text[s.at] != '/' {
			s.at = before
			return q, true
		}
		divides := s.text[s.at] == '/'
		s.at++
		next, found := s.factor()
		switch {
		case !found || divides && (!next.plain || next.value == 0) || !q.plain && !next.plain:
			return q, false
		case divides:
			q.value /= next.value
		default:
			q = quantity{q.value * next.value, q.plain && next.plain}
		}
	}
	return q, false
}

// factor reads a number, a sum in parentheses or a function.
func (s *sum) factor() (quantity, bool) {
	s.space()
	if s.depth++; s.depth > deepestSum {
		return quantity{}, false
	}
	defer func() { s.depth-- }()
	start := s.at
	for s.at < len(s.text) && (s.text[s.at] == '-' || 'a' <= s.text[s.at] && s.text[s.at] <= 'z') {
		s.at++
	}
	if s.at < len(s.text) && s.text[s.at] == '(' {
		s.at++
		return s.function(s.text[start : s.at-1])
	}
	s.at = start
	return s.number()
}

func (s *sum) function(name string) (quantity, bool) {
	if name != "" && name != "calc" && name != "-webkit-calc" && name != "min" && name != "max" && name != "clamp" {
		return quantity{}, false
	}
	var all []quantity
	for {
		q, ok := s.terms()
		if !ok || len(all) > 0 && q.plain != all[0].plain {
			return quantity{}, false
		}
		all = append(all, q)
		s.space()
		if s.at >= len(s.text) {
			return quantity{}, false
		}
		s.at++
		switch s.text[s.at-1] {
		case ',':
		case ')':
			return together(name, all)
		default:
			return quantity{}, false
		}
	}
}

func together(name string, all []quantity) (quantity, bool) {
	q := all[0]
	switch {
	case name == "clamp" && len(all) == 3:
		q.value = math.Max(all[0].value, math.Min(all[1].value, all[2].value))
	case name == "min":
		for _, other := range all {
			q.value = math.Min(q.value, other.value)
		}
	case name == "max":
		for _, other := range all {
			q.value = math.Max(q.value, other.value)
		}
	default:
		return q, len(all) == 1 && name != "clamp"
	}
	return q, true
}

func (s *sum) number() (quantity, bool) {
	start := s.at
	if s.at < len(s.text) && (s.text[s.at] == '-' || s.text[s.at] == '+') {
		s.at++
	}
	digits := s.at
	for s.at < len(s.text) && (s.text[s.at] == '.' || '0' <= s.text[s.at] && s.text[s.at] <= '9') {
		s.at++
	}
	if s.at == digits {
		return quantity{}, false
	}
	if rest := s.text[s.at:]; len(rest) > 1 && rest[0] == 'e' && (rest[1] == '-' || '0' <= rest[1] && rest[1] <= '9') {
		s.at += 2
		for s.at < len(s.text) && '0' <= s.text[s.at] && s.text[s.at] <= '9' {
			s.at++
		}
	}
	number, err := strconv.ParseFloat(strings.TrimSuffix(s.text[start:s.at], "."), 64)
	if err != nil {
		return quantity{}, false
	}
	unit := s.at
	for s.at < len(s.text) && (s.text[s.at] == '%' || 'a' <= s.text[s.at] && s.text[s.at] <= 'z') {
		s.at++
	}
	if s.at == unit {
		return quantity{number, true}, true
	}
	pixels, known := s.unit(s.text[unit:s.at])
	return quantity{value: number * pixels}, known
}
