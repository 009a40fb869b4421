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
	plain trie // of the words that have only the letters a to z
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
	g.plain = newTrie(g.words)
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

// Guess returns the language of a text, such as "de" or "ja"; the parts of the text are
// paragraphs or whole texts. Said is the language that the text claims to be in. Guess
// believes it as long as the text has some of its words.
func (g *Guesser) Guess(said string, parts ...string) string { return g.guess(parts, said, distinct) }

// Doubt is like Guess, but believes the claimed language if the text is short.
func (g *Guesser) Doubt(said string, parts ...string) string { return g.guess(parts, said, fewest) }

func (g *Guesser) guess(parts []string, said string, least int) string {
	if code := byScript(parts, said); code != "" {
		return code
	}
	place := slices.Index(g.codes, said)
	c := g.count(parts, place)
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
func byScript(parts []string, said string) string {
	if !slices.ContainsFunc(parts, hasOtherScript) {
		return ""
	}
	var kana, han, hangul, arabic, latin int
	for _, part := range parts {
		for _, r := range norm.NFC.String(part) {
			switch {
			case r < utf8.RuneSelf:
				if 'a' <= r && r <= 'z' {
					latin++
				}
			case r >= firstOther && unicode.In(r, unicode.Hiragana, unicode.Katakana):
				kana++
			case r >= firstOther && unicode.Is(unicode.Han, r):
				han++
			case r >= firstOther && unicode.Is(unicode.Hangul, r):
				hangul++
			case r >= firstOther && unicode.Is(unicode.Arabic, r):
				arabic++
			case unicode.Is(unicode.Latin, r):
				latin++
			}
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

// firstOther is the first character of the scripts that have only one language; none of
// them begins with a byte below firstByte in UTF-8.
const (
	firstOther = 0x600
	firstByte  = 0xd8
)

func hasOtherScript(text string) bool {
	for i := range len(text) {
		if text[i] >= firstByte {
			return true
		}
	}
	return false
}
