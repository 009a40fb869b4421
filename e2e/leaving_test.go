package e2e

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// hostile is a fact that looks like markup in every way that Markdown, Hugo and
// their extensions know.
const hostile = `a *b* [c](javascript:alert(1)) ~~d~~ _e_ https://f.example www.g.example {{% x %}} {{< y >}} "q" -- ... :smile: $x$ ` + "`z`" + ` j|k me@l.example \\m`

const rawHTML = "markup: {goldmark: {renderer: {unsafe: true}, extensions: {passthrough: {enable: true, delimiters: {inline: [['$','$']]}}, extras: {subscript: {enable: true}}}}}\nenableEmoji: true\n"

// startBlog makes a blog with the component and a hostile fact.
func startBlog(t *testing.T, config string, posts map[string]string) string {
	t.Helper()
	blog := filepath.Join(t.TempDir(), "blog")
	write(t, blog, map[string]string{"hugo.yaml": "baseURL: https://blog.example/\ntitle: Blog\n" + config, "layouts/all.html": layout})
	do(t, blog, "aboveboard", "init")
	for name, edit := range map[string]func(string) string{
		"aboveboard/criteria.yaml": func(s string) string { return s + "  words: {type: text, label: {en: \"A *word*\"}}\n" },
		"aboveboard/programs/amazon-associates.yaml": func(s string) string {
			return s + fmt.Sprintf("  words: {value: %q, source: https://a.example/, checked: 2026-10-15}\n", strings.ReplaceAll(hostile, `\\`, `\`))
		},
	} {
		write(t, blog, map[string]string{name: edit(read(t, filepath.Join(blog, name)))})
	}
	write(t, blog, posts)
	return blog
}

// snapshot is every file of a folder but those that Hugo and git keep for themselves.
func snapshot(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || d.Name() == ".hugo_build.lock" {
			return err
		}
		text, err := os.ReadFile(name)
		relative, _ := filepath.Rel(root, name)
		files[relative] = fmt.Sprintf("%x", sha256.Sum256(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func sameFiles(t *testing.T, what string, before, after map[string]string) {
	t.Helper()
	for name := range before {
		if after[name] != before[name] {
			t.Errorf("%s: %s was changed or removed", what, name)
		}
	}
	for name := range after {
		if before[name] == "" {
			t.Errorf("%s: %s was added", what, name)
		}
	}
}

const oneFact = "It says {{< fact amazon-associates words >}}.\n\n- In a list: {{< fact amazon-associates words >}}\n\n{{< fact amazon-associates words >}}\n\n| A | B |\n|---|---|\n| {{< fact amazon-associates words >}} | c |\n"

// TestEveryPostLeaves: whatever a post's ending and place, it reads the same after
// the component is gone.
func TestEveryPostLeaves(t *testing.T) {
	matter := func(more string) string { return "---\ntitle: T\n" + more + "---\n" }
	posts := map[string]string{
		"texts/a.md":           matter("") + oneFact + "\n{{< comparison amazon-associates-vs-influencer >}}\nA *line* right below.\n",
		"texts/b.MD":           matter("") + oneFact,
		"texts/c.mdown":        matter("") + oneFact,
		"texts/d/index.MdOwn":  matter("") + oneFact,
		"texts/e.org":          "#+title: T\n\nIt says {{< fact amazon-associates words >}}.\n\n{{< program amazon-associates >}}\n",
		"texts/f.html":         matter("") + "<p>It says {{< fact amazon-associates words >}}.</p>\n{{< program amazon-associates >}}\n",
		"texts/draft.md":       matter("draft: true\n") + oneFact,
		"texts/future.md":      matter("date: 2090-01-01\n") + oneFact,
		"texts/expired.md":     matter("expiryDate: 2001-01-01\n") + oneFact,
		"more/g.markdown":      matter("") + oneFact + "\n1. {{< comparison amazon-associates-vs-influencer >}}\n2. next\n\n> {{< program amazon-associates >}}\n",
		"texts/percent.md":     matter("") + "It costs {{% fact amazon-influencer commission %}}.\n",
		"texts/only-shown.md":  matter("") + "This is shown: {{</* fact a b */>}}\n",
		"texts/untouched.json": "{}\n",
	}
	config := rawHTML + "theme: plain # mine\nsecurity: {allowContent: ['.*']}\nmodule:\n  mounts:\n  - {source: texts, target: content}\n  - {source: more, target: content/more}\n"
	for _, markdown := range []bool{false, true} {
		t.Run(fmt.Sprintf("markdown=%v", markdown), func(t *testing.T) {
			blog := startBlog(t, config, posts)
			write(t, blog, map[string]string{"themes/plain/theme.toml": "", "layouts/_markup/render-link.html": "{{- partial \"aboveboard/render-link.html\" . -}}\n"})
			all := []string{"--buildDrafts", "--buildFuture", "--buildExpired", "--panicOnWarning", "--destination"}
			do(t, blog, "aboveboard", "generate")
			do(t, blog, "hugo", append(all, "../before")...)
			args := []string{"eject"}
			if markdown {
				args = append(args, "--markdown")
			}
			do(t, blog, "aboveboard", args...)
			do(t, blog, "hugo", append(all, "../after")...)
			for _, page := range []string{"a", "b", "c", "d", "e", "f", "draft", "future", "expired", "more/g", "percent", "only-shown"} {
				before, after := visible(t, read(t, filepath.Join(blog, "../before", page, "index.html"))), visible(t, read(t, filepath.Join(blog, "../after", page, "index.html")))
				switch {
				case !markdown && after != before:
					t.Errorf("%s\nwas %s\n is %s", page, before, after)
				case markdown && page != "percent" && page != "only-shown" && page != "e" && page != "f" && !strings.Contains(after, typeset(strings.ReplaceAll(hostile, `\\`, `\`))):
					t.Errorf("%s: the fact is not what it was:\n%s", page, after)
				}
				if strings.Contains(read(t, filepath.Join(blog, "../after", page, "index.html")), `href="javascript:`) {
					t.Errorf("%s: a word has become a script", page)
				}
			}
			if got := read(t, filepath.Join(blog, "hugo.yaml")); !strings.HasSuffix(got, config) {
				t.Errorf("the configuration is\n%s", got)
			}
			for _, gone := range []string{"themes/aboveboard", "layouts/_markup"} {
				if _, err := os.Stat(filepath.Join(blog, gone)); !os.IsNotExist(err) {
					t.Errorf("%s is still there", gone)
				}
			}
		})
	}
}

// typeset is what Markdown makes of quotation marks, dashes and emoji in any words of
// the author's: in Markdown, facts included.
func typeset(text string) string {
	return strings.NewReplacer(`"q"`, "“q”", "--", "–", "...", "…", ":smile:", "😄").Replace(text)
}

// TestLeavingIsWholeOrNothing: where anything would be left at which Hugo stops, not
// one file changes.
func TestLeavingIsWholeOrNothing(t *testing.T) {
	const post = "---\ntitle: A\n---\n" + oneFact
	for name, c := range map[string]struct {
		config string
		files  map[string]string
		want   string
	}{
		"never rendered":   {rawHTML, map[string]string{"content/b.md": "---\ntitle: B\nbuild: {render: never, list: never}\n---\n" + oneFact}, "content/b.md:5:9: {{< fact amazon-associates words >}}: Hugo did not render this"},
		"outside":          {rawHTML + "contentDir: ../elsewhere\n", map[string]string{"../elsewhere/c.md": post}, "../elsewhere/c.md"},
		"mounted":          {rawHTML + "module: {mounts: [{source: content, target: content}, {source: ../elsewhere, target: content/d}]}\n", map[string]string{"../elsewhere/d.md": post}, "../elsewhere/d.md"},
		"a template calls": {rawHTML, map[string]string{"layouts/_partials/top.html": "<p></p>\n{{ partial \"aboveboard/head.html\" . }}\n"}, `layouts/_partials/top.html:2 calls the partial "aboveboard/head.html"`},
		"two languages":    {rawHTML + "languages: {en: {weight: 1}, de: {weight: 2}}\nmodule: {mounts: [{source: content, target: content, lang: en}, {source: content, target: content, lang: de}]}\n", nil, "reads differently in each of the languages"},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{"content/a.md": post}
			if name == "two languages" {
				files["content/a.md"] += "\n{{< program amazon-associates >}}\n"
			}
			for file, text := range c.files {
				files[file] = text
			}
			blog := startBlog(t, c.config, files)
			do(t, blog, "aboveboard", "generate")
			before := snapshot(t, filepath.Dir(blog))
			if said := fails(t, blog, "aboveboard", "eject"); !strings.Contains(said, c.want) || !strings.Contains(said, "nothing was changed") {
				t.Errorf("no %q in\n%s", c.want, said)
			}
			sameFiles(t, "eject", before, snapshot(t, filepath.Dir(blog)))
		})
	}
}

// TestAnotherBlogsComponentStays: eject, upgrade and init change this blog alone.
func TestAnotherBlogsComponentStays(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, blog string){
		"themesDir": func(t *testing.T, blog string) {
			config := filepath.Join(blog, "hugo.yaml")
			write(t, blog, map[string]string{"hugo.yaml": read(t, config) + "themesDir: ../shared\n"})
		},
		"a link to the component": func(t *testing.T, blog string) {
			write(t, blog, map[string]string{"themes/mine/theme.toml": ""})
			if err := os.Symlink("../../shared/aboveboard", filepath.Join(blog, "themes/aboveboard")); err != nil {
				t.Fatal(err)
			}
		},
		"a link to the themes": func(t *testing.T, blog string) {
			if err := os.Symlink("../shared", filepath.Join(blog, "themes")); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			blog := startBlog(t, rawHTML, map[string]string{"content/a.md": "---\ntitle: A\n---\n" + oneFact})
			shared := filepath.Join(blog, "../shared")
			if err := os.Rename(filepath.Join(blog, "themes"), shared); err != nil {
				t.Fatal(err)
			}
			prepare(t, blog)
			write(t, shared, map[string]string{"aboveboard/mine.txt": "mine"})
			if err := os.Remove(filepath.Join(shared, "aboveboard/i18n/de.yaml")); err != nil {
				t.Fatal(err)
			}
			before := snapshot(t, shared)
			for _, command := range []string{"upgrade", "init"} {
				if said := ends(t, 3, blog, "aboveboard", command); !strings.Contains(said, "outside this blog") {
					t.Errorf("%s gives no reason:\n%s", command, said)
				}
				sameFiles(t, command, before, snapshot(t, shared))
			}
			if said := do(t, blog, "aboveboard", "eject"); !strings.Contains(said, "was left as it is") {
				t.Errorf("eject does not name the component that it left:\n%s", said)
			}
			sameFiles(t, "eject", before, snapshot(t, shared))
			do(t, blog, "hugo", "--panicOnWarning")
		})
	}
}
