package stylesheet

import (
	"strings"

	"github.com/tdewolff/parse/v2/css"
	"golang.org/x/net/html/atom"
)

// states are the pseudo-classes that match nothing on a page that has just opened.
var states = oneOf(`hover focus focus-within focus-visible active target target-within visited fullscreen popover-open modal playing paused
	user-invalid user-valid autofill current past future picture-in-picture -webkit-autofill -webkit-full-screen host indeterminate
	-webkit-any-link-active seeking buffering stalled muted volume-locked invalid out-of-range -webkit-full-page-media target-current
	drag -webkit-drag active-view-transition interest-source interest-target`)

// byAttribute are states that an attribute sets when the page opens.
var byAttribute = map[string]string{"checked": "checked", "open": "open", "disabled": "disabled", "required": "required"}

// elements are the pseudo-elements, which are not elements of the page.
var elements = oneOf(`before after first-line first-letter marker placeholder selection backdrop file-selector-button cue spelling-error
	grammar-error target-text details-content view-transition scroll-marker scroll-marker-group checkmark picker-icon column`)

// simpleTests are the pseudo-classes without an argument that depend on the tree.
var simpleTests = map[string]test{
	"first-child":   func(m *matcher, n int32) bool { return m.node(n).Index == 1 },
	"last-child":    func(m *matcher, n int32) bool { return m.fromEnd(n) == 1 },
	"only-child":    func(m *matcher, n int32) bool { return m.node(n).Index == 1 && m.fromEnd(n) == 1 },
	"first-of-type": func(m *matcher, n int32) bool { return m.ofType(n) == 1 },
	"last-of-type":  func(m *matcher, n int32) bool { return m.ofTypeFromEnd(n) == 1 },
	"only-of-type":  func(m *matcher, n int32) bool { return m.ofType(n) == 1 && m.ofTypeFromEnd(n) == 1 },
	"empty":         func(m *matcher, n int32) bool { return m.node(n).First < 0 && !m.node(n).Filled },
	"scope":         isScope,
	"enabled":       func(m *matcher, n int32) bool { return isControl(m.node(n)) && !m.has(n, "disabled") },
	"optional":      func(m *matcher, n int32) bool { return isField(m.node(n)) && !m.has(n, "required") },
	"valid":         func(m *matcher, n int32) bool { return isField(m.node(n)) && !m.has(n, "required") },
	"in-range":      func(m *matcher, n int32) bool { return false },
	"read-write": func(m *matcher, n int32) bool {
		return isField(m.node(n)) && !m.has(n, "readonly") && !m.has(n, "disabled")
	},
	"read-only": func(m *matcher, n int32) bool {
		return !isField(m.node(n)) || m.has(n, "readonly") || m.has(n, "disabled")
	},
	"default": func(m *matcher, n int32) bool { return m.has(n, "checked") || m.has(n, "selected") },
	"placeholder-shown": func(m *matcher, n int32) bool {
		return isField(m.node(n)) && m.has(n, "placeholder") && !m.has(n, "value")
	},
	"defined": func(m *matcher, n int32) bool { return !strings.Contains(string(m.node(n).Name), "-") },
}

func isLink(n *Node) bool {
	return (n.Atom == atom.A || n.Atom == atom.Area) && n.Attribute("href") != nil
}

func isControl(n *Node) bool {
	return isField(n) || n.Atom == atom.Button || n.Atom == atom.Fieldset || n.Atom == atom.Option || n.Atom == atom.Optgroup
}

func isField(n *Node) bool {
	return n.Atom == atom.Input || n.Atom == atom.Select || n.Atom == atom.Textarea
}

// isScope reports whether a node is the root of the current @scope or, outside one, the
// root of the page.
func isScope(m *matcher, n int32) bool {
	if m.scope >= 0 {
		return n == m.scope
	}
	return m.node(n).Parent < 0
}

// pseudo reads what follows a colon.
func (r *selectorReader) pseudo(c *compound, s *selector) bool {
	r.at++
	if r.at >= len(r.list) {
		return false
	}
	t := r.list[r.at]
	r.at++
	name := strings.ToLower(strings.TrimSuffix(t.text, "("))
	switch {
	case t.kind == css.ColonToken:
		return r.pseudoElement(c, s)
	case t.kind == css.FunctionToken:
		return r.function(name, c, s)
	case t.kind != css.IdentToken:
		return false
	case elements(name) && (name == "before" || name == "after" || name == "first-line" || name == "first-letter"):
		c.never = true
		s.specificity.add(specificity{0, 0, 1})
		return true
	case states(name):
		c.never = true
	case byAttribute[name] != "":
		c.attributes = append(c.attributes, attributeTest{name: byAttribute[name]})
	case name == "root":
		c.tests, c.tagTests = append(c.tests, func(m *matcher, n int32) bool { return m.node(n).Parent < 0 }), c.tagTests+1
	case name == "link" || name == "any-link" || name == "-webkit-any-link":
		c.tests, c.tagTests = append(c.tests, func(m *matcher, n int32) bool { return isLink(m.node(n)) }), c.tagTests+1
	case simpleTests[name] != nil:
		r.refers = r.refers || name == "scope" && r.parents == nil
		c.tests = append(c.tests, simpleTests[name])
	default:
		return false
	}
	s.specificity.add(specificity{0, 1, 0})
	return true
}

// pseudoElement reads what follows two colons.
func (r *selectorReader) pseudoElement(c *compound, s *selector) bool {
	if r.at >= len(r.list) {
		return false
	}
	t := r.list[r.at]
	r.at++
	name := strings.ToLower(strings.TrimSuffix(t.text, "("))
	if t.kind == css.FunctionToken {
		r.skip()
		r.at++
	} else if t.kind != css.IdentToken {
		return false
	}
	if !elements(name) && !strings.HasPrefix(name, "-webkit-") && name != "slotted" && name != "part" && name != "highlight" &&
		!strings.HasPrefix(name, "view-transition") && name != "picker" && name != "scroll-button" {
		return false
	}
	c.never = true
	s.specificity.add(specificity{0, 0, 1})
	for r.at < len(r.list) && r.list[r.at].kind == css.ColonToken { // "::before:hover"
		r.at++
		if r.at >= len(r.list) {
			return false
		}
		if r.list[r.at].kind == css.FunctionToken {
			r.at++
			r.skip()
		}
		r.at++
	}
	return true
}

// function reads a pseudo-class with an argument.
func (r *selectorReader) function(name string, c *compound, s *selector) bool {
	if r.depth++; r.depth > deepestSelector {
		return false
	}
	valid := r.argument(name, c, s)
	r.depth--
	r.space()
	if !valid {
		return false
	}
	if r.at < len(r.list) {
		if r.list[r.at].kind != css.RightParenthesisToken {
			return false
		}
		r.at++
	}
	return true
}

func (r *selectorReader) argument(name string, c *compound, s *selector) bool {
	switch name {
	case "is", "where", "matches", "-webkit-any":
		list, _ := r.selectors(false, true)
		c.is = append(c.is, &selectorList{all: list, deep: r.depth > 1})
		if name != "where" {
			s.specificity.add(most(list))
		}
		return true
	case "not":
		list, valid := r.selectors(false, false)
		c.not = append(c.not, &selectorList{all: list, deep: r.depth > 1})
		s.specificity.add(most(list))
		return valid
	case "has":
		list, valid := r.selectors(true, false)
		all := &selectorList{all: list}
		c.tests = append(c.tests, func(m *matcher, n int32) bool { return m.holds(all, n) })
		s.specificity.add(most(list))
		return valid
	case "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type":
		return r.nth(name, c, s)
	case "lang", "dir":
		words := strings.ToLower(r.text())
		c.tests, c.tagTests = append(c.tests, func(m *matcher, n int32) bool { return m.inherits(n, name, words) }), c.tagTests+1
		c.inherited = append(c.inherited, name)
		s.specificity.add(specificity{0, 1, 0})
		return words != ""
	case "host", "host-context", "state", "active-view-transition-type":
		r.text()
		c.never = true
		s.specificity.add(specificity{0, 1, 0})
		return true
	}
	return false
}

// text returns the text up to the closing parenthesis, as written.
func (r *selectorReader) text() string {
	start := r.at
	for depth := 0; r.at < len(r.list); r.at++ {
		switch r.list[r.at].kind {
		case css.FunctionToken, css.LeftParenthesisToken:
			depth++
		case css.RightParenthesisToken:
			depth--
		}
		if depth < 0 {
			break
		}
	}
	words, _ := valueOf(r.list[start:r.at])
	return words
}
