package templates_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gohugoio/hugo/hugolib"

	hugoblog "github.com/aboveboard-hugo/aboveboard/generator/blog"
)

// manyFolders is a blog whose posts come from several folders. Its home page lists the
// files that Hugo makes pages of.
const manyFolders = `
-- hugo.yaml --
baseURL: https://blog.example/
defaultContentLanguage: en
disableKinds: [taxonomy, term, rss, sitemap, robotsTXT, "404"]
buildDrafts: true
ignoreFiles: ['\.draft\.md$', /private/]
security: {allowContent: ['.*']}
languages: {en: {}, de: {}}
module: {mounts: [{source: texts, target: content}, {source: deutsch, target: content, lang: de}, {source: lent/now, target: content/shared}]}
-- layouts/all.html --
x
-- layouts/home.html --
{{ range .AllTranslations }}{{ range .Site.Pages }}{{ $page := . }}{{ with .File }}
{{ $page.Language.Lang }} {{ .Filename }}{{ end }}{{ range .Resources.ByType "page" }}
{{ $page.Language.Lang }} {{ .File.Filename }}{{ end }}{{ end }}{{ end }}
`

// TestPostsAreWhatHugoReads compares the files that are posts for the program, and their
// languages, with the pages that Hugo itself makes of a blog.
func TestPostsAreWhatHugoReads(t *testing.T) {
	files := manyFolders
	for _, folder := range []string{"texts", "deutsch", "lent/now"} {
		for _, name := range []string{
			"_index.md", "a.md", "b.markdown", "c.mdown", "d.html", "e.htm", "f.org", "g.adoc", "h.asciidoc", "i.ad", "j.rst", "k.pandoc", "l.pdc", "M.MD", "page.io.md", "other.de.md", "draft.md",
			"posts/_index.md", "bundle/index.md", "bundle/part.md", "bundle/data.json", ".hidden.md", ".folder/a.md", "#copy.md", "copy.md~", "x.draft.md", "private/a.md", "notes.txt", "n.md.bak",
		} {
			if folder == "deutsch" && name == "other.de.md" {
				continue // of two files for the same page Hugo takes one
			}
			matter := "title: " + strings.NewReplacer("#", "", "~", "").Replace(name)
			if name == "draft.md" {
				matter += "\ndraft: true"
			}
			files += "-- " + folder + "/" + name + " --\n---\n" + matter + "\n---\nWords.\n"
		}
	}
	b := hugolib.Test(t, files, hugolib.TestOptOsFs())
	var want []string
	for line := range strings.Lines(b.FileContent("public/index.html")) {
		if lang, name, found := strings.Cut(strings.TrimSpace(line), " "); found {
			relative, err := filepath.Rel(b.Cfg.WorkingDir, name)
			if err != nil {
				t.Fatal(err)
			}
			want = append(want, lang+" "+filepath.ToSlash(relative))
		}
	}
	opened, err := hugoblog.Open(context.Background(), b.Cfg.WorkingDir, hugoblog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	names, findings := opened.Posts()
	if len(findings) > 0 {
		t.Error(findings)
	}
	var got []string
	for _, name := range names {
		lang := opened.Language(name)
		if lang == "" {
			lang = "en"
		}
		got = append(got, lang+" "+name)
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("posts:\n%s\nbut Hugo reads:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
