package e2e

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/aboveboard-hugo/aboveboard/generator/source/docs"
)

var (
	ownCommand = regexp.MustCompile(`^(?:npx (?:--yes )?)?aboveboard(?:@[0-9.]+)? (.+)$`)
)

// elsewhere are commands of the docs that never end or that read other sites: tests of
// their own run them (serve_test.go here, and the scripts in generator/cli).
var elsewhere = []string{"serve", "recheck"}

// freshPages begin with a blog that does not have the component yet.
var freshPages = []string{"add-to-your-blog.md", "edit-in-the-browser.md", "README.md"}

// TestTheCommandsOfTheDocsWork runs what each page tells to type, one command after the
// other, in a blog that has the files which the page speaks of.
func TestTheCommandsOfTheDocsWork(t *testing.T) {
	ran := 0
	for page, text := range docs.Pages(t, "..") {
		var lines []string
		for _, block := range docs.Of(text, "sh") {
			lines = append(lines, strings.Split(block, "\n")...)
		}
		if !slices.ContainsFunc(lines, func(line string) bool { return ownCommand.MatchString(strings.TrimSpace(line)) }) {
			continue
		}
		t.Run(page, func(t *testing.T) {
			t.Parallel()
			blog := blogForDocs(t, !slices.Contains(freshPages, page))
			if page == "keep-it-true.md" {
				do(t, blog, "aboveboard", "new", "program", "awin")
			}
			for _, line := range lines {
				for _, end := range []string{" #", " | "} {
					line, _, _ = strings.Cut(line, end)
				}
				line, into, kept := strings.Cut(line, " > ")
				m := ownCommand.FindStringSubmatch(strings.TrimSpace(line))
				switch {
				case m == nil || slices.Contains(elsewhere, strings.Fields(m[1])[0]):
				case kept:
					write(t, blog, map[string]string{strings.TrimSpace(into): printed(t, blog, "aboveboard", strings.Fields(m[1])...)})
				default:
					do(t, blog, "aboveboard", strings.Fields(m[1])...)
				}
			}
		})
		ran++
	}
	if ran < 12 {
		t.Errorf("only %d pages have commands", ran)
	}
}

// blogForDocs is a blog with an old table, old links and a spreadsheet, and a site
// in _site that another generator made.
func blogForDocs(t *testing.T, started bool) string {
	t.Helper()
	blog := filepath.Join(t.TempDir(), "blog")
	write(t, blog, map[string]string{
		"hugo.yaml":          "baseURL: https://blog.example/\ntitle: Blog\n",
		"layouts/all.html":   layout,
		"content/posts/a.md": "---\ntitle: A\n---\nWords about [a kettle](https://kettles.example/blue).\n",
		"my-table.json":      `{"name": "My table", "data": [["name", "pros"], ["Ash desk", "Solid"], ["Elm desk", "Light"]]}`,
		"pretty-links.csv":   `"id","link_cpt_id","url","slug","name","redirect_type","track_me","nofollow","sponsored","param_forwarding","google_tracking","delay","created_at","last_updated_at","link_categories","link_tags"` + "\n" + `"1","10","https://host.example/?ref=1","go/hosting","Hosting","307","1","1","1","0","","","2020-01-01 00:00:00","2021-01-01 00:00:00","",""` + "\n",
		"_site/index.html":   "<!doctype html><html lang=\"en\"><title>A</title><body><main><p>Words.</p></main></body></html>",
	})
	write(t, filepath.Dir(blog), map[string]string{"export/posts/a.md": "\\[amazon box=\"B000000001\"\\]\n"})
	spreadsheet(t, filepath.Join(blog, "desks.xlsx"))
	if !started {
		return blog
	}
	do(t, blog, "aboveboard", "init")
	criteria := filepath.Join(blog, "aboveboard/criteria.yaml")
	write(t, blog, map[string]string{
		"aboveboard/criteria.yaml":           read(t, criteria) + "  weight: {label: Weight, type: number, unit: kg}\n",
		"aboveboard/products/oak-desk.yaml":  "name: Oak desk\nevidence: {source: \"https://oak.example/desk\", checked: 2026-11-20}\nfacts:\n  weight: 48.5\n",
		"aboveboard/products/reed-desk.yaml": "name: Reed desk\nevidence: {source: \"https://reed.example/desk\", checked: 2026-11-20}\nfacts:\n  weight: 31\n",
	})
	do(t, blog, "aboveboard", "build")
	return blog
}

// spreadsheet writes a workbook with two desks.
func spreadsheet(t *testing.T, name string) {
	t.Helper()
	book := excelize.NewFile()
	for at, row := range map[string][]any{
		"A1": {"id", "name", "weight", "source", "checked"},
		"A2": {"ash-desk", "Ash desk", "40 kg", "https://ash.example/desk", "2026-11-20"},
		"A3": {"elm-desk", "Elm desk", "38 kg", "https://elm.example/desk", "2026-11-20"},
	} {
		if err := book.SetSheetRow("Sheet1", at, &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SaveAs(name); err != nil {
		t.Fatal(err)
	}
}
