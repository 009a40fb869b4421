package post

import (
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// place is the position of a link and of its address, as the parser found them.
type linkSpans struct{ link, destination source.Span }

// spansKey is the key of a map[ast.Node]linkSpans in the context of one parse.
var spansKey = parser.NewContextKey()

// markdown creates the parser once, with Hugo's default extensions; heading ids and the
// like do not affect positions.
var markdown = sync.OnceValue(func() parser.Parser {
	inline := []util.PrioritizedValue{
		util.Prioritized(limiter{}, 0),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(tracer{parser.NewLinkParser(), spansOfLink}, 200),
		util.Prioritized(tracer{parser.NewAutoLinkParser(), spansOfAutolink}, 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(parser.NewEmphasisParser(), 500),
		util.Prioritized(tracer{extension.NewLinkifyParser(), spansOfBare}, 999),
	}
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(parser.DefaultBlockParsers()...),
			parser.WithInlineParsers(inline...),
			parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
			parser.WithAttribute(),
		)),
		goldmark.WithExtensions(
			extension.Table, extension.Strikethrough, extension.TaskList, extension.DefinitionList, extension.Footnote,
			extension.NewTypographer(extension.WithTypographicSubstitutions(plain)),
		),
	).Parser()
})

// plain makes the typographer output the author's own characters. The typographer has
// to run, because only then does Hugo link a bare address after a quotation mark.
var plain = map[extension.TypographicPunctuation][]byte{
	extension.LeftSingleQuote: []byte("'"), extension.RightSingleQuote: []byte("'"), extension.Apostrophe: []byte("'"),
	extension.LeftDoubleQuote: []byte(`"`), extension.RightDoubleQuote: []byte(`"`),
	extension.EnDash: []byte("--"), extension.EmDash: []byte("---"), extension.Ellipsis: []byte("..."),
	extension.LeftAngleQuote: []byte("<<"), extension.RightAngleQuote: []byte(">>"),
}

// tracer is an inline parser that records where what it found begins and ends, which
// the tree does not contain.
type tracer struct {
	parser.InlineParser
	spansOf func(n ast.Node, block text.Reader, from, to position) linkSpans
}

// position is a position in a block that its reader can return to.
type position struct {
	line    int
	segment text.Segment
}

func positionOf(block text.Reader) position {
	line, segment := block.Position()
	return position{line, segment}
}

// Parse parses as the wrapped parser does.
func (t tracer) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	from := positionOf(block)
	n := t.InlineParser.Parse(parent, block, pc)
	if n == nil {
		return nil
	}
	switch n.(type) {
	case *ast.Link, *ast.Image, *ast.AutoLink:
		spans, _ := pc.Get(spansKey).(map[ast.Node]linkSpans)
		to := positionOf(block)
		spans[n] = t.spansOf(n, block, from, to)
		block.SetPosition(to.line, to.segment)
	}
	return n
}

// CloseBlock makes the link parser forget brackets that were never closed.
func (t tracer) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if c, ok := t.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}

// spansOfLink is called with from at the "]" after the link's text.
func spansOfLink(n ast.Node, block text.Reader, from, to position) linkSpans {
	data := block.Source()
	end := to.segment.Start
	for end > from.segment.Start+1 && data[end-1] != ')' && data[end-1] != ']' {
		end--
	}
	found := linkSpans{link: source.Span{Start: n.Pos(), End: end}}
	if referenceOf(n) != nil {
		return found
	}
	block.SetPosition(from.line, from.segment)
	block.Advance(len("]("))
	found.destination = destinationAt(block, destinationOf(n))
	return found
}

// destinationAt returns the position of an address that follows white space.
func destinationAt(block text.Reader, address []byte) source.Span {
	block.SkipSpaces()
	start := positionOf(block).segment.Start
	if block.Peek() == '<' {
		start++
	}
	return source.Span{Start: start, End: min(start+len(address), len(block.Source()))}
}

func spansOfAutolink(n ast.Node, block text.Reader, from, _ position) linkSpans {
	start := from.segment.Start + 1
	end := start + len(n.(*ast.AutoLink).Label(block.Source()))
	return linkSpans{link: source.Span{Start: start - 1, End: end + 1}, destination: source.Span{Start: start, End: end}}
}

// spansOfBare is called with from at the address or at the one byte before it.
func spansOfBare(n ast.Node, block text.Reader, from, _ position) linkSpans {
	data := block.Source()
	label := n.(*ast.AutoLink).Label(data)
	start := from.segment.Start
	if start+len(label) > len(data) || string(data[start:start+len(label)]) != string(label) {
		start++
	}
	span := source.Span{Start: start, End: min(start+len(label), len(data))}
	return linkSpans{link: span, destination: span}
}

func referenceOf(n ast.Node) *ast.ReferenceLink {
	switch n := n.(type) {
	case *ast.Link:
		return n.Reference
	case *ast.Image:
		return n.Reference
	}
	return nil
}

func destinationOf(n ast.Node) []byte {
	switch n := n.(type) {
	case *ast.Link:
		return n.Destination
	case *ast.Image:
		return n.Destination
	}
	return nil
}
