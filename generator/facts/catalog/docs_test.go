package catalog_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/docs"
	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// loadExamples reads a blog with these files added to the blog with products.
func loadExamples(t *testing.T, base bool, files map[string]string) *catalog.Catalog {
	t.Helper()
	root := t.TempDir()
	if base {
		if err := os.CopyFS(root, os.DirFS("../testdata/products")); err != nil {
			t.Fatal(err)
		}
	}
	testfiles.Write(t, root, files)
	loaded, findings := catalog.Load(root, yamlsource.Date{Time: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)})
	for _, f := range findings {
		t.Errorf("%s:%d: %s", f.File.Path, f.Position().Line, f.Message)
	}
	return loaded
}

func TestExamplesOfTheTutorial(t *testing.T) {
	files := map[string]string{"assets/desks/oak.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}
	for _, block := range docs.Of(docs.Page(t, "../../..", "compare-products.md"), "yaml") {
		if first, _, _ := strings.Cut(block, "\n"); strings.HasPrefix(first, "# aboveboard/") {
			files[strings.TrimPrefix(first, "# ")] = block
		}
	}
	c := loadExamples(t, false, files)
	if len(c.Products) != 2 || len(c.Comparisons) != 1 {
		t.Fatalf("%d products and %d comparisons; want 2 and 1", len(c.Products), len(c.Comparisons))
	}
	desks := c.Comparisons[0]
	if desks.Kind != catalog.KindProduct || desks.Winner != c.Products[0] || len(desks.Verdicts) != 2 || len(c.Products[1].Offers) != 1 {
		t.Errorf("the tutorial's comparison is %+v", desks)
	}
}

func TestExamplesOfTheProductReference(t *testing.T) {
	files := map[string]string{"aboveboard/criteria.yaml": `groups: {use: {en: In use, de: Im Alltag}}
criteria:
  weight: {label: Weight, type: number}
  height: {label: Height, type: number}
  tops: {label: Tops, type: list}
  depth: {label: Depth, type: number}
  motor: {label: Motor, type: yes-no}
  memory: {label: Memory, type: yes-no}
  stability: {label: Stability, type: rating, of: 10}
`}
	found := map[string]bool{}
	for _, block := range docs.Of(docs.Page(t, "../../..", "sources.md"), "yaml") {
		for start, name := range map[string]string{
			"name: Oak standing desk":  "aboveboard/products/oak-desk.yaml",
			"evidence: {source":        "aboveboard/products/bare-desk.yaml",
			"title: Standing desks":    "aboveboard/comparisons/standing-desks.yaml",
			"criteria:\n  commission:": "aboveboard/criteria.yaml",
		} {
			switch {
			case !strings.HasPrefix(block, start):
			case strings.HasSuffix(name, "criteria.yaml"):
				rows, _, _ := strings.Cut(strings.TrimPrefix(block, "criteria:\n"), "groups:")
				files[name], found[name] = files[name]+rows, true
			case strings.HasPrefix(block, "evidence"):
				files[name], found[name] = "name: Bare desk\n"+block, true
			default:
				files[name], found[name] = block, true
			}
		}
	}
	if len(found) != 4 {
		t.Fatalf("found the examples %v; want four", found)
	}
	files["aboveboard/products/reed-desk.yaml"] = "name: Reed\nfacts: {weight: unknown, noise: unknown, comfort: unknown}\n"
	files["aboveboard/products/oak-desk.yaml"] = strings.Replace(files["aboveboard/products/oak-desk.yaml"], "facts:\n", "facts:\n  noise: unknown\n  comfort: unknown\n", 1)
	c := loadExamples(t, true, files)
	oak := c.Items()["oak-desk"]
	if oak == nil || len(oak.Offers) != 2 || oak.Offers[1].Price == nil || oak.Rating == nil || len(oak.Pros) != 2 {
		t.Errorf("the example of a product is read as %+v", oak)
	}
	bare := c.Items()["bare-desk"]
	if bare == nil || bare.Facts["noise"].Evidence.Test == nil || bare.Facts["depth"].State != catalog.Unknown || bare.Facts["motor"].Evidence.Quote == "" || bare.Facts["weight"].Evidence.Source == "" {
		t.Errorf("the example of evidence for a file is read as %+v", bare)
	}
}
