// Package stylesheet finds out which text CSS rules hide from readers. It takes
// stylesheets and the elements of a page, and returns what a reader sees of an
// element's text. First it cascades, inherits and computes the value of each relevant
// property as CSS does. Only then does it judge all values together.
//
// Hand-written for its behavior: tdewolff/parse splits the tokens, but no Go library
// computes the cascade with media queries for an element.
package stylesheet

import "github.com/aboveboard-hugo/aboveboard/generator/reading/markup"

// Node is an element of a page, and Tree all of them.
type (
	Node = markup.Node
	Tree = markup.Tree
)

func isSpace(c byte) bool { return markup.IsSpace(c) }
