package stylesheet

import (
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// deepestNesting bounds rules within rules; a sheet that nests deeper has them skipped.
const deepestNesting = 24

// context is what the rules of a block stand under.
type context struct {
	on      string      // the screens, empty for all
	layer   string      // empty for none
	parents []*selector // of a nested rule; nil at the top
	depth   int
}

// parseSheet keeps of a stylesheet what can change sight or size.
func parseSheet(text []byte, path string) *Sheet {
	sheet := &Sheet{path: path}
	sheet.items(tokens(text), context{}, nil)
	return sheet
}

// items reads what stands in a sheet or a block: declarations, which go to block
// where there is one, rules and at-rules.
func (s *Sheet) items(list []token, in context, block *blockReader) {
	for len(list) > 0 {
		if k := list[0].kind; k == css.WhitespaceToken || k == css.SemicolonToken || k == css.RightBraceToken {
			list = list[1:]
			continue
		}
		stop := endOfPrelude(list)
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
		case prelude == nil:
		case len(prelude) > 0 && prelude[0].kind == css.AtKeywordToken:
			s.atRule(prelude, body, hasBody, in, block)
		case hasBody:
			s.rule(prelude, body, in)
		case block != nil:
			block.declare(prelude)
		}
	}
}

// endOfPrelude finds the "{" or ";" that ends what stands before a block.
func endOfPrelude(list []token) int {
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
			if depth == 0 {
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
	selectors := parseSelectors(prelude, in.parents)
	if len(selectors) == 0 {
		return
	}
	inner := in
	inner.parents, inner.depth = selectors, in.depth+1
	s.block(body, inner)
}

// block reads declarations and nested rules for the selectors of a context.
func (s *Sheet) block(body []token, in context) {
	var reader blockReader
	s.items(body, in, &reader)
	block := reader.done()
	if len(block) == 0 {
		return
	}
	for _, selector := range in.parents {
		s.rules = append(s.rules, rule{selector: selector, block: block, on: in.on, layer: in.layer, path: s.path})
	}
}

// atRule reads those at-rules that hold rules. Whatever else there is, such as
// @keyframes, @font-face and @starting-style, shows or hides nothing for good.
func (s *Sheet) atRule(prelude, body []token, hasBody bool, in context, block *blockReader) {
	name := strings.ToLower(prelude[0].text)
	condition, _ := valueOf(prelude[1:])
	in.depth++
	if in.depth >= deepestNesting {
		return
	}
	switch name {
	case "@import":
		s.importRule(prelude[1:], in)
		return
	case "@layer":
		s.layerRule(condition, body, hasBody, in)
		return
	case "@media":
		on, applies := screens(condition)
		if !applies {
			return
		}
		in.on = both(in.on, on)
	case "@supports":
		if strings.HasPrefix(condition, "not") {
			return
		}
	case "@container":
		in.on = both(in.on, "@container "+condition)
	default:
		return
	}
	s.inside(body, in)
}

// inside reads the block of an at-rule, which in a nested rule may hold
// declarations for the selectors around it.
func (s *Sheet) inside(body []token, in context) {
	if in.parents != nil {
		s.block(body, in)
		return
	}
	s.items(body, in, nil)
}

// layerRule reads "@layer a, b;" and "@layer a { … }".
func (s *Sheet) layerRule(names string, body []token, hasBody bool, in context) {
	prefix := ""
	if in.layer != "" {
		prefix = in.layer + "."
	}
	if !hasBody {
		for _, name := range strings.Split(names, ",") {
			s.layers = append(s.layers, prefix+strings.TrimSpace(name))
		}
		return
	}
	in.layer = prefix + names
	s.layers = append(s.layers, in.layer)
	s.inside(body, in)
}

// importRule reads an @import.
func (s *Sheet) importRule(list []token, in context) {
	list = trim(list)
	if len(list) == 0 {
		return
	}
	one := importing{href: importAddress(list[0])}
	rest, _ := valueOf(list[1:])
	if layer, after, found := strings.Cut(strings.TrimPrefix(rest, "layer("), ")"); found && strings.HasPrefix(rest, "layer(") {
		one.layer, rest = layer, strings.TrimSpace(after)
	} else if after, found := strings.CutPrefix(rest, "layer"); found {
		one.layer, rest = "(anonymous)", strings.TrimSpace(after)
	}
	if strings.HasPrefix(rest, "supports(") {
		_, rest, _ = strings.Cut(rest, ")")
	}
	on, applies := screens(rest)
	if !applies || one.href == "" {
		return
	}
	one.on = both(in.on, on)
	s.imports = append(s.imports, one)
}

func importAddress(t token) string {
	text := t.text
	if t.kind == css.URLToken {
		text = strings.TrimSpace(strings.TrimSuffix(text[min(len("url("), len(text)):], ")"))
	} else if t.kind != css.StringToken {
		return ""
	}
	return strings.Trim(text, `"'`)
}

// both joins two conditions that must hold together.
func both(outer, inner string) string {
	if outer == "" || inner == "" {
		return outer + inner
	}
	return outer + " and " + inner
}
