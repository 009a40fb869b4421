package stylesheet

import (
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2/css"
	"golang.org/x/net/html/atom"
)

// selector is a chain of compounds; joins[i] stands between compounds i and i+1.
// A selector library would need a whole tree; a page is read in one pass, and
// what selectors ask of an element (ancestors and elder siblings) is known when
// it opens, so it is matched here.
type selector struct {
	compounds   []compound
	joins       []byte // ' ', '>', '+' or '~'
	specificity specificity
}

// specificity counts ids, classes and names.
type specificity [3]int

func (s *specificity) add(o specificity) {
	for i := range s {
		s[i] += o[i]
	}
}

func (s specificity) less(o specificity) bool {
	for i := range s {
		if s[i] != o[i] {
			return s[i] < o[i]
		}
	}
	return false
}

// compound is what must hold for one element.
type compound struct {
	name       string // lower case; empty for any
	atom       atom.Atom
	id         string
	classes    []string
	attributes []attributeTest
	is         [][]*selector // one of each list must match
	not        [][]*selector // none may
	step       []nth
	firstOf    bool // the first of its name
	never      bool // holds in a state that a page does not open in, such as :hover
}

// nth is :nth-child(an+b).
type nth struct{ a, b int }

type attributeTest struct {
	name, value string
	how         string // "", "=", "~=", "|=", "^=", "$=" or "*="
	fold        bool   // without regard to case
}

// parseSelectors reads a selector list; those that can't be matched here, such as
// ones with :has() or a pseudo-element, are left out.
func parseSelectors(list []token, parents []*selector) []*selector {
	var all []*selector
	for _, part := range split(list, css.CommaToken) {
		if s := parseSelector(trim(part), parents); s != nil {
			all = append(all, s)
		}
	}
	return all
}

// selectorReader goes over the tokens of one selector.
type selectorReader struct {
	list    []token
	out     *selector
	now     compound
	filled  bool // now holds something
	join    byte // waits for the next compound; 0 for none
	parents []*selector
	failed  bool
}

func parseSelector(list []token, parents []*selector) *selector {
	r := &selectorReader{list: list, out: &selector{}, parents: parents}
	if len(parents) > 0 && !hasAmpersand(list) {
		r.ampersand()
		r.close(' ')
	}
	for len(r.list) > 0 && !r.failed {
		r.next()
	}
	if r.failed || !r.filled {
		return nil
	}
	if r.flush(); r.failed {
		return nil
	}
	return r.out
}

func hasAmpersand(list []token) bool {
	for _, t := range list {
		if t.kind == css.DelimToken && t.text == "&" {
			return true
		}
	}
	return false
}

// next reads one simple selector or combinator.
func (r *selectorReader) next() {
	t := r.list[0]
	r.list = r.list[1:]
	switch t.kind {
	case css.WhitespaceToken:
		r.close(' ')
	case css.IdentToken:
		r.now.name = strings.ToLower(t.text)
		r.now.atom = atom.Lookup([]byte(r.now.name))
		r.fill(specificity{0, 0, 1})
	case css.HashToken:
		r.now.id = unescapeName(t.text[1:])
		r.fill(specificity{1, 0, 0})
	case css.LeftBracketToken:
		r.attribute()
	case css.ColonToken:
		r.pseudo()
	case css.DelimToken:
		r.delimiter(t.text)
	default:
		r.failed = true
	}
}

func (r *selectorReader) fill(s specificity) {
	r.out.specificity.add(s)
	r.filled = true
}

// close ends a compound; white space before a combinator counts for nothing.
func (r *selectorReader) close(join byte) {
	if r.filled {
		r.flush()
		r.join = join
	} else if join != ' ' {
		r.join = join
	}
}

func (r *selectorReader) flush() {
	if len(r.out.compounds) > 0 {
		r.out.joins = append(r.out.joins, r.join)
	} else if r.join != 0 && r.join != ' ' {
		r.failed = true
	}
	r.out.compounds = append(r.out.compounds, r.now)
	r.now, r.filled, r.join = compound{}, false, 0
}

func (r *selectorReader) delimiter(text string) {
	switch text {
	case ".":
		if len(r.list) == 0 || r.list[0].kind != css.IdentToken {
			r.failed = true
			return
		}
		r.now.classes = append(r.now.classes, unescapeName(r.list[0].text))
		r.list = r.list[1:]
		r.fill(specificity{0, 1, 0})
	case "*":
		r.filled = true
	case "&":
		r.ampersand()
	case ">", "+", "~":
		r.close(text[0])
	default:
		r.failed = true
	}
}

// ampersand stands for the selectors around a nested rule.
func (r *selectorReader) ampersand() {
	if len(r.parents) == 0 {
		r.failed = true
		return
	}
	r.now.is = append(r.now.is, r.parents)
	r.fill(most(r.parents))
}

// most gives the highest specificity of a list, which :is() and "&" count with.
func most(list []*selector) specificity {
	var highest specificity
	for _, s := range list {
		if highest.less(s.specificity) {
			highest = s.specificity
		}
	}
	return highest
}

// attribute reads what stands between brackets.
func (r *selectorReader) attribute() {
	var inner []token
	for len(r.list) > 0 && r.list[0].kind != css.RightBracketToken {
		if r.list[0].kind != css.WhitespaceToken {
			inner = append(inner, r.list[0])
		}
		r.list = r.list[1:]
	}
	if len(r.list) == 0 || len(inner) == 0 || inner[0].kind != css.IdentToken {
		r.failed = true
		return
	}
	r.list = r.list[1:]
	test := attributeTest{name: strings.ToLower(unescapeName(inner[0].text))}
	if len(inner) >= 3 {
		test.how, test.value = inner[1].text, unescapeName(strings.Trim(inner[2].text, `"'`))
		test.fold = len(inner) > 3 && strings.EqualFold(inner[3].text, "i")
	}
	r.now.attributes = append(r.now.attributes, test)
	r.fill(specificity{0, 1, 0})
}

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
