package post_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

func read(path, text string) *post.Post { return post.Read(source.New(path, []byte(text)), component) }

func at(p *post.Post, s source.Span) string { return string(p.File.Data[s.Start:s.End]) }

// line returns a link in the form used by the tests below: kind, position, the link
// itself, its address, the address as written, its text.
func line(p *post.Post, l post.Link) string {
	pos := p.File.Position(l.Span.Start)
	return fmt.Sprintf("%v %d:%d %s → %s [%s] %q", l.Kind, pos.Line, pos.Column, at(p, l.Span), l.Address, at(p, l.Destination), l.Text)
}

func TestEveryFormOfLinkIsFoundAtItsExactPlace(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"inline", "é [a *b*](https://x.example/ü \"t\") z", `inline link 1:3 [a *b*](https://x.example/ü "t") → https://x.example/%C3%BC [https://x.example/ü] "a b"`},
		{"inline in angle brackets", "[a]( <https://x.example/a b> )", `inline link 1:1 [a]( <https://x.example/a b> ) → https://x.example/a%20b [https://x.example/a b] "a"`},
		{"inline with brackets in it", "[a](https://x.example/(b))!", `inline link 1:1 [a](https://x.example/(b)) → https://x.example/(b) [https://x.example/(b)] "a"`},
		{"inline over two lines of a quotation", "> [a\n> b](\n> https://x.example)", "inline link 1:3 [a\n> b](\n> https://x.example) → https://x.example [https://x.example] \"a b\""},
		{"character references", "[a](https://x.example/?b=1&amp;c=2)", `inline link 1:1 [a](https://x.example/?b=1&amp;c=2) → https://x.example/?b=1&c=2 [https://x.example/?b=1&amp;c=2] "a"`},
		{"full reference", "[a][B c] z\n\n[b  C]: https://x.example", `reference link 1:1 [a][B c] → https://x.example [https://x.example] "a"`},
		{"collapsed reference", "[a][] z\n\n[A]: <https://x.example> 't'", `reference link 1:1 [a][] → https://x.example [https://x.example] "a"`},
		{"shortcut reference", "[a] z\n\n[a]:\n  https://x.example", `reference link 1:1 [a] → https://x.example [https://x.example] "a"`},
		{"reference defined in a quotation", "[a]\n\n> [a]: https://x.example", `reference link 1:1 [a] → https://x.example [https://x.example] "a"`},
		{"reference defined in a footnote that is not published", "[a]\n\n[^1]: b\n\n    [a]: https://x.example", `reference link 1:1 [a] → https://x.example [] "a"`},
		{"first definition counts", "[a]\n\n[a]: https://x.example\n[a]: https://y.example", `reference link 1:1 [a] → https://x.example [https://x.example] "a"`},
		{"autolink", "a <https://x.example/\\*> b", `autolink 1:3 <https://x.example/\*> → https://x.example/%5C* [https://x.example/\*] "https://x.example/\\*"`},
		{"frame", `<iframe width=1 src="https://x.example/?a=1&amp;b"></iframe>`, `frame 1:1 <iframe width=1 src="https://x.example/?a=1&amp;b"> → https://x.example/?a=1&b [https://x.example/?a=1&amp;b] ""`},
		{"embed in a sentence", "a <embed src=https://x.example> b", `frame 1:3 <embed src=https://x.example> → https://x.example [https://x.example] ""`},
		{"bare at a line's start", "https://x.example/a.", `bare address 1:1 https://x.example/a → https://x.example/a [https://x.example/a] "https://x.example/a"`},
		{"bare after a space", "日本 https://x.example/a, b", `bare address 1:4 https://x.example/a → https://x.example/a [https://x.example/a] "https://x.example/a"`},
		{"bare in brackets", "a (https://x.example/a) b", `bare address 1:4 https://x.example/a → https://x.example/a [https://x.example/a] "https://x.example/a"`},
		{"bare in quotation marks", `a "https://x.example" b`, `bare address 1:4 https://x.example → https://x.example [https://x.example] "https://x.example"`},
		{"bare without a scheme", "a www.x.example b", `bare address 1:3 www.x.example → https://www.x.example [www.x.example] "www.x.example"`},
		{"bare in a table", "|a|b|\n|-|-|\n|c|https://x.example|", `bare address 3:4 https://x.example → https://x.example [https://x.example] "https://x.example"`},
		{"in a heading", "## [a](https://x.example) {#b}", `inline link 1:4 [a](https://x.example) → https://x.example [https://x.example] "a"`},
		{"in a nested list", "- a\n  1. [b](https://x.example)", `inline link 2:6 [b](https://x.example) → https://x.example [https://x.example] "b"`},
		{"after a tab", "-\t[b](https://x.example)", `inline link 1:3 [b](https://x.example) → https://x.example [https://x.example] "b"`},
		{"in a footnote", "a[^1]\n\n[^1]: [b](https://x.example)", `inline link 3:7 [b](https://x.example) → https://x.example [https://x.example] "b"`},
		{"in a definition list", "a\n: [b](https://x.example)", `inline link 2:3 [b](https://x.example) → https://x.example [https://x.example] "b"`},
		{"around a picture", "[![a](i.png)](https://x.example)", "inline link 1:1 [![a](i.png)](https://x.example) → https://x.example [https://x.example] \"a\"\nimage 1:2 ![a](i.png) → i.png [i.png] \"a\""},
		{"inline HTML", "a <a href=\"https://x.example\">b *c*</a> d", `HTML link 1:3 <a href="https://x.example">b *c*</a> → https://x.example [https://x.example] "b *c"`},
		{"HTML block", "<div>\n<p><a class=x href=https://x.example/?a&amp;b>c <b>d</b></a></p></div>", `HTML link 2:4 <a class=x href=https://x.example/?a&amp;b>c <b>d</b></a> → https://x.example/?a&b [https://x.example/?a&amp;b] "c d"`},
		{"HTML in single quotes and capitals", "<A\tHREF = 'https://x.example'>b</A>", "HTML link 1:1 <A\tHREF = 'https://x.example'>b</A> → https://x.example [https://x.example] \"b\""},
		{"HTML over two lines of a quotation", "> a <a\n> href='https://x.example'>b</a>", "HTML link 1:5 <a\n> href='https://x.example'>b</a> → https://x.example [https://x.example] \"b\""},
		{"HTML picture in a link", "<a href=\"https://x.example\"><img src=i.png alt='b c'></a>", "HTML link 1:1 <a href=\"https://x.example\"><img src=i.png alt='b c'></a> → https://x.example [https://x.example] \"b c\"\nimage 1:29 <img src=i.png alt='b c'> → i.png [i.png] \"b c\""},
		{"image map", "<map><area href=https://x.example alt=b></map>", `HTML link 1:6 <area href=https://x.example alt=b> → https://x.example [https://x.example] "b"`},
		{"HTML link that is never closed", "<p><a href=https://x.example>b", `HTML link 1:4 <a href=https://x.example> → https://x.example [https://x.example] "b"`},
		{"HTML between blank lines", "<div>\n\n[a](https://x.example)\n\n</div>", `inline link 3:1 [a](https://x.example) → https://x.example [https://x.example] "a"`},
		{"after front matter", "---\ntitle: a\n---\n[a](https://x.example)", `inline link 4:1 [a](https://x.example) → https://x.example [https://x.example] "a"`},
		{"after a byte order mark, with CRLF", "\xef\xbb\xbf+++\r\na = 1\r\n+++\r\n\r\na\r\n[a](https://x.example)\r\n", `inline link 6:1 [a](https://x.example) → https://x.example [https://x.example] "a"`},
		{"inside a paired shortcode", "{{< box >}}\n[a](https://x.example)\n{{< /box >}}", `inline link 2:1 [a](https://x.example) → https://x.example [https://x.example] "a"`},
		{"bare inside a paired shortcode", "{{< b >}}https://x.example/a{{< /b >}}", `bare address 1:10 https://x.example/a → https://x.example/a [https://x.example/a] "https://x.example/a"`},
		{"made by a shortcode", `[a {{< b >}}]({{< ref "c" >}})`, `inline link 1:1 [a {{< b >}}]({{< ref "c" >}}) → {{< ref "c" >}} [{{< ref "c" >}}] "a"`},
		{"beside a shown shortcode", "{{</* a */>}} [a](https://x.example)", `inline link 1:15 [a](https://x.example) → https://x.example [https://x.example] "a"`},
		{"argument of a shortcode", `{{< button text="b c" href="https://x.example/?\"" >}}`, `shortcode argument 1:29 https://x.example/?\" → https://x.example/?" [https://x.example/?\"] "b c"`},
		{"positional argument", "{{< amazon `https://x.example` >}}", "shortcode argument 1:13 https://x.example → https://x.example [https://x.example] \"\""},
		{"picture given to a shortcode", `{{< figure src="https://x.example/i.png" >}}`, `image 1:17 https://x.example/i.png → https://x.example/i.png [https://x.example/i.png] ""`},
		{"our own shortcode's argument is none", `{{< paid-link north "https://x.example" >}}a{{< /paid-link >}}`, ""},
		{"code has none", "`[a](https://x.example)`\n\n    <a href=https://x.example>\n\n```\nhttps://x.example\n```", ""},
		{"comments have none", "<!-- <a href=https://x.example> -->\n\na <!-- [a](https://x.example) --> {{< comment >}}https://x.example{{< /comment >}}", ""},
		{"scripts have none", "<script>\n\"<a href=https://x.example>\"\n</script>", ""},
		{"escaped brackets are none", `\[a](/b)`, ""},
		{"front matter has none", "---\na: '[a](https://x.example)'\n---\n", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := read("a.md", tc.text)
			var got []string
			for _, l := range p.Links {
				got = append(got, line(p, l))
			}
			if strings.Join(got, "\n") != tc.want {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), tc.want)
			}
		})
	}
}

func TestLinksKnowTheirBlockAndRel(t *testing.T) {
	for _, tc := range []struct{ name, text, block, rel, written string }{
		{"a paragraph", "# h\n\na\nb [c](d) e\n\nf", "a\nb [c](d) e", "", ""},
		{"a list item", "- a\n- b [c](d)\n- e", "b [c](d)", "", ""},
		{"a cell", "|a|b|\n|-|-|\n| c | [d](e) |", "[d](e)", "", ""},
		{"inline HTML", "a <a href=b rel='NoFollow  sponsored'>c</a>", "a <a href=b rel='NoFollow  sponsored'>c</a>", "nofollow sponsored", "NoFollow  sponsored"},
		{"commas", "<a href=b rel=nofollow,sponsored>c</a>", "<a href=b rel=nofollow,sponsored>c</a>", "nofollow sponsored", "nofollow,sponsored"},
		{"an element", "<ul>\n<li>a <a href=b>c</a> d</li>\n<li>e</li></ul>", "a <a href=b>c</a> d", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := read("a.md", tc.text)
			if len(p.Links) != 1 {
				t.Fatalf("links: %+v", p.Links)
			}
			l := p.Links[0]
			if got := at(p, l.Block); got != tc.block {
				t.Errorf("block %q, want %q", got, tc.block)
			}
			if got := strings.Join(l.Rel, " "); got != tc.rel || at(p, l.RelSpan) != tc.written {
				t.Errorf("rel %q written %q, want %q written %q", got, at(p, l.RelSpan), tc.rel, tc.written)
			}
		})
	}
}

func TestPassagesAreWhatReadersRead(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"in the order of the file", "# A {#b}\n\nc *d*\ne\n\n- f\n- g\n\n> h\n\n|i|j|\n|-|-|\n|k|l|", "heading A|c d e|f|g|h|i|j|k|l"},
		{"without markup", "a [b](c) ![d](e) `f` **g** \\* &amp; don't \"h\" -- <b>i</b><br>j", `a b d f g * & don't "h" -- i j`},
		{"of HTML", "<div class=a>b\n<p>c <i>d</i>&nbsp;e</p>\n<h2>f</h2><ul><li>g<li>h</ul></div>", "b|c d e|heading f|g|h"},
		{"a shown shortcode as it is published", "a {{</* b *c* \"d\" */>}} e", `a {{< b c "d" >}} e`},
		{"without code and comments", "    a\n\n```\nb\n```\n<!-- c -->\n\n<style>d</style>", ""},
		{"in and around shortcodes", "{{< box >}}\na\n{{< /box >}}\n\nb {{< c >}} d {{< hint \"e f\" >}}", "in shortcode a|b d|in shortcode e f"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, x := range read("a.md", tc.text).Passages {
				text := x.Text
				if x.Heading {
					text = "heading " + text
				}
				if x.InShortcode {
					text = "in shortcode " + text
				}
				got = append(got, text)
			}
			if strings.Join(got, "|") != tc.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), tc.want)
			}
		})
	}
}

func TestSuppressionsCoverTheirBlock(t *testing.T) {
	for _, tc := range []struct{ name, text, rule, reason, covers string }{
		{"the next paragraph", "a\n\n<!-- aboveboard:ignore b c d -->\n\ne\nf\n\ng", "b", "c d", "e\nf"},
		{"without a blank line", "<!-- aboveboard:ignore b c -->\ne", "b", "c", "e"},
		{"the next list as a whole", "<!-- aboveboard:ignore b c -->\n- e\n- f\n\ng", "b", "c", "- e\n- f"},
		{"the next table as a whole", "<!-- aboveboard:ignore b c -->\n\n|e|f|\n|-|-|\n|g|h|\n", "b", "c", "|e|f|\n|-|-|\n|g|h"},
		{"the block that it is in", "- e\n- f <!-- aboveboard:ignore b c -->\n- g", "b", "c", "f <!-- aboveboard:ignore b c -->"},
		{"inside HTML", "<div>\n<!-- aboveboard:ignore b c -->\n<p>e</p>\n<p>f</p></div>", "b", "c", "e"},
		{"a paired shortcode", "<!-- aboveboard:ignore b c -->\n{{< e >}}\nf\n{{< /e >}}\n", "b", "c", "{{< e >}}\nf\n{{< /e >}}"},
		{"a single shortcode", "<!-- aboveboard:ignore b c -->\n{{< e >}}\n\nf", "b", "c", "{{< e >}}"},
		{"as Hugo's comment", "{{% comment %}}aboveboard:ignore b c{{% /comment %}}\n\ne", "b", "c", "e"},
		{"over several lines", "<!--\n  aboveboard:ignore b\n  c d\n-->\n\ne", "b", "c d", "e"},
		{"no reason", "<!-- aboveboard:ignore b -->\n\ne", "b", "", "e"},
		{"no rule", "<!-- aboveboard:ignore -->\n\ne", "", "", "e"},
		{"another word", "<!-- aboveboard:disable b c -->\n\ne", "", "", "e"},
		{"nothing follows", "e\n\n<!-- aboveboard:ignore b c -->", "b", "c", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := read("a.md", tc.text)
			if len(p.Suppressions) != 1 {
				t.Fatalf("suppressions: %+v", p.Suppressions)
			}
			s := p.Suppressions[0]
			if s.Rule != tc.rule || s.Reason != tc.reason || at(p, s.Covers) != tc.covers {
				t.Errorf("rule %q, reason %q, covers %q; want %q, %q, %q", s.Rule, s.Reason, at(p, s.Covers), tc.rule, tc.reason, tc.covers)
			}
		})
	}
	if got := read("a.md", "<!-- above all -->\n\n`<!-- aboveboard:ignore b c -->`").Suppressions; len(got) > 0 {
		t.Errorf("%+v is not a suppression", got)
	}
}
