package generator_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestTheRecipesNameWhatThereIs: each file, folder and package that CONTRIBUTING.md
// names is there.
func TestTheRecipesNameWhatThereIs(t *testing.T) {
	text, err := os.ReadFile("../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	paths := regexp.MustCompile(`\b(?:generator|content|i18n|data|e2e)/[\w./-]*`).FindAllString(string(text), -1)
	if len(paths) < 15 {
		t.Fatalf("only %d paths: %q", len(paths), paths)
	}
	for _, path := range paths {
		path = strings.TrimSuffix(strings.TrimSuffix(path, "..."), ".")
		if strings.ToUpper(path[strings.LastIndex(path, "/")+1:]) == path[strings.LastIndex(path, "/")+1:] {
			path = path[:strings.LastIndex(path, "/")] // a folder, or ID.yaml
		}
		if strings.Contains(path, "LANGUAGE") || strings.Contains(path, "/ID.") {
			path = path[:strings.LastIndex(path, "/")]
		}
		if _, err := os.Stat("../" + path); err != nil {
			t.Error(err)
		}
	}
}
