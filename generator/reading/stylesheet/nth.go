package stylesheet

import (
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// nth reads ":nth-child(2n+1 of .x)" and similar selectors.
func (r *selectorReader) nth(name string, c *compound, s *selector) bool {
	start := r.at
	for r.at < len(r.list) && r.list[r.at].kind != css.RightParenthesisToken && !strings.EqualFold(r.list[r.at].text, "of") {
		r.at++
	}
	text, _ := valueOf(r.list[start:r.at])
	step, valid := parseNth(text)
	s.specificity.add(specificity{0, 1, 0})
	var of *selectorList
	if r.at < len(r.list) && strings.EqualFold(r.list[r.at].text, "of") {
		r.at++
		list, known := r.selectors(false, false)
		if !known || strings.HasSuffix(name, "type") {
			return false
		}
		of = &selectorList{all: list}
		s.specificity.add(most(list))
	}
	last, kind := strings.Contains(name, "last"), strings.HasSuffix(name, "type")
	c.tests = append(c.tests, func(m *matcher, n int32) bool {
		switch {
		case of != nil:
			return m.any(of, n) && step.matches(m.among(of, n, last))
		case kind && last:
			return step.matches(m.ofTypeFromEnd(n))
		case kind:
			return step.matches(m.ofType(n))
		case last:
			return step.matches(m.fromEnd(n))
		}
		return step.matches(m.node(n).Index)
	})
	return valid
}

// nth is an+b.
type nth struct{ a, b int32 }

// parseNth reads "2n+1", "odd", "3".
func parseNth(text string) (nth, bool) {
	text = strings.ReplaceAll(text, " ", "")
	switch text {
	case "odd":
		return nth{2, 1}, true
	case "even":
		return nth{2, 0}, true
	}
	before, after, found := strings.Cut(text, "n")
	if !found {
		b, err := strconv.ParseInt(text, 10, 32)
		return nth{0, int32(b)}, err == nil
	}
	var a, b int64
	var err error
	switch before {
	case "", "+":
		a = 1
	case "-":
		a = -1
	default:
		a, err = strconv.ParseInt(before, 10, 32)
	}
	if after != "" && err == nil {
		b, err = strconv.ParseInt(after, 10, 32)
	}
	return nth{int32(a), int32(b)}, err == nil
}

// matches reports whether a position, counted from 1, is one of the steps; 0 never is.
func (n nth) matches(index int32) bool {
	switch {
	case index <= 0:
		return false
	case n.a == 0:
		return index == n.b
	}
	return (index-n.b)%n.a == 0 && (index-n.b)/n.a >= 0
}
