package stylesheet

import (
	"math"

	"github.com/tdewolff/parse/v2/css"
)

// scope is an @scope: its rules match below a root, and not below a limit.
type scope struct {
	roots, limits *selectorList
	outer         *scope
}

// parseScope reads "(.card) to (.inner)".
func parseScope(list []token, in context) (*scope, bool) {
	s := &scope{outer: in.scope}
	list = trim(list)
	if len(list) == 0 {
		return s, true
	}
	var valid bool
	if list[0].kind == css.LeftParenthesisToken {
		end := closing(list)
		var roots []*selector
		if roots, valid = parseSelectors(list[1:end], in.parents, false); !valid {
			return nil, false
		}
		s.roots = &selectorList{all: roots}
		list = trim(list[min(end+1, len(list)):])
	}
	if len(list) == 0 {
		return s, true
	}
	if list = trim(list[1:]); len(list) == 0 || list[0].kind != css.LeftParenthesisToken {
		return nil, false
	}
	limits, valid := parseSelectors(list[1:closing(list)], nil, true)
	s.limits = &selectorList{all: limits}
	return s, valid
}

// closing returns where the first parenthesis of a list closes.
func closing(list []token) int {
	depth := 0
	for i, t := range list {
		switch t.kind {
		case css.LeftParenthesisToken, css.FunctionToken:
			depth++
		case css.RightParenthesisToken:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(list)
}

// unscoped is how near the root of a rule without @scope is: the nearest root wins.
const unscoped = math.MaxInt32

// scoped matches a selector below the nearest root of its scope, and returns how many
// generations above the node that root is.
func (m *matcher) scoped(s *selector, in *scope, node int32) (near int, matches bool) {
	before := m.scope
	defer func() { m.scope = before }()
	for root := node; root >= 0; root, near = m.node(root).Parent, near+1 {
		if !m.isRoot(in, root) {
			continue
		}
		if m.scope = root; m.limited(in, root, node) {
			continue
		}
		if m.matches(s, node) {
			return near, true
		}
	}
	return unscoped, false
}

func (m *matcher) isRoot(in *scope, node int32) bool {
	m.scope = -1
	if in.roots == nil {
		return m.node(node).Parent < 0
	}
	return m.any(in.roots, node)
}

// limited reports whether a limit is between a root and a node.
func (m *matcher) limited(in *scope, root, node int32) bool {
	if in.limits == nil {
		return false
	}
	for n := node; n >= 0 && n != root; n = m.node(n).Parent {
		if m.anyNow(in.limits, n) {
			return true
		}
	}
	return false
}
