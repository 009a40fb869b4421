package install

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

var pinned = regexp.MustCompile(`\b(?:netlify-plugin-)?aboveboard@v?([0-9][0-9A-Za-z.-]*)`)

// TestOneVersionIsNamedEverywhere names the pages and packages that a release has to
// change.
func TestOneVersionIsNamedEverywhere(t *testing.T) {
	packages, err := filepath.Glob(repository + "/npm/*/package.json")
	if err != nil || len(packages) != 2 {
		t.Fatalf("%d packages, %v", len(packages), err)
	}
	for _, name := range packages {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var m struct{ Version string }
		if err := json.Unmarshal(text, &m); err != nil || m.Version != version {
			t.Errorf("%s has version %q (%v), these tests %q", name, m.Version, err, version)
		}
	}
	pages, err := filepath.Glob(repository + "/content/docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, name := range append(pages, repository+"/README.md", repository+"/content/_index.md", repository+"/action.yml") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range pinned.FindAllSubmatch(text, -1) {
			if named++; string(m[1]) != version {
				t.Errorf("%s names %s, not %s", name, m[0], version)
			}
		}
	}
	if named < 5 {
		t.Errorf("only %d places name the version", named)
	}
}
