package templates_test

import (
	"strings"
	"testing"
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

func TestWithTheHookOrdinaryLinksStayAsTheyWere(t *testing.T) {
	without := build(t, paidBlog(t, config, post("p.md", ordinary))).FileContent("public/p/index.html")
	with := build(t, paidBlog(t, config, hook, post("p.md", ordinary))).FileContent("public/p/index.html")
	before, after := strings.Split(without, "<a "), strings.Split(with, "<a ")
	if len(before) != len(after) || len(before) < 20 {
		t.Fatalf("%d links before, %d after", len(before)-1, len(after)-1)
	}
	for i := range before {
		if before[i] != after[i] {
			t.Errorf("\nwithout <a %s\n   with <a %s", before[i], after[i])
		}
	}
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
