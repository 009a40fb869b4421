package recognize_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
)

// elsewhereRejected are labels that one jurisdiction accepts and others with the same
// language reject. The caller knows the jurisdiction; a Reader does not.
var elsewhereRejected = []string{"Collaboration", "#spon"}

func TestOwnDisclosuresAreRecognized(t *testing.T) {
	places, err := jurisdiction.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := load(t)
	for _, place := range places {
		for _, language := range slices.Sorted(maps.Keys(place.Wordings)) {
			w := place.Wordings[language]
			for _, text := range []string{w.Sentence, w.Spoken} {
				if got := r.Recognize(text, language); text != "" && (got.Strength != recognize.Sentence || got.Language != recognize.BaseLanguage(language)) {
					t.Errorf("%s, %s: %q is a %s in %q", place.ID, language, text, got.Strength, got.Language)
				}
			}
			for _, label := range w.Labels {
				if got := r.Recognize(label, language); got.Strength != recognize.Label && !slices.Contains(elsewhereRejected, label) {
					t.Errorf("%s, %s: the label %q is a %s in %q", place.ID, language, label, got.Strength, got.Language)
				}
			}
		}
	}
}
