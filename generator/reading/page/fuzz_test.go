package page_test

import (
	"fmt"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"", "<p>a<p>b", `<div style="display:none"><a href=/x rel="a,b">x</a></div>`, "<details><summary>a</summary>b</details>",
		"<b><p>x</b>y</p>", "<a href=/x><h3>a</h3></a><a>", "<svg><a xlink:href=/><title>x</title></svg><p>", "<table><tr><td>a<div>b<td>c</table>",
		`<iframe srcdoc="<p>x<a href=y>z">`, "<template><p>x</template><noscript><a href=/x>y</noscript>", "<style>p{display:none}</style><p>x",
		"<p>x<style>p{display:none}</style>", `<article><h2><a href=/p/>t</a></h2><p>s</article>`, "<select><option>a<option>b</select>",
		"\xff\xfe<\x00a\x00>", "<li><li><dd><dt></li>", "&#0;&amp;&copy=&notit;", "<script>location='/x'</script>", "<a href='&amp", "<svg><![CDATA[x]]></svg>",
		`<meta http-equiv=refresh content="0;url=/x"><link rel=stylesheet href=/a.css>`, "<html lang=de><head><body><html lang=en>",
	} {
		f.Add([]byte(seed))
	}
	parts := func(p *page.Page) string {
		return fmt.Sprintf("%+v\n%+v\n%+v\n%+v\n%+v", p.Links, p.Passages, p.Boxes, p.Cards, p.Images)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p := page.Read(source.New("a/index.html", data), nil)
		inside := func(s source.Span) {
			if s.Start < 0 || s.End < s.Start || s.End > len(data) {
				t.Fatalf("span %v outside of %d bytes", s, len(data))
			}
		}
		last := 0
		for _, passage := range p.Passages {
			inside(passage.Span)
			if passage.Order <= last || passage.Text == "" || passage.Card >= len(p.Cards) {
				t.Fatalf("passage %+v after order %d", passage, last)
			}
			last = passage.Order
		}
		last = 0
		for _, link := range p.Links {
			inside(link.Span)
			inside(link.HrefSpan)
			inside(link.RelSpan)
			if link.Order <= last || link.Passage >= len(p.Passages) || link.Card >= len(p.Cards) {
				t.Fatalf("link %+v after order %d", link, last)
			}
			if link.Passage >= 0 && link.At > len(p.Passages[link.Passage].Text) {
				t.Fatalf("link %+v begins after %q", link, p.Passages[link.Passage].Text)
			}
			last = link.Order
		}
		for _, card := range p.Cards {
			inside(card.Span)
		}
		for _, image := range p.Images {
			inside(image.Span)
		}
		if p.Refresh != nil {
			inside(p.Refresh.Span)
		}
		page.Lend(source.New("a/index.html", data), nil, func(lent *page.Page) {
			if got, want := parts(lent), parts(p); got != want {
				t.Fatalf("in the memory of another page it is\n%s\nand it should be\n%s", got, want)
			}
		})
	})
}
