// Package post reads a post as Hugo does: bytes go in, its shortcodes with their
// exact places come out. Hugo's own lexer does the reading.
package post

import (
	"bytes"

	"github.com/gohugoio/hugo/parser/pageparser"
)

// Shortcode is one call, from its opening braces to its closing ones.
type Shortcode struct {
	Name         string
	Start, End   int // byte offsets
	Line, Column int // from 1, in bytes, as Hugo's .Position counts
}

// Shortcodes lists the shortcodes of a post in order. Text that only shows a
// shortcode ({{</* name */>}}) is none. The error is Hugo's, for a post that Hugo
// cannot read either.
func Shortcodes(text []byte) ([]Shortcode, error) {
	items, err := pageparser.ParseBytes(text, pageparser.Config{})
	if err != nil {
		return nil, err
	}
	var found []Shortcode
	start, name, closing := 0, "", false
	for _, item := range items {
		switch {
		case item.IsError():
			return nil, item.Err
		case item.IsLeftShortcodeDelim():
			start, name, closing = item.Pos(), "", false
		case item.IsShortcodeClose():
			closing = true
		case item.IsShortcodeName():
			name = item.ValStr(text)
		case item.IsRightShortcodeDelim() && !closing:
			before := text[:start]
			found = append(found, Shortcode{
				Name: name, Start: start, End: item.Pos() + len(item.Val(text)),
				Line: bytes.Count(before, []byte("\n")) + 1, Column: start - bytes.LastIndexByte(before, '\n'),
			})
		}
	}
	return found, nil
}
