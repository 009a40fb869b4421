package page_test

import (
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// TestNoPageTakesForEver reads pages of one piece over and over: each of them must
// take time in proportion to its length, of which a second is hundreds of times.
func TestNoPageTakesForEver(t *testing.T) {
	for _, piece := range []string{
		"<b>", "<p><b>x", "<div>", "<div>x<i>", "<a href=x>y", "<li>x", "<table><tr><td>x", "<svg>", "<i>x</b>", "<span><div></span>x",
		"<style>.a{display:none}</style><p class=a>x", "<style>x</style>", "<iframe srcdoc='<p>x'></iframe>", "<article><h2><a href=/x>y</a>",
		"<form><b><p></form>x", "<noscript><b>x", "<template><p>x", "<details><p>y", "<nobr>x<p>", "<a href=/a><div><article>", "&amp", "<p title='",
		"<script>location='/x'", "<!--", "<option>x", "<p class=a style='color:red'>x", "{", "<![CDATA[",
	} {
		start := time.Now()
		page.Read(source.New("a.html", []byte(strings.Repeat(piece, 200_000/len(piece)))), nil)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%q over and over takes %v", piece, took)
		}
	}
}
