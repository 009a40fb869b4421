package page_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// outline returns the relevant parts of a page in short lines, in document order.
func outline(p *page.Page) string {
	var lines []string
	links := 0
	for i := range p.Passages {
		passage := &p.Passages[i]
		for links < len(p.Links) && p.Links[links].Order < passage.Order {
			lines = append(lines, linkLine(&p.Links[links]))
			links++
		}
		lines = append(lines, passageLine(passage))
	}
	for ; links < len(p.Links); links++ {
		lines = append(lines, linkLine(&p.Links[links]))
	}
	return strings.Join(lines, "\n")
}

var regionName = [...]string{"", " header", " nav", " aside", " footer"}

func linkLine(l *page.Link) string {
	return fmt.Sprintf("link%s %s %q%s", regionName[l.Region], l.Href, l.Text, why(l.Hidden, ""))
}

func passageLine(p *page.Passage) string {
	line := fmt.Sprintf("text%s %q%s", regionName[p.Region], p.Text, why(p.Hidden, p.HiddenOn))
	if p.LinkOnly {
		line += " link only"
	}
	return line
}

func why(hidden, on string) string {
	if hidden != "" {
		return " hidden: " + hidden
	}
	if on != "" {
		return " hidden on: " + on
	}
	return ""
}

func read(text string) *page.Page { return page.Read(source.New("post/index.html", []byte(text)), nil) }

func TestReaderSeesWhatBrowsersShow(t *testing.T) {
	for _, tc := range []struct{ name, html, want string }{
		{"paragraphs", `<p>One<p>Two <b>bold</b> end</p>tail`, `text "One"
text "Two bold end"
text "tail"`},
		{"order of link and words", `<p>We earn. <a href="https://amzn.to/x">Buy</a> now`, `text "We earn. Buy now"
link https://amzn.to/x "Buy"`},
		{"link first", `<p><a href=https://amzn.to/x>Buy</a>`, `link https://amzn.to/x "Buy"
text "Buy" link only`},
		{"unquoted, upper case", `<P CLASS=a><A HREF=https://amzn.to/x?a=1&amp;b=2 REL=nofollow>Buy</A></P>`, `link https://amzn.to/x?a=1&b=2 "Buy"
text "Buy" link only`},
		{"no reference in an attribute", `<a href="?a=1&copy=2&amp=3&lt;">x</a>`, `link ?a=1&copy=2&amp=3< "x"
text "x" link only`},
		{"references in text", `<p>a &amp; b&nbsp;c &#8211; d&shy;e</p>`, `text "a & b c – de"`},
		{"hidden", `<p hidden>We earn</p><p>seen</p>`, `text "We earn" hidden: the hidden attribute
text "seen"`},
		{"hidden until found", `<div hidden=until-found style="display:block"><p>We earn</div>`, `text "We earn" hidden: the hidden attribute`},
		{"a rule of its own shows it again", `<p hidden style="display:block">We earn`, `text "We earn"`},
		{"aria-hidden", `<div aria-hidden=true><p>We earn <a href=/x>x</a></div>`, `text "We earn x" hidden: aria-hidden="true"
link /x ""`},
		{"aria-hidden=false", `<p aria-hidden=false>We earn`, `text "We earn"`},
		{"inline display", `<div style="color:red; DISPLAY : none !important"><p>We earn</p></div>`, `text "We earn" hidden: display:none in its style attribute`},
		{"inline visibility can be undone", `<div style=visibility:hidden>no<p style=visibility:visible>yes</div>`, `text "no" hidden: visibility:hidden in its style attribute
text "yes"`},
		{"inline opacity", `<p style="opacity:0.0">no`, `text "no" hidden: opacity:0.0 in its style attribute`},
		{"inline font size", `<p style="font-size:0">no <b style="font-size:12px">yes</b>`, `text "no" hidden: font-size:0 in its style attribute
text "yes"`},
		{"one pixel", `<p style="font-size:1px">no`, `text "no" hidden: letters of at most 2 pixels`},
		{"off screen", `<p style="position:absolute;left:-9999px">no</p><p style="text-indent:-999em">no`, `text "no" hidden: left:-9999px in its style attribute
text "no" hidden: text-indent:-999em in its style attribute`},
		{"clipped", `<p style="position:absolute;clip:rect(0 0 0 0)">no</p><p style="height:0;overflow:hidden">no`, `text "no" hidden: clip:rect(0 0 0 0) in its style attribute
text "no" hidden: height:0 in its style attribute`},
		{"white on white", `<p style="color:#FFF;background:white">no`, `text "no" hidden: color:#fff in its style attribute, which is the color behind it`},
		{"closed details", `<details><summary>More</summary>no<p>no <a href=/x>x</a></details>after`, `text "More"
text "no" hidden: a closed <details>
text "no x" hidden: a closed <details>
link /x "x" hidden: a closed <details>
text "after"`},
		{"open details", `<details open><summary>More</summary><p>yes</details>`, `text "More"
text "yes"`},
		{"second summary", `<details><summary>More</summary><summary>no</summary></details>`, `text "More"
text "no" hidden: a closed <details>`},
		{"dialog", `<dialog><p>no</dialog><dialog open>yes</dialog>`, `text "no" hidden: a <dialog> that is not open
text "yes"`},
		{"popover", `<div popover id=x>no</div>`, `text "no" hidden: a popover that is not open`},
		{"template", `<template><p>no <a href=/x>x</a></template>yes`, `text "no x" hidden: a <template>
link /x "x" hidden: a <template>
text "yes"`},
		{"declarative shadow root", `<div><template shadowrootmode=open><p>yes</template></div>`, `text "yes"`},
		{"noscript", `<noscript><p>no</p></noscript>yes`, `text "no" hidden: a <noscript>
text "yes"`},
		{"no words", `<title>no</title><textarea>no</textarea><select><option>no</select><script>no</script><style>no</style><!-- no --><input value=no><img alt=no>yes`, `text "yes"`},
		{"screen readers only", `<p>a <span class="x sr-only">b</span> c`, `text "a c"
text "b" hidden: the class "sr-only"`},
		{"part of a paragraph", `<p>a <i hidden>b</i> c`, `text "a c"
text "b" hidden: the hidden attribute`},
		{"svg", `<svg><title>no</title><text>yes</text><a xlink:href="/x"><text>go</text></a><path/></svg><p>after`, `text "yesgo"
link /x "go"
text "after"`},
		{"iframe srcdoc", `<p>a<iframe srcdoc="&lt;p>We earn &lt;a href='/x'>x&lt;/a>"></iframe><p>b`, `text "a"
text "We earn x"
link /x "x"
text "b"`},
		{"regions", `<header>a</header><nav>b</nav><main><header>c</header><p>d</p></main><aside>e</aside><footer>f</footer>`, `text header "a"
text nav "b"
text "c"
text "d"
text aside "e"
text footer "f"`},
		{"regions by role and name", `<div role=banner>a</div><div class="site-footer x">b</div><div id=sidebar>c<article>d</article></div>`, `text header "a"
text footer "b"
text aside "c"
text "d"`},
		{"the site's footer within main", `<main><article>a<footer class=footer>b</footer></article><footer class=site-footer>c</footer></main>`, `text "a"
text "b"
text footer "c"`},
		{"a box in an article", `<article><aside class=disclosure>a</aside><aside class="sidebar">b</aside><footer>c</footer></article>`, `text "a"
text aside "b"
text "c"`},
		{"a card as one link", `<a href=/b/><h3>Title</h3><p>Words</p></a>`, `link /b/ "Title Words"
text "Title" link only
text "Words" link only`},
		{"link name", `<a href=/a aria-label=Label>x</a><a href=/b><img alt=Picture></a><a href=/c title=Title></a>`, `link /a "Label"
text "x" link only
link /b "Picture"
link /c "Title"`},
		{"base", `<base href="https://e.example/d/"><a href="x?y#z">x</a>`, `link https://e.example/d/x?y#z "x"
text "x" link only`},
		{"a click that opens an address", `<button onclick="window.open('https://amzn.to/x?a=1&amp;b=2','_blank')">Buy</button><div onclick="location.href = &quot;//amzn.to/y&quot;">Go</div>`, `link https://amzn.to/x?a=1&b=2 "Buy"
text "Buy" link only
link //amzn.to/y "Go"
text "Go" link only`},
		{"a link with a click", `<a href=/a onclick="track('https://x.example/')">a</a><a href=# onclick="open('https://amzn.to/z')">b</a><a href=# onclick="toggle()">c</a>`, `link /a "a"
text "abc"
link https://amzn.to/z "b"
link # "c"`},
		{"spaces in an address", "<a href=' https://amzn\n.to/x '>x</a>", `link https://amzn.to/x "x"
text "x" link only`},
		{"table", `<table><tr><td>a<td>b<tr><th>c</table>d`, `text "a"
text "b"
text "c"
text "d"`},
		{"list", `<ul><li>a<ul><li>b</ul><li hidden>c<li>d</ul>`, `text "a"
text "b"
text "c" hidden: the hidden attribute
text "d"`},
		{"definitions", `<dl><dt hidden>a<dd>b</dl>`, `text "a" hidden: the hidden attribute
text "b"`},
		{"a sheet named below, without a body tag", `<p class=x id=y>a<div hidden><a href=/x>b</a></div><style>.x{display:none}</style>`, `text "a" hidden: display:none in a <style>
link /x "b" hidden: the hidden attribute
text "b" hidden: the hidden attribute link only`},
		{"a sheet in a comment", `<body><p class=x>a</p><!-- <style>.x{display:none}</style> -->`, `text "a"`},
		{"a sheet named twice", `<style>.x{display:none}</style><p class=x>a</p><style>.x{display:block}</style><style>.x{display:none}</style>`, `text "a" hidden: display:none in a <style>`},
		{"break", `<p>a<br>b`, `text "a b"`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := outline(read(tc.html)); got != tc.want {
				t.Errorf("%s\ngot:\n%s\nwant:\n%s", tc.html, got, tc.want)
			}
		})
	}
}

func TestBrokenHTMLIsReadAsBrowsersDo(t *testing.T) {
	for _, tc := range []struct{ name, html, want string }{
		{"an end tag does not reach through a block", `<span hidden><p>no</span>no</p></span>yes`, `text "nono" hidden: the hidden attribute
text "yes"`},
		{"crossed bold", `<p><b hidden>no<i>no</b>yes</i>yes`, `text "nono" hidden: the hidden attribute
text "yesyes"`},
		{"an open b goes on in the next paragraph", `<p><b hidden>no<p>no</b>yes`, `text "no" hidden: the hidden attribute
text "no" hidden: the hidden attribute
text "yes"`},
		{"an unclosed link", `<p><a href=/x>x<p>y`, `link /x "x y"
text "x" link only
text "y" link only`},
		{"link in link", `<a href=/x>x<a href=/y>y</a>z`, `link /x "x"
text "xyz"
link /y "y"`},
		{"stray end tags", `</p></div></span>yes</b></article>`, `text "yes"`},
		{"a closed body", `<body><p>a</body></html><p>b`, `text "a"
text "b"`},
		{"a tag without an end", `<p>a</p><a href="x`, `text "a"`},
		{"heading in heading", `<h1>a<h2>b</h1>c`, `text "a"
text "b"
text "c"`},
		{"button in button", `<button hidden>a<button>b</button>`, `text "a" hidden: the hidden attribute
text "b"`},
		{"an unclosed comment", `<p>a</p><!-- <p>b`, `text "a"`},
		{"words after head", `<head><title>t</title>words<p>a`, `text "words"
text "a"`},
		{"html after svg", `<svg hidden><p>yes`, `text "yes"`},
		{"two attributes of one name", `<p style="" style="display:none">yes`, `text "yes"`},
		{"empty", ``, ``},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := outline(read(tc.html)); got != tc.want {
				t.Errorf("%s\ngot:\n%s\nwant:\n%s", tc.html, got, tc.want)
			}
		})
	}
}

// testFiles returns a folder in memory.
func testFiles(files map[string]string) fstest.MapFS {
	all := fstest.MapFS{}
	for name, text := range files {
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return all
}
