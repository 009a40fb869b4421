package lint_test

import (
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
)

func TestMessagesSayWhatABloggerCanUse(t *testing.T) {
	const bare = `<a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a>`
	const polish = `<html lang="pl"><body><main><h1>A</h1><p>Niektóre linki na tej stronie to reklama. Gdy kupujesz przez taki link, otrzymujemy prowizję.</p>
<p><a rel="sponsored" href="https://www.amazon.pl/dp/B000000001?tag=example-21">Czajnik w Amazonie</a></p></main></body></html>`
	for _, tc := range []struct{ name, rule, file, text, site, want string }{
		{"two ids are named one by one", "malformed-account", "content/posts/a.md",
			"---\ntitle: A\n---\nWe earn a commission when you buy through links on this page.\n\nI use [this kettle from Amazon](https://www.amazon.com/dp/B000000001?tag=one-20&tag=two-20).\n",
			"", `has 2 ids, "one-20" and "two-20", but only one can count`},
		{"a page without a language", "missing-statement", "public/a/index.html",
			`<html><body><main><h1>A</h1><p><a rel="sponsored" href="https://www.amazon.com/dp/B000000001?tag=example-20">1</a></p></main></body></html>`,
			"", "the page does not say which language it is in"},
		{"a language without a checked sentence, in a blog with the program", "missing-statement", "public/a/index.html",
			polish, "", "put {{< disclosure >}} above the link, which shows the sentence in a language that has one; then write yours into aboveboard/programs/amazon-associates.yaml as `statement`"},
		{"a language without a checked sentence, in a blog without the component", "missing-statement", "public/a/index.html",
			polish, "without sources, us", `its wording has not been checked in "pl"; until you find one in the program's agreement, write "As an Amazon Associate I earn from qualifying purchases." above the link, in an element with lang="en"$`},
		{"an item without a title", "feed-without-disclosure", "public/index.xml",
			`<rss version="2.0"><channel><title>Blog</title><item><link>https://blog.example/a/</link><description>&lt;p&gt;` +
				strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(bare) + `&lt;/p&gt;</description></item></channel></rss>`,
			"", `the feed's item "https://blog.example/a/" links to`},
		{"a blog without the component", "undisclosed-link", "content/posts/a.md", "---\ntitle: A\n---\nI use [this kettle](https://shop.pxf.io/c/1234567/89012/3456).\n",
			"without sources, us, Hugo's", "write a sentence that says that you earn when somebody buys before line 4, or run `aboveboard init`"},
		{"a blog that is not Hugo's", "undisclosed-link", "content/posts/a.md", "---\ntitle: A\n---\nI use [this kettle](https://shop.pxf.io/c/1234567/89012/3456).\n",
			"without sources, us", "write a sentence that says that you earn when somebody buys before line 4$"},
		{"a page of one line", "late-disclosure", "public/a/index.html", `<html lang="en"><body><main><h1>A</h1>` + bare + `<p>We earn a commission when you buy through links on this page.</p></main></body></html>`,
			"", "the disclosure comes after it, at column 119 of the same line; move"},
		{"a page of several lines", "late-disclosure", "public/a/index.html", "<html lang=\"en\"><body><main><h1>A</h1>\n" + bare + "\n<p>We earn a commission when you buy through links on this page.</p></main></body></html>",
			"", "the disclosure comes after it, on line 3; move"},
		{"an address pasted twice", "malformed-account", "public/a/index.html", `<html lang="en"><body><main><h1>A</h1><p>We earn a commission.</p><p><a rel="sponsored" href="https://www.amazon.com/dp/B000000001?tag=example-20https://www.amazon.com/dp/B000000001?tag=example-20">It at Amazon</a></p></main></body></html>`,
			"", "contains the address twice in a row; keep one"},
		{"a feed of a blog without shortcodes", "feed-without-disclosure", "public/index.xml",
			`<rss version="2.0"><channel><title>Blog</title><item><title>A</title><link>https://blog.example/a/</link><description>` +
				strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(bare) + `</description></item></channel></rss>`,
			"without sources, us", "begin the item with a sentence that says that you earn when somebody buys$"},
		{"a blog with the component", "undisclosed-link", "content/posts/a.md", "---\ntitle: A\n---\nI use [this kettle](https://shop.pxf.io/c/1234567/89012/3456).\n",
			"", "add {{< disclosure >}} before line 4"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var all []string
			for _, f := range run(t, lint.Example{Site: tc.site, Files: map[string]string{tc.file: tc.text}}) {
				all = append(all, string(f.Rule)+": "+f.Message)
				if string(f.Rule) == tc.rule && strings.Contains(f.Message+"$", tc.want) {
					return
				}
			}
			t.Errorf("want %s: %s\ngot  %s", tc.rule, tc.want, strings.Join(all, "\n     "))
		})
	}
}
