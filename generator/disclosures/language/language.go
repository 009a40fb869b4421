// Package language guesses which language a text is in, from its script and its
// most frequent small words. In goes text, out comes a language tag without a
// region, or nothing where the text is too short or too mixed to tell.
//
// By hand, for behavior: it stays silent on short and mixed text, where detectors
// guess, and adds no models to the program.
package language

import (
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Guesser knows the words of each language. It does not change.
type Guesser struct {
	codes     []string
	languages map[string][]int // of a word: places in codes
}

// New makes a Guesser from the common words of each language, by its code: those
// that are frequent in it and rare in the others, in small letters.
func New(common map[string][]string) *Guesser {
	g := &Guesser{codes: slices.Sorted(maps.Keys(common)), languages: map[string][]int{}}
	for i, code := range g.codes {
		for _, w := range common[code] {
			g.languages[w] = append(g.languages[w], i)
		}
	}
	return g
}

// fewest is how many known words make a guess, distinct how many of them must
// differ, and lead how far ahead of the next language the best must be. Where the
// text has no word of the language that it claims, as many as differ are enough.
const (
	fewest   = 6
	lead     = 1.3
	distinct = 3
)

// share is how many words have one frequent word among them, in a text that
// claims a language whose words we do not know: neighbors share a few.
const share = 6

// plainlyChinese is how many Han characters without kana belie a text that says it
// is Japanese: titles, labels and names of goods often have no kana.
const plainlyChinese = 60

// Guess returns the language of the text, such as "de" or "ja". Said is the language
// that the text claims to be in: it is believed as long as the text has some of
// its words.
func (g *Guesser) Guess(text, said string) string { return g.guess(text, said, distinct) }

// Doubt is like Guess, and believes what is said where the text is short.
func (g *Guesser) Doubt(text, said string) string { return g.guess(text, said, fewest) }

func (g *Guesser) guess(text, said string, least int) string {
	text = norm.NFC.String(text)
	if code := byScript(text, said); code != "" {
		return code
	}
	c := g.count(text)
	place := slices.Index(g.codes, said)
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

// scripts are the languages that are told by their script.
var scripts = []string{"ja", "ko", "zh", "ar"}

// counted is what a text has of each language: known words, and different ones.
type counted struct {
	hits, distinct []int
	words          int
}

func (g *Guesser) count(text string) counted {
	c := counted{hits: make([]int, len(g.codes)), distinct: make([]int, len(g.codes))}
	seen := map[string]bool{}
	for word := range words(text) {
		c.words++
		places := g.languages[word]
		if len(places) == 0 {
			continue
		}
		for _, i := range places {
			c.hits[i]++
			if !seen[word] {
				c.distinct[i]++
			}
		}
		seen[word] = true
	}
	return c
}

// ranked returns the place of the language with the most hits, and how many the next
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

// byScript decides where a script has one language, among those that we know. A
// few characters are enough where the text claims that language: the rest may be
// code.
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
