package post

import (
	"regexp"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// writtenAddress finds an address in any text: up to white space or what ends it
// in the markup languages that Hugo knows.
var writtenAddress = regexp.MustCompile(`(?i)https?://[^\s<>"'\x60\[\]{}|\\]+`)

// scanAddresses takes every address in the body for a link, where the post's own
// markup is not read.
func (r *reader) scanAddresses() {
	body := r.text[r.Body.Start:r.Body.End]
	for _, at := range writtenAddress.FindAllIndex(body, -1) {
		for at[1] > at[0] && isTail(body[at[1]-1]) {
			at[1]--
		}
		span := source.Span{Start: r.Body.Start + at[0], End: r.Body.Start + at[1]}
		address := string(r.text[span.Start:span.End])
		r.Links = append(r.Links, Link{
			Kind: Bare, Span: span, Destination: span, Address: address, Text: address,
			Block: r.File.LineSpan(r.File.Position(span.Start).Line),
		})
	}
}

// isTail tells what ends a sentence rather than an address.
func isTail(c byte) bool {
	return c == '.' || c == ',' || c == ';' || c == ':' || c == ')' || c == '!' || c == '?' || c == '*'
}

// maxNesting is how deep lists and quotations may be nested. The Markdown parser
// calls itself for each level, so that a file of ">" alone could exhaust the stack.
const maxNesting = 100

// tooDeep finds a line that opens more containers than anybody writes.
func tooDeep(text []byte) (source.Span, bool) {
	start, markers, leading := 0, 0, true
	for i, c := range text {
		switch {
		case c == '\n':
			start, markers, leading = i+1, 0, true
			continue
		case !leading || c == ' ' || c == '\t':
			continue
		case c == '>':
			markers++
		case (c == '-' || c == '*' || c == '+' || c == '.' || c == ')' || c == ':') && i+1 < len(text) && (text[i+1] == ' ' || text[i+1] == '\t'):
			markers++
		case c >= '0' && c <= '9':
		default:
			leading = false
		}
		if markers > maxNesting {
			return source.Span{Start: start, End: i + 1}, true
		}
	}
	return source.Span{}, false
}
