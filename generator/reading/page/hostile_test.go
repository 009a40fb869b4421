package page_test

import (
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// TestNoPageTakesForever reads pages that repeat one piece: quadratic time would exceed
// the test run's own limit.
func TestNoPageTakesForever(t *testing.T) {
	for _, piece := range []string{
		"<b>", "<p><b>x", "<div>", "<div>x<i>", "<a href=x>y", "<li>x", "<table><tr><td>x", "<svg>", "<i>x</b>", "<span><div></span>x",
		"<style>.a{display:none}</style><p class=a>x", "<style>x</style>", "<iframe srcdoc='<p>x'></iframe>", "<article><h2><a href=/x>y</a>",
		"<form><b><p></form>x", "<noscript><b>x", "<template><p>x", "<details><p>y", "<nobr>x<p>", "<a href=/a><div><article>", "&amp", "<p title='",
		"<script>location='/x'", "<!--", "<option>x", "<p class=a style='color:red'>x", "{", "<![CDATA[",
	} {
		if p := page.Read(source.New("a.html", []byte(strings.Repeat(piece, 2_000_000/len(piece)))), nil); p == nil {
			t.Errorf("%q over and over gives no page", piece)
		}
	}
}
