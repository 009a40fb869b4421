package scaffold

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
)

const matter = "---\n---\n"

func TestEjectReplacesAPaidLinkWithItsWords(t *testing.T) {
	const text = "---\ntitle: A\n---\nSee {{< paid-link shop 1 >}}the *{{< fact shop rate >}}* lamp{{< /paid-link >}}, or {{< fact shop rate >}}.\n\n{{< disclosure >}}\n\nEnd.\n"
	line := strings.Split(text, "\n")[3]
	records := map[position][]record{
		{4, 5}: {{HTML: "<a href=\"https://shop.example/1\">the <em>4%</em> lamp</a>", Markdown: "[the *4%* lamp](<https://shop.example/1>)"}},
		{6, 1}: {{}},
		{4, strings.LastIndex(line, "{{< fact") + 1}: {{HTML: "4%", Markdown: "4%"}},
	}
	names := []string{"paid-link", "fact", "disclosure"}
	for markdown, want := range map[bool]string{
		true:  "---\ntitle: A\n---\nSee [the *4%* lamp](<https://shop.example/1>), or 4%.\n\n\n\nEnd.\n",
		false: "---\ntitle: A\n---\nSee <a href=\"https://shop.example/1\">the <em>4%</em> lamp</a>, or 4%.\n\n\n\nEnd.\n",
	} {
		got, problems := replaceIn("p.md", []byte(text), names, records, markdown)
		if len(problems) > 0 || string(got) != want {
			t.Errorf("markdown %v:\n got %q\nwant %q\n(%q)", markdown, got, want, problems)
		}
	}
}

func TestEjectKeepsWhatEachFormatReads(t *testing.T) {
	const table = "<table>\n<tr><td>*a*</td></tr>\n</table>"
	for _, c := range []struct{ name, text, html, want string }{
		{"p.md", "a {{< fact >}} b", "[c](javascript:x) ~~d~~ _e_ www.f.example {{% g %}}", "a &#91;c&#93;(javascript&#58;x) &#126;&#126;d&#126;&#126; &#95;e&#95; www&#46;f.example &#123;&#123;% g %&#125;&#125; b"},
		{"p.md", "{{< fact >}}", "1. one", "1&#46; one"},
		{"p.md", "{{< fact >}}", "# -- one", "&#35; &#45;&#45; one"},
		{"p.md", "{{< fact >}}\nnext **line**\n", table, table + "\n\nnext **line**\n"},
		{"p.md", "- {{< fact >}}\n- b\n", table, "- <table>\n  <tr><td>*a*</td></tr>\n  </table>\n\n- b\n"},
		{"p.md", "> {{< fact >}}\n", table, "> <table>\n> <tr><td>*a*</td></tr>\n> </table>\n"},
		{"p.md", "a {{< fact >}} b", table, "a <table> <tr><td>&#42;a&#42;</td></tr> </table> b"},
		{"p.md", "a {{% fact %}} b", "*c*", "a *c* b"},
		{"p.MD", "| {{< fact >}} |", `<a href="x|y">c|d</a>`, `| <a href="x&#124;y">c&#124;d</a> |`},
		{"p.html", "<p>{{< fact >}}</p>", "*c*", "<p>*c*</p>"},
		{"p.org", "a {{< fact >}} b", "<b>c@d</b>", "a @@html:<b>c&#64;d</b>@@ b"},
		{"p.org", "{{< fact >}}\n", table, "#+BEGIN_EXPORT html\n" + table + "\n#+END_EXPORT\n"},
		{"p.adoc", "{{< fact >}}\n", table, "++++\n" + table + "\n++++\n"},
		{"p.pdc", "a {{< fact >}}", "<b>`</b>", "a `<b>&#96;</b>`{=html}"},
		{"p.rst", "{{< fact >}}\n", "<b>c</b>\n<i>d</i>", ".. raw:: html\n\n   <b>c</b>\n   <i>d</i>\n\n"},
	} {
		column := strings.Index(c.text, "{{") + 1
		got, problems := replaceIn(c.name, []byte(matter+c.text), []string{"fact"}, map[position][]record{{3, column}: {{HTML: c.html}}}, false)
		if len(problems) > 0 || string(got) != matter+c.want {
			t.Errorf("%s: %q\n got %q\nwant %q (%q)", c.name, c.text, got, c.want, problems)
		}
	}
}

func TestEjectListsWhatItCannotReplace(t *testing.T) {
	names := []string{"fact"}
	for _, c := range []struct {
		name, text string
		records    map[position][]record
		want       string
	}{
		{"p.md", "{{< fact a b >}}", nil, "p.md:3:1: {{< fact a b >}}: Hugo did not render this"},
		{"p.md", "{{< fact a b >}}", map[position][]record{{3, 1}: {{HTML: "a"}, {HTML: "b"}}}, "reads differently in each of the languages"},
		{"p.rst", "a {{< fact a b >}}", map[position][]record{{3, 3}: {{HTML: "a"}}}, "HTML can't be put into a line of reStructuredText"},
		{"p.md", "{{< fact a b", nil, "its shortcodes can't be read"},
	} {
		if _, problems := replaceIn(c.name, []byte(matter+c.text), names, c.records, false); len(problems) != 1 || !strings.Contains(problems[0], c.want) {
			t.Errorf("%q: %q, want %q", c.text, problems, c.want)
		}
	}
}

func TestEjectTakesTheHookAndNamesOtherCallers(t *testing.T) {
	root := t.TempDir()
	for name, text := range map[string]string{
		"hugo.toml":                                    "",
		"layouts/_markup/render-link.html":             "{{- /* Ours. */ -}}\n{{- partial \"aboveboard/render-link.html\" . -}}\n",
		"layouts/page.html":                            "{{ .Content }}\n{{ partial \"aboveboard/head.html\" . }}",
		"layouts/_partials/aboveboard/comparison.html": `{{ partial "aboveboard/text.html" . }}`,
	} {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := blog.Open(context.Background(), root, blog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var p Plan
	left := p.removeCallers(b)
	if len(left) != 1 || !strings.HasPrefix(left[0], `layouts/page.html:2 calls the partial "aboveboard/head.html" of Aboveboard`) {
		t.Errorf("left: %q", left)
	}
	if len(p.Changes) != 1 || p.Changes[0].Path != "layouts/_markup/render-link.html" || !p.Changes[0].Remove {
		t.Errorf("changes: %v", p.Changes)
	}
}
