package page

import (
	"bytes"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
)

// push opens an element below the innermost one; parent state comes from there.
func (r *reader) push(e *element) {
	if len(r.stack) >= mostDepth {
		r.deeper++
		return
	}
	if len(r.stack) > 0 {
		e.inherit(r.top())
	} else {
		e.seen = &nothing
	}
	r.stack = append(r.stack, *e)
	r.open[counterOf(e.atom)]++
	if e.atom == atom.Svg || e.atom == atom.Math {
		r.foreign++
	}
}

// node enters an element into the tree that selectors look at.
func (r *reader) node(e *element, name, id, class, tag []byte) {
	node := stylesheet.Node{Atom: e.atom, Name: name, ID: id, Class: class, Tag: tag, Parent: -1, Prev: -1, Index: 1}
	if len(r.stack) > 0 {
		parent := r.top()
		node.Parent = parent.node
		if last := parent.last; last >= 0 {
			node.Prev, node.Index = last, r.tree[last].Index+1
		}
		parent.last = int32(len(r.tree))
	}
	e.node, e.last = int32(len(r.tree)), -1
	r.tree = append(r.tree, node)
}

// pop closes the innermost element.
func (r *reader) pop(at int) {
	e := r.top()
	if e.kind&block != 0 {
		r.flush()
	}
	r.closed(e, at)
	r.open[counterOf(e.atom)]--
	r.stack = r.stack[:len(r.stack)-1]
}

// popTo closes elements until only depth are open. Formatting elements that no
// end tag closed open again in what follows, as browsers have it.
func (r *reader) popTo(depth, at int, reopen bool) {
	before := len(r.pending)
	for len(r.stack) > depth {
		if e := r.top(); reopen && len(r.stack) > depth+1 && e.kind&formatting != 0 && len(r.pending) < 8 {
			r.pending = append(r.pending, *e)
		} else if e.kind&scope != 0 {
			r.pending = r.pending[:before] // nothing goes on outside of an object or a cell
		}
		r.pop(at)
	}
}

// reopen opens the pending formatting elements, outermost first.
func (r *reader) reopen() {
	for i := len(r.pending) - 1; i >= 0; i-- {
		e := r.pending[i]
		above := r.top()
		e.lang, e.region, e.soft, e.article, e.section = above.lang, above.region, above.soft, above.article, above.section
		e.heading, e.silence, e.inert, e.card = above.heading, above.silence, above.inert, above.card
		e.slot = above.slot
		e.linkFrom, e.reopened = len(r.linkText), true
		if e.atom != atom.A {
			e.link = above.link
		}
		r.push(&e)
	}
	r.pending = r.pending[:0]
}

// find gives the depth of the innermost open element of a name, looking no
// further out than a boundary; -1 for none.
func (r *reader) find(a atom.Atom, boundary kind) int {
	if r.open[counterOf(a)] == 0 {
		return -1
	}
	for i := len(r.stack) - 1; i > 0; i-- {
		if r.stack[i].atom == a {
			return i
		}
		if r.stack[i].kind&boundary != 0 || a == atom.P && r.stack[i].atom == atom.Button {
			return -1
		}
	}
	return -1
}

// implied closes what the start tag of a ends without an end tag being there.
func (r *reader) implied(a atom.Atom, k kind, at int) {
	if r.top().atom == atom.Head && k&headOnly == 0 {
		r.pop(at)
	}
	switch a {
	case atom.Li:
		r.closeItem(at, atom.Li, atom.Li)
	case atom.Dd, atom.Dt:
		r.closeItem(at, atom.Dd, atom.Dt)
	case atom.Option, atom.Optgroup:
		if r.top().atom == atom.Option {
			r.pop(at)
		}
		if a == atom.Optgroup && r.top().atom == atom.Optgroup {
			r.pop(at)
		}
	case atom.A, atom.Button, atom.Nobr:
		if i := r.find(a, scope); i >= 0 {
			r.remove(i, at)
		}
	case atom.Rp, atom.Rt:
		if t := r.top().atom; t == atom.Rp || t == atom.Rt {
			r.pop(at)
		}
	}
	if k&closesP != 0 {
		if i := r.find(atom.P, scope); i >= 0 {
			r.popTo(i, at, true)
		}
	}
	if k&heading != 0 && r.top().kind&heading != 0 {
		r.pop(at)
	}
	if k&tablePart != 0 {
		r.closeTablePart(a, at)
	}
}

// closeItem ends the list item that a new one follows.
func (r *reader) closeItem(at int, one, other atom.Atom) {
	if r.open[counterOf(one)] == 0 && r.open[counterOf(other)] == 0 {
		return
	}
	for i := len(r.stack) - 1; i > 0; i-- {
		e := &r.stack[i]
		if e.atom == one || e.atom == other {
			r.popTo(i, at, true)
			return
		}
		if e.kind&special != 0 && e.atom != atom.Address && e.atom != atom.Div && e.atom != atom.P {
			return
		}
	}
}

// closeTablePart goes out to the part of the table that may hold a.
func (r *reader) closeTablePart(a atom.Atom, at int) {
	if r.open[counterOf(atom.Table)] == 0 {
		return
	}
	for i := len(r.stack) - 1; i > 0; i-- {
		inner := r.stack[i].atom
		if inner == atom.Table || inner == atom.Template || inner == atom.Html {
			return
		}
		if r.stack[i].kind&tablePart == 0 {
			continue
		}
		holds := inner == atom.Tr && (a == atom.Td || a == atom.Th)
		holds = holds || (inner == atom.Tbody || inner == atom.Thead || inner == atom.Tfoot) && (a == atom.Tr || a == atom.Td || a == atom.Th)
		holds = holds || inner == atom.Colgroup && a == atom.Col
		if holds {
			r.popTo(i+1, at, false)
			return
		}
		r.popTo(i, at, false)
	}
}

// remove closes the element at a depth, which may be crossed with others. What
// the standard calls the adoption agency comes down to this: blocks inside it stay
// open, with the formatting elements around them, and come out of it.
func (r *reader) remove(i, at int) {
	inner := len(r.stack) - 1
	for inner > i && r.stack[inner].kind&special == 0 {
		inner--
	}
	if inner == i || r.stack[i].kind&block != 0 {
		r.popTo(i, at, true)
		return
	}
	r.popTo(inner+1, at, true)
	e := r.stack[i]
	kept := r.stack[:i]
	for n := i; n < len(r.stack); n++ {
		one := r.stack[n]
		if n == i || one.kind&(formatting|special) == 0 {
			r.closed(&one, at)
			r.open[counterOf(one.atom)]--
			continue
		}
		if one.link == e.link && e.owner {
			one.link = kept[i-1].link
		}
		one.inherit(&kept[len(kept)-1])
		kept = append(kept, one)
	}
	r.stack = kept
}

// leaveForm takes a form off the stack. What is open in it stays in it.
func (r *reader) leaveForm(i, at int) {
	for k := r.top().atom; k == atom.P || k == atom.Li || k == atom.Dd || k == atom.Dt || k == atom.Option; k = r.top().atom {
		r.pop(at)
	}
	if i >= len(r.stack)-1 {
		r.popTo(i, at, true)
		return
	}
	e := r.stack[i]
	r.closed(&e, at)
	r.open[counterOf(e.atom)]--
	r.stack = append(r.stack[:i], r.stack[i+1:]...)
}

// end handles an end tag.
func (r *reader) end(start, end int) {
	name, _ := tagName(r.data[start:end])
	a := lookup(name)
	if r.deeper > 0 {
		r.deeper--
		return
	}
	switch a {
	case atom.Html, atom.Body:
		return // what follows still belongs to the body
	case atom.P, atom.Br:
		if a == atom.Br || r.find(atom.P, scope) < 0 {
			r.flush() // browsers make an empty element of it
			return
		}
	}
	k := kinds[a]
	if k&formatting != 0 && r.forget(a) {
		return
	}
	for i := len(r.stack) - 1; i > 0; i-- {
		e := &r.stack[i]
		if e.atom == a && (a != 0 || bytes.EqualFold(r.tree[e.node].Name, name)) {
			r.leave(i, end)
			return
		}
		if k&heading != 0 && e.kind&heading != 0 { // any heading's end ends a heading
			r.popTo(i, end, true)
			return
		}
		if stops(a, k, e) {
			return
		}
	}
}

// leave closes the element at a depth, whose end tag came.
func (r *reader) leave(i, at int) {
	switch e := &r.stack[i]; {
	case e.atom == atom.Form:
		r.leaveForm(i, at)
	case e.kind&formatting != 0:
		r.remove(i, at)
	default:
		r.popTo(i, at, true)
	}
}

// stops tells whether the end tag of a does not reach out through an element.
func stops(a atom.Atom, k kind, e *element) bool {
	switch {
	case a == atom.Table || k&tablePart != 0:
		return e.atom == atom.Table || e.atom == atom.Template
	case a == atom.Li && (e.atom == atom.Ul || e.atom == atom.Ol):
		return true
	case k&(formatting|special) == 0:
		return e.kind&special != 0
	}
	return e.kind&scope != 0
}

// forget drops a pending formatting element whose end tag came at last.
func (r *reader) forget(a atom.Atom) bool {
	for i := range r.pending {
		if r.pending[i].atom == a {
			r.pending = append(r.pending[:i], r.pending[i+1:]...)
			return true
		}
	}
	return false
}
