package markup

import "golang.org/x/net/html/atom"

// push opens an element below the innermost one.
func (b *builder) push(node int32) {
	n := &b.document.Tree[node]
	if len(b.stack) >= mostDepth {
		b.deeper++
		b.emit(Empty, node, int(n.Start), int(n.End))
		return
	}
	b.emit(Open, node, int(n.Start), int(n.End))
	b.stack = append(b.stack, open{n.Atom, n.Kind, node})
	b.counts[counterOf(n.Atom)]++
	if n.Atom == atom.Svg || n.Atom == atom.Math {
		b.foreign++
	}
}

// pop closes the innermost element.
func (b *builder) pop(at int) { b.drop(len(b.stack)-1, at) }

// drop closes the element at a depth; the elements inside it stay open.
func (b *builder) drop(i, at int) {
	e := b.stack[i]
	b.emit(Close, e.node, at, at)
	b.counts[counterOf(e.atom)]--
	if e.atom == atom.Svg || e.atom == atom.Math {
		b.foreign--
	}
	b.stack = append(b.stack[:i], b.stack[i+1:]...)
}

// popTo closes elements until only depth are open. Formatting elements that no end tag
// closed reopen in what follows, as in browsers.
func (b *builder) popTo(depth, at int, reopen bool) {
	before := len(b.pending)
	for len(b.stack) > depth {
		if e := b.top(); reopen && len(b.stack) > depth+1 && e.kind&Formatting != 0 && len(b.pending) < 8 {
			b.pending = append(b.pending, e.node)
		} else if e.kind&Scope != 0 {
			b.pending = b.pending[:before] // nothing continues outside an object or a cell
		}
		b.pop(at)
	}
}

// mostCopies limits how many elements a broken page can duplicate.
const mostCopies = 1 << 16

// reopen reopens the pending formatting elements, outermost first.
func (b *builder) reopen() {
	for i := len(b.pending) - 1; i >= 0; i-- {
		if b.copies++; b.copies > mostCopies {
			break
		}
		n := b.document.Tree[b.pending[i]]
		node := b.node(n.Atom, n.Kind, n.Name, int(n.Start), int(n.End), n.Attributes)
		b.document.Tree[node].Again = true
		b.push(node)
	}
	b.pending = b.pending[:0]
}

// find returns the depth of the innermost open element of a name, without looking
// outside a boundary; -1 for none.
func (b *builder) find(a atom.Atom, boundary Kind) int {
	if b.counts[counterOf(a)] == 0 {
		return -1
	}
	for i := len(b.stack) - 1; i > 0; i-- {
		if b.stack[i].atom == a {
			return i
		}
		if b.stack[i].kind&boundary != 0 || a == atom.P && b.stack[i].atom == atom.Button {
			return -1
		}
	}
	return -1
}

// implied closes the elements that the start tag of a closes without an end tag.
func (b *builder) implied(a atom.Atom, k Kind, at int) {
	if b.top().atom == atom.Head && k&HeadOnly == 0 {
		b.pop(at)
	}
	switch a {
	case atom.Li:
		b.closeItem(at, atom.Li, atom.Li)
	case atom.Dd, atom.Dt:
		b.closeItem(at, atom.Dd, atom.Dt)
	case atom.Option, atom.Optgroup:
		if b.top().atom == atom.Option {
			b.pop(at)
		}
		if a == atom.Optgroup && b.top().atom == atom.Optgroup {
			b.pop(at)
		}
	case atom.A, atom.Button, atom.Nobr:
		if i := b.find(a, Scope); i >= 0 {
			b.remove(i, at)
		}
	case atom.Rp, atom.Rt:
		if t := b.top().atom; t == atom.Rp || t == atom.Rt {
			b.pop(at)
		}
	}
	if k&ClosesP != 0 {
		if i := b.find(atom.P, Scope); i >= 0 {
			b.popTo(i, at, true)
		}
	}
	if k&Heading != 0 && b.top().kind&Heading != 0 {
		b.pop(at)
	}
	if k&TablePart != 0 {
		b.closeTablePart(a, at)
	}
}

// closeItem closes the list item before a new one.
func (b *builder) closeItem(at int, one, other atom.Atom) {
	if b.counts[counterOf(one)] == 0 && b.counts[counterOf(other)] == 0 {
		return
	}
	for i := len(b.stack) - 1; i > 0; i-- {
		e := &b.stack[i]
		if e.atom == one || e.atom == other {
			b.popTo(i, at, true)
			return
		}
		if e.kind&Special != 0 && e.atom != atom.Address && e.atom != atom.Div && e.atom != atom.P {
			return
		}
	}
}

// closeTablePart closes elements up to the part of the table that may contain a.
func (b *builder) closeTablePart(a atom.Atom, at int) {
	if b.counts[counterOf(atom.Table)] == 0 {
		return
	}
	for i := len(b.stack) - 1; i > 0; i-- {
		inner := b.stack[i].atom
		if inner == atom.Table || inner == atom.Template || inner == atom.Html {
			return
		}
		if b.stack[i].kind&TablePart == 0 {
			continue
		}
		holds := inner == atom.Tr && (a == atom.Td || a == atom.Th)
		holds = holds || (inner == atom.Tbody || inner == atom.Thead || inner == atom.Tfoot) && (a == atom.Tr || a == atom.Td || a == atom.Th)
		holds = holds || inner == atom.Colgroup && a == atom.Col
		if holds {
			b.popTo(i+1, at, false)
			return
		}
		b.popTo(i, at, false)
	}
}

// remove closes the element at a depth, even if it overlaps others. This is the effect
// of the standard's adoption agency algorithm: blocks inside it stay open, with the
// formatting elements around them, and move out of it.
func (b *builder) remove(i, at int) {
	inner := len(b.stack) - 1
	for inner > i && b.stack[inner].kind&Special == 0 {
		inner--
	}
	if inner == i || b.stack[i].kind&Block != 0 {
		b.popTo(i, at, true)
		return
	}
	b.popTo(inner+1, at, true)
	b.drop(i, at)
	for n := i; n < len(b.stack); {
		if b.stack[n].kind&(Formatting|Special) == 0 {
			b.drop(n, at)
			continue
		}
		b.move(n)
		n++
	}
}

// move replaces the element at a depth with a new one below its new parent.
func (b *builder) move(i int) {
	if b.copies++; b.copies > mostCopies {
		return
	}
	old := b.stack[i].node
	n := b.document.Tree[old]
	node := b.nodeBelow(b.stack[i-1].node, n.Atom, n.Kind, n.Name, int(n.Start), int(n.End), n.Attributes)
	b.stack[i].node = node
	b.document.Events = append(b.document.Events, Event{Moved, node, old, old})
}

// leaveForm takes a form off the stack. The open elements inside it stay inside it.
func (b *builder) leaveForm(i, at int) {
	for k := b.top().atom; k == atom.P || k == atom.Li || k == atom.Dd || k == atom.Dt || k == atom.Option; k = b.top().atom {
		b.pop(at)
	}
	if i >= len(b.stack)-1 {
		b.popTo(i, at, true)
		return
	}
	b.drop(i, at)
}
