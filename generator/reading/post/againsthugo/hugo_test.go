// Package againsthugo_test compares what post reads with what Hugo publishes. It
// is a separate package because Hugo is slow to compile, above all for fuzzing.
package againsthugo_test

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gohugoio/hugo/hugolib"
	nethtml "golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// blog has the shortcodes that the posts in testdata call: each publishes nothing
// but its inner text, as Markdown.
const blog = `
-- hugo.toml --
baseURL = "https://blog.example/"
buildDrafts = true
disableKinds = ["taxonomy", "term", "sitemap", "404", "rss", "home", "section"]
[security]
allowContent = ['.*']
[markup.goldmark.renderer]
unsafe = true
-- layouts/page.html --
{{ .Content }}
-- layouts/_shortcodes/box.html --
<div>{{ .Inner | .Page.RenderString (dict "display" "block") }}</div>
-- layouts/_shortcodes/hl.html --
<b>{{ .Inner | .Page.RenderString }}</b>
-- layouts/_shortcodes/raw.html --
{{ .Inner }}
-- layouts/_shortcodes/button.html --
<button>{{ .Get "text" }}</button>
-- layouts/_shortcodes/paid-link.html --
<i>{{ .Inner }}</i>
-- layouts/_shortcodes/address.html --
/made/by/a/shortcode/
`

// TestLinksAreThoseThatHugoPublishes compares post with Hugo's own engine.
func TestLinksAreThoseThatHugoPublishes(t *testing.T) {
	files, err := filepath.Glob("../testdata/posts/*")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	site := blog
	for i, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		site += fmt.Sprintf("-- content/p%d%s --\n%s\n", i, filepath.Ext(file), data)
	}
	built := hugolib.Test(t, site)
	for i, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, _ := os.ReadFile(file)
			want := published(t, built.FileContent(fmt.Sprintf("public/p%d/index.html", i)))
			var got []string
			for _, l := range post.Read(source.New(file, data), nil).Links {
				if l.Kind == post.Image || l.Kind == post.ShortcodeArgument {
					continue
				}
				if strings.Contains(l.Address, "{{") {
					l.Address = "/made/by/a/shortcode/"
				}
				got = append(got, html.UnescapeString(l.Address))
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("found\n%s\npublished\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

// published returns the addresses that readers can click, without those that Hugo makes
// for footnotes.
func published(t *testing.T, page string) []string {
	t.Helper()
	root, err := nethtml.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for n := range root.Descendants() {
		if n.Type != nethtml.ElementNode || n.Data != "a" && n.Data != "area" {
			continue
		}
		for _, a := range n.Attr {
			if a.Key == "href" && !strings.HasPrefix(a.Val, "#fn") {
				found = append(found, a.Val)
			}
		}
	}
	return found
}
