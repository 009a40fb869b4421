package lint_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestTheFrozenCollections says how well the check judges pages that it was not tuned
// on. They were labeled before it first saw them, and never change: what it misjudges
// is repaired with other pages, in the collection. So a misjudgment is not a failure here,
// but a page that changed is. FIRST.md in each folder keeps the figures of the first run.
func TestTheFrozenCollections(t *testing.T) {
	folders, err := filepath.Glob("testdata/frozen-*")
	if err != nil || len(folders) == 0 {
		t.Fatalf("%q, %v", folders, err)
	}
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			score := scores{}
			for _, c := range readCollection(t, folder) {
				got := rulesOf(run(t, c.example))
				for _, rule := range score.compare(c, got) {
					verb := "was found and is not there"
					if slices.Contains(c.find, rule) {
						verb = "was not found"
					}
					t.Logf("%s: %s %s (%s)", c.name, rule, verb, c.why)
				}
			}
			score.print(t)
			first, err := os.ReadFile(filepath.Join(folder, "FIRST.md"))
			if err != nil {
				t.Fatal(err)
			}
			if sum := sumOf(t, folder); !strings.Contains(string(first), sum) {
				t.Errorf("the pages are not those that were frozen: their sum is %s", sum)
			}
		})
	}
}

// sumOf returns one sum for the pages of a folder.
func sumOf(t *testing.T, folder string) string {
	names, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.New()
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(sum, "%s %d\n%s", filepath.Base(name), len(data), data)
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}
