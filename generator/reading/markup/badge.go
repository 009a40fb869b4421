package markup

import (
	"bytes"
	"unicode"
)

// LongestBadge is how long a text in an element of its own may be, in bytes, to be a
// label beside a link, such as <span>Ad</span>. Longer ones are sentences.
const LongestBadge = 40

// HasWord reports whether a text has a letter or a digit.
func HasWord[T string | []byte](text T) bool { return bytes.ContainsFunc([]byte(text), IsWord) }

// IsWord reports whether a character is a letter or a digit.
func IsWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
