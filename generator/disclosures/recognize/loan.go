package recognize

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed loanwords.txt
var loanList string

// Loans knows the words that languages without a wording file use for affiliates,
// partners, sponsors, advertisements and commissions. It does not change.
type Loans struct{ starts, anywhere []string }

// NewLoans reads the list of words.
func NewLoans() *Loans {
	l := &Loans{}
	for line := range strings.Lines(loanList) {
		line = strings.TrimSpace(line)
		switch word, inside := strings.CutPrefix(line, "*"); {
		case line == "" || strings.HasPrefix(line, "#"):
		case inside:
			l.anywhere = append(l.anywhere, word)
		default:
			l.starts = append(l.starts, word)
		}
	}
	return l
}

// In tells whether a text holds one of the words.
func (l *Loans) In(text string) bool {
	text = strings.ToLower(text)
	holds := func(word string) bool { return strings.Contains(text, word) }
	begins := func(word string) bool {
		for at := 0; ; {
			i := strings.Index(text[at:], word)
			if i < 0 {
				return false
			}
			at += i
			if before, _ := utf8.DecodeLastRuneInString(text[:at]); at == 0 || !unicode.IsLetter(before) {
				return true
			}
			at += len(word)
		}
	}
	return slices.ContainsFunc(l.anywhere, holds) || slices.ContainsFunc(l.starts, begins)
}

// Reads tells whether there are wordings for a language.
func (r *Reader) Reads(tag string) bool {
	code := BaseLanguage(tag)
	return slices.ContainsFunc(r.languages, func(l *language) bool { return l.code == code })
}
