package stylesheet

import (
	"math"
	"strings"
)

// Cascade has the rules of a page's sheets in order, indexed as in browsers: by the id,
// class or name in the last part of their selector.
type Cascade struct {
	screens  []screen
	all      index // every rule
	suspects index // those that can hide text or change its size
	blueText bool  // some rule sets the same color as links have
	palette  palette
	moves    map[string]bool // the names of keyframes
	shared   *sharedFamilies
	signs    *signs
	number   int // of the cascade among those of its library
}

// entry is a rule with its weight.
type entry struct {
	selector *selector
	rule     *rule
	id       int32
	layer    int
	on       []condition // all conditions that it is under
	screens  []bool      // the cascade's screens on which its media queries are true
	byTags   bool        // only tags decide which elements it matches, see lineage
}

// newCascade orders the rules of sheets, imported ones first, and indexes them.
func newCascade(sheets []*Sheet) *Cascade {
	b := &cascadeBuilder{cascade: &Cascade{moves: map[string]bool{}, signs: newSigns()}, layers: layerNode{}}
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

// layerNode is a layer with its sublayers, in the order in which they first appear.
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

// number numbers the layers: a layer's own rules come after those of its sublayers.
func (l *layerNode) number(next *int) {
	for _, name := range l.names {
		l.inside[name].number(next)
	}
	*next++
	l.place = *next
}

// at returns the number of a layer by its path.
func (l *layerNode) at(path string) *layerNode {
	if path == "" {
		return l
	}
	for _, name := range strings.Split(path, ".") {
		l = l.child(name)
	}
	return l
}

// register records the layers before any rule is weighed.
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

// own makes the unnamed layers of one sheet different from those of another.
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

// screens returns the screens that rules distinguish.
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

// holds reports whether all media queries of a list are true on a screen.
func holds(on []condition, s screen) bool {
	for _, c := range on {
		if !c.container && !mediaHolds(c.text, s) {
			return false
		}
	}
	return true
}

// depends reports whether a rule has a different effect on a narrow screen even without
// a media query.
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

// enter adds a rule to the indexes.
func (b *cascadeBuilder) enter(e *entry) {
	e.byTags = e.rule.scope == nil && e.selector.byTags()
	b.cascade.signs.add(e.selector)
	b.cascade.all.enter(e, e.selector)
	if b.cascade.palette.suspect(e.rule.block) {
		b.cascade.suspects.enter(e, e.selector)
	}
}

// weight decides between two declarations by the first field that differs.
type weight struct {
	important   bool
	inline      bool
	layer       int
	specificity specificity
	near        int
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
		// Among important declarations, the first layer wins.
		return (w.layer > o.layer) != w.important
	}
	if w.specificity != o.specificity {
		return o.specificity.less(w.specificity)
	}
	if w.near != o.near {
		return w.near < o.near
	}
	return w.order > o.order
}
