// Package stylesheet knows which CSS rules take words out of a reader's sight. In
// go stylesheets and the elements of a page, out comes what a reader sees of an
// element's words. Values come first: each property that matters is cascaded,
// inherited and computed as CSS has it. Only then are they judged, together.
//
// By hand, for behavior: tdewolff/parse splits the tokens; no Go library computes
// the cascade with media queries for an element.
package stylesheet

import "github.com/aboveboard-hugo/aboveboard/generator/reading/markup"

// Node is an element of a page, and Tree all of them.
type (
	Node = markup.Node
	Tree = markup.Tree
)

func isSpace(c byte) bool { return markup.IsSpace(c) }
