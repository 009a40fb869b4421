package scaffold

import (
	"io/fs"
	"slices"
	"testing"

	"github.com/gohugoio/hugo/parser/metadecoders"
)

func TestTheStarterHasItsWholeSentencesInEachLanguage(t *testing.T) {
	text, err := fs.ReadFile(starter, "starter/wording.yaml")
	if err != nil {
		t.Fatal(err)
	}
	wording, err := metadecoders.Default.UnmarshalToMap(text, metadecoders.YAML)
	if err != nil {
		t.Fatal(err)
	}
	known := []string{"en", "de", "fr", "es", "it", "pt-br", "nl", "ja", "pl", "ar"}
	for name, value := range wording {
		byLanguage, ok := value.(map[string]any)
		if !ok {
			continue
		}
		for language, words := range byLanguage {
			if text, _ := words.(string); text == "" || !slices.Contains(known, language) {
				t.Errorf("%s has %q: %v; a comma in a sentence without quotes cuts it", name, language, words)
			}
		}
	}
}
