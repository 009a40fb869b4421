package stylesheet

import "slices"

// Look is what a reader sees of an element's text. It is shared and never changes.
type Look struct {
	Hidden string  // why it is hidden on all screens, with the position of the rule; empty if it is visible
	On     string  // the screens on which it is hidden, if only some
	Pixels float64 // the font size

	clear bool // it has no effect on the visibility of elements inside
}

// View has the elements of one page with the rules for them.
type View struct {
	cascade  *Cascade
	matcher  matcher
	families *families
	members  []*family  // by node
	looks    []*Look    // by node
	lineages []*lineage // by node
	inline   map[string]*Block
	key      []byte
	matches  []match
	rules    []match
}

// View applies the rules to the elements of a page. It takes over the memory of the view
// of another page, which may no longer be used; nil if there is none.
func (c *Cascade) View(tree *Tree, before *View) *View {
	v := &View{inline: map[string]*Block{}}
	if before != nil {
		v = before
		clear(v.inline)
	}
	*v = View{cascade: c, matcher: matcher{tree: tree, scope: -1}, families: c.shared.current(), inline: v.inline,
		members: empty(v.members, len(*tree)), looks: empty(v.looks, len(*tree)), lineages: empty(v.lineages, len(*tree)),
		key: v.key[:0], matches: v.matches[:0], rules: v.rules[:0]}
	return v
}

// empty returns a list of so many nil pointers, in the memory of another list if that is
// large enough.
func empty[T any](list []*T, length int) []*T {
	list = slices.Grow(list[:0], length)[:length]
	clear(list)
	return list
}

func (v *View) tree() Tree { return *v.matcher.tree }

// Look returns what a reader sees of the text directly in an element.
func (v *View) Look(node int32) *Look {
	if known := v.looks[node]; known != nil {
		return known
	}
	n := &v.tree()[node]
	look := (*Look)(nil)
	if n.Parent >= 0 {
		if up := v.Look(n.Parent); up.clear && !v.suspects(n, node) {
			look = up
		}
	}
	if look == nil {
		look = v.judge(node)
	}
	v.looks[node] = look
	return look
}

// suspects reports whether anything about an element may hide its text or change its size.
func (v *View) suspects(n *Node, node int32) bool {
	any := func(list []*entry) bool {
		for _, e := range list {
			if _, matches := v.selects(e, node); matches {
				return true
			}
		}
		return false
	}
	if l := v.lineage(n, node); l != nil {
		return l.suspect || any(l.doubtful)
	}
	return v.suspectTag(n) || v.cascade.suspects.visit(n, any)
}

// suspectTag is suspects for an element's own tag, without the rules.
func (v *View) suspectTag(n *Node) bool {
	if hasAgentDefaults(n) || v.cascade.blueText && agentDefault(n, textColor) != "" {
		return true
	}
	if len(n.Style) > 0 {
		for i := range v.inlined(n).list {
			if d := &v.inlined(n).list[i]; v.cascade.palette.potent(d) || d.custom != "" || d.property == backgroundColor {
				return true
			}
		}
	}
	return false
}

// selects reports whether a rule's selector matches an element, and how many
// generations above it the root of the rule's @scope is.
func (v *View) selects(e *entry, node int32) (near int, matches bool) {
	if e.rule.scope != nil {
		return v.matcher.scoped(e.selector, e.rule.scope, node)
	}
	return unscoped, v.matcher.matches(e.selector, node)
}

// inlined parses a style attribute, once for each text.
func (v *View) inlined(n *Node) *Block {
	if len(n.Style) == 0 {
		return &Block{}
	}
	block := v.inline[string(n.Style)]
	if block == nil {
		block = Inline(string(n.Style))
		v.inline[string(n.Style)] = block
	}
	return block
}

// style returns the values of an element on one screen.
func (v *View) style(node int32, e int) *style { return v.family(node).styles[e] }

// judge combines what an element looks like on each screen.
func (v *View) judge(node int32) *Look {
	f := v.family(node)
	if known := f.look.Load(); known != nil {
		return known
	}
	n := &v.tree()[node]
	look := &Look{Pixels: f.styles[0].font, clear: true}
	hidden, shown, indent := reason{}, -1, false
	for e, s := range f.styles {
		look.clear = look.clear && s.state.clear
		indent = indent || s.state.indent
		why := s.state.hidden(n)
		if why.words == "" && s.state.indent {
			why = v.indented(node, e)
		}
		if why.words == "" {
			shown = e
		} else if hidden.words == "" {
			hidden = why
		}
	}
	switch {
	case hidden.words == "":
	case shown < 0:
		look.Hidden = hidden.words
	case hidden.on != "":
		look.On = hidden.on
	default:
		look.On = v.otherwise(node, shown)
	}
	if !indent { // which depends on what is before the element
		f.look.Store(look)
	}
	return look
}
