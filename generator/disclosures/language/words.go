package language

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// words iterates over the words of a text in lower case. It skips host names, file
// names, addresses and variables, which contain what looks like words.
func words(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for token := range strings.FieldsSeq(strings.ToLower(text)) {
			if isPlain(token) {
				if !yield(token) {
					return
				}
				continue
			}
			token = strings.TrimFunc(token, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
			if isName(token) {
				continue
			}
			for word := range strings.FieldsFuncSeq(token, func(r rune) bool { return !unicode.IsLetter(r) }) {
				if !yield(word) {
					return
				}
			}
		}
	}
}

// isName reports whether a token is a technical name: it has a punctuation mark of such
// names between two letters or digits.
func isName(token string) bool {
	for from := 0; ; {
		i := strings.IndexAny(token[from:], `.@_\/:=&#?%+`)
		if i < 0 {
			return false
		}
		at := from + i
		before, _ := utf8.DecodeLastRuneInString(token[:at])
		after, _ := utf8.DecodeRuneInString(token[at+1:])
		if isPart(before) && (isPart(after) || after == '/') {
			return true
		}
		from = at + 1
	}
}

func isPart(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isPlain reports whether a token has nothing but the letters a to z, as most have.
func isPlain(token string) bool {
	for i := range len(token) {
		if token[i] < 'a' || token[i] > 'z' {
			return false
		}
	}
	return true
}
