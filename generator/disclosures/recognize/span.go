package recognize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// span returns the bytes of the passage that a part of its folded text came from,
// from the first letter to the sentence's full stop.
func (f *folded) span(text string, start, end int) (int, int) {
	for start < end && f.text[start] == ' ' {
		start++
	}
	from := int(f.origin[start])
	to := len(text)
	if end < len(f.text) {
		to = int(f.origin[end-1])
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
		stop := strings.IndexFunc(text[to:], func(r rune) bool { return !unicode.IsPunct(r) && !unicode.Is(unicode.Mn, r) })
		if stop >= 0 {
			to += stop
		}
	}
	return from, from + len(strings.TrimRightFunc(text[from:to], unicode.IsSpace))
}
