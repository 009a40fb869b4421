package templates_test

import (
	"context"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gohugoio/hugo/hugolib"

	generatorblog "github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/hugodata"
)

const hook = `
-- layouts/_markup/render-link.html --
{{- partial "aboveboard/render-link.html" . -}}
`

// ordinary is Markdown whose links all earn nothing.
const ordinary = `[plain](https://example.com/a) [title](https://example.com/ "A \"title\" & <more> 'x' &copy;") [angle](<https://example.com/a b>)
[amp](https://example.com/?a=1&b=2&amp;c=3) [umlaut](https://example.com/ü?q=日本) [quote](https://example.com/it's_(fine)!*$;,=+@~) [percent](https://example.com/%41%zz%)
[relative](../other/) [fragment](#there) [query](?q=1) [mail](mailto:a@example.com) [empty]() [bad](javascript:alert(1)) [data](data:text/html,x) [img](data:image/png;base64,aaaa)
<https://example.com/auto?a=1&b=2> <a@example.com> https://example.com/bare?x=1&y=2 www.example.com/bare
[![a *picture* "x"](/a.png "t")](https://example.com/picture) [*words* ` + "`code`" + ` &amp; <more](https://example.com/words)
[ref][one] [pipe](https://example.com/a|b\_c) [brackets](https://example.com/[x]{y}^` + "`" + `) [shop without tag](https://www.amazon.com/dp/B0ABCDEFGH)

[one]: https://example.com/reference 'Single "quoted"'
`

// links are what a page's links say and where they lead, as a browser reads them.
func links(t *testing.T, b *hugolib.IntegrationTestBuilder, path string) []string {
	t.Helper()
	var found []string
	for _, a := range all(page(t, b, path), tag("a")) {
		var attributes []string
		for _, one := range a.Attr {
			if one.Key != "title" || one.Val != "" { // an empty one is invisible
				value := one.Val
				if decoded, err := url.PathUnescape(value); err == nil {
					value = decoded // %C3 and %c3, %27 and ' are one address
				}
				attributes = append(attributes, one.Key+"="+value)
			}
		}
		slices.Sort(attributes)
		found = append(found, strings.Join(attributes, " ")+" "+words(a))
	}
	return found
}

// TestWithTheHookOrdinaryLinksStayAsTheyWere builds blogs with and without the
// hook: of one language, of two, where Hugo's own hook is in force by default, and of
// two on hosts of their own, where it is not; with each setting of Hugo's own hook.
func TestWithTheHookOrdinaryLinksStayAsTheyWere(t *testing.T) {
	const pages = `
-- content/one.md --
---
title: One
---
-- content/deep/two.md --
---
title: Two
---
[a](../one.md) [b](/one.md#x) [c](/one?q=1) [d](nothing.md) [e](./two.md) [f](#here) [g](/deep/two.md?a=1&b=2#c) [h](https://example.com/one.md) [i](mailto:a@example.com)
`
	hosts := strings.ReplaceAll(strings.ReplaceAll(bilingual, "weight = 1", "weight = 1\nbaseURL = \"https://en.example/\""), "weight = 2", "weight = 2\nbaseURL = \"https://de.example/\"")
	german := strings.Replace(bilingual, "weight = 2", "weight = 2\n[languages.de.markup.goldmark.renderHooks.link]\nuseEmbedded = \"never\"", 1)
	use := func(config, mode string) string {
		return config + "\n[markup.goldmark.renderHooks.link]\nuseEmbedded = \"" + mode + "\"\n"
	}
	for name, test := range map[string]struct {
		config, prefix string
		resolved       bool
	}{
		"one language": {config, "", false}, "two languages": {bilingual, "", true}, "two hosts": {hosts, "en/", false},
		"one language, auto": {use(config, "auto"), "", false}, "two languages, auto": {use(bilingual, "auto"), "", true},
		"one language, never": {use(config, "never"), "", false}, "two languages, never": {use(bilingual, "never"), "", false},
		"one language, fallback": {use(config, "fallback"), "", true}, "two languages, fallback": {use(bilingual, "fallback"), "", true},
		"one language, always": {use(config, "always"), "", true}, "two languages, always": {use(bilingual, "always"), "", true},
		"two hosts, fallback": {use(hosts, "fallback"), "en/", true}, "two languages, files copied": {bilingual + "\n[markup.goldmark]\nduplicateResourceFiles = true\n", "", false},
		"never in the other language": {german, "", true}, "the other language, never": {german, "de/", false},
	} {
		t.Run(name, func(t *testing.T) {
			suffix := ".md"
			if test.prefix == "de/" {
				suffix = ".de.md"
			}
			pages, body := strings.ReplaceAll(pages, ".md --", suffix+" --"), ordinary
			if test.resolved { // Hugo's hook fails at it
				body = strings.Replace(body, "%41%zz%", "%41", 1)
			}
			without := build(t, hookBlog(t, test.config, pages, post("p"+suffix, body)))
			with := build(t, hookBlog(t, test.config, hook, pages, post("p"+suffix, body)))
			for _, path := range []string{"p/index.html", "deep/two/index.html"} {
				before, after := links(t, without, test.prefix+path), links(t, with, test.prefix+path)
				if len(before) < 5 || !slices.Equal(before, after) {
					t.Errorf("%s\nwithout %q\n   with %q", path, before, after)
				}
			}
			if leads := strings.Contains(links(t, with, test.prefix+"deep/two/index.html")[1], "/one/#x"); leads != test.resolved {
				t.Errorf("the address of a page is resolved: %v", leads)
			}
		})
	}
}

// TestTheHookFollowsVariablesAndThemes: Hugo's own hook may also be chosen by a variable
// of the environment, or by a theme whose settings the blog merges.
func TestTheHookFollowsVariablesAndThemes(t *testing.T) {
	const use = "MARKUP_GOLDMARK_RENDERHOOKS_LINK_USEEMBEDDED"
	const theme = "\n-- themes/t/hugo.toml --\n[markup.goldmark.renderHooks.link]\nuseEmbedded = \"fallback\"\n"
	const goldmark = "[markup.goldmark.parser]\nautoHeadingID = true\n"
	key := func(config, line string) string {
		return config + "\n[markup.goldmark.renderHooks.link]\n" + line + "\n"
	}
	_, themed, _ := strings.Cut(strings.Replace(config, `theme = ["aboveboard"]`, `theme = ["aboveboard", "t"]`, 1), "--\n")
	named := func(text string) string { return "\n-- hugo.toml --\n" + text }
	for name, test := range map[string]struct {
		config, theme, variable string
		resolved                bool
	}{
		"one language, a variable":           {config, "", "HUGO_" + use + "=fallback", true},
		"two languages, a variable":          {bilingual, "", "HUGO_" + use + "=never", false},
		"a variable over the file":           {key(config, "useEmbedded = \"never\""), "", "HUGO_" + use + "=always", true},
		"a variable with another separator":  {config, "", "HUGOx" + strings.ReplaceAll(use, "_", "x") + "=fallback", true},
		"a theme that is not merged":         {named(themed), theme, "", false},
		"a theme, all merged":                {named("_merge = \"deep\"\n" + themed), theme, "", true},
		"a theme, the markup merged":         {named(themed + "\n[markup]\n_merge = \"deep\"\n" + goldmark), theme, "", true},
		"a theme, what is missing merged":    {named(themed + "\n[markup]\n_merge = \"shallow\"\n" + goldmark), theme, "", false},
		"a theme, the missing markup merged": {named(themed + "\n[markup]\n_merge = \"shallow\"\n"), theme, "", true},
		"a variable over a theme":            {named("_merge = \"deep\"\n" + themed), theme, "HUGO_" + use + "=never", false},
	} {
		t.Run(name, func(t *testing.T) {
			parts := []string{test.config, "\n-- content/one.md --\n---\ntitle: One\n---\n", post("p.md", "[a](one.md) [b](/one.md#x)"), test.theme}
			var environment []string
			if name, value, set := strings.Cut(test.variable, "="); set {
				t.Setenv(name, value)
				environment = []string{test.variable}
			}
			build := func(more ...string) []string {
				b := hugolib.Test(t, hookBlog(t, append(parts, more...)...), hugolib.TestOptWithConfig(func(c *hugolib.IntegrationTestConfig) { c.Environ = environment }))
				return links(t, b, "p/index.html")
			}
			without, with := build(), build(hook)
			if len(without) != 2 || !slices.Equal(without, with) || strings.Contains(without[1], "/one/#x") != test.resolved {
				t.Errorf("without our hook %q, with it %q; resolved should be %v", without, with, test.resolved)
			}
		})
	}
}

// hookBlog is paidBlog with what generate reads of its configuration.
func hookBlog(t *testing.T, parts ...string) string {
	t.Helper()
	root := t.TempDir()
	for _, part := range parts {
		name, text, _ := strings.Cut(strings.TrimPrefix(part, "\n-- "), " --\n")
		if path.Base(name) != "hugo.toml" {
			continue
		}
		text, _, _ = strings.Cut(text, "\n-- ")
		if err := os.MkdirAll(filepath.Join(root, path.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	read, err := generatorblog.Open(context.Background(), root, generatorblog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	files, err := hugodata.Files(paidCatalog(t), hugodata.Blog{LinkHooks: read.LinkHooks})
	if err != nil {
		t.Fatal(err)
	}
	return withFiles(t, files, parts...)
}

func TestWithTheHookMarkdownLinksSayThatTheyPay(t *testing.T) {
	body := `[the lamp](` + productLink + ` "A \"title\"") and [Amazon's lamp][1] and <` + germanLink + `> and [own](/go/shop) and [short](https://bit.ly/lamp) and [![a lamp](/a.png)](` + productLink + `)

[1]: ` + productLink + "&th=1\n"
	b := build(t, paidBlog(t, config, hook, post("p.md", body)))
	want := []struct{ href, words, title string }{
		{productLink, "the lamp (Amazon, Paid link)", `A "title"`},
		{productLink + "&th=1", "Amazon’s lamp (Paid link)", ""},
		{germanLink, germanLink + " (Paid link)", ""},
		{"/go/shop", "own", ""},
		{"https://bit.ly/lamp", "short (Amazon, Paid link)", ""},
		{productLink, "(Amazon, Paid link)", ""},
	}
	links := all(page(t, b, "p/index.html"), tag("a"))
	if len(links) != len(want) {
		t.Fatalf("%d links", len(links))
	}
	for i, w := range want {
		a := links[i]
		if attribute(a, "href") != w.href || words(a) != w.words || attribute(a, "title") != w.title || attribute(a, "rel") != "sponsored nofollow noopener" {
			t.Errorf("got %v %q, want %+v", a.Attr, words(a), w)
		}
	}
	if n := len(all(links[5], tag("img"))); n != 1 {
		t.Errorf("%d pictures in the link", n)
	}
}

func TestWithoutTheHookAThemeKeepsItsOwn(t *testing.T) {
	const theirs = "\n-- layouts/_markup/render-link.html --\n<a class=\"theirs\" href=\"{{ .Destination }}\">{{ .Text }}</a>\n"
	b := build(t, paidBlog(t, config, theirs, post("p.md", "[x]("+productLink+")")))
	if a := all(page(t, b, "p/index.html"), tag("a"))[0]; attribute(a, "class") != "theirs" || attribute(a, "rel") != "" {
		t.Errorf("%v", a.Attr)
	}
}
