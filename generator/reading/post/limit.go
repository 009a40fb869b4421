package post

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// The Markdown parser's time for one paragraph grows with the square of its
// brackets, stars and backticks. A paragraph with more than these is not read to
// its end: a list of a thousand links is well within, a hostile file is not.
const (
	maxMarks = 5000
	maxWork  = 200_000_000 // marks times bytes
)

// limitKey holds a *limit in the context of one parse.
var limitKey = parser.NewContextKey()

// limit counts the marks of the block that is being read.
type limit struct {
	marks   int
	skipped []source.Span // what was left unread
}

// limiter is an inline parser that finds nothing, until a block has too many marks:
// then it takes the rest of the block for plain text.
type limiter struct{}

// Trigger returns the marks.
func (limiter) Trigger() []byte { return []byte("[]!*_~`<") }

// Parse counts.
func (limiter) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	l, _ := pc.Get(limitKey).(*limit)
	l.marks++
	whole, _ := linesOf(parent)
	if l.marks <= maxMarks && l.marks*(whole.End-whole.Start) <= maxWork {
		return nil
	}
	from := positionOf(block).segment.Start
	for line, _ := block.PeekLine(); line != nil; line, _ = block.PeekLine() {
		block.AdvanceLine()
		if at := positionOf(block); at.segment.Start < from {
			break
		}
	}
	rest := source.Span{Start: from, End: max(from, whole.End)}
	l.skipped = append(l.skipped, rest)
	return ast.NewRawTextSegment(text.NewSegment(rest.Start, rest.End))
}

// CloseBlock begins again.
func (limiter) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	if l, ok := pc.Get(limitKey).(*limit); ok {
		l.marks = 0
	}
}
