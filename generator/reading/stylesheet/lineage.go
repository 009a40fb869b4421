package stylesheet

import (
	"encoding/binary"
	"slices"
	"sync/atomic"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
)

// lineage is what the tags of an element and of the elements around it decide. Elements
// with such tags, on all pages with the same sheets, have it in common: pages repeat
// their header, menu and footer, and their posts a few kinds of elements.
type lineage struct {
	rules    []match             // that match
	open     []*entry            // that match depending on more, such as the siblings
	suspect  bool                // it may hide text, see View.suspects
	doubtful []*entry            // those of open that would be a reason to suspect it
	below    map[string]*lineage // of elements inside, by their signs
	kin      atomic.Pointer[kinship]
}

// kinship is the family of a lineage's elements whose parents are of one family.
type kinship struct{ parent, family *family }

// lineage returns that of an element, after that of its parent; nil if there are too many.
func (v *View) lineage(n *Node, node int32) *lineage {
	if known := v.lineages[node]; known != nil {
		return known
	}
	var parent *lineage
	if n.Parent >= 0 {
		if parent = v.lineages[n.Parent]; parent == nil {
			return nil
		}
	}
	key := v.signsOf(n)
	l, full := v.families.lineage(parent, key)
	if l == nil && !full {
		l = v.families.keepLineage(parent, key, v.newLineage(n, node))
	}
	v.lineages[node] = l
	return l
}

func (v *View) newLineage(n *Node, node int32) *lineage {
	l := &lineage{suspect: v.suspectTag(n)}
	v.cascade.all.visit(n, func(list []*entry) bool {
		for _, e := range list {
			if !e.byTags {
				l.open = append(l.open, e)
			} else if near, matches := v.selects(e, node); matches {
				l.rules = append(l.rules, match{e, near})
			}
		}
		return false
	})
	v.cascade.suspects.visit(n, func(list []*entry) bool {
		for _, e := range list {
			if !e.byTags {
				l.doubtful = append(l.doubtful, e)
			} else if _, matches := v.selects(e, node); matches {
				l.suspect = true
			}
		}
		return false
	})
	return l
}

// signs are the ids, classes and attributes that rules look for, numbered.
type signs struct {
	ids, classes map[string]uint32
	attributes   map[string][]sign
	inherited    []string // "lang" and "dir", if rules depend on them
	last         uint32
}

// linkSign is the sign of a link. 0 ends the signs of an element.
const linkSign = 1

// sign is an attribute selector with its number.
type sign struct {
	test   *attributeTest
	number uint32
}

func newSigns() *signs {
	return &signs{ids: map[string]uint32{}, classes: map[string]uint32{}, attributes: map[string][]sign{}, last: linkSign}
}

// add numbers what a selector looks for.
func (s *signs) add(selectors ...*selector) {
	for _, one := range selectors {
		for i := range one.compounds {
			c := &one.compounds[i]
			for _, name := range c.inherited {
				if !slices.Contains(s.inherited, name) {
					s.inherited = append(s.inherited, name)
				}
			}
			for _, id := range c.ids {
				s.number(s.ids, id)
			}
			for _, class := range c.classes {
				s.number(s.classes, class)
			}
			for k := range c.attributes {
				s.last++
				name := c.attributes[k].name
				s.attributes[name] = append(s.attributes[name], sign{&c.attributes[k], s.last})
			}
			for _, list := range c.is {
				s.add(list.all...)
			}
			for _, list := range c.not {
				s.add(list.all...)
			}
		}
	}
}

func (s *signs) number(in map[string]uint32, name string) {
	if in[name] == 0 {
		s.last++
		in[name] = s.last
	}
}

// signsOf returns all that rules and browsers see in an element's tag.
func (v *View) signsOf(n *Node) []byte {
	key, s := v.key[:0], v.cascade.signs
	number := func(n uint32) { key = binary.LittleEndian.AppendUint32(key, n) }
	text := func(value []byte) {
		number(uint32(len(value)))
		key = append(key, value...)
	}
	number(uint32(n.Atom))
	if n.Parent < 0 {
		number(uint32(v.cascade.number))
	}
	if isLink(n) {
		number(linkSign)
	}
	if known := s.ids[string(n.ID)]; known > 0 {
		number(known)
	}
	markup.Fields(n.Class, func(word []byte) bool {
		if known := s.classes[string(word)]; known > 0 {
			number(known)
		}
		return true
	})
	for i := range n.Attributes {
		for _, one := range s.attributes[string(lower(n.Attributes[i].Name))] {
			if one.test.matches(n) {
				number(one.number)
			}
		}
	}
	number(0)
	if n.Atom == 0 {
		text(lower(n.Name))
	}
	text([]byte(n.Base))
	text(n.Style)
	for _, name := range s.inherited {
		if a := n.Attribute(name); a != nil {
			number(1)
			text(a.Value)
		} else {
			number(0)
		}
	}
	v.key = key
	return key
}
