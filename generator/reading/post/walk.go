package post

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// walker visits the tree of a Markdown document once.
type walker struct {
	*reader
	spans       map[ast.Node]linkSpans
	definitions map[string]source.Span // where each reference's address is written
	references  []reference
	markup      []source.Span // raw HTML, piece by piece
	gaps        []source.Span // the ">" of a quotation between the lines of raw HTML
	zones       []source.Span // blocks of raw HTML
}

// reference is a link whose definition may come later.
type reference struct {
	link    int
	label   string
	address []byte // as the parser normalized it
}

// readMarkdown reads links and passages of Markdown and of the HTML in it.
func (r *reader) readMarkdown() {
	if span, why := unreadable(r.masked); why != "" {
		r.fail(span, why)
		r.scanAddresses(r.Body)
		return
	}
	w := &walker{reader: r, spans: map[ast.Node]linkSpans{}, definitions: map[string]source.Span{}}
	pc := parser.NewContext()
	read := &limit{}
	pc.Set(spansKey, w.spans)
	pc.Set(limitKey, read)
	document := markdown().Parse(text.NewReader(r.masked), parser.WithContext(pc))
	w.topLevel(document)
	for _, ref := range w.references {
		// Definitions in an unused footnote are not in the tree.
		w.Links[ref.link].Destination = w.definitions[ref.label]
		w.Links[ref.link].Address = w.address(w.Links[ref.link].Destination, ref.address)
	}
	for _, span := range read.skipped {
		r.fail(span, "this paragraph has too many brackets, asterisks or backticks to be read as Hugo does; in the rest of it, only the addresses were read")
		r.scanAddresses(span)
	}
	if len(w.markup) == 0 {
		w.settle()
		return
	}
	w.readTags(w.view(), w.zones)
}

// topLevel reads the blocks of a document. Footnotes are at the end of the tree,
// wherever they are written.
func (w *walker) topLevel(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == extast.KindFootnoteList {
			w.topLevel(n)
			continue
		}
		if span, ok := w.block(n); ok {
			w.top = append(w.top, span)
		}
	}
}

// block reads one block with all its content and returns its position.
func (w *walker) block(n ast.Node) (span source.Span, ok bool) {
	switch n := n.(type) {
	case *ast.LinkReferenceDefinition:
		w.define(n)
	case *ast.HTMLBlock:
		span, ok = w.htmlBlock(n)
	case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *extast.TableCell, *extast.DefinitionTerm:
		span, ok = w.leaf(n)
	default:
		span, ok = linesOf(n)
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if c.Type() == ast.TypeInline {
				continue
			}
			if inner, has := w.block(c); has {
				span, ok = join(span, ok, inner), true
			}
		}
	}
	if at := n.Pos(); ok && at >= 0 && at < span.Start {
		span.Start = at
	}
	if ok {
		w.blocks = append(w.blocks, span)
	}
	return span, ok
}

// leaf reads a block that contains text.
func (w *walker) leaf(n ast.Node) (source.Span, bool) {
	span, ok := linesOf(n)
	if !ok {
		return span, false
	}
	w.leaves = append(w.leaves, span)
	words := w.words(n)
	if words != "" {
		_, heading := n.(*ast.Heading)
		w.Passages = append(w.Passages, Passage{Span: span, Text: words, Heading: heading, InShortcode: w.inPair(span.Start)})
	}
	w.inline(n, span)
	return span, true
}

// inline reads the links among a node's children.
func (w *walker) inline(n ast.Node, block source.Span) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.RawHTML:
			w.raw(c.Segments)
		case *ast.AutoLink:
			w.autolink(c, block)
		case *ast.Image:
			w.link(c, Image, block)
			continue // a link in an image's description is not published as one
		case *ast.Link:
			kind := Inline
			if c.Reference != nil {
				kind = Reference
			}
			w.link(c, kind, block)
		}
		w.inline(c, block)
	}
}

func (w *walker) link(n ast.Node, kind LinkKind, block source.Span) {
	p := w.spans[n]
	l := Link{Kind: kind, Span: p.link, Destination: p.destination, Text: w.words(n), Block: block}
	if kind != Image {
		l.Badges = w.badges(n)
	}
	if ref := referenceOf(n); ref != nil {
		w.references = append(w.references, reference{len(w.Links), util.ToLinkReference(ref.Value), destinationOf(n)})
	} else {
		l.Address = w.address(p.destination, destinationOf(n))
	}
	w.Links = append(w.Links, l)
}

func (w *walker) autolink(n *ast.AutoLink, block source.Span) {
	p := w.spans[n]
	kind := Autolink
	if p.link == p.destination {
		kind = Bare
	}
	text := string(w.written(p.destination))
	address := string(w.text[p.destination.Start:p.destination.End])
	if len(w.holes(p.destination)) == 0 {
		address = string(util.URLEscape([]byte(address), false)) // an autolink has no escapes
	}
	switch {
	case n.AutoLinkType == ast.AutoLinkEmail:
		address = "mailto:" + address
	case n.Protocol != nil:
		address = "https://" + address // markup.goldmark.extensions.linkifyProtocol, by default
	}
	w.Links = append(w.Links, Link{Kind: kind, Span: p.link, Destination: p.destination, Address: address, Text: text, Block: block})
}

// address returns an address as Hugo publishes it: escapes and references resolved,
// other characters encoded. If a shortcode is part of it, only Hugo knows the result,
// so it is returned as written.
func (w *walker) address(at source.Span, parsed []byte) string {
	if len(w.holes(at)) > 0 {
		return string(w.text[at.Start:at.End])
	}
	if parsed == nil {
		parsed = w.text[at.Start:at.End]
	}
	return string(util.URLEscape(parsed, true))
}

// define records where a reference's address is written. The first definition of a
// label counts.
func (w *walker) define(n *ast.LinkReferenceDefinition) {
	label := util.ToLinkReference(n.Label)
	if _, taken := w.definitions[label]; taken || n.Lines().Len() == 0 {
		return
	}
	block := text.NewBlockReader(w.masked, n.Lines())
	block.SkipSpaces()
	block.Advance(len("["))
	if _, found := block.FindClosure('[', ']', text.FindClosureOptions{Newline: true, Advance: true}); !found {
		return
	}
	block.Advance(len(":"))
	w.definitions[label] = destinationAt(block, n.Destination)
}

func linesOf(n ast.Node) (source.Span, bool) {
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		return source.Span{}, false
	}
	return source.Span{Start: lines.At(0).Start, End: lines.At(lines.Len() - 1).Stop}, true
}

func join(a source.Span, known bool, b source.Span) source.Span {
	if !known {
		return b
	}
	return source.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}
