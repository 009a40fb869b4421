package stylesheet

import (
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2/css"
	"golang.org/x/net/html/atom"
)

// states are the pseudo-classes that hold only after a reader did something.
var states = map[string]bool{
	"hover": true, "focus": true, "focus-within": true, "focus-visible": true, "active": true, "target": true,
	"target-within": true, "visited": true, "fullscreen": true, "popover-open": true, "modal": true, "playing": true,
	"user-invalid": true, "user-valid": true, "autofill": true, "current": true, "past": true, "picture-in-picture": true,
	"-webkit-autofill": true, "-moz-focusring": true, "empty": true,
}

// byAttribute are those that a page opens in where it has an attribute.
var byAttribute = map[string]string{"checked": "checked", "open": "open", "disabled": "disabled", "required": "required"}

// pseudo reads what follows a colon. A pseudo-element is no element of the page,
// and what needs younger siblings or children is not known yet: both fail.
func (r *selectorReader) pseudo() {
	if len(r.list) == 0 {
		r.failed = true
		return
	}
	t := r.list[0]
	r.list = r.list[1:]
	name := strings.ToLower(t.text)
	switch {
	case t.kind == css.FunctionToken:
		r.function(strings.TrimSuffix(name, "("))
		return
	case t.kind != css.IdentToken:
		r.failed = true
		return
	case states[name]:
		r.now.never = true
	case byAttribute[name] != "":
		r.now.attributes = append(r.now.attributes, attributeTest{name: byAttribute[name]})
	case name == "root":
		r.now.name, r.now.atom = "html", atom.Html
	case name == "link" || name == "any-link":
		r.now.attributes = append(r.now.attributes, attributeTest{name: "href"})
	case name == "first-child":
		r.now.step = append(r.now.step, nth{0, 1})
	case name == "first-of-type":
		r.now.firstOf = true
	case name == "defined":
	default:
		r.failed = true
		return
	}
	r.fill(specificity{0, 1, 0})
}

// function reads :is(), :where(), :not() and :nth-child().
func (r *selectorReader) function(name string) {
	inner := r.brackets()
	switch name {
	case "is", "where", "matches", "-webkit-any", "-moz-any":
		list := parseSelectors(inner, nil)
		if len(list) == 0 {
			r.failed = true
			return
		}
		r.now.is = append(r.now.is, list)
		r.filled = true
		if name != "where" {
			r.fill(most(list))
		}
	case "not":
		list := parseSelectors(inner, nil)
		if len(list) != len(split(inner, css.CommaToken)) {
			r.failed = true
			return
		}
		r.now.not = append(r.now.not, list)
		r.fill(most(list))
	case "nth-child":
		text, _ := valueOf(inner)
		step, ok := parseNth(text)
		r.failed = !ok
		r.now.step = append(r.now.step, step)
		r.fill(specificity{0, 1, 0})
	default:
		r.failed = true
	}
}

// brackets takes what stands up to the bracket that closes a function.
func (r *selectorReader) brackets() []token {
	depth, end := 1, 0
	for ; end < len(r.list); end++ {
		switch r.list[end].kind {
		case css.FunctionToken, css.LeftParenthesisToken:
			depth++
		case css.RightParenthesisToken:
			depth--
		}
		if depth == 0 {
			break
		}
	}
	inner := r.list[:end]
	r.list = r.list[min(end+1, len(r.list)):]
	return inner
}

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
		b, err := strconv.Atoi(text)
		return nth{0, b}, err == nil
	}
	var step nth
	var err error
	switch before {
	case "", "+":
		step.a = 1
	case "-":
		step.a = -1
	default:
		step.a, err = strconv.Atoi(before)
	}
	if after != "" && err == nil {
		step.b, err = strconv.Atoi(strings.TrimPrefix(after, "+"))
	}
	return step, err == nil
}

func (n nth) matches(index int) bool {
	if n.a == 0 {
		return index == n.b
	}
	return (index-n.b)%n.a == 0 && (index-n.b)/n.a >= 0
}
