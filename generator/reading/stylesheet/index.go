package stylesheet

import (
	"math"

	"golang.org/x/net/html/atom"
)

// newCascade orders the rules of sheets, imported ones first, and indexes them.
func newCascade(sheets []*Sheet) *Cascade {
	b := cascadeBuilder{cascade: &Cascade{}, layers: map[string]int{}}
	for _, sheet := range sheets {
		b.register(sheet, "", 0)
	}
	for _, sheet := range sheets {
		b.sheet(sheet, "", "", 0)
	}
	return b.cascade
}

type cascadeBuilder struct {
	cascade *Cascade
	layers  map[string]int // by name, in order of first mention
	order   int
}

// register numbers the layers before any rule is weighed.
func (b *cascadeBuilder) register(sheet *Sheet, prefix string, depth int) {
	if sheet == nil || depth > deepestImport {
		return
	}
	for _, name := range sheet.layers {
		b.layer(under(prefix, name))
	}
	for _, one := range sheet.imports {
		b.register(one.sheet, under(prefix, one.layer), depth+1)
	}
}

// layer gives a layer's number; what stands in no layer comes after all of them.
func (b *cascadeBuilder) layer(name string) int {
	if name == "" {
		return math.MaxInt32
	}
	number, known := b.layers[name]
	if !known {
		number = len(b.layers)
		b.layers[name] = number
	}
	return number
}

func under(prefix, name string) string {
	if prefix == "" || name == "" {
		return prefix + name
	}
	return prefix + "." + name
}

func (b *cascadeBuilder) sheet(sheet *Sheet, on, layer string, depth int) {
	if sheet == nil || depth > deepestImport {
		return
	}
	for _, one := range sheet.imports {
		b.sheet(one.sheet, both(on, one.on), under(layer, one.layer), depth+1)
	}
	for i := range sheet.rules {
		r := &sheet.rules[i]
		b.order++
		e := &entry{selector: r.selector, on: both(on, r.on), layer: b.layer(under(layer, r.layer)), order: b.order}
		b.enter(e, r, true, &b.cascade.hiding)
		b.enter(e, r, false, &b.cascade.showing)
		b.cascade.ink(e, r)
	}
}

// enter puts those declarations of a rule that hide, or those that show, into an index.
func (b *cascadeBuilder) enter(e *entry, r *rule, hiding bool, in *index) {
	part := *e
	for _, d := range r.block {
		if (d.effect == hides || d.property == fontSize) == hiding {
			part.block = append(part.block, d)
			part.words = append(part.words, d.words+" in "+r.where())
		}
	}
	if len(part.block) > 0 {
		in.enter(&part, part.selector)
	}
}

func (x *index) enter(e *entry, s *selector) {
	last := &s.compounds[len(s.compounds)-1]
	switch {
	case last.never:
	case last.id != "":
		put(&x.byID, last.id, e)
	case len(last.classes) > 0:
		put(&x.byClass, last.classes[0], e)
	case last.atom != 0:
		put(&x.byAtom, last.atom, e)
	case last.name != "":
		put(&x.byName, last.name, e)
	case len(last.is) > 0:
		for _, one := range last.is[0] {
			x.enter(e, one)
		}
	default:
		x.any = append(x.any, e)
	}
}

func put[K comparable](in *map[K][]*entry, key K, e *entry) {
	if *in == nil {
		*in = map[K][]*entry{}
	}
	(*in)[key] = append((*in)[key], e)
}

// collect weighs every entry that matches a node.
func (x *index) collect(v *verdicts, tree Tree, node int32, hiding bool) bool {
	n := &tree[node]
	found := x.weigh(v, x.any, tree, node)
	if n.Atom != 0 {
		found = x.weigh(v, x.byAtom[atom.Atom(n.Atom)], tree, node) || found
	} else if len(x.byName) > 0 {
		found = x.weigh(v, x.byName[string(n.Name)], tree, node) || found
	}
	if len(n.ID) > 0 && len(x.byID) > 0 {
		found = x.weigh(v, x.byID[string(n.ID)], tree, node) || found
	}
	if len(x.byClass) == 0 {
		return found
	}
	for at := 0; at < len(n.Class); {
		for at < len(n.Class) && isSpace(n.Class[at]) {
			at++
		}
		start := at
		for at < len(n.Class) && !isSpace(n.Class[at]) {
			at++
		}
		if at > start {
			found = x.weigh(v, x.byClass[string(n.Class[start:at])], tree, node) || found
		}
	}
	return found
}

func (x *index) weigh(v *verdicts, entries []*entry, tree Tree, node int32) bool {
	found := false
	for _, e := range entries {
		if !e.selector.matches(tree, node) {
			continue
		}
		found = true
		w := weight{layer: e.layer, specificity: e.selector.specificity, order: e.order}
		for i := range e.block {
			v.add(&e.block[i], e.words[i], "", w, e.on)
		}
	}
	return found
}
