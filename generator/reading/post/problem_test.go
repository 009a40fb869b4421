package post_test

import (
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

func TestUnreadablePostsAreReportedAndTheRestIsKept(t *testing.T) {
	for _, tc := range []struct {
		name, path, text string
		problem          string
		line             int
		links            int
	}{
		{"an unclosed shortcode", "a.md", "---\na: b\n---\n[a](b)\n{{< c \n[d](e)", "Hugo can't read this post: ", 5, 2},
		{"an unclosed shortcode before others", "a.md", "x {{< a {{< b \"https://c.example\" >}} {{< d >}}[e](f){{< /d >}}", "Hugo can't read this post: ", 1, 2},
		{"an unquoted address", "a.md", "x {{< a https://b.example >}} [c](d)", "Parameters with non-alphanumeric args must be quoted", 1, 2},
		{"an unclosed shown shortcode", "a.md", "x {{</* a\n\n[b](c)", "comment must be closed", 1, 1},
		{"a closing tag alone", "a.md", "x\n{{< /a >}} [b](c)", "Hugo can't read this post: ", 2, 1},
		{"an error after shortcodes without front matter", "a.md", "x {{< a `https://b.example` >}} {{< c d=\"", "unterminated quoted string", 1, 1},
		{"unclosed front matter", "a.md", "---\na: b\n\n[b](c)", "EOF looking for end YAML front matter delimiter", 1, 1},
		{"broken front matter", "a.md", "---\na: [\n---\n[b](c)", "Hugo can't read the front matter: ", 2, 1},
		{"a shortcode for front matter", "a.md", "{{< a >}} [b](c)", "write front matter above them", 1, 1},
		{"another encoding", "a.md", "x\n\xe4 [b](c)", "the post is not UTF-8", 2, 1},
		{"another format", "a.adoc", "= A\nhttps://a.example[b] and https://c.example.", `a post in the format ".adoc" is searched only for addresses`, 1, 2},
		{"Org", "a.org", "#+title: A\n[[https://a.example][b]]", `a post in the format ".org"`, 1, 1},
		{"another format by front matter", "a.md", "---\nmarkup: rst\n---\n`a <https://b.example>`_", "is searched only for addresses", 1, 1},
		{"nesting without end", "a.md", strings.Repeat("> ", 5000) + "[a](https://b.example)", "nested too deeply", 1, 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := read(tc.path, tc.text)
			if p.Problem == nil || !strings.Contains(p.Problem.Error(), tc.problem) {
				t.Fatalf("problem: %v, want %q", p.Problem, tc.problem)
			}
			if got := p.File.Position(p.ProblemSpan.Start).Line; got != tc.line {
				t.Errorf("problem on line %d, want %d", got, tc.line)
			}
			if len(p.Links) != tc.links {
				t.Errorf("%d links, want %d: %+v", len(p.Links), tc.links, p.Links)
			}
		})
	}
}

func TestHostileAndHugePostsAreReadToTheirEnd(t *testing.T) {
	const size = 1 << 18
	for _, part := range []string{
		"[a](", "_a*", "`a", "[a]: b\n", "{{< a >}}{{< /a >}}", "{{< a b=\"", "a <!-- ", "<a href=\"", "[![a](b)](c) ", "|a|b|\n|-|-|\n", "- a\n", "# a\n",
	} {
		text := strings.Repeat(part, size/len(part)) + "\n\nhttps://last.example"
		p := read("a.md", text)
		if strings.HasPrefix(part, "_") && (len(p.Links) == 0 || p.Problem == nil) {
			t.Errorf("%q: problem %v, links %v", part, p.Problem, p.Links)
		}
	}
	p := read("a.md", "---\ntitle: a\ndraft: true\n---\n"+strings.Repeat("{{< a >}} [a](b) ", 50<<20/17)+"https://last.example")
	if len(p.Links) != 1 || p.Links[0].Address != "https://last.example" || !p.Draft || p.Problem == nil {
		t.Errorf("50 MB: %d links, draft %v, problem %v", len(p.Links), p.Draft, p.Problem)
	}
}

func TestFrontMatterIsReadAsHugoReadsIt(t *testing.T) {
	for _, text := range []string{
		"---\ntitle: a\nDraft: 'true'\n# x: y\nlist:\n- b: c\n---\nbody",
		"+++\ntitle = 'a'\ndraft = true\nlist = []\n[x]\ny = 1\n+++\nbody",
		"{\"title\": \"a\", \"draft\": true}\nbody",
	} {
		p := read("a.md", text)
		if p.Problem != nil || p.FrontMatter["title"] != "a" || !p.Draft || at(p, p.Body) != "body" {
			t.Errorf("%q: %v, draft %v, body %q, problem %v", text, p.FrontMatter, p.Draft, at(p, p.Body), p.Problem)
		}
		if text[0] == '{' {
			continue
		}
		if s, ok := p.KeySpan("draft"); !ok || !strings.EqualFold(at(p, s), "draft") || len(p.Keys) != 3 {
			t.Errorf("%q: keys %v", text, p.Keys)
		}
	}
}

func TestShortcodesHaveTheirArgumentsAndInnerText(t *testing.T) {
	p := read("a.md", "x\n{{< a `b c` 2 \"d \\\"e\\\"\" >}}{{% f g=\"h\" i=j %}}\nk {{< l >}}{{% /f %}}")
	want := []struct{ name, params, inner, closing string }{
		{"a", "=b c@b c =2@2 =d \"e\"@d \\\"e\\\" ", "", ""},
		{"f", "g=h@h i=j@j ", "\nk {{< l >}}", "{{% /f %}}"},
		{"l", "", "", ""},
	}
	if len(p.Shortcodes) != len(want) {
		t.Fatalf("%+v", p.Shortcodes)
	}
	for i, s := range p.Shortcodes {
		params := ""
		for _, x := range s.Params {
			params += x.Name + "=" + x.Value + "@" + at(p, x.Span) + " "
		}
		if s.Name != want[i].name || params != want[i].params || at(p, s.Inner) != want[i].inner || at(p, s.Closing) != want[i].closing {
			t.Errorf("%s %q inner %q closing %q, want %+v", s.Name, params, at(p, s.Inner), at(p, s.Closing), want[i])
		}
	}
}

func TestTheLanguageIsInTheFileName(t *testing.T) {
	for _, tc := range []struct {
		path  string
		known []string
		want  string
	}{
		{"content/a.de.md", nil, "de"},
		{"content/a.pt-BR.md", nil, "pt-br"},
		{"content/a.v2.md", nil, ""},
		{"content/a.md", nil, ""},
		{"content/.de.md", nil, ""},
		{"content/de/a.md", nil, ""},
		{"content/de/a.md", []string{"en", "de"}, ""},
		{"content/a.fr.md", []string{"de"}, ""},
		{"content/a.zh-Hans.md", []string{"zh-hans"}, "zh-hans"},
	} {
		if got := post.Language(tc.path, tc.known); got != tc.want {
			t.Errorf("%s %v: %q, want %q", tc.path, tc.known, got, tc.want)
		}
	}
}

func TestOneParagraphOfManyLinksIsReadWhole(t *testing.T) {
	for _, one := range []string{
		"[a](https://a.example/b) ", `<a href="https://a.example/b">a</a> `, "https://a.example/b ", "<https://a.example/b> ", "[a](https://a.example/b)\n",
	} {
		const links = 40_000
		p := read("a.md", strings.Repeat(one, links))
		if len(p.Links) != links {
			t.Errorf("%d times %q: %d links", links, one, len(p.Links))
		}
	}
}

func BenchmarkReadThousandPosts(b *testing.B) {
	text := []byte("---\ntitle: a\ndate: 2026-01-01\n---\n{{< disclosure >}}\n\n" + strings.Repeat(
		"A paragraph of *words* with a [link](https://x.example/a?b=c) and `code`, and more words to read on a line.\n\n- one\n- two <https://y.example>\n\n", 40))
	b.SetBytes(int64(1000 * len(text)))
	for b.Loop() {
		for range 1000 {
			post.Read(source.New("content/a.md", text), component)
		}
	}
}
