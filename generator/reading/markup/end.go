package markup

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// end handles an end tag.
func (b *builder) end(start, end int) {
	name, _ := TagName(b.document.Data[start:end])
	a := Lookup(name)
	if b.deeper > 0 {
		b.deeper--
		return
	}
	switch a {
	case atom.Html, atom.Body:
		return // what follows still goes into the body
	case atom.P, atom.Br:
		if a == atom.Br || b.find(atom.P, Scope) < 0 {
			b.emit(Break, -1, start, end) // browsers turn it into an empty element
			return
		}
	}
	k := kinds[a]
	if k&Formatting != 0 && b.forget(a) {
		return
	}
	for i := len(b.stack) - 1; i > 0; i-- {
		e := &b.stack[i]
		if e.atom == a && (a != 0 || bytes.EqualFold(b.document.Tree[e.node].Name, name)) {
			b.leave(i, end)
			return
		}
		if k&Heading != 0 && e.kind&Heading != 0 { // the end tag of any heading closes a heading
			b.popTo(i, end, true)
			return
		}
		if stops(a, k, e) {
			return
		}
	}
}

// leave closes the element at a depth when its end tag is read.
func (b *builder) leave(i, at int) {
	switch e := &b.stack[i]; {
	case e.atom == atom.Form:
		b.leaveForm(i, at)
	case e.kind&Formatting != 0:
		b.remove(i, at)
	default:
		b.popTo(i, at, true)
	}
}

// stops reports whether an element keeps the end tag of a from closing anything outside it.
func stops(a atom.Atom, k Kind, e *open) bool {
	switch {
	case a == atom.Table || k&TablePart != 0:
		return e.atom == atom.Table || e.atom == atom.Template
	case a == atom.Li && (e.atom == atom.Ul || e.atom == atom.Ol):
		return true
	case k&(Formatting|Special) == 0:
		return e.kind&Special != 0
	}
	return e.kind&Scope != 0
}

// forget drops a pending formatting element when its end tag is read.
func (b *builder) forget(a atom.Atom) bool {
	for i := range b.pending {
		if b.document.Tree[b.pending[i]].Atom == a {
			b.pending = append(b.pending[:i], b.pending[i+1:]...)
			return true
		}
	}
	return false
}
