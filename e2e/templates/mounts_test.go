package templates_test

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gohugoio/hugo/hugolib"

	hugoblog "github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
)

// contentFiles are those of each blog below.
var contentFiles = []string{
	"content/a.md", "content/a.txt", "content/B.MD", "content/k.mkd", "content/h.html",
	"content/posts/a.md", "content/posts/xb.md", "content/posts/deep/c.md", "content/posts/deep/er/d.de.md",
	"content/drafts/a.md", "content/drafts/keep/b.md", "content/Notes/a.md",
	"content/node_modules/package/readme.md", "content/posts/node_modules/a.md",
	"more/a.md", "more/posts/m.md", "more/en/x.md", "more/de/x.md", "single.md",
}

// filtered are the configurations of blogs that have Hugo read only some of the files.
var filtered = []struct{ name, config string }{
	{"plain", ``},
	{"older include", `module: {mounts: [{source: content, target: content, includeFiles: "**.md"}]}`},
	{"older include of a folder", `module: {mounts: [{source: content, target: content, includeFiles: [posts/**, "/Notes/*"]}]}`},
	{"older exclude", `module: {mounts: [{source: content, target: content, excludeFiles: ["**/node_modules", "drafts/*.md", "POSTS/x*"]}]}`},
	{"older include and exclude", `module: {mounts: [{source: content, target: content, includeFiles: ["posts/**"], excludeFiles: ["posts/x*"]}]}`},
	{"files", `module: {mounts: [{source: content, target: content, files: ["! drafts", "! **/x*", "! posts/deep/*.md"]}]}`},
	{"files, first match", `module: {mounts: [{source: content, target: content, files: ["drafts/keep/**", "! drafts/**", "posts/**"]}]}`},
	{"files, one text", `module: {mounts: [{source: content, target: content, files: "*/a.md"}]}`},
	{"two mounts of one folder", `
defaultContentLanguageInSubdir: true
languages: {en: {}, de: {}}
module: {mounts: [{source: more, target: content, files: ["en/*"], lang: en}, {source: more, target: content/deutsch, files: ["! en/*", "! posts"], lang: de}]}`},
	{"a folder within another", `module: {mounts: [{source: content, target: content, excludeFiles: drafts}, {source: content/drafts/keep, target: content/kept}, {source: single.md, target: content/one.md, files: ["! other"]}]}`},
	{"a theme's", "theme: t"},
	{"another ending", `mediaTypes: {text/markdown: {suffixes: [md, mkd]}}`},
	{"another ending instead", `mediaTypes: {text/html: {suffixes: mkd}}`},
	{"fewer kinds of content", `contentTypes: {text/markdown: {}}`},
	{"fewer kinds and another ending", "contentTypes: {text/markdown: {}, text/org: {}}\nmediaTypes: {text/org: {suffixes: [mkd, html]}}"},
}

// TestPostsAreThoseThatMountsSelect compares the files that are posts for the program with
// the pages that Hugo itself makes of them.
func TestPostsAreThoseThatMountsSelect(t *testing.T) {
	for _, test := range filtered {
		t.Run(test.name, func(t *testing.T) {
			root := t.TempDir()
			files := map[string]string{
				"hugo.yaml":                      "baseURL: https://blog.example/\ndisableKinds: [taxonomy, term, sitemap, '404', rss]\nsecurity: {allowContent: ['.*']}\n" + test.config,
				"themes/t/hugo.yaml":             `module: {mounts: [{source: texts, target: content/theme, excludeFiles: "no/*"}, {source: layouts, target: layouts}]}`,
				"themes/t/texts/yes.md":          "---\ntitle: themes/t/texts/yes.md\n---\n",
				"themes/t/texts/no/a.md":         "---\ntitle: themes/t/texts/no/a.md\n---\n",
				"themes/t/layouts/unused.html":   "",
				"layouts/home.html":              "{{ range site.Pages }}{{ with .File }}{{ .Filename }}\n{{ end }}{{ end }}{{ range hugo.Sites }}{{ range .Pages }}{{ with .File }}{{ .Filename }}\n{{ end }}{{ end }}{{ end }}",
				"layouts/page.html":              "{{ .Content }}",
				"layouts/section.html":           "{{ .Content }}",
				"content/posts/bundle/index.md":  "---\ntitle: A bundle\n---\n",
				"content/posts/bundle/photo.png": "",
			}
			for _, name := range contentFiles {
				files[name] = "---\ntitle: " + name + "\n---\n"
			}
			testfiles.Write(t, root, files)

			b, err := hugoblog.Open(context.Background(), root, hugoblog.Options{})
			if err != nil {
				t.Fatal(err)
			}
			got, findings := b.Posts()
			if len(findings) > 0 {
				t.Error(findings)
			}
			if want := filesOfPages(t, root); !slices.Equal(got, want) {
				t.Errorf("posts\n%s\nwant, as Hugo reads them\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			for _, name := range got {
				if b.Mounted(name) == "" {
					t.Errorf("%s is mounted nowhere", name)
				}
			}
		})
	}
}

// filesOfPages returns the content files that Hugo makes pages of, relative to the blog.
func filesOfPages(t *testing.T, root string) []string {
	t.Helper()
	built := hugolib.NewIntegrationTestBuilder(hugolib.IntegrationTestConfig{T: t, NeedsOsFS: true, WorkingDir: root, TxtarString: ""}).Build()
	var names []string
	home := "public/index.html"
	if _, err := os.Stat(filepath.Join(root, "public/en")); err == nil {
		home = "public/en/index.html"
	}
	for name := range strings.Lines(built.FileContent(home)) {
		relative, err := filepath.Rel(root, strings.TrimSpace(name))
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, path.Clean(filepath.ToSlash(relative)))
	}
	slices.Sort(names)
	return slices.Compact(names)
}
