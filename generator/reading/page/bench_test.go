package page_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// realistic returns a post as a theme publishes it: a head, a menu, an article of forty
// paragraphs with links, code and a table, a sidebar, a footer.
func realistic() []byte {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1"><title>A post</title>
<meta name=description content="Words"><link rel=canonical href=https://blog.example/posts/a/><link rel=stylesheet href=/css/main.min.3f2a.css>
<style>.menu{display:flex}.only-print{display:none}@media (max-width:600px){.wide{display:none}}small{font-size:.8rem}</style>
<script type=application/ld+json>{"@context":"https://schema.org","@type":"BlogPosting"}</script></head><body class="single post">
<header class=site-header><nav class=menu><ul>`)
	for i := range 8 {
		fmt.Fprintf(&b, `<li class="menu-item menu-item-%d"><a href=/section-%d/ class=menu-link title="Section">Section %d</a></li>`, i, i, i)
	}
	b.WriteString(`</ul></nav></header><main id=main class="content wide-layout"><article class=post><header class=post-header><h1>A post</h1><time datetime=2026-01-01>1 January</time></header><div class="post-content md-content">`)
	for i := range 40 {
		fmt.Fprintf(&b, `<h2 id=part-%d>Part %d <a class=anchor aria-hidden=true href=#part-%d>#</a></h2>
<p>Some words about a thing that somebody may want to buy, with <a href="https://example.com/thing?a=%d&amp;b=2" rel="nofollow noopener" target=_blank>a link</a>, <em>emphasis</em> and <code class=inline>code</code>. The sentence goes on for a while, as sentences in blogs do, and says little &amp; less.</p>
<pre tabindex=0 class=chroma><code class=language-go><span class=line><span class=cl><span class=kd>func</span> <span class=nf>main</span><span class=p>()</span> <span class=p>{}</span></span></span></code></pre>
<ul><li>One thing</li><li>Another <strong>thing</strong></li></ul>
`, i, i, i, i)
	}
	b.WriteString(`<table><thead><tr><th>A<th>B<th>C</thead><tbody>`)
	for i := range 12 {
		fmt.Fprintf(&b, `<tr><th scope=row>Row %d<td>yes<td><a href=https://example.org/%d>no</a>`, i, i)
	}
	b.WriteString(`</tbody></table></div></article></main><aside class=sidebar><ul>`)
	for i := range 20 {
		fmt.Fprintf(&b, `<li><a href=/posts/%d/>An older post with a title %d</a></li>`, i, i)
	}
	b.WriteString(`</ul></aside><footer class=site-footer><p>&copy; 2026 A blog</p></footer><script src=/js/main.js defer></script></body></html>`)
	return []byte(b.String())
}

// theme returns a stylesheet as large as those of themes: 900 rules, some of which hide
// elements and many set sizes.
func theme() string {
	var b strings.Builder
	b.WriteString("body{font-size:18px}small{font-size:.8em}.chroma .kd{display:inline}.menu{display:flex}.menu li{display:inline-block}.post-content>p{font-size:1rem}")
	for i := range 300 {
		fmt.Fprintf(&b, ".col-%d{display:block;width:%dpx}.btn-%d:hover{opacity:.5}.text-%d{font-size:%dpx}", i, i, i, i, 10+i%9)
		if i%10 == 0 {
			fmt.Fprintf(&b, ".d-%d-none{display:none!important}@media (min-width:%dpx){.d-%d-block{display:block!important}}", i, i, i)
		}
	}
	b.WriteString("nav ul li a span{display:none}main article .toc>ul li{font-size:.9em}.menu-item a:not(.menu-link){visibility:hidden}")
	return b.String()
}

func site() *stylesheet.Library {
	return stylesheet.NewLibrary(testFiles(map[string]string{"css/main.min.3f2a.css": theme()}), "https://blog.example/")
}

func BenchmarkRead(b *testing.B) {
	file, styles := source.New("posts/a/index.html", realistic()), site()
	b.SetBytes(int64(len(file.Data)))
	b.ReportAllocs()
	for b.Loop() {
		page.Read(file, styles)
	}
}

func BenchmarkParse(b *testing.B) {
	data := realistic()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := html.Parse(bytes.NewReader(data)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAgainstParse prints the time of Read as a fraction of html.Parse, both
// measured in turn.
func BenchmarkAgainstParse(b *testing.B) {
	data, styles := realistic(), site()
	var read, parse time.Duration
	for b.Loop() {
		start := time.Now()
		page.Read(source.New("posts/a/index.html", data), styles)
		middle := time.Now()
		if _, err := html.Parse(bytes.NewReader(data)); err != nil {
			b.Fatal(err)
		}
		read += middle.Sub(start)
		parse += time.Since(middle)
	}
	b.ReportMetric(float64(read)/float64(parse), "read/parse")
}
