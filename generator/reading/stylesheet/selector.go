package stylesheet

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// selector is a chain of compounds; joins[i] is between compounds i and i+1.
// Lead is the combinator that a relative selector begins with, 0 for none.
type selector struct {
	compounds   []compound
	joins       []byte // ' ', '>', '+' or '~'
	lead        byte
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
	ids        []string
	classes    []string
	attributes []attributeTest
	is         []*selectorList // one of each list must match
	not        []*selectorList // none may
	tests      []test
	never      bool // holds in a state that a page does not open in, such as :hover, or for no element
}

// selectorList is the argument of :is() and its kin. A deep one, which is in
// another or refers to the selectors around a nested rule, is answered once a node.
type selectorList struct {
	all  []*selector
	deep bool
}

// test is a pseudo-class that looks at the tree.
type test func(m *matcher, node int32) bool

// attributeTest is what is between square brackets.
type attributeTest struct {
	name, value string
	how         string // "", "=", "~=", "|=", "^=", "$=" or "*="
	fold        bool   // without regard to case
}

// foldedAttributes are those whose values HTML compares without regard to case.
var foldedAttributes = oneOf(`accept accept-charset align alink axis bgcolor charset checked clear codetype color compact declare defer dir
	direction disabled enctype face frame hreflang http-equiv lang language link media method multiple nohref noresize noshade nowrap readonly
	rel rev rules scope scrolling selected shape target text type valign valuetype vlink`)

// most returns the highest specificity of a list, which :is() and "&" count with.
func most(list []*selector) specificity {
	var highest specificity
	for _, s := range list {
		if highest.less(s.specificity) {
			highest = s.specificity
		}
	}
	return highest
}

// named reports whether an element has the name that a compound asks for.
func (c *compound) named(n *Node) bool {
	if c.atom != 0 || n.Atom != 0 {
		return c.atom == n.Atom
	}
	return strings.EqualFold(string(n.Name), c.name)
}
