package stylesheet

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// deepestNesting limits nested rules; deeper ones are skipped.
const deepestNesting = 24

// context has the conditions and selectors around a block.
type context struct {
	on      []condition
	layer   string      // empty for none
	parents []*selector // of a nested rule; nil at the top
	scope   *scope
	depth   int
}

// parseSheet reads the rules of a stylesheet that can affect visibility or size.
func parseSheet(text []byte, path string) *Sheet {
	sheet := &Sheet{path: path}
	if path != "" {
		text = bytes.TrimPrefix(text, []byte("\ufeff"))
	}
	sheet.items(tokens(text), context{}, nil)
	return sheet
}

// items reads the content of a sheet or a block: rules, at-rules and declarations,
// which go to block if there is one.
func (s *Sheet) items(list []token, in context, block *Block) {
	for len(list) > 0 {
		if k := list[0].kind; k == css.WhitespaceToken || k == css.SemicolonToken && block != nil {
			list = list[1:]
			continue
		}
		stop := endOfPrelude(list, block != nil)
		prelude := list[:stop]
		var body []token
		hasBody := stop < len(list) && list[stop].kind == css.LeftBraceToken
		if hasBody {
			end := endOfBlock(list, stop)
			body = list[stop+1 : end]
			stop = end
		}
		list = list[min(stop+1, len(list)):]
		switch {
		case len(prelude) > 0 && prelude[0].kind == css.AtKeywordToken:
			s.flush(block, in)
			s.atRule(prelude, body, hasBody, in)
		case hasBody && !(block != nil && isDeclaration(prelude)):
			s.flush(block, in)
			s.rule(prelude, body, in)
		case block != nil && !hasBody:
			block.declare(prelude)
		}
	}
}

// isDeclaration distinguishes "--x: {…}" from a rule.
func isDeclaration(list []token) bool {
	return len(list) > 1 && list[0].kind == css.CustomPropertyNameToken
}

// endOfPrelude finds the "{" or ";" after a prelude.
func endOfPrelude(list []token, inBlock bool) int {
	depth := 0
	for i, t := range list {
		switch t.kind {
		case css.LeftParenthesisToken, css.LeftBracketToken, css.FunctionToken:
			depth++
		case css.RightParenthesisToken, css.RightBracketToken:
			depth = max(depth-1, 0)
		case css.LeftBraceToken:
			return i
		case css.SemicolonToken:
			if depth == 0 && (inBlock || list[0].kind == css.AtKeywordToken) {
				return i
			}
		}
	}
	return len(list)
}

// endOfBlock finds the "}" that belongs to the "{" at open.
func endOfBlock(list []token, open int) int {
	depth := 0
	for i := open; i < len(list); i++ {
		switch list[i].kind {
		case css.LeftBraceToken:
			depth++
		case css.RightBraceToken:
			depth--
			if depth == 0 {
				return i
			}
		}
	}
	return len(list)
}

// rule reads a selector list and its block.
func (s *Sheet) rule(prelude, body []token, in context) {
	if in.depth >= deepestNesting {
		return
	}
	selectors, valid := parseSelectors(prelude, in.parents, in.scope != nil)
	if !valid {
		return
	}
	in.parents, in.depth = selectors, in.depth+1
	s.block(body, in)
}

// block reads declarations and nested rules for the selectors of a context.
func (s *Sheet) block(body []token, in context) {
	block := &Block{}
	s.items(body, in, block)
	s.flush(block, in)
}

// flush makes a rule of the declarations read so far, so that they come before the
// nested rules that follow.
func (s *Sheet) flush(block *Block, in context) {
	if block.empty() {
		return
	}
	kept := *block
	*block = Block{}
	for _, selector := range in.parents {
		s.parts = append(s.parts, part{rule: &rule{
			selector: selector, block: &kept, on: in.on, layer: in.layer, scope: in.scope, path: s.path,
		}})
	}
}

// atRule reads the at-rules that contain rules. All others, such as @font-face and
// @starting-style, do not permanently show or hide anything.
func (s *Sheet) atRule(prelude, body []token, hasBody bool, in context) {
	name := strings.ToLower(prelude[0].text)
	text, _ := valueOf(prelude[1:])
	if in.depth++; in.depth >= deepestNesting {
		return
	}
	switch name {
	case "@import":
		s.importRule(prelude[1:], in)
		return
	case "@layer":
		s.layerRule(text, body, hasBody, in)
		return
	case "@media", "@container":
		on := condition{container: name == "@container", text: text}
		if on.never() {
			return
		}
		if !on.always() {
			in.on = append(in.on[:len(in.on):len(in.on)], on)
		}
	case "@supports":
		if supports(text) != yes {
			return
		}
	case "@scope":
		scoped, valid := parseScope(prelude[1:], in)
		if !valid {
			return
		}
		in.scope, in.parents = scoped, nil
	case "@keyframes", "@-webkit-keyframes":
		s.parts = append(s.parts, part{moves: text})
		return
	default:
		return
	}
	s.inside(body, in)
}

// inside reads the block of an at-rule, which in a nested rule may contain declarations
// for the selectors around it.
func (s *Sheet) inside(body []token, in context) {
	if in.parents != nil {
		s.block(body, in)
		return
	}
	s.items(body, in, nil)
}

// layerRule reads "@layer a, b;" and "@layer a { … }".
func (s *Sheet) layerRule(names string, body []token, hasBody bool, in context) {
	if !hasBody {
		for _, name := range strings.Split(names, ",") {
			s.parts = append(s.parts, part{layer: under(in.layer, strings.TrimSpace(name))})
		}
		return
	}
	if names == "" {
		names = s.nameless()
	}
	in.layer = under(in.layer, names)
	s.parts = append(s.parts, part{layer: in.layer})
	s.inside(body, in)
}

// nameless returns a unique name for an unnamed layer.
func (s *Sheet) nameless() string {
	s.names++
	return "#" + strconv.Itoa(s.names)
}

// under returns the name of a layer within another.
func under(outer, inner string) string {
	if outer == "" || inner == "" {
		return outer + inner
	}
	return outer + "." + inner
}
