// Package stylesheet knows which CSS rules take words out of a reader's sight. In
// go stylesheets and the elements of a page, out comes what the rules that win say
// about display, visibility, opacity, font size and place. It keeps no other
// declaration, so a theme's sheet of a thousand rules leaves a few dozen.
package stylesheet

import "golang.org/x/net/html/atom"

// Node is one element of a page as selectors see it. Parent and Prev are indexes
// in the Tree, -1 for none; Index counts from 1 among the parent's elements.
type Node struct {
	Atom   atom.Atom // 0 for a name that HTML does not know
	Name   []byte    // as written
	ID     []byte
	Class  []byte // the attribute, whole
	Tag    []byte // the start tag, for attribute selectors; nil where it has no attribute
	Parent int32
	Prev   int32
	Index  int32
}

// Tree is the elements of a page in document order, as far as they are read.
type Tree []Node
