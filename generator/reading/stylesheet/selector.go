package stylesheet

import (
	"bytes"
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

// compound is the part of a selector for one element.
type compound struct {
	name       string // lower case; empty for any
	atom       atom.Atom
	ids        []string
	classes    []string
	attributes []attributeTest
	is         []*selectorList // one of each list must match
	not        []*selectorList // none may
	tests      []test
	tagTests   int      // how many of the tests need only the tags of the element and of those around it
	inherited  []string // attributes of those around it that tests need
	never      bool     // never matches when a page opens, as with :hover
}

// selectorList is the argument of :is() and similar pseudo-classes. A deep one, which
// is inside another or refers to the selectors around a nested rule, is evaluated once
// per node.
type selectorList struct {
	all  []*selector
	deep bool
}

// test is a pseudo-class that depends on the tree.
type test func(m *matcher, node int32) bool

// attributeTest is an attribute selector.
type attributeTest struct {
	name, value string
	how         string // "", "=", "~=", "|=", "^=", "$=" or "*="
	fold        bool   // case-insensitive
}

// foldedAttributes are the attributes whose values are case-insensitive in HTML selectors.
var foldedAttributes = oneOf(`accept accept-charset align alink axis bgcolor charset checked clear codetype color compact declare defer dir
	direction disabled enctype face frame hreflang http-equiv lang language link media method multiple nohref noresize noshade nowrap readonly
	rel rev rules scope scrolling selected shape target text type valign valuetype vlink`)

// most returns the highest specificity of a list, which is that of :is() and "&".
func most(list []*selector) specificity {
	var highest specificity
	for _, s := range list {
		if highest.less(s.specificity) {
			highest = s.specificity
		}
	}
	return highest
}

// byTags reports whether only the tags of an element and of those around it decide if a
// selector matches.
func (s *selector) byTags() bool {
	for i := range s.compounds {
		if c := &s.compounds[i]; len(c.tests) > c.tagTests || !allByTags(c.is) || !allByTags(c.not) {
			return false
		}
	}
	return !bytes.ContainsAny(s.joins, "+~")
}

func allByTags(lists []*selectorList) bool {
	for _, list := range lists {
		for _, s := range list.all {
			if !s.byTags() {
				return false
			}
		}
	}
	return true
}

// named reports whether an element has the name in a compound.
func (c *compound) named(n *Node) bool {
	if c.atom != 0 || n.Atom != 0 {
		return c.atom == n.Atom
	}
	return strings.EqualFold(string(n.Name), c.name)
}
