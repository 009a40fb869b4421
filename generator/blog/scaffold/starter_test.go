package scaffold

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gohugoio/hugo/parser/metadecoders"
	"golang.org/x/text/language/display"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
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
	files, err := filepath.Glob("../../../i18n/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var known []string // what the component has words in
	for _, file := range files {
		known = append(known, strings.TrimSuffix(filepath.Base(file), ".yaml"))
	}
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

// TestTheStarterGeneratesInEveryLanguage: what init writes is accepted, in each
// language of CLDR, which are Hugo's, with either separator, and in keys of
// nobody's.
func TestTheStarterGeneratesInEveryLanguage(t *testing.T) {
	keys := map[string]bool{"zh_cnx": true, "de-formal": true, "en-corporate2": true, "x-klingon": true}
	for _, tag := range display.Supported.Tags() {
		key := strings.ToLower(tag.String())
		keys[key] = true
		if strings.Contains(key, "-") && len(keys)%8 == 0 {
			keys[strings.ReplaceAll(key, "-", "_")] = true
		}
	}
	if len(keys) < 250 {
		t.Fatalf("only %d languages", len(keys))
	}
	together := []string{"en"}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if key != "en" {
			together = append(together, key)
		}
		if base, _, regional := strings.Cut(key, "-"); !regional || slices.Contains([]string{"de", "en", "pt", "zh"}, base) {
			generates(t, key)
		}
	}
	generates(t, together...)
}

func generates(t *testing.T, languages ...string) {
	t.Helper()
	files, err := starterFiles(&blog.Blog{Title: "T", Languages: languages})
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	_, findings := catalog.Load(root, yamlsource.Date{Time: time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC)})
	for _, f := range findings {
		if f.Severity == finding.Error {
			t.Errorf("%v: %s: %s", languages[0], f.File.Path, f.Message)
		}
	}
}
