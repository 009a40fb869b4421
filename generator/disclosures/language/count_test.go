package language

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// The words that are found letter by letter are those of the text in lower case.
func TestCountFindsTheWordsOfTheText(t *testing.T) {
	g := New(map[string][]string{"de": {"der", "für", "und"}, "en": {"the", "i", "and"}, "fr": {"à", "des", "i"}})
	parts := []string{"the", "DER", "fu\u0308r", "À", "and", "i", "don't", "und.", "(und)", "des/the", "x.the", "the@", "3", "--", "\u00a0", "\u212a", "\x00", "Ü", "the\u00a0und", "und—der", "\"the\""}
	spaces := []string{" ", "\n", "\u2003", "\t ", "", "\v"}
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var text strings.Builder
		for range 20 {
			text.WriteString(parts[random.IntN(len(parts))] + spaces[random.IntN(len(spaces))])
		}
		want := map[string]int{}
		all := 0
		for word := range words(norm.NFC.String(text.String())) {
			all++
			if known := g.words[word]; known != nil {
				for _, i := range known.languages {
					want[g.codes[i]]++
				}
			}
		}
		got := g.count([]string{text.String()}, -1)
		if got.words != all || !slices.Equal(got.hits, []int{want["de"], want["en"], want["fr"]}) {
			t.Fatalf("%q has %d words and %v of the languages %v; want %d and %v", text.String(), got.words, got.hits, slices.Sorted(maps.Keys(want)), all, want)
		}
	}
}
