package recognize_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
)

// passage is one labeled line of testdata/passages.
type passage struct{ language, expected, text string }

func passages(t testing.TB, name string) []passage {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "passages", name))
	if err != nil {
		t.Fatal(err)
	}
	var all []passage
	for line := range strings.Lines(string(data)) {
		if fields := strings.SplitN(strings.TrimSpace(line), "\t", 3); !strings.HasPrefix(line, "#") {
			all = append(all, passage{fields[0], fields[1], fields[2]})
		}
	}
	return all
}

// tally counts how well disclosures are recognized. A disclosure is a sentence, a
// hedged sentence or a label.
type tally struct{ right, missed, falseAlarms, none, sameStrength int }

func (c tally) precision() float64 { return ratio(c.right, c.right+c.falseAlarms) }
func (c tally) recall() float64    { return ratio(c.right, c.right+c.missed) }
func (c tally) all() int           { return c.right + c.missed + c.falseAlarms + c.none }
func ratio(a, b int) float64       { return float64(a) / float64(max(b, 1)) }

const leastPrecision, leastRecall = 0.97, 0.97

func TestDisclosuresAreRecognizedInEveryLanguage(t *testing.T) {
	r := load(t)
	for _, name := range []string{"tuned.tsv", "wild.tsv", "held-out.tsv"} {
		t.Run(name, func(t *testing.T) {
			byLanguage, sum := map[string]tally{}, tally{}
			for _, p := range passages(t, name) {
				c, problem := judge(r, p, byLanguage[p.language])
				if problem != "" {
					t.Logf("%s %s: %s", p.language, problem, p.text)
				}
				byLanguage[p.language] = c
			}
			for _, language := range slices.Sorted(maps.Keys(byLanguage)) {
				c := byLanguage[language]
				t.Logf("%s: precision %.3f, recall %.3f, strength right in %d of %d", language, c.precision(), c.recall(), c.sameStrength, c.all())
				sum = tally{sum.right + c.right, sum.missed + c.missed, sum.falseAlarms + c.falseAlarms, sum.none + c.none, sum.sameStrength + c.sameStrength}
			}
			t.Logf("all: precision %.3f, recall %.3f, strength right in %d of %d", sum.precision(), sum.recall(), sum.sameStrength, sum.all())
			if sum.precision() < leastPrecision || sum.recall() < leastRecall {
				t.Errorf("precision must be %.2f and recall %.2f", leastPrecision, leastRecall)
			}
		})
	}
}

func judge(r *recognize.Reader, p passage, c tally) (tally, string) {
	got := r.Recognize(p.text, p.language)
	says := got.Strength.String()
	if got.Denies {
		says = "denies"
	}
	var problem string
	if says == p.expected && (got.Strength == recognize.None || got.Language == p.language) {
		c.sameStrength++
	} else {
		problem = fmt.Sprintf("%s (%s) instead of %s", says, got.Language, p.expected)
	}
	switch discloses, must := got.Strength >= recognize.Hedged, slices.Contains([]string{"sentence", "hedged", "label"}, p.expected); {
	case discloses && must && got.Language == p.language:
		c.right++
	case must:
		c.missed++
	case discloses:
		c.falseAlarms++
	default:
		c.none++
	}
	return c, problem
}

func TestEverySupportedLanguageHasEnoughPassages(t *testing.T) {
	count := map[string]int{}
	for _, p := range slices.Concat(passages(t, "tuned.tsv"), passages(t, "held-out.tsv")) {
		count[p.language]++
	}
	for _, language := range []string{"en", "de", "fr", "es", "it", "pt", "nl", "ja", "pl", "ar"} {
		if count[language] < 25 {
			t.Errorf("%s: %d passages, want at least 25", language, count[language])
		}
	}
}

func TestFormerMistakes(t *testing.T) {
	r := load(t)
	for _, p := range passages(t, "corrected.tsv") {
		if _, problem := judge(r, p, tally{}); problem != "" {
			t.Errorf("%s %s: %s", p.language, problem, p.text)
		}
	}
}
