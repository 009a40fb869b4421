package yamlsource_test

import (
	"slices"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func TestNearestLanguageFirst(t *testing.T) {
	for code, want := range map[string][]string{
		"de":    {"de"},
		"pt-BR": {"pt-br", "pt"},
		"pt_BR": {"pt-br", "pt"},
		"nb-NO": {"nb-no", "nb", "no"},
		"nn":    {"nn", "no"},
		"no":    {"no", "nb", "nn"},
	} {
		if got := yamlsource.Languages(code); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}
