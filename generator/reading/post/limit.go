package post

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// The Markdown parser's time for one paragraph grows with the square of its brackets,
// asterisks and backticks. These limits are far above a list of a thousand links. The
// rest of a paragraph that exceeds them is not parsed.
const (
	maxMarks = 5000
	maxWork  = 200_000_000 // number of marks times number of bytes
)

// limitKey is the key of a *limit in the context of one parse.
var limitKey = parser.NewContextKey()

// limit counts the marks in the current block.
type limit struct {
	marks   int
	skipped []source.Span // parts that were not parsed
}

// limiter is an inline parser that finds nothing until a block has too many marks. Then
// it turns the rest of the block into plain text.
type limiter struct{}

// Trigger returns the marks.
func (limiter) Trigger() []byte { return []byte("[]!*_~`<") }

// Parse counts a mark.
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

// CloseBlock resets the counter.
func (limiter) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	if l, ok := pc.Get(limitKey).(*limit); ok {
		l.marks = 0
	}
}
