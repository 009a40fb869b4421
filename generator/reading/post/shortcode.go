// Package post reads a post as Hugo does. It takes bytes and returns front matter,
// shortcodes, links and passages of text, each with its exact position. It uses Hugo's
// own lexer and the Markdown parser that Hugo uses.
//
// Hand-written for positions: shortcodes, raw HTML and suppressions need offsets in the
// file, and each parser knows only its own part of it.
package post

import (
	"strings"

	"bytes"

	"github.com/gohugoio/hugo/parser/pageparser"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Shortcode is one call, from its opening braces to its closing ones.
type Shortcode struct {
	Name         string
	Start, End   int // byte offsets
	Line, Column int // from 1, in bytes, as Hugo's .Position counts
	Params       []Param
	Own          bool        // the component's, as far as its name and arguments tell
	Paired       bool        // a closing tag follows
	Inner        source.Span // between the tags of a pair
	Closing      source.Span // the closing tag of a pair
}

// Span returns the position of the call's opening tag.
func (s Shortcode) Span() source.Span { return source.Span{Start: s.Start, End: s.End} }

// Param is an argument of a shortcode.
type Param struct {
	Name  string          // empty for a positional one
	Value string          // without quotes and escapes
	Span  source.Span     // of the value, without quotes
	Type  shortcodes.Type // as the component declares it; empty in a shortcode that is not its own
}

// Entries returns the value, or the values of a list that is separated by commas.
func (p Param) Entries() []string {
	var entries []string
	for one := range strings.SplitSeq(p.Value, ",") {
		entries = append(entries, strings.TrimSpace(one))
	}
	return entries
}

// Shortcodes lists the shortcodes of a post in order, without escaped ones ({{</* name
// */>}}). The error is Hugo's, for a post that Hugo can't read either.
func Shortcodes(text []byte) ([]Shortcode, error) {
	read := lexer{text: text}
	if broken := read.run(0, pageparser.Config{NoSummaryDivider: true}); broken != nil {
		return nil, broken.Err
	}
	read.locate()
	return read.shortcodes, nil
}

// place fills in lines and columns, counting each line once.
func (l *lexer) locate() {
	line, lineStart, at := 1, 0, 0
	for i := range l.shortcodes {
		s := &l.shortcodes[i]
		between := l.text[at:s.Start]
		if newline := bytes.LastIndexByte(between, '\n'); newline >= 0 {
			line += bytes.Count(between, []byte("\n"))
			lineStart = at + newline + 1
		}
		at = s.Start
		s.Line, s.Column = line, s.Start-lineStart+1
	}
}
