package stylesheet

import (
	"bytes"
	"strings"
)

// matches tells whether a selector holds for a node of the tree.
func (s *selector) matches(tree Tree, node int32) bool {
	return s.from(tree, node, len(s.compounds)-1)
}

// from matches the compounds up to last, of which the last one is for node.
func (s *selector) from(tree Tree, node int32, last int) bool {
	if !s.compounds[last].matches(tree, node) {
		return false
	}
	if last == 0 {
		return true
	}
	switch s.joins[last-1] {
	case '>':
		parent := tree[node].Parent
		return parent >= 0 && s.from(tree, parent, last-1)
	case '+':
		prev := tree[node].Prev
		return prev >= 0 && s.from(tree, prev, last-1)
	case '~':
		for prev := tree[node].Prev; prev >= 0; prev = tree[prev].Prev {
			if !s.compounds[last-1].matches(tree, prev) {
				continue
			}
			if s.from(tree, prev, last-1) {
				return true
			}
			if last == 1 || s.joins[last-2] != '+' {
				return false // an elder one has the same parent and fewer elders
			}
		}
		return false
	}
	for parent := tree[node].Parent; parent >= 0; parent = tree[parent].Parent {
		if !s.compounds[last-1].matches(tree, parent) {
			continue
		}
		if s.from(tree, parent, last-1) {
			return true
		}
		if last == 1 || s.joins[last-2] == ' ' {
			return false // what is further out has fewer elements around it still
		}
	}
	return false
}

func (c *compound) matches(tree Tree, node int32) bool {
	n := &tree[node]
	if c.never || c.name != "" && !c.named(n) || c.id != "" && string(n.ID) != c.id {
		return false
	}
	for _, class := range c.classes {
		if !hasWord(n.Class, class) {
			return false
		}
	}
	for _, step := range c.step {
		if !step.matches(int(n.Index)) {
			return false
		}
	}
	for i := range c.attributes {
		if !c.attributes[i].matches(n) {
			return false
		}
	}
	if c.firstOf && !firstOf(tree, node) {
		return false
	}
	for _, list := range c.is {
		if !anyMatches(list, tree, node) {
			return false
		}
	}
	for _, list := range c.not {
		if anyMatches(list, tree, node) {
			return false
		}
	}
	return true
}

func (c *compound) named(n *Node) bool {
	if c.atom != 0 || n.Atom != 0 {
		return c.atom == n.Atom
	}
	return strings.EqualFold(string(n.Name), c.name)
}

func anyMatches(list []*selector, tree Tree, node int32) bool {
	for _, s := range list {
		if s.matches(tree, node) {
			return true
		}
	}
	return false
}

func firstOf(tree Tree, node int32) bool {
	for prev := tree[node].Prev; prev >= 0; prev = tree[prev].Prev {
		if tree[prev].Atom == tree[node].Atom && bytes.EqualFold(tree[prev].Name, tree[node].Name) {
			return false
		}
	}
	return true
}

// hasWord finds a word in a value of words.
func hasWord(value []byte, word string) bool {
	for at := 0; at+len(word) <= len(value); {
		i := strings.Index(string(value[at:]), word)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(word)
		if (start == 0 || isSpace(value[start-1])) && (end == len(value) || isSpace(value[end])) {
			return true
		}
		at = end
	}
	return false
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}
