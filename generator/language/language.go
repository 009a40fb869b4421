// Package language guesses which language a text is in, from its script and its
// most frequent small words. In goes text, out comes a language tag without a
// region, or nothing where the text is too short or too mixed to tell.
package language

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed words.txt
var wordList string

// Guesser knows the words of each language. It does not change.
type Guesser struct {
	codes     []string
	languages map[string][]int // of a word: places in codes
}

// New reads the list of words.
func New() *Guesser {
	g := &Guesser{languages: map[string][]int{}}
	for line := range strings.Lines(wordList) {
		code, words, listed := strings.Cut(line, ": ")
		if !listed || strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(words) {
			g.languages[w] = append(g.languages[w], len(g.codes))
		}
		g.codes = append(g.codes, code)
	}
	return g
}

// fewest is how many known words make a guess, and lead how far ahead of the next
// language the best must be.
const (
	fewest = 6
	lead   = 1.3
)

// plainlyChinese is how many Han characters without kana belie a text that says it
// is Japanese: titles, labels and names of goods often have no kana.
const plainlyChinese = 60

// Guess gives the language of the text, such as "de" or "ja". Said is the language
// that the text claims to be in: it is believed as long as the text has some of
// its words.
func (g *Guesser) Guess(text, said string) string {
	if code := byScript(text, said); code != "" {
		return code
	}
	hits := make([]int, len(g.codes))
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		for _, i := range g.languages[word] {
			hits[i]++
		}
	}
	if i := slices.Index(g.codes, said); i >= 0 && hits[i] >= fewest {
		return said
	}
	best, first, second := "", 0, 0
	for i, n := range hits {
		switch code := g.codes[i]; {
		case n > first || n == first && code < best:
			best, first, second = code, n, first
		case n > second:
			second = n
		}
	}
	if first < fewest || float64(first) < lead*float64(second) {
		return ""
	}
	return best
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
