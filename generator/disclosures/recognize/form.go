package recognize

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Of most characters that people write, the form is worked out once.
var (
	alphabets = tableOf(0, 0x3100) // with punctuation, and Japan's syllables
	hangul    = tableOf(0xac00, 0xd7a4)
	wideForms = tableOf(0xff00, 0xfff0)
)

// tableOf returns the forms of the characters from one up to another, when they are
// first asked for.
func tableOf(from, to rune) func() []string {
	return sync.OnceValue(func() []string {
		table := make([]string, 0, to-from)
		for r := from; r < to; r++ {
			table = append(table, makeForm(r))
		}
		return table
	})
}

// formOf returns what a character outside ASCII is compared as: small letters
// without accents, a space for what is between words, nothing for what no
// reader sees. Written is the character as the text has it.
func formOf(r rune, written string) string {
	switch {
	case r < 0x3100:
		return alphabets()[r]
	case r >= 0x4e00 && r <= 0x9fff:
		return written // Han has one form alone
	case r >= 0xac00 && r < 0xd7a4:
		return hangul()[r-0xac00]
	case r >= 0xff00 && r < 0xfff0:
		return wideForms()[r-0xff00]
	}
	return makeForm(r)
}

// makeForm takes a character apart, so that it does not matter how Unicode writes
// an accent, a ligature or a wide letter.
func makeForm(r rune) string {
	written := string(r)
	switch {
	case r == 'ı': // as it is written in capitals
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
