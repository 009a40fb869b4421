package blog_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
)

func open(t *testing.T, files map[string]string) *blog.Blog {
	t.Helper()
	root := t.TempDir()
	testfiles.Write(t, root, files)
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
		if got := b.At(test.component); got != test.want {
			t.Errorf("%s of %q: %q, want %q", test.component, test.config, got, test.want)
		}
	}
}

func TestAPatternThatIsNotValidIsReported(t *testing.T) {
	for _, config := range []string{"ignoreFiles: ['(']\n", "module: {mounts: [{source: a, target: content, files: ['[']}]}\n", "module: {mounts: [{source: a, target: content, excludeFiles: '['}]}\n"} {
		root := t.TempDir()
		if err := os.WriteFile(filepath.Join(root, "hugo.yaml"), []byte(config), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := blog.Open(context.Background(), root, blog.Options{}); err == nil {
			t.Errorf("%s: no error", config)
		}
	}
}

// TestFilesAreWhereHugoReadsThem: a mount may be of a folder in a component, or of one
// file, and it replaces the component's usual folder.
func TestFilesAreWhereHugoReadsThem(t *testing.T) {
	for _, test := range []struct{ config, usual, at, unread string }{
		{"title: A blog", "static/_redirects", "static/_redirects", ""},
		{"staticDir: files", "static/_redirects", "files/_redirects", ""},
		{"module: {mounts: [{source: netlify/rules, target: static/_redirects}]}", "static/_redirects", "netlify/rules", ""},
		{"module: {mounts: [{source: a, target: static}, {source: b, target: static/admin}]}", "static/admin/config.yml", "b/config.yml", ""},
		{"module: {mounts: [{source: a, target: static}, {source: b, target: static/admin}]}", "static/administer", "a/administer", ""},
		{"module: {mounts: [{source: a, target: static/a}]}", "static/_redirects", "static/_redirects", "{source: static, target: static}"},
		{"module: {mounts: [{source: static, target: static/a}]}", "static/_redirects", "static/_redirects", "{source: static, target: static}"},
		{"module: {mounts: [{source: static, target: static, files: ['! _*']}]}", "static/_redirects", "static/_redirects", "the mount of static in your configuration leaves it out"},
		{"module: {mounts: [{source: static, target: static, includeFiles: ['img/**']}]}", "static/_redirects", "static/_redirects", "leaves it out"},
		{"module: {mounts: [{source: static, target: static, includeFiles: ['img/**', '_*']}]}", "static/_redirects", "static/_redirects", ""},
		{"module: {mounts: [{source: facts, target: data/facts}]}", "data/aboveboard/links.json", "data/aboveboard/links.json", "{source: data, target: data}"},
	} {
		b := open(t, map[string]string{"hugo.yaml": test.config + "\n"})
		if at := b.At(test.usual); at != test.at {
			t.Errorf("%s: %s is at %s, want %s", test.config, test.usual, at, test.at)
		}
		if err := b.Unread(test.usual); (err == nil) != (test.unread == "") || err != nil && !strings.Contains(err.Error(), test.unread) {
			t.Errorf("%s: %s is unread because %v, want %q", test.config, test.usual, err, test.unread)
		}
	}
}

func TestFoldersOfSettingsHaveKindsOfContent(t *testing.T) {
	b := open(t, map[string]string{
		"hugo.yaml": "title: A blog\n", "config/_default/mediaTypes.yaml": "text/markdown: {suffixes: [md, mkd]}\n",
		"config/_default/contentTypes.toml": "['text/markdown']\n", "content/a.mkd": "[kettle](https://shop.example/kettle)\n", "content/b.html": "", "content/c.MD": "",
	})
	posts, _ := b.Posts()
	if want := []string{"content/a.mkd", "content/c.MD"}; !slices.Equal(posts, want) {
		t.Fatalf("posts %q, want %q", posts, want)
	}
	p, err := b.ReadPost("content/a.mkd", nil)
	if err != nil || p.Problem != nil || len(p.Links) != 1 || p.Links[0].Kind != post.Inline {
		t.Errorf("%+v, %v: want one link of Markdown", p, err)
	}
}

func TestABlogThatIsNotOpenedHasHugosKindsOfContent(t *testing.T) {
	b := open(t, map[string]string{"a.md": "", "b.txt": ""})
	posts, findings := new(blog.Blog).PostsIn([]string{b.Root})
	if len(posts) != 1 || len(findings) > 0 {
		t.Errorf("%q, %v: want a.md alone", posts, findings)
	}
}
