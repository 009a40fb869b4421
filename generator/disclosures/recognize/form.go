package recognize

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// The forms of the most common characters are computed once.
var (
	alphabets = tableOf(0, 0x3100) // with punctuation and Japanese kana
	hangul    = tableOf(0xac00, 0xd7a4)
	wideForms = tableOf(0xff00, 0xfff0)
)

// tableOf returns a function that looks up the form of a character in a range. It computes
// those of 256 neighbors when one of them is first needed: a text has a few alphabets.
func tableOf(from, to rune) func(r rune) string {
	const size = 256
	blocks := make([]func() []string, (to-from+size-1)/size)
	for i := range blocks {
		blocks[i] = sync.OnceValue(func() []string {
			forms := make([]string, size)
			for at := range forms {
				forms[at] = makeForm(from + rune(size*i+at))
			}
			return forms
		})
	}
	return func(r rune) string { return blocks[(r-from)/size]()[(r-from)%size] }
}

// formOf returns the folded form of a character outside ASCII: lower-case letters
// without accents, a space for what is between words, nothing for invisible characters.
// Written is the character as it is in the text.
func formOf(r rune, written string) string {
	switch {
	case r < 0x3100:
		return alphabets(r)
	case r >= 0x4e00 && r <= 0x9fff:
		return written // Han characters have only one form
	case r >= 0xac00 && r < 0xd7a4:
		return hangul(r)
	case r >= 0xff00 && r < 0xfff0:
		return wideForms(r)
	}
	return makeForm(r)
}

// makeForm decomposes a character, so that it does not matter how Unicode encodes an
// accent, a ligature or a wide letter.
func makeForm(r rune) string {
	written := string(r)
	switch {
	case r == 'ı': // as written in capitals
		return "i"
	case r == '™', r == '℠', r == 'ـ', unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return ""
	case !unicode.IsLetter(r) && norm.NFKD.IsNormalString(written) && !unicode.IsDigit(r):
		return " "
	}
	var form strings.Builder
	for _, part := range norm.NFKD.String(cases.Fold().String(norm.NFKD.String(written))) {
		switch {
		case unicode.In(part, unicode.Mn, unicode.Me, unicode.Cf):
		case unicode.IsLetter(part), unicode.IsDigit(part):
			form.WriteRune(part)
		default:
			form.WriteByte(' ')
		}
	}
	return form.String()
}
