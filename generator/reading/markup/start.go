package markup

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// start handles a start tag.
func (b *builder) start(s *scanner, start, end int, selfClosing bool) {
	tag := b.document.Data[start:end]
	name, at := TagName(tag)
	a := Lookup(name)
	k := kinds[a]
	if b.already(a, tag, at) {
		return
	}
	if b.foreign == 0 {
		b.implied(a, k, start)
		b.impliedBody(a, k, start)
	} else if k&ClosesP != 0 {
		b.leaveForeign(start)
	}
	if len(b.pending) > 0 && k&(Block|HeadOnly) == 0 {
		b.reopen()
	}
	s.cdata = b.foreign > 0 || a == atom.Svg || a == atom.Math
	node := b.node(a, k, name, start, end, b.attributes(tag, at))
	if k&Void != 0 || selfClosing && (b.foreign > 0 || a == atom.Svg) {
		b.emit(Empty, node, start, end)
		return
	}
	b.push(node)
}

// attributes reads the attributes of a tag into memory shared by all nodes.
func (b *builder) attributes(tag []byte, at int) []Attribute {
	d := b.document
	before := len(d.attributes)
	d.attributes = Attributes(d.attributes, tag, at)
	if len(d.attributes) == before {
		return nil
	}
	return d.attributes[before:len(d.attributes):len(d.attributes)]
}

// already handles the start tags of elements that are already open or may not be opened
// twice.
func (b *builder) already(a atom.Atom, tag []byte, at int) bool {
	switch a {
	case atom.Html:
		root := &b.document.Tree[0]
		if list := b.attributes(tag, at); len(root.Attributes) == 0 && len(list) > 0 {
			root.Attributes = list
			root.read()
		}
		return true
	case atom.Body: // a second one adds nothing that could hide text
		return b.counts[counterOf(atom.Body)] > 0
	case atom.Form: // forms do not nest
		return b.counts[counterOf(atom.Form)] > 0 && b.counts[counterOf(atom.Template)] == 0
	}
	return false
}

// impliedBody opens the body if its start tag was left out.
func (b *builder) impliedBody(a atom.Atom, k Kind, start int) {
	if k&HeadOnly != 0 || a == atom.Head || a == atom.Body || a == atom.Frameset || b.counts[counterOf(atom.Body)] > 0 || b.counts[counterOf(atom.Template)] > 0 {
		return
	}
	b.push(b.node(atom.Body, kinds[atom.Body], bodyName, start, start, nil))
}

// leaveForeign closes an svg or math element that HTML follows without an end tag.
func (b *builder) leaveForeign(at int) {
	for i := len(b.stack) - 1; i > 0; i-- {
		e := &b.stack[i]
		if bytes.EqualFold(b.document.Tree[e.node].Name, []byte("foreignObject")) || e.atom == atom.Title || e.atom == atom.Desc {
			return
		}
		if e.atom == atom.Svg || e.atom == atom.Math {
			b.popTo(i, at, false)
			return
		}
	}
}

// text handles a text token.
func (b *builder) text(start, end int) {
	if t := b.top().atom; t != atom.Script && t != atom.Style && t != atom.Title && !blank(b.document.Data[start:end]) {
		if t == atom.Head {
			b.pop(start)
		}
		b.impliedBody(0, 0, start)
		if len(b.pending) > 0 {
			b.reopen()
		}
	}
	node := b.top().node
	b.document.Tree[node].Filled = true
	b.emit(Text, node, start, end)
}

func blank(text []byte) bool {
	for _, c := range text {
		if !IsSpace(c) {
			return false
		}
	}
	return true
}

// Lookup returns the atom of a name, in upper or lower case.
func Lookup(name []byte) atom.Atom { return atom.Lookup(Lower(name)) }
