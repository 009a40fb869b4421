package page_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

func TestHeadOfAPage(t *testing.T) {
	text := `<!doctype html><html lang=de-AT><head><title>Ein &amp; zwei</title><meta name=generator content="Hugo 0.165.0"><meta name="robots" content="noindex, follow">
<meta name=referrer content=no-referrer><link rel=canonical href="https://blog.example/post/"><script type="application/ld+json">{"@type":"Article"}</script></head>
<body><img src=/a.png alt=Bild><p lang=en>a <a href=https://amzn.to/x rel="Sponsored,nofollow  noopener">b</a><a href=/y referrerpolicy=origin>c</a><iframe src=https://ws.example/></iframe>`
	p := read(text)
	if p.Lang != "de-at" || p.Title != "Ein & zwei" || p.Generator != "Hugo 0.165.0" || !p.NoIndex || p.Canonical != "https://blog.example/post/" {
		t.Errorf("%+v", p)
	}
	if len(p.Structured) != 1 || p.Structured[0].Text != `{"@type":"Article"}` || len(p.Images) != 1 || p.Images[0].Alt != "Bild" || len(p.Embeds) != 1 {
		t.Errorf("%+v", p)
	}
	l := p.Links[0]
	if !slices.Equal(l.Rel, []string{"sponsored", "nofollow", "noopener"}) || l.Referrer != "no-referrer" || p.Links[1].Referrer != "origin" {
		t.Errorf("%+v", p.Links)
	}
	for span, want := range map[source.Span]string{
		l.Span: `<a href=https://amzn.to/x rel="Sponsored,nofollow  noopener">`, l.HrefSpan: "https://amzn.to/x", l.RelSpan: "Sponsored,nofollow  noopener",
		p.Passages[0].Span: "a <a href=https://amzn.to/x rel=\"Sponsored,nofollow  noopener\">b</a><a href=/y referrerpolicy=origin>c",
	} {
		if got := text[span.Start:span.End]; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if p.Passages[0].Lang != "en" || l.At != 2 || p.Links[1].At != 3 || l.Passage != 0 {
		t.Errorf("%+v", p.Passages)
	}
}

func TestAutomaticRedirects(t *testing.T) {
	for _, tc := range []struct{ html, want string }{
		{`<meta http-equiv=refresh content="0; url=https://amzn.to/x">`, "https://amzn.to/x"},
		{`<META HTTP-EQUIV="Refresh" CONTENT="5;URL='/x'">`, "/x"},
		{`<meta http-equiv=refresh content="0;/x">`, "/x"},
		{`<meta http-equiv=refresh content=30>`, ""},
		{`<noscript><meta http-equiv=refresh content="0;/x"></noscript>`, ""},
		{`<script>location = "/x"</script>`, "script /x"},
		{`<script>window.location.href='https:\/\/amzn.to\/x';</script>`, ""},
		{`<script>window.location.href='https://amzn.to/x';</script>`, "script https://amzn.to/x"},
		{`<script>var a = 1; document.location.replace( "/x" )</script>`, "script /x"},
		{`<script>setTimeout(function () { top.location.assign("/x") }, 0)</script>`, "script /x"},
		{`<script>setTimeout(() => location.href = "/x", 100)</script>`, "script /x"},
		{`<script>window.onload = function() { location.href = "/x" }</script>`, "script /x"},
		{`<script>(function(){ location.href = "/x" })()</script>`, "script /x"},
		{`<script>if (old) { location.href = "/x" }</script>`, ""},
		{`<script>if (old) location.href = "/x"</script>`, ""},
		{`<script>function go() { location.href = "/x" }</script>`, ""},
		{`<script>button.onclick = () => { location.href = "/x" }</script>`, ""},
		{`<script>if (location.href == "/x") {}</script>`, ""},
		{`<script>mylocation = "/x"</script>`, ""},
		{`<script>location.hash = "/x"</script>`, ""},
	} {
		got := ""
		if r := read(tc.html).Refresh; r != nil {
			got = r.Target
			if r.Script {
				got = "script " + got
			}
		}
		if got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.html, got, tc.want)
		}
	}
}

func TestTeasersAndLists(t *testing.T) {
	card := `<article class=post-entry><h2>Title %d</h2><p>A few words about it.</p><a class=entry-link href=/p%d/></a></article>`
	three := fmt.Sprintf(card+card+card, 1, 1, 2, 2, 3, 3)
	words := "<p>" + strings.Repeat("Many words of a post. ", 100) + "</p>"
	for _, tc := range []struct {
		name, html string
		cards      int
		list       bool
	}{
		{"PaperMod's list", "<main>" + three + "</main>", 3, true},
		{"linked headings", `<ul><li><h3><a href=/a/>A</a></h3>x<li><h3><a href=/b/>B</a></h3>y</ul>`, 2, true},
		{"a heading in a link", `<a href=/a/><div class=card><h3>A</h3></div></a><div class=card><a href=/b/><h3>B</h3>x</a></div>`, 2, true},
		{"a title and a subtitle", `<article><a href=/a/><img></a><a href=/tags/x/>x</a><h2><a href=/a/>A</a></h2><h3>Sub</h3></article>`, 1, false},
		{"a post with a linked part", `<article><h2>Title</h2>` + words + `<h2><a href=/other/>Other</a></h2></article>`, 0, false},
		{"a post", "<main><article><h1>Title</h1>" + words + `<h2>Part</h2><p><a href=/other/>other</a></article></main>`, 0, false},
		{"a post with three related ones", "<main><article><h1>Title</h1>" + words + "</article><aside>" + three + "</aside></main>", 3, false},
		{"a short post with one link", `<article><h1>Title</h1><p><a href=/other/>other</a></article>`, 0, false},
		{"cards of another site", `<article><h2><a href=https://x.example/>A</a></h2></article><article><h2><a href=https://x.example/b>B</a></h2></article>`, 0, false},
		{"the page itself", `<article><h2><a href=/post/>A</a></h2></article>`, 0, false},
		{"an absolute address of the own site", `<link rel=canonical href=https://b.example/post/><article><h2><a href=https://b.example/x/>A</a></h2></article>`, 1, false},
		{"an absolute address of the feed's site", `<link rel=alternate type=application/rss+xml href=https://b.example/index.xml><div class=post><h1><a href=https://b.example/x/>A</a></h1></div>`, 1, false},
		{"a site that says it is a list", `<meta property=og:type content=website><article><h2><a href=/x/>A</a></h2></article>`, 1, true},
		{"a list of links is none", `<ul><li><a href=/a/>A</a><li><a href=/b/>B</a></ul>`, 0, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := read(tc.html)
			if len(p.Cards) != tc.cards || p.List != tc.list {
				t.Errorf("%d cards %+v, list %v", len(p.Cards), p.Cards, p.List)
			}
		})
	}
}

func TestWordsAndLinksKnowTheirTeaser(t *testing.T) {
	p := read(`<article><h2><a href=/a/>A</a></h2><p>One</article><p>Two</p><article><h2><a href=/b/>B</a></h2><p>Three</article>`)
	got := []int{}
	for _, passage := range p.Passages {
		got = append(got, passage.Card)
	}
	if !slices.Equal(got, []int{0, 0, -1, 1, 1}) || p.Links[1].Card != 1 || p.Cards[1].Href != "/b/" {
		t.Errorf("%v %+v", got, p.Cards)
	}
}

func TestSizesAreKnownAgainstTheBody(t *testing.T) {
	for _, tc := range []struct {
		css, html string
		want      float64
	}{
		{"", "<p>x", 1},
		{"", "<p><small>x</small>", 0.833},
		{"body{font-size:20px} p{font-size:10px}", "<p>x", 0.5},
		{"html{font-size:62.5%} body{font-size:1.6rem} p{font-size:.8rem}", "<p>x", 0.5},
		{"div{font-size:.8em} p{font-size:50%}", "<div><p>x</div>", 0.4},
		{"body{font-size:var(--x)} p{font-size:.8em}", "<p>x", 0.8},
		{"body{font-size:clamp(1rem,2vw,2rem)} p{font-size:12px}", "<p>x", 0.469},
		{"p{font:italic 8px/1.4 serif}", "<p>x", 0.5},
		{"p{font-size:x-small}", "<p>x", 0.625},
		{"p{font-size:12pt}", "<p>x", 1},
		{"p{font-size:.5em}", "<p>x <b style=font-size:2em>and most of the words</b>", 1},
		{"@media print {p{font-size:1px}}", "<p>x", 1},
	} {
		p := page.Read(source.New("a.html", []byte("<style>"+tc.css+"</style><body>"+tc.html)), nil)
		if got := p.Passages[0].Scale; got < tc.want-0.001 || got > tc.want+0.001 {
			t.Errorf("%s %s: got %v, want %v", tc.css, tc.html, got, tc.want)
		}
	}
}

func TestReasonNamesTheStylesheet(t *testing.T) {
	library := stylesheet.NewLibrary(testFiles(map[string]string{"css/main.min.1f2e.css": ".x{display:none}"}), "https://blog.example/sub/")
	library.Folder = "public"
	for _, href := range []string{"/css/main.min.1f2e.css", "/sub/css/main.min.1f2e.css", "https://blog.example/sub/css/main.min.1f2e.css?v=1", "../../css/main.min.1f2e.css"} {
		file := source.New("public/posts/a/index.html", []byte(`<link rel="preload stylesheet" href="`+href+`"><p class=x>x`))
		p := page.Read(file, library)
		if got := p.Passages[0].Hidden; got != "display:none in /css/main.min.1f2e.css" {
			t.Errorf("%s: %q", href, got)
		}
	}
}
