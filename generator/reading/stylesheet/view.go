package stylesheet

import "encoding/binary"

// Look is what a reader sees of an element's text. It is shared and never changes.
type Look struct {
	Hidden string  // why it is hidden on all screens, with the position of the rule; empty if it is visible
	On     string  // the screens on which it is hidden, if only some
	Pixels float64 // the font size

	clear bool // it has no effect on the visibility of elements inside
}

// View has the elements of one page with the rules for them.
type View struct {
	cascade *Cascade
	matcher matcher
	styles  [][]*style // by screen and node
	looks   []*Look    // by node
	inline  map[string]*Block
	outer   []map[string]*style // styles of the root, by screen
	lookOf  map[*style]*Look    // if there is only one screen
	key     []byte
	rules   []*entry
}

// View applies the rules to the elements of a page. The tree may still grow unless
// whole is true.
func (c *Cascade) View(tree *Tree, whole bool) *View {
	v := &View{cascade: c, matcher: matcher{tree: tree, whole: whole, scope: -1}, inline: map[string]*Block{}}
	v.styles = make([][]*style, len(c.screens))
	v.outer = make([]map[string]*style, len(c.screens))
	v.lookOf = map[*style]*Look{}
	return v
}

func (v *View) tree() Tree { return *v.matcher.tree }

// Look returns what a reader sees of the text directly in an element.
func (v *View) Look(node int32) *Look {
	for int(node) >= len(v.looks) {
		v.looks = append(v.looks, make([]*Look, len(v.tree())-len(v.looks))...)
	}
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
	return v.cascade.suspects.visit(n, func(list []*entry) bool {
		for _, e := range list {
			if v.selects(e, node) {
				return true
			}
		}
		return false
	})
}

// selects reports whether a rule's selector matches an element.
func (v *View) selects(e *entry, node int32) bool {
	if e.rule.scope != nil {
		return v.matcher.scoped(e.selector, e.rule.scope, node)
	}
	return v.matcher.matches(e.selector, node)
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
func (v *View) style(node int32, e int) *style {
	for len(v.styles[e]) < len(v.tree()) {
		v.styles[e] = append(v.styles[e], make([]*style, len(v.tree())-len(v.styles[e]))...)
	}
	if known := v.styles[e][node]; known != nil {
		return known
	}
	n := &v.tree()[node]
	var parent *style
	shared := &v.outer[e]
	if n.Parent >= 0 {
		parent = v.style(n.Parent, e)
		shared = &parent.below
	}
	rules := v.matched(n, node, e)
	key := v.keyOf(n, rules)
	s := (*shared)[string(key)]
	if s == nil {
		kept := string(key)
		s = v.compute(n, parent, rules, v.inlined(n), e)
		if *shared == nil {
			*shared = map[string]*style{}
		}
		(*shared)[kept] = s
	}
	v.styles[e][node] = s
	return s
}

// matched returns the rules that match an element on a screen.
func (v *View) matched(n *Node, node int32, e int) []*entry {
	v.rules = v.rules[:0]
	v.cascade.all.visit(n, func(list []*entry) bool {
		for _, one := range list {
			if one.screens[e] && v.selects(one, node) {
				v.rules = append(v.rules, one)
			}
		}
		return false
	})
	rules := v.rules
	v.rules = nil
	kept := rules[:0]
	for _, one := range rules {
		if v.contained(one, node, e) {
			kept = append(kept, one)
		}
	}
	v.rules = rules
	return kept
}

// contained reports whether the container queries around a rule are true.
func (v *View) contained(e *entry, node int32, screen int) bool {
	for _, c := range e.on {
		if c.container && !v.containerHolds(c.text, node, screen) {
			return false
		}
	}
	return true
}

// keyOf returns what a style is computed from, besides its parent's.
func (v *View) keyOf(n *Node, rules []*entry) []byte {
	v.key = binary.LittleEndian.AppendUint32(v.key[:0], uint32(n.Atom))
	if n.Base != "" {
		v.key = append(v.key, 'b')
	}
	if agentDefault(n, textColor) == "linktext" {
		v.key = append(v.key, 'l')
	}
	for _, e := range rules {
		v.key = binary.LittleEndian.AppendUint32(append(v.key, 'r'), uint32(e.id))
	}
	return append(append(v.key, 's'), n.Style...)
}

// judge combines what an element looks like on each screen.
func (v *View) judge(node int32) *Look {
	n := &v.tree()[node]
	first := v.style(node, 0)
	if len(v.cascade.screens) == 1 {
		if known := v.lookOf[first]; known != nil && n.Base == "" && !first.state.indent {
			return known
		}
	}
	look := &Look{Pixels: first.font, clear: true}
	hidden, shown := reason{}, -1
	for e := range v.cascade.screens {
		s := v.style(node, e)
		look.clear = look.clear && s.state.clear
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
	v.lookOf[first] = look
	return look
}
