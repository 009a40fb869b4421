package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const layout = `<!DOCTYPE html><html lang="{{ site.Language.Lang }}"><head><title>{{ .Title }}</title></head><body><main><h1>{{ .Title }}</h1>
{{ .Content }}</main></body></html>`

const body = `{{< disclosure always=true >}}

It counts for {{< fact amazon-associates window >}}, and {{</* fact a b */>}} is only shown.

- In a list: {{< fact amazon-influencer commission >}}

{{< comparison amazon-associates-vs-influencer >}}

{{< program amazon-influencer >}}
`

// TestAFreshBlog: hugo new site, init, one edit, one build.
func TestAFreshBlog(t *testing.T) {
	root := t.TempDir()
	do(t, root, "hugo", "new", "site", "blog")
	blog := filepath.Join(root, "blog")
	do(t, blog, "aboveboard", "init")
	write(t, blog, map[string]string{"layouts/all.html": layout, "content/a.md": "---\ntitle: A\n---\n" + body})
	do(t, blog, "aboveboard", "build", "--", "--panicOnWarning")
	page := read(t, filepath.Join(blog, "public/a/index.html"))
	disclosure, table := strings.Index(page, "abv-notice"), strings.Index(page, "<table")
	if disclosure < 0 || table < disclosure {
		t.Errorf("the disclosure is not above the table in\n%s", page)
	}

	do(t, blog, "aboveboard", "eject", "--markdown")
	text := read(t, filepath.Join(blog, "content/a.md"))
	for _, want := range []string{"---\ntitle: A\n---\n> **Paid links**", "It counts for 24 hours, and {{</* fact a b */>}} is only shown.", "- In a list: 0% to 10%\n", "\n| Criterion | [Associates]"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	do(t, blog, "hugo", "--panicOnWarning")
	if page := read(t, filepath.Join(blog, "public/a/index.html")); !strings.Contains(page, "<table") {
		t.Error("the table is gone")
	}
	if _, err := os.Stat(filepath.Join(blog, "themes/aboveboard")); !os.IsNotExist(err) {
		t.Error("the component is still there")
	}
}

// TestALeavingBlogLooksTheSame: an existing blog in two languages, with a theme,
// comes in and leaves, and its readers see the same words.
func TestALeavingBlogLooksTheSame(t *testing.T) {
	blog := t.TempDir()
	config := "baseURL: https://blog.example/\n# my theme\ntheme: plain # keep\ndefaultContentLanguage: de\nlanguages:\n  de: {weight: 1}\n  en: {weight: 2}\nmarkup: {goldmark: {renderer: {unsafe: true}}}\n"
	write(t, blog, map[string]string{
		"hugo.yaml":                     config,
		"themes/plain/layouts/all.html": layout,
		"content/a.de.md":               "---\ntitle: Ä\n---\n" + body,
		"content/a.en.md":               "---\r\ntitle: A\r\n---\r\n" + strings.ReplaceAll(body, "\n", "\r\n"),
		"content/draft.en.md":           "---\ntitle: D\ndraft: true\n---\n" + body,
	})
	do(t, blog, "aboveboard", "init")
	do(t, blog, "aboveboard", "build", "--", "--panicOnWarning")
	pages := []string{"public/a/index.html", "public/en/a/index.html"}
	before := map[string]string{}
	for _, page := range pages {
		before[page] = visible(t, read(t, filepath.Join(blog, page)))
	}
	if !strings.Contains(before[pages[0]], "Anzeige") || !strings.Contains(before[pages[0]], "24 Stunden") {
		t.Errorf("the German page is not German: %s", before[pages[0]])
	}
	do(t, blog, "aboveboard", "eject")
	do(t, blog, "hugo", "--panicOnWarning", "--cleanDestinationDir")
	for _, page := range pages {
		if after := visible(t, read(t, filepath.Join(blog, page))); after != before[page] {
			t.Errorf("%s\nwas %s\n is %s", page, before[page], after)
		}
	}
	if got := read(t, filepath.Join(blog, "hugo.yaml")); got != config {
		t.Errorf("the configuration is\n%s", got)
	}
	for _, name := range []string{"a.de.md", "a.en.md", "draft.en.md"} {
		if text := read(t, filepath.Join(blog, "content", name)); strings.Contains(strings.ReplaceAll(text, "{{</*", ""), "{{<") {
			t.Errorf("%s still has shortcodes:\n%s", name, text)
		}
	}
}
