package recognize

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed loanwords.txt
var loanList string

// Loanwords has the words that languages without a wording file use for affiliates,
// partners, sponsors, advertisements and commissions, folded. It never changes.
type Loanwords struct{ starts, anywhere []string }

// NewLoanwords reads the list of words.
func NewLoanwords() *Loanwords {
	l := &Loanwords{}
	for line := range strings.Lines(loanList) {
		line = strings.TrimSpace(line)
		switch word, inside := strings.CutPrefix(line, "*"); {
		case line == "" || strings.HasPrefix(line, "#"):
		case inside:
			l.anywhere = append(l.anywhere, Fold(word))
		default:
			l.starts = append(l.starts, " "+Fold(word))
		}
	}
	return l
}

// In reports whether a text contains one of the words.
func (l *Loanwords) In(text string) bool {
	text = " " + Fold(text)
	holds := func(word string) bool { return strings.Contains(text, word) }
	return slices.ContainsFunc(l.anywhere, holds) || slices.ContainsFunc(l.starts, holds)
}

// Reads reports whether there are wordings for a language.
func (r *Reader) Reads(tag string) bool {
	code := BaseLanguage(tag)
	return slices.ContainsFunc(r.languages, func(l *language) bool { return l.code == code })
}
