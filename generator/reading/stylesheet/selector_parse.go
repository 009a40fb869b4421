package stylesheet

import (
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2/css"
	"golang.org/x/net/html/atom"
)

// deepestSelector bounds lists within lists.
const deepestSelector = 32

// selectorReader goes over the tokens of a selector list once.
type selectorReader struct {
	list    []token
	at      int
	parents []*selector // of a nested rule
	scoped  bool        // in an @scope
	depth   int
	refers  bool // an "&" was met
}

// parseSelectors reads a selector list; false where browsers drop the whole rule.
func parseSelectors(list []token, parents []*selector, scoped bool) ([]*selector, bool) {
	r := &selectorReader{list: trim(list), parents: parents, scoped: scoped}
	all, valid := r.selectors(r.parents != nil || scoped, false)
	return all, valid && r.at == len(r.list) && len(all) > 0
}

// selectors reads up to the end or the bracket that closes a function. A forgiving
// list leaves out what it does not know.
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

// skip goes to the comma or the bracket behind what is not known.
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

// selector reads one, up to a comma, a closing bracket or the end.
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

// below puts what a nested selector leaves out in front of it: the "&".
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

// combinator reads what joins two compounds; 0 at the end of a selector.
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

// compound reads what is said of one element; its specificity goes to the selector.
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

// afterBar reads the name in "*|p", which is "p" of any kind of markup.
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

// ampersand stands for the selectors around a nested rule.
func (r *selectorReader) ampersand(c *compound, s *selector) {
	r.refers = true
	if r.parents == nil {
		c.tests = append(c.tests, isScope)
		return
	}
	c.is = append(c.is, &selectorList{all: r.parents, deep: true})
	s.specificity.add(most(r.parents))
}

// attribute reads what stands between square brackets.
func (r *selectorReader) attribute(c *compound) bool {
	var inner []token
	for r.at++; r.at < len(r.list) && r.list[r.at].kind != css.RightBracketToken; r.at++ {
		if r.list[r.at].kind != css.WhitespaceToken {
			inner = append(inner, r.list[r.at])
		}
	}
	if r.at >= len(r.list) || len(inner) == 0 || inner[0].kind != css.IdentToken {
		return false
	}
	r.at++
	test := attributeTest{name: strings.ToLower(unescapeName(inner[0].text))}
	switch len(inner) {
	case 1:
	case 3, 4:
		test.how = inner[1].text
		if !attributeSigns(test.how) || inner[2].kind != css.IdentToken && inner[2].kind != css.StringToken && inner[2].kind != css.CustomPropertyNameToken {
			return false
		}
		test.value = unescapeName(strings.Trim(inner[2].text, `"'`))
		test.fold = foldedAttributes(test.name)
		if len(inner) == 4 {
			flag := strings.ToLower(inner[3].text)
			if flag != "i" && flag != "s" {
				return false
			}
			test.fold = flag == "i"
		}
	default:
		return false
	}
	c.attributes = append(c.attributes, test)
	return true
}

var attributeSigns = oneOf("= ~= |= ^= $= *=")

// unescapeName decodes CSS escapes: "md\:block" is the class "md:block".
func unescapeName(name string) string {
	if !strings.Contains(name, `\`) {
		return name
	}
	var out strings.Builder
	for i := 0; i < len(name); i++ {
		if name[i] != '\\' || i+1 == len(name) {
			out.WriteByte(name[i])
			continue
		}
		digits := 0
		for digits < 6 && i+1+digits < len(name) && strings.IndexByte("0123456789abcdefABCDEF", name[i+1+digits]) >= 0 {
			digits++
		}
		if digits == 0 {
			i++
			out.WriteByte(name[i])
			continue
		}
		code, _ := strconv.ParseUint(name[i+1:i+1+digits], 16, 32)
		out.WriteRune(rune(code))
		i += digits
		if i+1 < len(name) && name[i+1] == ' ' {
			i++
		}
	}
	return out.String()
}
