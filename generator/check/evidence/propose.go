package evidence

import (
	"strings"
	"unicode"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/web"
)

// How long a proposed quote is, in words, and which part of a value's words it must
// hold, in percent. Numbers must all be in it.
const (
	longestQuote  = 14
	shortestQuote = 4
	leastOfWords  = 60
)

// Propose returns the shortest run of a page's words that contains a fact's value, or
// an empty string.
func Propose(page string, value []string) string {
	wanted, numbers := split(value)
	if len(wanted) == 0 {
		return ""
	}
	words := strings.Fields(page)
	tokens := make([]string, len(words))
	for i, w := range words {
		tokens[i] = token(w)
	}
	from, to := best(tokens, wanted, numbers)
	if to == from {
		return ""
	}
	for to-from < shortestQuote && (from > 0 || to < len(words)) {
		if to < len(words) {
			to++
		}
		if from > 0 && to-from < shortestQuote {
			from--
		}
	}
	return strings.Trim(strings.Join(words[from:to], " "), " .,;:–—-")
}

// split returns the words to look for, and how many of them are numbers.
func split(value []string) (wanted map[string]bool, numbers int) {
	wanted = map[string]bool{}
	for _, part := range value {
		for _, word := range strings.Fields(part) {
			t := token(word)
			if t == "" || wanted[t] {
				continue
			}
			isNumber := unicode.IsDigit([]rune(t)[0])
			if !isNumber && len([]rune(t)) < 3 {
				continue
			}
			wanted[t] = true
			if isNumber {
				numbers++
			}
		}
	}
	return wanted, numbers
}

// token is a word in the form for comparing: folded, without punctuation around it,
// numbers with a point and without a unit.
func token(word string) string {
	folded := strings.TrimFunc(web.Fold(word), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	end := 0
	for end < len(folded) && (folded[end] >= '0' && folded[end] <= '9' || (folded[end] == '.' || folded[end] == ',') && end > 0) {
		end++
	}
	if end == 0 {
		return folded
	}
	number := strings.TrimRight(folded[:end], ".,")
	if i := strings.LastIndexAny(number, ".,"); i >= 0 && len(number)-i != 4 {
		number = strings.NewReplacer(".", "", ",", "").Replace(number[:i]) + "." + number[i+1:]
		return strings.TrimSuffix(strings.TrimRight(number, "0"), ".")
	}
	return strings.NewReplacer(".", "", ",", "").Replace(number)
}

// best finds the shortest window with the most of the wanted words.
func best(tokens []string, wanted map[string]bool, numbers int) (from, to int) {
	most, shortest := 0, longestQuote+1
	for i, first := range tokens {
		if !wanted[first] {
			continue
		}
		found := map[string]bool{}
		held := 0
		for j := i; j < min(i+longestQuote, len(tokens)); j++ {
			t := tokens[j]
			if !wanted[t] || found[t] {
				continue
			}
			found[t] = true
			if t[0] >= '0' && t[0] <= '9' {
				held++
			}
			enough := held == numbers && len(found)*100 >= len(wanted)*leastOfWords
			if length := j - i + 1; enough && (len(found) > most || len(found) == most && length < shortest) {
				most, shortest, from, to = len(found), length, i, j+1
			}
		}
	}
	return from, to
}
