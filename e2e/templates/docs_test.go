package templates_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/hugodata"
	"github.com/aboveboard-hugo/aboveboard/generator/source/docs"
	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

var (
	shortcode = regexp.MustCompile(`\{\{<(?:/\*)? ?/?([a-z-]+)`)
	partial   = regexp.MustCompile(`partial "([^"]+)"`)
)

// TestEachShortcodeOfTheDocsRenders renders the blocks of the documentation and the
// README that show shortcodes: with the data of the demo, or with that of the tutorial
// about products where they name its products. A paid link below them is what a
// disclosure is for.
func TestEachShortcodeOfTheDocsRenders(t *testing.T) {
	shows := map[string]int{}
	posts := map[bool][]string{} // by whether the tutorial's
	for page, blocks := range docsBlocks(t) {
		for i, block := range blocks {
			if !shortcode.MatchString(block) {
				continue
			}
			for _, m := range shortcode.FindAllStringSubmatch(block, -1) {
				shows[m[1]]++
			}
			body := strings.NewReplacer("{{</*", "{{<", "*/>}}", ">}}").Replace(block)
			tutorial := strings.Contains(body, "desk")
			name := fmt.Sprintf("posts/%s-%d.md", strings.ToLower(strings.TrimSuffix(page, ".md")), i)
			posts[tutorial] = append(posts[tutorial], post(name, body+"\n{{< paid-link amazon-associates B08N5WRWNW >}}The end{{< /paid-link >}}"))
		}
	}
	for _, name := range []string{"disclosure", "comparison", "differences", "verdict", "program", "product", "pros-cons", "rating", "offer", "chart", "fact", "paid-link"} {
		if shows[name] == 0 {
			t.Errorf("no block of the docs shows %q", name)
		}
	}
	for tutorial, posts := range posts {
		var parts []string
		if tutorial {
			parts = append(parts, generated(t, tutorialBlog(t))...)
		} else {
			parts = append(parts, generated(t, demoBlog(t))...)
		}
		b := build(t, strings.Join(append(parts, posts...), "\n")+config+layouts+component(t, "layouts/_shortcodes", "layouts/_partials", "assets/aboveboard", "i18n", "hugo.yaml"))
		for _, p := range posts {
			name := strings.TrimPrefix(strings.SplitN(p, ".md", 2)[0], "-- content/")
			shown, _, found := strings.Cut(words(all(page(t, b, name+"/index.html"), tag("main"))[0]), "The end (Amazon, Paid link)")
			if !found || len(shown) < 20 || strings.Contains(shown, "{{") {
				t.Errorf("%s shows %q", name, shown)
			}
		}
	}
}

// TestThePartialsOfTheDocsExist: themes call them by these names.
func TestThePartialsOfTheDocsExist(t *testing.T) {
	named := 0
	for page, blocks := range docsBlocks(t) {
		for _, block := range blocks {
			for _, m := range partial.FindAllStringSubmatch(block, -1) {
				named++
				if _, err := os.Stat(filepath.Join(repository, "layouts/_partials", m[1])); err != nil {
					t.Errorf("%s: %v", page, err)
				}
			}
		}
	}
	if named < 5 {
		t.Errorf("only %d partials are named", named)
	}
}

// docsBlocks are the blocks of text and Markdown that are no reports, by page.
func docsBlocks(t *testing.T) map[string][]string {
	t.Helper()
	blocks := map[string][]string{}
	for page, text := range docs.Pages(t, repository) {
		if page == "rules.md" {
			continue // the tests of the rules hold those
		}
		for _, b := range docs.Blocks(text) {
			if isReport := strings.Contains(b.Text, ": error: ") || strings.HasPrefix(b.Text, "::error"); (b.Kind == "text" || b.Kind == "markdown") && !isReport {
				blocks[page] = append(blocks[page], b.Text)
			}
		}
	}
	return blocks
}

// demoBlog is the demo's sources, and the short links that "Paid links" shows.
func demoBlog(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for _, folder := range []string{"aboveboard", "assets"} {
		if err := os.CopyFS(filepath.Join(root, folder), os.DirFS(filepath.Join(repository, folder))); err != nil {
			t.Fatal(err)
		}
	}
	for _, b := range docs.Blocks(docs.Page(t, repository, "paid-links.md")) {
		if strings.HasPrefix(b.Text, "links:\n") {
			if err := os.WriteFile(filepath.Join(root, "aboveboard/links.yaml"), []byte(b.Text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return root
}

// tutorialBlog is a blog of the sources that "Compare products" shows, with the comparison
// of "Bring your spreadsheet".
func tutorialBlog(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	files := map[string]string{"assets/desks/oak.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='3'/>"}
	for page, folder := range map[string]string{"compare-products.md": "aboveboard/", "bring-your-spreadsheet.md": "aboveboard/comparisons/"} {
		for _, b := range docs.Blocks(docs.Page(t, repository, page)) {
			if name, rest, names := strings.Cut(b.Text, ".yaml\n"); names && strings.HasPrefix(name, "# "+folder) {
				files[strings.TrimPrefix(name, "# ")+".yaml"] = rest
			}
		}
	}
	testfiles.Write(t, root, files)
	return root
}

// generated is what the generator writes for a blog, and its drawings.
func generated(t *testing.T, root string) []string {
	t.Helper()
	loaded, findings := catalog.Load(root, yamlsource.Date{Time: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)})
	for _, f := range findings {
		t.Errorf("%s: %s", root, f.Message)
	}
	files, err := hugodata.Files(loaded, hugodata.Blog{})
	if err != nil {
		t.Fatal(err)
	}
	drawings, err := filepath.Glob(root + "/assets/*/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range drawings {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files["assets/"+filepath.Base(filepath.Dir(name))+"/"+filepath.Base(name)] = data
	}
	var parts []string
	for name, data := range files {
		parts = append(parts, fmt.Sprintf("-- %s --\n%s", name, data))
	}
	return parts
}
