package templates_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/gohugoio/hugo/hugolib"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/hugodata"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// everyLanguage is a blog in the ten languages that the component speaks.
const everyLanguage = config + `
[languages.en]
weight = 1
[languages.de]
weight = 2
[languages.fr]
weight = 3
[languages.es]
weight = 4
[languages.it]
weight = 5
[languages.pt-br]
weight = 6
[languages.nl]
weight = 7
[languages.ja]
weight = 8
[languages.pl]
weight = 9
[languages.ar]
weight = 10
`

const (
	productLink = "https://www.amazon.com/dp/B0ABCDEFGH?tag=example-20"
	germanLink  = "https://www.amazon.de/dp/B0ABCDEFGH?tag=example-21"
)

// paidCatalog is a blog whose programs have networks, accounts and short links.
func paidCatalog(t testing.TB) *catalog.Catalog {
	t.Helper()
	loaded, findings := catalog.Load("testdata/paid", yamlsource.Date{Time: time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC)})
	for _, f := range findings {
		t.Fatalf("%s: %s", f.File.Path, f.Message)
	}
	return loaded
}

// paidBlog is the txtar text of a blog that earns.
func paidBlog(t testing.TB, parts ...string) string {
	t.Helper()
	return withData(t, paidCatalog(t), parts...)
}

func withData(t testing.TB, c *catalog.Catalog, parts ...string) string {
	t.Helper()
	files, err := hugodata.Files(c, hugodata.Blog{})
	if err != nil {
		t.Fatal(err)
	}
	return withFiles(t, files, parts...)
}

func withFiles(t testing.TB, files map[string][]byte, parts ...string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(strings.Join(parts, "\n") + layouts)
	for name, content := range files {
		fmt.Fprintf(&b, "-- %s --\n%s\n", name, content)
	}
	b.WriteString(component(t, "layouts/_shortcodes", "layouts/_partials", "assets/aboveboard", "i18n", "hugo.yaml"))
	return b.String()
}

// notices returns the words of each disclosure on a page.
func notices(t testing.TB, b *hugolib.IntegrationTestBuilder, path string) []string {
	t.Helper()
	var found []string
	for _, n := range all(page(t, b, path), class("abv-notice")) {
		found = append(found, words(n))
	}
	return found
}

// front is a page with front matter of its own; its body begins at line 5.
func front(name, line, body string) string {
	return fmt.Sprintf("-- content/%s --\n---\ntitle: A post\n%s\n---\n%s\n", name, line, body)
}
