// Package markup parses HTML: tags, attributes, entities, and which element ends where.
// It takes the bytes of a page and returns a flat tree of its elements with their byte
// offsets, and the order in which they open, contain text and close.
//
// Hand-written for speed and positions: html.Parse keeps no byte offsets, and
// html.Tokenizer copies each byte of a page and each name of an attribute.
package markup

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// Place is an element's position in the tree: the indexes of other nodes, -1 for none.
// Index counts from 1 among the parent's elements.
type Place struct {
	Parent, Prev, Next, First, Last, Index int32
}

// Node is one element of a page.
type Node struct {
	Place
	Atom atom.Atom // 0 for a name that HTML does not define
	Kind Kind
	Tag
	Filled     bool   // it contains text
	Again      bool   // a formatting element that was reopened after a block
	Name       []byte // as written
	ID, Class  []byte // character references decoded
	Style      []byte // likewise
	Attributes []Attribute
	Base       string // why browsers hide it unless a CSS rule says otherwise, such as "the hidden attribute"
}

// Tag is where a start tag is in the file; both are the same if it was left out.
type Tag struct{ Start, End int32 }

// HiddenAttribute is the Base of an element with a hidden attribute.
const HiddenAttribute = "the hidden attribute"

// Attribute returns an attribute by its lower-case name, or nil if it is missing.
func (n *Node) Attribute(name string) *Attribute {
	for i := range n.Attributes {
		if n.Attributes[i].Is(name) {
			return &n.Attributes[i]
		}
	}
	return nil
}

// Value returns an attribute's value with character references decoded; "" for none.
func (n *Node) Value(name string) string {
	if a := n.Attribute(name); a != nil {
		return a.Text()
	}
	return ""
}

// Tree has the elements of a page in the order of their start tags.
type Tree []Node

// EventKind is what happens at a position of a page.
type EventKind uint8

// The kinds of events.
const (
	Open  EventKind = iota // an element begins
	Empty                  // an element without content
	Text                   // text of the node, including that of a script or a style
	Close                  // the node ends
	Break                  // a stray end tag that starts a new line
	Moved                  // an open element moves out of one that ended before it; Start is its node before the move
)

// Event is what happens at a position of a page.
type Event struct {
	Kind       EventKind
	Node       int32
	Start, End int32 // offsets in the bytes
}

// Document is a page as a tree, as browsers build it.
type Document struct {
	Data   []byte
	Tree   Tree
	Events []Event

	attributes []Attribute // of all nodes
}

// mostDepth is how deeply Chromium nests elements; deeper ones become siblings.
const mostDepth = 512

// Read builds the tree of a page, or of a piece of one. It never fails: it treats
// broken HTML as browsers do. If until is positive, it ignores what begins after that
// offset.
func (d *Document) Read(data []byte, until int) {
	d.Data, d.Tree, d.Events = data, d.Tree[:0], d.Events[:0]
	d.makeRoom()
	b := &builder{document: d}
	root := b.node(atom.Html, kinds[atom.Html], htmlName, 0, 0, nil)
	b.push(root)
	b.tokens(data, until)
	for len(b.stack) > 0 {
		b.pop(len(data))
	}
}

// Forget clears the document but keeps its memory for the next page.
func (d *Document) Forget() {
	clear(d.Tree)
	clear(d.attributes)
	*d = Document{Tree: d.Tree[:0], Events: d.Events[:0], attributes: d.attributes[:0]}
}

var (
	htmlName = []byte("html")
	bodyName = []byte("body")
)

// builder reads a page once and keeps a stack of the open elements.
type builder struct {
	document *Document
	stack    []open
	deeper   int // elements open beyond mostDepth
	counts   [counters]int
	pending  []int32 // formatting elements to reopen
	foreign  int     // open svg and math elements
	copies   int     // elements that were reopened
}

// open is an open element.
type open struct {
	atom atom.Atom
	kind Kind
	node int32
}

// tokens handles the tokens of a page in order.
func (b *builder) tokens(data []byte, until int) {
	s := scanner{data: data}
	for start := 0; until <= 0 || start <= until; {
		kind, end := s.next(start)
		switch kind {
		case textToken:
			b.text(start, end)
		case startToken, closedToken:
			b.start(&s, start, end, kind == closedToken)
		case endToken:
			b.end(start, end)
		case noToken:
			return
		}
		start = end
	}
}

func (b *builder) emit(kind EventKind, node int32, start, end int) {
	b.document.Events = append(b.document.Events, Event{kind, node, int32(start), int32(end)})
}

// top returns the innermost open element.
func (b *builder) top() *open { return &b.stack[len(b.stack)-1] }

// node adds an element to the tree, below the innermost open one.
func (b *builder) node(a atom.Atom, k Kind, name []byte, start, end int, list []Attribute) int32 {
	parent := int32(-1)
	if len(b.stack) > 0 {
		parent = b.top().node
	}
	return b.nodeBelow(parent, a, k, name, start, end, list)
}

func (b *builder) nodeBelow(parent int32, a atom.Atom, k Kind, name []byte, start, end int, list []Attribute) int32 {
	d := b.document
	at := int32(len(d.Tree))
	n := Node{Atom: a, Kind: k, Name: name, Tag: Tag{int32(start), int32(end)}, Attributes: list}
	n.Place = Place{parent, -1, -1, -1, -1, 1}
	n.read()
	if parent >= 0 {
		above := &d.Tree[parent]
		if last := above.Last; last >= 0 {
			n.Prev, n.Index = last, d.Tree[last].Index+1
			d.Tree[last].Next = at
		} else {
			above.First = at
		}
		above.Last = at
	}
	d.Tree = append(d.Tree, n)
	return at
}

// read stores the attributes that are often needed. If a name occurs twice, the first
// one wins.
func (n *Node) read() {
	dialog := n.Atom == atom.Dialog
	for i := len(n.Attributes) - 1; i >= 0; i-- {
		a := &n.Attributes[i]
		switch {
		case a.Is("id"):
			n.ID = decoded(a.Value)
		case a.Is("class"):
			n.Class = decoded(a.Value)
		case a.Is("style"):
			n.Style = decoded(a.Value)
		case a.Is("hidden"):
			if !bytes.EqualFold(a.Value, []byte("until-found")) {
				n.Base = HiddenAttribute
			}
		case a.Is("popover"):
			if n.Base == "" {
				n.Base = "a popover that is not open"
			}
		case a.Is("open"):
			dialog = false
		}
	}
	if dialog && n.Base != HiddenAttribute {
		n.Base = "a <dialog> that is not open"
	}
}

func decoded(value []byte) []byte {
	if bytes.IndexByte(value, '&') < 0 {
		return value
	}
	return []byte(DecodeAttribute(value))
}

// Lower returns a name in lower case, without a copy if it is already.
func Lower(name []byte) []byte {
	for _, c := range name {
		if 'A' <= c && c <= 'Z' {
			return bytes.ToLower(name)
		}
	}
	return name
}
