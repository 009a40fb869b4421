package stylesheet

import (
	"math"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
)

// value is the value of a property, with the declaration that decided it.
type value struct {
	text string
	from *applied // nil if no rule set it
}

// style has the values of an element on one screen. The elements of a family share it.
type style struct {
	parent *style
	values [properties]value
	custom map[string]*applied // custom properties set here
	font   float64             // pixels
	block  bool                // a block, not part of a line
	state  state
	root   float64 // the font size of <html>
}

// applied is a declaration with its weight in the cascade.
type applied struct {
	*declaration
	weight
	written string // the declaration and its position
	on      string // the screens it is for; empty for all
}

// compute cascades the values of an element from the rules that match it.
func (v *View) compute(n *Node, parent *style, rules []match, inline *Block, e int) *style {
	s := &style{parent: parent}
	list := v.applied(rules, inline)
	for _, d := range list {
		if d.custom != "" {
			if s.custom == nil {
				s.custom = map[string]*applied{}
			}
			if s.custom[d.custom] == nil {
				s.custom[d.custom] = d
			}
		}
	}
	var winners [properties]*applied
	// Only layers below these count, after "revert-layer". An important one rolls back
	// higher layers too, up to the style attribute.
	var layers [properties]int
	for p := range layers {
		layers[p] = math.MaxInt
	}
	var reverted [properties]bool
	for _, d := range list {
		p := d.property
		if d.custom != "" || winners[p] != nil || reverted[p] || d.layer >= layers[p] {
			continue
		}
		text := d.value
		if d.waits {
			text = s.longhand(d, 0)
		}
		switch text {
		case "revert-layer":
			layers[p] = d.layer
			continue
		case "revert":
			reverted[p] = true
			continue
		}
		winners[p] = d
		s.values[p] = value{text, d}
	}
	for p := range properties {
		s.settle(n, p, winners[p], reverted[p])
	}
	v.finish(n, s, e)
	return s
}

// applied returns the declarations of rules, the one that wins first.
func (v *View) applied(rules []match, inline *Block) []*applied {
	var list []*applied
	add := func(b *Block, where, on string, w weight) {
		for i := range b.list {
			d := &b.list[i]
			w.important = d.important
			list = append(list, &applied{declaration: d, weight: w, written: d.name + ":" + b.written[d.name] + where, on: on})
		}
	}
	for _, e := range rules {
		add(e.rule.block, " in "+e.rule.where(), words(e.on), weight{layer: e.layer, specificity: e.selector.specificity, near: e.near, order: int(e.id)})
	}
	if !inline.empty() {
		add(inline, " in its style attribute", "", weight{inline: true, layer: inlineLayer})
	}
	slices.Reverse(list) // so that of two declarations in one block the last wins
	slices.SortStableFunc(list, func(a, b *applied) int {
		switch {
		case a.beats(b.weight):
			return -1
		case b.beats(a.weight):
			return 1
		}
		return 0
	})
	return list
}

// settle resolves keywords that refer to other values.
func (s *style) settle(n *Node, p property, winner *applied, reverted bool) {
	text := ""
	if winner != nil {
		text = s.values[p].text
	} else if text = agentDefault(n, p); text == "" {
		text = "unset"
	}
	if reverted && p == display && n.Base == markup.HiddenAttribute {
		text = either(agentDisplays[n.Atom], "inline") // the attribute counts as an author's rule, like the others
	}
	if text == "unset" {
		text = "initial"
		if p.inherits() {
			text = "inherit"
		}
	}
	if p == textColor && text == "currentcolor" {
		text = "inherit"
	}
	switch {
	case text == "inherit" && s.parent != nil:
		from := s.parent.values[p]
		if from.from == nil || winner != nil && !p.inherits() {
			from.from = winner
		}
		s.values[p] = from
	case text == "inherit" || text == "initial":
		s.values[p] = value{definitions[p].initial, winner}
	default:
		s.values[p] = value{text, winner}
	}
}

// deepestVariable limits variables within variables, which also ends a circle of them.
const deepestVariable = 12

// longhand substitutes the variables of a declaration and returns the part for its
// property, or "unset" if the result is invalid.
func (s *style) longhand(d *applied, depth int) string {
	text, known := s.substitute(d.value, depth)
	if !known {
		return "unset"
	}
	for _, part := range expand(d.name, strings.Join(strings.Fields(text), " ")) {
		if part.property == d.property && !substituted(part.value) {
			return part.value
		}
	}
	return "unset"
}

// substitute replaces var(--x, fallback) with values.
func (s *style) substitute(text string, depth int) (string, bool) {
	if depth > deepestVariable || len(text) > longestValue {
		return "", false
	}
	for {
		at := strings.Index(text, "var(")
		if at < 0 {
			return text, !strings.Contains(text, "env(") && !strings.Contains(text, "attr(")
		}
		end := closingText(text, at+len("var"))
		if end < 0 {
			return "", false
		}
		name, fallback, has := strings.Cut(text[at+len("var("):end], ",")
		found, known := s.variable(strings.TrimSpace(name), depth+1)
		if !known {
			if !has {
				return "", false
			}
			if found, known = s.substitute(strings.TrimSpace(fallback), depth+1); !known {
				return "", false
			}
		}
		text = text[:at] + found + text[end+1:]
		if len(text) > longestValue {
			return "", false
		}
	}
}

// longestValue is the longest result of substituting variables, in bytes.
const longestValue = 1 << 14

// closingText returns where the parenthesis that opens at an offset closes; -1 for nowhere.
func closingText(text string, open int) int {
	depth := 0
	for i := open; i < len(text); i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// variable returns a custom property's value, from the nearest element that sets it.
func (s *style) variable(name string, depth int) (string, bool) {
	for o := s; o != nil; o = o.parent {
		d := o.custom[name]
		if d == nil || d.value == "inherit" || d.value == "unset" || strings.HasPrefix(d.value, "revert") {
			continue
		}
		if d.value == "initial" {
			return "", false
		}
		return o.substitute(d.value, depth)
	}
	return "", false
}
