package stylesheet

import (
	"strings"

	"github.com/tdewolff/parse/v2/css"
	"golang.org/x/net/html/atom"
)

// deepestSelector limits nested lists.
const deepestSelector = 32

// selectorReader reads the tokens of a selector list once.
type selectorReader struct {
	list    []token
	at      int
	parents []*selector // of a nested rule
	scoped  bool        // in an @scope
	depth   int
	refers  bool // an "&" was found
}

// parseSelectors reads a selector list. It returns false if browsers drop the whole rule.
func parseSelectors(list []token, parents []*selector, scoped bool) ([]*selector, bool) {
	r := &selectorReader{list: trim(list), parents: parents, scoped: scoped}
	all, valid := r.selectors(r.parents != nil || scoped, false)
	return all, valid && r.at == len(r.list) && len(all) > 0
}

// selectors reads up to the end or the closing parenthesis of a function. A forgiving
// list drops unknown selectors.
func (r *selectorReader) selectors(relative, forgiving bool) ([]*selector, bool) {
	var all []*selector
	for {
		one, valid := r.selector(relative)
		switch {
		case valid:
			all = append(all, one)
		case !forgiving:
			return nil, false
		default:
			r.skip()
		}
		if r.at >= len(r.list) || r.list[r.at].kind != css.CommaToken {
			return all, true
		}
		r.at++
	}
}

// skip moves to the comma or parenthesis after an unknown selector.
func (r *selectorReader) skip() {
	for depth := 0; r.at < len(r.list); r.at++ {
		switch r.list[r.at].kind {
		case css.FunctionToken, css.LeftParenthesisToken, css.LeftBracketToken:
			depth++
		case css.RightParenthesisToken, css.RightBracketToken:
			if depth--; depth < 0 {
				return
			}
		case css.CommaToken:
			if depth == 0 {
				return
			}
		}
	}
}

// selector reads one selector, up to a comma, a closing parenthesis or the end.
func (r *selectorReader) selector(relative bool) (*selector, bool) {
	s := &selector{}
	r.space()
	if join := r.combinator(); join != 0 && join != ' ' {
		if !relative {
			return nil, false
		}
		s.lead = join
	}
	start := r.at
	refers := r.refers
	r.refers = false
	for {
		r.space()
		c, filled, valid := r.compound(s)
		if !valid || !filled {
			return nil, false
		}
		s.compounds = append(s.compounds, c)
		join := r.combinator()
		if join == 0 {
			break
		}
		s.joins = append(s.joins, join)
	}
	if r.depth == 0 && (r.parents != nil || r.scoped) && (!r.refers || s.lead != 0) {
		s = r.below(s)
	}
	r.refers = r.refers || refers
	return s, r.at > start
}

// below puts the implied "&" in front of a nested selector.
func (r *selectorReader) below(s *selector) *selector {
	outer := &selector{lead: 0, specificity: s.specificity}
	c := compound{}
	if r.parents != nil {
		c.is = append(c.is, &selectorList{all: r.parents, deep: true})
		outer.specificity.add(most(r.parents))
	} else {
		c.tests = append(c.tests, isScope)
	}
	join := s.lead
	if join == 0 {
		join = ' '
	}
	outer.compounds = append([]compound{c}, s.compounds...)
	outer.joins = append([]byte{join}, s.joins...)
	return outer
}

func (r *selectorReader) space() {
	for r.at < len(r.list) && r.list[r.at].kind == css.WhitespaceToken {
		r.at++
	}
}

// combinator reads the combinator between two compounds; 0 at the end of a selector.
func (r *selectorReader) combinator() byte {
	before := r.at
	r.space()
	if r.at >= len(r.list) {
		return 0
	}
	t := r.list[r.at]
	switch {
	case t.kind == css.CommaToken || t.kind == css.RightParenthesisToken:
		return 0
	case t.kind == css.DelimToken && (t.text == ">" || t.text == "+" || t.text == "~"):
		r.at++
		return t.text[0]
	case r.at > before:
		return ' '
	}
	return 0
}

// compound reads a compound and adds its specificity to the selector's.
func (r *selectorReader) compound(s *selector) (c compound, filled, valid bool) {
	for ; r.at < len(r.list); filled = true {
		t := r.list[r.at]
		switch {
		case t.kind == css.IdentToken && !filled:
			r.at++
			r.name(&c, s, t.text)
		case t.kind == css.HashToken:
			r.at++
			c.ids = append(c.ids, unescapeName(t.text[1:]))
			s.specificity.add(specificity{1, 0, 0})
		case t.kind == css.LeftBracketToken:
			if !r.attribute(&c) {
				return c, true, false
			}
			s.specificity.add(specificity{0, 1, 0})
		case t.kind == css.ColonToken:
			if !r.pseudo(&c, s) {
				return c, true, false
			}
		case t.kind == css.DelimToken && t.text == "*" && !filled:
			r.at++
			r.afterBar(&c, s)
		case t.kind == css.DelimToken && t.text == "&":
			r.at++
			r.ampersand(&c, s)
		case t.kind == css.DelimToken && t.text == ".":
			if r.at+1 >= len(r.list) || r.list[r.at+1].kind != css.IdentToken && r.list[r.at+1].kind != css.CustomPropertyNameToken {
				return c, true, false
			}
			c.classes = append(c.classes, unescapeName(r.list[r.at+1].text))
			r.at += 2
			s.specificity.add(specificity{0, 1, 0})
		default:
			return c, filled, filled
		}
	}
	return c, filled, filled
}

// afterBar reads the name in "*|p", which is "p" in any namespace.
func (r *selectorReader) afterBar(c *compound, s *selector) {
	if r.at+1 < len(r.list) && r.list[r.at].text == "|" && r.list[r.at+1].kind == css.IdentToken {
		r.name(c, s, r.list[r.at+1].text)
		r.at += 2
	}
}

func (r *selectorReader) name(c *compound, s *selector, name string) {
	c.name = strings.ToLower(unescapeName(name))
	c.atom = atom.Lookup([]byte(c.name))
	s.specificity.add(specificity{0, 0, 1})
}

// ampersand represents the selectors around a nested rule.
func (r *selectorReader) ampersand(c *compound, s *selector) {
	r.refers = true
	if r.parents == nil {
		c.tests = append(c.tests, isScope)
		return
	}
	c.is = append(c.is, &selectorList{all: r.parents, deep: true})
	s.specificity.add(most(r.parents))
}
