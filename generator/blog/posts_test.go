package blog_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
)

func open(t *testing.T, files map[string]string) *blog.Blog {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := blog.Open(context.Background(), root, blog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAPostHasTheLanguageOfItsContentFolder(t *testing.T) {
	const byFolder = "defaultContentLanguage: en\nlanguages: {en: {}, de: {contentDir: texte}, pt-BR: {contentDir: content/pt}, fr: {}}\ncontentDir: content\n"
	const mounted = `
defaultContentLanguage: de
languages: {de: {}, en: {}, fr: {}}
module: {mounts: [{source: a, target: content}, {source: b, target: content, lang: en}, {source: c/d, target: content/e, sites: {matrix: {languages: [fr]}}}, {source: g, target: content/both, sites: {matrix: {languages: [en, fr]}}}, {source: one.md, target: content/x/y.md, lang: en}]}
`
	for _, test := range []struct{ config, name, language, mounted string }{
		{byFolder, "content/posts/a.md", "", "posts/a.md"},
		{byFolder, "content/posts/a.de.md", "de", "posts/a.de.md"},
		{byFolder, "content/posts/page.io.md", "", "posts/page.io.md"},
		{byFolder, "content/de/a.md", "", "de/a.md"}, // a section about Germany
		{byFolder, "texte/posts/a.md", "de", "posts/a.md"},
		{byFolder, "texte/posts/a.fr.md", "fr", "posts/a.fr.md"},
		{byFolder, "content/pt/a.md", "pt-br", "a.md"},
		{byFolder, "elsewhere/a.md", "", ""},
		{mounted, "a/posts/x.md", "", "posts/x.md"},
		{mounted, "b/posts/x.md", "en", "posts/x.md"},
		{mounted, "c/d/x.md", "fr", "e/x.md"},
		{mounted, "g/x.md", "", "both/x.md"},
		{mounted, "one.md", "en", "x/y.md"},
		{"title: A blog\n", "content/posts/a.de.md", "", "posts/a.de.md"}, // German is not one of its languages
	} {
		b := open(t, map[string]string{"hugo.yaml": test.config})
		if language, mounted := b.Language(test.name), b.Mounted(test.name); language != test.language || mounted != test.mounted {
			t.Errorf("%s: language %q at %q, want %q at %q", test.name, language, mounted, test.language, test.mounted)
		}
	}
}

func TestTheBlogsOwnFoldersFollowItsConfiguration(t *testing.T) {
	for _, test := range []struct{ config, component, want string }{
		{"", "static", "static"},
		{"staticDir: files\nassetDir: media/in\ndataDir: facts\narchetypeDir: starts\nlayoutDir: views\n", "static", "files"},
		{"staticDir: [files, more]\n", "static", "files"},
		{"assetDir: media/in\n", "assets", "media/in"},
		{"dataDir: facts\n", "data", "facts"},
		{"layoutDir: views\n", "layouts", "views"},
		{"staticDir: ../shared\n", "static", "static"}, // nothing is written outside
		{"module: {mounts: [{source: node_modules/x, target: assets/x}, {source: media, target: assets}]}\n", "assets", "media"},
		{"module: {mounts: [{source: a, target: static/a}]}\n", "static", "static"},
		{"theme: [t]\n", "assets", "assets"},
	} {
		b := open(t, map[string]string{"hugo.yaml": "title: A blog\n" + test.config, "themes/t/assets/x.png": ""})
		if got := b.Own(test.component); got != test.want {
			t.Errorf("%s of %q: %q, want %q", test.component, test.config, got, test.want)
		}
	}
}

func TestAPatternThatIsNoneIsReported(t *testing.T) {
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, "hugo.yaml"), []byte("ignoreFiles: ['(']\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := blog.Open(context.Background(), root, blog.Options{}); err == nil {
		t.Error("no error")
	}
}
