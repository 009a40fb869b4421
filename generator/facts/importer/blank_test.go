package importer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/importer"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

var today = yamlsource.Date{Time: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)}

// everyType has a criterion of each type.
const everyType = `criteria:
  words: {label: Words, type: text}
  tops: {label: Tops, type: list}
  memory: {label: Memory, type: yes-no}
  weight: {label: Weight, type: number, unit: kg}
  count: {label: Count, type: number}
  share: {label: Share, type: percent}
  cost: {label: Cost, type: money, currency: EUR}
  warranty: {label: Warranty, type: duration}
  since: {label: Since, type: date}
  manual: {label: Manual, type: link}
  comfort: {label: Comfort, type: rating, of: 7}
`

func blog(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range map[string]string{
		"site.yaml":                       "publisher: P\nlanguages: [en]\njurisdictions: [us]\naccounts: {amazon-associates: {amazon.com: example-20}}\n",
		"criteria.yaml":                   everyType,
		"programs/amazon-associates.yaml": "name: Amazon\nurl: https://affiliate-program.amazon.com/\nnetwork: amazon\nforms: [short, click, any, product]\nsummary: S.\n",
	} {
		put(t, filepath.Join(root, catalog.Folder, name), text)
	}
	return root
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func load(t *testing.T, root string) *catalog.Catalog {
	t.Helper()
	c, findings := catalog.Load(root, today)
	for _, f := range findings {
		if f.Severity == finding.Error {
			t.Errorf("%s:%d: %s", f.File.Path, f.Position().Line, f.Message)
		}
	}
	return c
}

var (
	blank    = regexp.MustCompile(`^(name|url|summary): +# (?:.*such as (\S+)|.*)$`)
	optional = regexp.MustCompile(`^# ( *- .*|[a-z]+:(?: .*)?)$`)
	fact     = regexp.MustCompile(`^  [a-z]+: unknown +# [^:]+: (.*)$`)
	suchAs   = regexp.MustCompile(`such as (\[[^\]]+\]|\S+)(?: or (\d\S* [A-Z]{3}|\{[^}]*\}|\d\S*))?`)
)

// fill does with each line what its comment says. Which of two ways that a comment
// names is chosen by second.
func fill(t *testing.T, text string, second bool) string {
	t.Helper()
	var out []string
	facts := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if m := blank.FindStringSubmatch(line); m != nil {
			value := m[2]
			if value == "" {
				value = "Some words"
			}
			line = m[1] + ": " + value
		}
		if m := optional.FindStringSubmatch(line); m != nil {
			line = strings.NewReplacer("https://…", "https://maker.example/it", `target: ""`, "target: B08N5WRWNW", "you …", "you stand", "summary:  ", "summary: Words").Replace(m[1])
			if key, _, _ := strings.Cut(line, ":"); key == "brand" {
				line = "brand: The Maker"
			}
		}
		if m := fact.FindStringSubmatch(line); m != nil {
			facts++
			line = strings.Replace(line, "unknown", valueFor(t, m[1], second), 1)
		}
		out = append(out, line)
	}
	if strings.Contains(text, "facts:") && facts == 0 {
		t.Fatalf("no fact was found in\n%s", text)
	}
	return strings.Join(out, "\n") + "\n"
}

func valueFor(t *testing.T, hint string, second bool) string {
	t.Helper()
	if m := suchAs.FindStringSubmatch(hint); m != nil {
		if second && m[2] != "" {
			return m[2]
		}
		return strings.TrimRight(m[1], ",")
	}
	switch {
	case hint == "yes or no" && second:
		return "no"
	case hint == "yes or no":
		return "yes"
	case hint == "words":
		return "Some words"
	case strings.Contains(hint, "https://"):
		return "https://maker.example/manual"
	}
	var n int
	if _, err := fmt.Sscanf(hint, "a number from 0 to %d", &n); err != nil {
		t.Fatalf("nobody could follow the hint %q", hint)
	}
	return fmt.Sprint(n)
}

// TestABlankIsValidOnceItIsFilled fills the files that new writes, as their comments
// say: with everything uncommented, and with each fact known.
func TestABlankIsValidOnceItIsFilled(t *testing.T) {
	for _, kind := range []catalog.Kind{catalog.KindProduct, catalog.KindProgram} {
		for _, second := range []bool{false, true} {
			root := blog(t)
			put(t, filepath.Join(root, "assets/thing.jpg"), "\xff\xd8")
			file := importer.Blank(load(t, root), kind, "thing", today)
			put(t, filepath.Join(root, file.Path), fill(t, string(file.Data), second))
			c := load(t, root)
			item := c.Items()["thing"]
			if item == nil {
				t.Fatalf("%s is not read:\n%s", file.Path, fill(t, string(file.Data), second))
			}
			for _, row := range c.Criteria {
				if f := item.Facts[row.ID]; f == nil || f.State != catalog.Known || f.Evidence.Source == "" {
					t.Errorf("%s: the fact %s is %+v", file.Path, row.ID, f)
				}
			}
			if kind == catalog.KindProduct && (len(item.Offers) != 1 || item.Image == nil || item.Rating == nil || len(item.Pros) != 2 || item.Brand.Empty()) {
				t.Errorf("something of the product was not read: %+v", item)
			}
		}
	}
}

// TestAComparisonHasWhatAllHave: new comparison takes the criteria that all of them
// have, and names the others.
func TestAComparisonHasWhatAllHave(t *testing.T) {
	root := blog(t)
	put(t, filepath.Join(root, catalog.Folder, "products/one.yaml"), "name: One\nfacts: {weight: unknown, memory: unknown, cost: unknown}\n")
	put(t, filepath.Join(root, catalog.Folder, "products/two.yaml"), "name: 'Two: \"the\" other'\nfacts: {memory: unknown, weight: unknown, words: unknown}\n")
	file, err := importer.Comparison(load(t, root), "both", []string{"one", "two"})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(file.Data), "# Not all of them have a fact about these: words, cost\n") {
		t.Errorf("the rest is not named:\n%s", file.Data)
	}
	put(t, filepath.Join(root, file.Path), fill(t, string(file.Data), false))
	c := load(t, root)
	if len(c.Comparisons) != 1 {
		t.Fatalf("%s is not read:\n%s", file.Path, file.Data)
	}
	var rows []string
	for _, row := range c.Comparisons[0].Criteria {
		rows = append(rows, row.ID)
	}
	if !slices.Equal(rows, []string{"memory", "weight"}) || len(c.Comparisons[0].Verdicts) != 1 {
		t.Errorf("it compares %v, with %d verdicts", rows, len(c.Comparisons[0].Verdicts))
	}
}
