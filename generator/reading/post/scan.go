package post

import (
	"bytes"
	"regexp"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// writtenAddress matches an address in any text: up to white space or a character that
// ends it in the markup languages that Hugo supports.
var writtenAddress = regexp.MustCompile(`(?i)https?://[^\s<>"'\x60\[\]{}|\\]+`)

// scanAddresses treats every address in a part of the body as a link, if the post's own
// markup is not read.
func (r *reader) scanAddresses(part source.Span) {
	body := r.text[part.Start:part.End]
	var line source.Span // the block of the previous address: finding a block takes time proportional to its size
	for _, at := range writtenAddress.FindAllIndex(body, -1) {
		for at[1] > at[0] && isTail(body[at[1]-1]) {
			at[1]--
		}
		span := source.Span{Start: part.Start + at[0], End: part.Start + at[1]}
		address := string(r.text[span.Start:span.End])
		if span.Start >= line.End {
			line = r.File.LineSpan(r.File.Position(span.Start).Line)
		}
		r.Links = append(r.Links, Link{
			Kind: Bare, Span: span, Destination: span, Address: address, Text: address,
			Block: line,
		})
	}
}

// isTail reports whether a character ends a sentence rather than an address.
func isTail(c byte) bool {
	return c == '.' || c == ',' || c == ';' || c == ':' || c == ')' || c == '!' || c == '?' || c == '*'
}

// The Markdown parser recurses for each level of nesting, so a file of nothing but ">"
// could exhaust the stack, and its time for consecutive definitions grows with the
// square of their number.
const (
	maxNesting     = 100    // lists and quotations in one line
	maxDefinitions = 10_000 // lines with an opening bracket, one after the other
)

// unreadable finds text that no author writes and that the Markdown parser can't handle.
func unreadable(text []byte) (found source.Span, why string) {
	at, definitions := 0, 0
	for line := range bytes.Lines(text) {
		span := source.Span{Start: at, End: at + len(line)}
		at = span.End
		if nesting(line) > maxNesting {
			return span, "lists or quotations are nested too deeply to be read as Hugo does; only addresses were read"
		}
		definitions++
		if first := bytes.TrimLeft(line, " \t>"); len(first) == 0 || first[0] != '[' {
			definitions = 0
		}
		if definitions > maxDefinitions {
			return span, "too many lines with a reference follow each other to be read as Hugo does; only addresses were read"
		}
	}
	return source.Span{}, ""
}

// nesting counts the lists and quotations that a line opens or continues.
func nesting(line []byte) int {
	markers := 0
	for i, c := range line {
		switch c {
		case ' ', '\t', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		case '>':
			markers++
		case '-', '*', '+', '.', ')', ':':
			if i+1 >= len(line) || line[i+1] != ' ' && line[i+1] != '\t' {
				return markers
			}
			markers++
		default:
			return markers
		}
	}
	return markers
}
