package stylesheet

import (
	"math"
	"strings"
)

// Cascade is the rules of a page's sheets, put in order and looked up as browsers
// do: by the id, class or name that the last part of their selector asks for.
type Cascade struct {
	screens  []screen
	all      index // every rule
	suspects index // those that can take something out of sight or change a size
	blueText bool  // something has the color that links have
	palette  palette
	moves    map[string]bool // the names of keyframes
}

// entry is a rule with its weight.
type entry struct {
	selector *selector
	rule     *rule
	id       int32
	layer    int
	on       []condition // all that it is under
	screens  []bool      // on which of the cascade's screens its media queries hold
}

// newCascade orders the rules of sheets, imported ones first, and indexes them.
func newCascade(sheets []*Sheet) *Cascade {
	b := &cascadeBuilder{cascade: &Cascade{moves: map[string]bool{}}, layers: layerNode{}}
	for _, sheet := range sheets {
		b.register(sheet, "", 0)
	}
	b.layers.number(new(int))
	for _, sheet := range sheets {
		b.sheet(sheet, nil, "", 0)
	}
	b.cascade.screens = b.screens()
	for _, e := range b.entries {
		b.cascade.palette.add(e.rule.block)
	}
	for _, e := range b.entries {
		b.enter(e)
	}
	b.cascade.blueText = b.cascade.palette.isBackground(systemColors["linktext"])
	return b.cascade
}

type cascadeBuilder struct {
	cascade *Cascade
	layers  layerNode
	entries []*entry
}

// layerNode is a layer with those within it, in the order of their first mention.
type layerNode struct {
	place  int
	names  []string
	inside map[string]*layerNode
}

func (l *layerNode) child(name string) *layerNode {
	if l.inside == nil {
		l.inside = map[string]*layerNode{}
	}
	if l.inside[name] == nil {
		l.inside[name] = &layerNode{}
		l.names = append(l.names, name)
	}
	return l.inside[name]
}

// number counts the layers: what is in a layer itself comes after the layers within.
func (l *layerNode) number(next *int) {
	for _, name := range l.names {
		l.inside[name].number(next)
	}
	*next++
	l.place = *next
}

// at returns a layer by its path.
func (l *layerNode) at(path string) *layerNode {
	if path == "" {
		return l
	}
	for _, name := range strings.Split(path, ".") {
		l = l.child(name)
	}
	return l
}

// register meets the layers before any rule is weighed.
func (b *cascadeBuilder) register(sheet *Sheet, outer string, depth int) {
	if sheet == nil || depth > deepestImport {
		return
	}
	for _, p := range sheet.parts {
		switch {
		case p.imported != nil:
			inner := under(outer, b.own(sheet, p.imported.layer))
			b.layers.at(inner)
			b.register(p.imported.sheet, inner, depth+1)
		case p.moves != "":
			b.cascade.moves[p.moves] = true
		case p.layer != "":
			b.layers.at(under(outer, b.own(sheet, p.layer)))
		}
	}
}

// own tells the layers without a name of one sheet from those of another.
func (b *cascadeBuilder) own(sheet *Sheet, layer string) string {
	return strings.ReplaceAll(layer, "#", "#"+strings.ReplaceAll(sheet.key, ".", "")+"#")
}

func (b *cascadeBuilder) sheet(sheet *Sheet, on []condition, outer string, depth int) {
	if sheet == nil || depth > deepestImport {
		return
	}
	for _, p := range sheet.parts {
		switch {
		case p.imported != nil:
			b.sheet(p.imported.sheet, joined(on, p.imported.on), under(outer, b.own(sheet, p.imported.layer)), depth+1)
		case p.rule != nil:
			b.entries = append(b.entries, &entry{
				selector: p.rule.selector, rule: p.rule, id: int32(len(b.entries)),
				layer: b.layers.at(under(outer, b.own(sheet, p.rule.layer))).place, on: joined(on, p.rule.on),
			})
		}
	}
}

func joined(outer, inner []condition) []condition {
	if len(outer) == 0 {
		return inner
	}
	return append(outer[:len(outer):len(outer)], inner...)
}

// screens returns those screens that rules tell apart.
func (b *cascadeBuilder) screens() []screen {
	kept := []screen{desk}
	for _, s := range []screen{phone, inDark} {
		differs := false
		for _, e := range b.entries {
			differs = differs || holds(e.on, s) != holds(e.on, desk) || !s.dark && e.depends()
		}
		if differs {
			kept = append(kept, s)
		}
	}
	for _, e := range b.entries {
		e.screens = make([]bool, len(kept))
		for i, s := range kept {
			e.screens[i] = holds(e.on, s)
		}
	}
	return kept
}

// holds reports whether all the media queries of a list hold on a screen.
func holds(on []condition, s screen) bool {
	for _, c := range on {
		if !c.container && !mediaHolds(c.text, s) {
			return false
		}
	}
	return true
}

// depends reports whether a rule says something else on a narrow screen without a
// media query.
func (e *entry) depends() bool {
	for _, c := range e.on {
		if c.container {
			return true
		}
	}
	for _, d := range e.rule.block.list {
		if strings.Contains(d.value, "vw") && (potentLength(d.property) || d.custom != "") {
			return true
		}
	}
	return false
}

// enter puts a rule into the indexes.
func (b *cascadeBuilder) enter(e *entry) {
	b.cascade.all.enter(e, e.selector)
	if b.cascade.palette.suspect(e.rule.block) {
		b.cascade.suspects.enter(e, e.selector)
	}
}

// weight decides between two declarations, the first difference counting.
type weight struct {
	important   bool
	inline      bool
	layer       int
	specificity specificity
	order       int
}

// inlineLayer is the number of the layer that a style attribute is in.
const inlineLayer = math.MaxInt32

func (w weight) beats(o weight) bool {
	if w.important != o.important {
		return w.important
	}
	if w.inline != o.inline {
		return w.inline
	}
	if w.layer != o.layer {
		// Among important declarations the first layer wins.
		return (w.layer > o.layer) != w.important
	}
	if w.specificity != o.specificity {
		return o.specificity.less(w.specificity)
	}
	return w.order > o.order
}
