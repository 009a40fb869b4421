package templates_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gohugoio/hugo/hugolib"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// TestWordsOfEveryLanguage builds a page in each language key: regional ones use
// their language's words, others English ones, and say so once.
func TestWordsOfEveryLanguage(t *testing.T) {
	want := map[string]string{ // the words for "criterion", and a duration
		"en": "Criterion 24 hours", "en-us": "Criterion 24 hours", "en-gb": "Criterion 24 hours", "de": "Kriterium 24 Stunden", "de-at": "Kriterium 24 Stunden",
		"pt-br": "Critério 24 horas", "pt-pt": "Critério 24 horas", "pt": "Critério 24 horas", "pl-pl": "Kryterium 24 godziny", "fr_ca": "Critère 24 heures",
		"zh_cn": "Criterion 24 hours", "zh-hant": "Criterion 24 hours", "sv": "Criterion 24 hours", "zh_cnx": "Criterion 24 hours", "ja-jp": "項目 24時間", "ar-eg": "المعيار 24 ساعة",
	}
	var settings, pages, languages strings.Builder
	for key := range want {
		fmt.Fprintf(&settings, "[languages.%s]\n", key)
		fmt.Fprintf(&pages, "%s", post("p."+key+".md", "{{< comparison north-vs-south >}}"))
		if key != "en" {
			languages.WriteString(", " + key)
		}
	}
	c := catalogIn(t, "en"+languages.String())
	b := hugolib.Test(t, withData(t, c, config+settings.String(), pages.String()), hugolib.TestOptWarn())
	for key, want := range want {
		path := key + "/p/index.html"
		if key == "en" {
			path = "p/index.html"
		}
		got := words(page(t, b, path))
		criterion, duration, _ := strings.Cut(want, " ")
		if !strings.Contains(got, criterion) || !strings.Contains(got, duration) {
			t.Errorf("%s: no %q in %s", key, want, got)
		}
	}
	log := b.LogString()
	for _, key := range []string{"zh_cn", "zh-hant", "sv", "zh_cnx"} {
		if n := strings.Count(log, fmt.Sprintf("has no words for the language %q", key)); n != 1 {
			t.Errorf("%s: %d warnings\n%s", key, n, log)
		}
	}
	if n := strings.Count(log, "has no words for"); n != 4 {
		t.Errorf("%d warnings\n%s", n, log)
	}
}

// TestTheBlogsOwnWordsReachRegionalLanguages: an i18n/en.yaml of the blog's own counts for
// every English, in whichever form Hugo takes it.
func TestTheBlogsOwnWordsReachRegionalLanguages(t *testing.T) {
	for name, own := range map[string]string{
		"i18n/en.yaml":    "aboveboard_criterion: What counts\naboveboard_hour: {one: \"{{ .Amount }} h\", other: \"{{ .Amount }} h\"}\n",
		"i18n/en.toml":    "aboveboard_criterion = \"What counts\"\n[aboveboard_hour]\none = \"{{ .Amount }} h\"\nother = \"{{ .Amount }} h\"\n",
		"i18n/en.json":    `{"aboveboard_criterion": "What counts", "aboveboard_hour": "{{ .Amount }} h"}`,
		"i18n/en.yml":     "- id: aboveboard_criterion\n  translation: What counts\n- id: aboveboard_hour\n  translation: \"{{ .Amount }} h\"\n",
		"i18n/en-us.yaml": "aboveboard_criterion: What counts\naboveboard_hour: \"{{ .Amount }} h\"\n",
	} {
		for languages, paths := range map[string][]string{"de, en-us, en-gb": {"en-us/p/index.html"}, "en-us, de": {"p/index.html"}, "en, en-us, de": {"en-us/p/index.html"}} {
			t.Run(name+" "+languages, func(t *testing.T) {
				settings, pages := "defaultContentLanguage = \""+strings.Split(languages, ",")[0]+"\"\n", ""
				for key := range strings.SplitSeq(languages, ", ") {
					settings += "[languages." + key + "]\n"
					pages += post("p."+key+".md", "{{< comparison north-vs-south >}}")
				}
				config := strings.Replace(config, "theme =", strings.SplitN(settings, "\n", 2)[0]+"\ntheme =", 1) + strings.SplitN(settings, "\n", 2)[1]
				b := hugolib.Test(t, withData(t, catalogIn(t, languages), config, pages, "-- "+name+" --\n"+own))
				for _, path := range paths {
					if got := words(page(t, b, path)); !strings.Contains(got, "What counts") || !strings.Contains(got, "24 h ") || strings.Contains(got, "24 hours") {
						t.Errorf("the blog's words are not on %s: %s", path, got)
					}
				}
			})
		}
	}
}

// catalogIn is the test blog's catalog with these languages.
func catalogIn(t *testing.T, languages string) *catalog.Catalog {
	t.Helper()
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS("../../generator/facts/testdata/blog")); err != nil {
		t.Fatal(err)
	}
	site := "publisher: P\nlanguages: [" + languages + "]\njurisdictions: []\n"
	if err := os.WriteFile(filepath.Join(root, "aboveboard/site.yaml"), []byte(site), 0o644); err != nil {
		t.Fatal(err)
	}
	loaded, findings := catalog.Load(root, yamlsource.Date{Time: time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC)})
	for _, f := range findings {
		if f.Severity == finding.Error {
			t.Fatal(f.Message)
		}
	}
	return loaded
}
