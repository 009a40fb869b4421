// Package language guesses which language a text is in, from its script and its
// most frequent short words. It takes text and returns a language tag without a region,
// or nothing if the text is too short or too mixed.
//
// Hand-written for its behavior: it returns nothing for short or mixed text, where
// language detectors guess, and adds no models to the program.
package language

import (
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Guesser guesses languages by their common words. It never changes.
type Guesser struct {
	codes []string
	words map[string]*word
}

// word is a common word.
type word struct {
	number    int   // among all
	languages []int // as indexes of codes
}

// New returns a Guesser from the common words of each language, by its code: those that
// are frequent in it and rare in the others, in lower case.
func New(common map[string][]string) *Guesser {
	g := &Guesser{codes: slices.Sorted(maps.Keys(common)), words: map[string]*word{}}
	for i, code := range g.codes {
		for _, w := range common[code] {
			if g.words[w] == nil {
				g.words[w] = &word{number: len(g.words)}
			}
			g.words[w].languages = append(g.words[w].languages, i)
		}
	}
	return g
}

// fewest is how many known words are needed for a guess, distinct how many of them must
// be different, and lead how far ahead of the next language the best must be. If the
// text has no word of the language that it claims, distinct words are enough.
const (
	fewest   = 6
	lead     = 1.3
	distinct = 3
)

// share is the number of words per frequent word, in a text that claims a language
// whose words we do not know: related languages share a few words.
const share = 6

// plainlyChinese is how many Han characters without kana disprove a text's claim to be
// Japanese: titles, labels and product names often have no kana.
const plainlyChinese = 60

// Guess returns the language of the text, such as "de" or "ja". Said is the language
// that the text claims to be in. Guess believes it as long as the text has some of its
// words.
func (g *Guesser) Guess(text, said string) string { return g.guess(text, said, distinct) }

// Doubt is like Guess, but believes the claimed language if the text is short.
func (g *Guesser) Doubt(text, said string) string { return g.guess(text, said, fewest) }

func (g *Guesser) guess(text, said string, least int) string {
	text = norm.NFC.String(text)
	if code := byScript(text, said); code != "" {
		return code
	}
	place := slices.Index(g.codes, said)
	c := g.count(text, place)
	if place >= 0 && c.hits[place] >= fewest {
		return said
	}
	best, second := c.ranked()
	enough := c.hits[best] >= fewest && c.distinct[best] >= distinct || place >= 0 && c.hits[place] == 0 && c.distinct[best] >= least
	stranger := place < 0 && said != "" && !slices.Contains(scripts, said)
	if !enough || float64(c.hits[best]) < lead*float64(second) || stranger && c.hits[best]*share < c.words {
		return ""
	}
	return g.codes[best]
}

// scripts are the languages that are recognized by their script.
var scripts = []string{"ja", "ko", "zh", "ar"}

// counted is the number of known words of each language in a text, and of different ones.
type counted struct {
	hits, distinct []int
	words          int
}

// count stops as soon as the text has enough words of the language that it claims, the
// one at such a place among the codes: no more of it can make a difference.
func (g *Guesser) count(text string, claimed int) counted {
	c := counted{hits: make([]int, len(g.codes)), distinct: make([]int, len(g.codes))}
	seen := make([]bool, len(g.words))
	for text := range words(text) {
		c.words++
		known := g.words[text]
		if known == nil {
			continue
		}
		for _, i := range known.languages {
			c.hits[i]++
			if !seen[known.number] {
				c.distinct[i]++
			}
		}
		seen[known.number] = true
		if claimed >= 0 && c.hits[claimed] >= fewest {
			break
		}
	}
	return c
}

// ranked returns the index of the language with the most hits, and how many the next
// one has.
func (c counted) ranked() (best, second int) {
	best = -1
	for i, n := range c.hits {
		switch {
		case best < 0:
			best = i
		case n > c.hits[best]:
			best, second = i, c.hits[best]
		case n > second:
			second = n
		}
	}
	return best, second
}

// byScript decides the language if the script has only one, among those that we know. A
// few characters are enough if the text claims that language: the rest may be code.
func byScript(text, said string) string {
	var kana, han, hangul, arabic, latin int
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
			if 'a' <= r && r <= 'z' {
				latin++
			}
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.Is(unicode.Hangul, r):
			hangul++
		case unicode.Is(unicode.Arabic, r):
			arabic++
		case unicode.Is(unicode.Latin, r):
			latin++
		}
	}
	all := kana + han + hangul + arabic + latin
	most := func(n int, codes ...string) bool {
		return n > 20 && n*3 > all || n > 10 && slices.Contains(codes, said)
	}
	switch {
	case most(hangul, "ko"):
		return "ko"
	case most(arabic, "ar"):
		return "ar"
	case most(kana+han, "ja", "zh"):
		if kana*10 > han || said == "ja" && han < plainlyChinese {
			return "ja"
		}
		return "zh"
	}
	return ""
}
