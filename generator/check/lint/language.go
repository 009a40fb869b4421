package lint

import (
	"maps"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
)

// mostGuessed is how many bytes of a page its language is told by.
const mostGuessed = 8000

// mostlyForeign is how many times as many words as its own a page must have in
// another language, marked with lang, to be in that one: a theme that names its own
// language in <html> may mark the article.
const mostlyForeign = 8

// languageOf is the language that the page is in: the one it says, unless its
// words are plainly in another one that a theme forgot to set. What is marked as
// another language, such as a fact in a table, is not asked.
func (c *Checker) languageOf(p *page.Page, passages []Passage) string {
	said := base(p.Lang)
	words := wordsByLanguage(passages, said, nil)
	own := words[said]
	if guessed := c.guesser.Guess(own.String(), said); guessed != "" {
		return guessed
	}
	for _, marked := range slices.Sorted(maps.Keys(words)) {
		if words[marked].Len() > mostlyForeign*own.Len() {
			if guessed := c.guesser.Guess(words[marked].String(), marked); guessed != "" {
				return guessed
			}
			return marked
		}
	}
	return said
}

// doubtLanguage looks again at the language that a page claims where a disclosure
// in that language is what its words were counted by.
func (c *Checker) doubtLanguage(d *Document) {
	if len(d.Notices) == 0 {
		return
	}
	words := wordsByLanguage(d.Passages, base(d.Page.Lang), d.noticed())
	if guessed := c.guesser.Doubt(words[base(d.Page.Lang)].String(), d.Language); guessed != "" {
		d.Language = guessed
	}
}

// wordsByLanguage gathers the words of the text that readers see, by the language
// that they are marked with, without the passages of some orders. Said always has an entry.
func wordsByLanguage(passages []Passage, said string, without map[int]bool) map[string]*strings.Builder {
	words := map[string]*strings.Builder{said: {}}
	for _, x := range passages {
		if x.Region != page.Main || x.Hidden != "" || without[x.Order] {
			continue
		}
		marked := base(x.Language)
		if marked == "" {
			marked = said
		}
		if words[marked] == nil {
			words[marked] = &strings.Builder{}
		}
		if b := words[marked]; b.Len() < mostGuessed {
			b.WriteString(x.Text)
			b.WriteByte('\n')
		}
	}
	return words
}
