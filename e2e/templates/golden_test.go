package templates_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
)

// TestEachPlaceDisclosesInEachOfItsLanguages shows, for reading, what a page
// says under the rules of each jurisdiction in each language that has words.
func TestEachPlaceDisclosesInEachOfItsLanguages(t *testing.T) {
	c := paidCatalog(t)
	c.Site.Disclosure = catalog.Disclosure{}
	languages := map[string]bool{}
	for _, place := range c.Jurisdictions {
		for language := range place.Wordings {
			languages[language] = true
		}
	}
	c.Site.Languages = slices.Sorted(maps.Keys(languages))
	parts := []string{config}
	english, err := os.ReadFile(repository + "/i18n/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for i, language := range c.Site.Languages {
		parts[0] += fmt.Sprintf("[languages.%s]\nweight = %d\n", language, i+1)
		words := strings.Replace(string(english), "aboveboard_language: en", "aboveboard_language: "+language, 1)
		parts = append(parts, fmt.Sprintf("-- i18n/%s.yaml --\n%s\n", language, words))
		for _, place := range c.Jurisdictions {
			if _, ok := place.Wordings[language]; ok {
				parts = append(parts, front("place-"+place.ID+"."+language+".md", "aboveboard: {jurisdictions: ["+place.ID+"]}",
					"{{< disclosure always=true >}}\n\n{{< disclosure always=true form=spoken >}}\n\n{{< paid-link epn \"https://www.ebay.com/itm/123456789012\" >}}eBay{{< /paid-link >}}"))
			}
		}
	}
	b := build(t, withData(t, c, parts...))
	var got strings.Builder
	for _, place := range c.Jurisdictions {
		for _, language := range slices.Sorted(maps.Keys(place.Wordings)) {
			path := language + "/place-" + place.ID + "/index.html"
			if language == "en" {
				path = "place-" + place.ID + "/index.html"
			}
			root := page(t, b, path)
			if len(all(root, class("abv-notice"))) == 0 || len(all(root, tag("a"))) == 0 {
				t.Fatalf("%s: %s", path, words(root))
			}
			fmt.Fprintf(&got, "%s, %s\n  page:  %s\n  aloud: %s\n  link:  %s\n", place.ID, language,
				words(all(root, class("abv-notice"))[0]), words(all(root, class("abv-spoken"))[0]), words(all(root, tag("a"))[0]))
		}
	}
	golden.File(t, "testdata/golden/jurisdictions.txt", got.String())
}
