// Package templates_test tests what the shortcodes promise with Hugo's own
// engine: each test builds a blog whose theme is the component as it is in
// this repository, with data files that the generator itself wrote.
package templates_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/gohugoio/hugo/hugolib"
	"golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/hugodata"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

const repository = "../.."

// layouts are a theme's own: it knows nothing of the component.
const layouts = `
-- layouts/page.html --
<html><head></head><body><main>{{ .Content }}</main></body></html>
-- layouts/list.html --
<html><body>{{ range .RegularPages }}<p>{{ .Title }}</p>{{ end }}</body></html>
-- layouts/page.md --
{{ .RenderShortcodes }}
-- layouts/home.rss.xml --
<rss>{{ range site.RegularPages }}<item><content>{{ .Content }}</content></item>{{ end }}</rss>
`

const config = `
-- hugo.toml --
baseURL = "https://blog.example/"
theme = ["aboveboard"]
disableKinds = ["taxonomy", "term", "sitemap", "404"]
[outputs]
home = ["html", "rss"]
page = ["html", "md"]
[outputFormats.md]
mediaType = "text/markdown"
isPlainText = true
[mediaTypes."text/markdown"]
suffixes = ["md"]
`

const bilingual = config + `
[languages.en]
weight = 1
[languages.de]
weight = 2
`

// post is a page whose body begins at line 4.
func post(name, body string) string {
	return fmt.Sprintf("-- content/%s --\n---\ntitle: A post\n---\n%s\n", name, body)
}

// blog is the txtar text of a blog that has the component and the data files.
func blog(t testing.TB, parts ...string) string {
	t.Helper()
	return strings.Join(parts, "\n") + layouts + data(t) + component(t, "layouts/_shortcodes", "layouts/_partials", "assets/aboveboard", "i18n", "hugo.yaml")
}

// data is what the generator writes for the blog that all packages test with.
func data(t testing.TB) string {
	t.Helper()
	loaded, findings := catalog.Load("../../generator/facts/testdata/blog", yamlsource.Date{Time: time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC)})
	if len(findings) > 0 {
		t.Fatalf("the test blog has findings: %v", findings)
	}
	files, err := hugodata.Files(loaded, hugodata.Blog{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for name, content := range files {
		fmt.Fprintf(&b, "-- %s --\n%s\n", name, content)
	}
	return b.String()
}

// component is the given files and folders of this repository as a theme.
func component(t testing.TB, paths ...string) string {
	t.Helper()
	var b strings.Builder
	for _, path := range paths {
		err := filepath.WalkDir(filepath.Join(repository, path), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(name) == ".png" { // txtar holds text only
				return err
			}
			content, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			relative, err := filepath.Rel(repository, name)
			fmt.Fprintf(&b, "-- themes/aboveboard/%s --\n%s\n", filepath.ToSlash(relative), content)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// build runs Hugo and fails the test on an error or a warning.
func build(t testing.TB, files string) *hugolib.IntegrationTestBuilder {
	t.Helper()
	b := hugolib.Test(t, files, hugolib.TestOptWarn())
	b.AssertLogContains("! WARN", "! ERROR", "! deprecated")
	return b
}

// refusal builds a blog that Hugo must refuse, and returns its words.
func refusal(t testing.TB, files string) string {
	t.Helper()
	b, err := hugolib.TestE(t, files, hugolib.TestOptWarn())
	if err == nil {
		t.Fatal("the build passed")
	}
	return err.Error() + "\n" + b.LogString()
}

// page is a published file, parsed.
func page(t testing.TB, b *hugolib.IntegrationTestBuilder, path string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(b.FileContent("public/" + path)))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// all returns the elements that a matcher accepts, in document order.
func all(root *html.Node, accept func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && accept(n) {
			found = append(found, n)
		}
	}
	return found
}

func tag(name string) func(*html.Node) bool {
	return func(n *html.Node) bool { return n.Data == name }
}

func class(name string) func(*html.Node) bool {
	return func(n *html.Node) bool {
		return strings.Contains(" "+attribute(n, "class")+" ", " "+name+" ")
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

var space = regexp.MustCompile(`[\s\x{a0}\x{202f}]+`)

// words is the text that a reader sees, with one space between words.
func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(space.ReplaceAllString(b.String(), " "))
}

var citation = regexp.MustCompile(`\[\d+\]`)

// cells is the table's visible words, row by row, without the numbers of their sources.
func cells(table *html.Node) [][]string {
	var rows [][]string
	for _, tr := range all(table, tag("tr")) {
		var row []string
		for _, cell := range all(tr, func(n *html.Node) bool { return n.Data == "th" || n.Data == "td" }) {
			row = append(row, citation.ReplaceAllString(words(cell), ""))
		}
		rows = append(rows, row)
	}
	return rows
}
