package lint

import (
	"unicode"
	"unicode/utf8"
)

// letterBefore tells whether a letter or a digit ends right before an offset.
func letterBefore(text string, at int) bool {
	r, size := utf8.DecodeLastRuneInString(text[:at])
	return size > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// letterAfter tells whether a letter or a digit begins at an offset.
func letterAfter(text string, at int) bool {
	r, size := utf8.DecodeRuneInString(text[at:])
	return size > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
