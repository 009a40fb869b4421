package cli_test

import (
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// endings are those of posts, as Hugo documents them, and others.
var endings = []string{"md", "markdown", "mdown", "html", "htm", "org", "adoc", "asciidoc", "ad", "rst", "pandoc", "pdc", "MD"}

// payingPost has a link that anybody who reads the post sees.
const payingPost = "---\ntitle: Kettle\n%s---\n\n[kettle](https://amzn.to/3abcdef) <a href=\"https://amzn.to/3abcdef\">kettle</a>\n\n{{< disclosure >}}\n"

// manyFolders are blogs whose posts come from several folders: the configuration, what
// Hugo says of it, and the folders with their languages.
var manyFolders = []struct {
	name, config, hugo, mounts string
	folders                    map[string]string
}{
	{
		"a folder for each language", `
defaultContentLanguage: en
ignoreFiles: ['\.draft\.md$', /private/]
languages: {en: {contentDir: english}, de: {contentDir: texte/deutsch}, fr: {contentDir: ../elsewhere}}
`, `{"defaultcontentlanguage": "en", "ignorefiles": ["\\.draft\\.md$", "/private/"], "languages": {"en": {}, "de": {}, "fr": {}}}`,
		`{"path": "github.com/a/blog", "dir": "ROOT", "mounts": [
{"source": "texte/deutsch", "target": "content", "sites": {"matrix": {"languages": ["de"]}}},
{"source": "english", "target": "content", "sites": {"matrix": {"languages": ["en"]}}},
{"source": "../elsewhere", "target": "content", "lang": "fr"}]}
{"path": "theme", "owner": "github.com/a/blog", "dir": "ROOT/themes/theme", "mounts": [{"source": "layouts", "target": "layouts"}]}`,
		map[string]string{"english": "en", "texte/deutsch": "de", "../elsewhere": "fr"},
	},
	{
		"mounts", `
defaultContentLanguage: de
ignoreFiles: ['\.draft\.md$', /private/]
languages: {de: {}, en: {}}
module: {mounts: [{source: beitraege, target: content}, {source: shared, target: content/shared, lang: en}, {source: notes/today, target: content/notes, sites: {matrix: {languages: [en]}}}]}
`, `{"defaultcontentlanguage": "de", "ignorefiles": ["\\.draft\\.md$", "/private/"], "languages": {"de": {}, "en": {}}}`,
		`{"path": "project", "dir": "ROOT", "mounts": [{"source": "beitraege", "target": "content"}, {"source": "shared", "target": "content/shared", "lang": "en"},
{"source": "notes/today", "target": "content/notes", "sites": {"matrix": {"languages": ["en"]}}}]}`,
		map[string]string{"beitraege": "", "shared": "en", "notes/today": "en"},
	},
	{
		"mounts that select files", `
module: {mounts: [{source: texts, target: content, excludeFiles: ['**.draft.md', private]}, {source: more, target: content/more, files: ['! **.draft.md', '! private']}]}
`, `{"defaultcontentlanguage": "en", "module": {"mounts": [{"source": "texts", "target": "content"}, {"source": "more", "target": "content/more", "files": ["! **.draft.md", "! private"]}]}}`,
		`{"path": "project", "dir": "ROOT", "mounts": [{"source": "texts", "target": "content"}, {"source": "more", "target": "content/more"}]}`,
		map[string]string{"texts": "", "more": ""},
	},
}

// writeManyFolders writes posts with each ending, and all kinds of them, into the
// folders; it returns their names.
func writeManyFolders(t *testing.T, root string, folders map[string]string) []string {
	t.Helper()
	var posts []string
	for folder := range folders {
		for _, ending := range endings {
			posts = append(posts, path.Join(folder, "posts", "in-"+ending+"."+ending))
		}
		for _, name := range []string{"_index.md", "posts/_index.md", "posts/bundle/index.md", "posts/bundle/part.md", "deep/er/still/a.md", "page.io.md", "a b.md", "node_modules/a.md"} {
			posts = append(posts, path.Join(folder, name))
		}
		for _, name := range posts {
			writeFile(t, root, name, fmt.Sprintf(payingPost, ""))
		}
		for name, matter := range map[string]string{"draft.md": "draft: true\n", "future.md": "date: 2099-01-01\n", "hidden/index.md": "headless: true\n", "unlisted.md": "build: {list: never, render: never}\n"} {
			writeFile(t, root, path.Join(folder, name), fmt.Sprintf(payingPost, matter))
			posts = append(posts, path.Join(folder, name))
		}
		for _, name := range []string{".hidden.md", ".git/a.md", "#copy.md", "copy.md~", "a.draft.md", "private/a.md", "posts/bundle/data.json", "posts/notes.txt", "_content.gotmpl", "a.md.bak"} {
			writeFile(t, root, path.Join(folder, name), fmt.Sprintf(payingPost, ""))
		}
	}
	slices.Sort(posts)
	return slices.Compact(posts)
}

// TestEveryCommandSeesTheSamePosts: a post is one for all commands or for none, whatever
// its ending and whichever folder Hugo reads it from, with and without asking Hugo.
func TestEveryCommandSeesTheSamePosts(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1793232000")
	t.Setenv("FAKE_HUGO_VERSION", "hugo v0.150.0-abc+extended linux/amd64 BuildDate=unknown")
	for _, blog := range manyFolders {
		for _, asked := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/asked=%v", blog.name, asked), func(t *testing.T) {
				root := filepath.Join(t.TempDir(), "blog")
				writeFile(t, root, "hugo.yaml", "title: A blog\nbaseURL: https://blog.example/"+blog.config)
				writeFile(t, root, "themes/theme/layouts/all.html", "x")
				t.Setenv("FAKE_HUGO_CONFIG", "")
				if asked {
					t.Setenv("FAKE_HUGO_CONFIG", blog.hugo)
					t.Setenv("FAKE_HUGO_MOUNTS", strings.ReplaceAll(blog.mounts, "ROOT", filepath.ToSlash(root)))
				}
				everyCommandSees(t, root, writeManyFolders(t, root, blog.folders), asked)
			})
		}
	}
}

func everyCommandSees(t *testing.T, root string, posts []string, asked bool) {
	all := len(posts)
	want := func(command string, found []string) {
		t.Helper()
		slices.Sort(found)
		if found = slices.Compact(found); !slices.Equal(found, posts) {
			t.Errorf("%s: %s", command, differing(set(found), set(posts)))
		}
	}
	matches := func(text, pattern string) {
		t.Helper()
		if !regexp.MustCompile(pattern).MatchString(text) {
			t.Errorf("expected %q in:\n%s", pattern, text)
		}
	}
	started, _, _ := run(t, "-s", root, "init")
	matches(started, fmt.Sprintf(`paid links in %d posts of %d `, all, all))

	found, talk, _ := run(t, "-s", root, "check", "--format", "json")
	want("check", filesOf(t, found))
	matches(talk, fmt.Sprintf(`^(note: .*\n)?%d posts checked`, all))

	_, talk, _ = run(t, "-s", root, "list", "--links")
	matches(talk, fmt.Sprintf(`Counted in %d posts`, all))
	out, _, _ := run(t, "-s", root, "import", "--links", "--diff")
	matches(out, fmt.Sprintf(` links in %d posts\n`, all))

	// The rel of a link can be added in what is Markdown or HTML.
	var fixable, fixed []string
	for _, name := range posts {
		if !strings.HasPrefix(name, "../") && slices.Contains([]string{".md", ".markdown", ".mdown", ".html", ".htm"}, strings.ToLower(path.Ext(name))) {
			fixable = append(fixable, name)
		}
	}
	before := files(t, root)
	_, talk, _ = run(t, "-s", root, "check", "--fix")
	for _, name := range differing(before, files(t, root)) {
		fixed = append(fixed, filepath.ToSlash(name))
	}
	if !slices.Equal(fixed, fixable) {
		t.Errorf("check --fix: %s\n%s", differing(set(fixed), set(fixable)), talk)
	}
	if asked { // without a Hugo it refuses
		var left []string
		_, talk, _ = run(t, "-s", root, "eject")
		for _, m := range regexp.MustCompile(`(?m)^  (.*?):\d`).FindAllStringSubmatch(talk, -1) {
			left = append(left, m[1])
		}
		want("eject", left)
	}
}

func filesOf(t *testing.T, report string) []string {
	t.Helper()
	var found struct {
		Findings []struct{ Rule, File string }
	}
	if err := json.Unmarshal([]byte(report), &found); err != nil {
		t.Fatal(err, report)
	}
	var names []string
	for _, f := range found.Findings {
		if f.Rule == "missing-rel" {
			names = append(names, f.File)
		}
	}
	return names
}

// set is a map for differing.
func set(names []string) map[string]string {
	all := map[string]string{}
	for _, name := range names {
		all[name] = ""
	}
	return all
}
