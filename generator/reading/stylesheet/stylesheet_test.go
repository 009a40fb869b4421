package stylesheet_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
)

var tree = document(`<html><body class="home page"><DIV id=a class="x	y" data-s="Open now" lang=de-AT><p class="one"></p><p class="two three">We earn</p></div></body></html>`)

func document(text string) markup.Tree {
	var d markup.Document
	d.Read([]byte(text), 0)
	return d.Tree
}

const two = 4 // the element that the tests are about

func look(css string, node int32, inline, base string) *stylesheet.Look {
	var library stylesheet.Library
	cascade := library.Cascade([]*stylesheet.Sheet{library.Style("index.html", []byte(css), nil)})
	mine := slices.Clone(tree)
	mine[node].Style, mine[node].Base = []byte(inline), base
	return cascade.View(&mine, nil).Look(node)
}

func TestSelectorsMatchAsInBrowsers(t *testing.T) {
	for selector, want := range map[string]bool{
		"p": true, "P": true, "*": true, ".two": true, ".three.two": true, ".tw": false, ".TWO": false, "p.two": true, "div.two": false,
		"#a p": true, "#a > p": true, "body > p": false, "body p": true, "html body div p": true, ".home .x .two": true,
		".one + .two": true, ".one ~ .two": true, ".two + .one": false, ".one + p.three": true, "div + p": false,
		"p:nth-child(2)": true, "p:nth-child(odd)": false, "p:nth-child(even)": true, "p:nth-child(n+2)": true, "p:nth-child(-n+1)": false, "p:first-child": false,
		"p:first-of-type": false, "p:not(.one)": true, "p:not(.two)": false, "p:not(.one, .three)": false, "p:not(:hover)": true, "p:not(#b)": true,
		":is(.two, .four)": true, ":where(#a) :is(p)": true, ":is(.four)": false, ":root p": true, "div:root": false,
		"[data-s] p": true, "[data-s='Open now'] p": true, `[data-s="open now" i] p`: true, "[data-s=open] p": false, "[data-s~=now] p": true,
		"[data-s^=Op] p": true, "[data-s$=now] p": true, "[data-s*='n n'] p": true, "[data-s*=''] p": false, "[lang|=de] p": true, "[lang|=d] p": false,
		"p:hover": false, "p::before": false, "p:before": false, "div:has(p) p": true, "p:nonsense": false, "p:last-child": true, "p:focus-within": false,
		"p, .nothing": true, ".nothing, p": true, "p >": false, "> p": false, "": false, "p..two": false, "p[": false, "p:not(": false, ":is()": false,
		`.t\77o`: true, `.\74 wo`: true, "a|p": false, "*|p": true, "p:has(+ p)": false, ":has(> .one) > .two": true, ".two:empty": false, ".one:empty": false, "p:only-child": false, "p:last-of-type": true, "p:nth-last-child(1 of .two)": true, "p:nth-child(1 of .two)": true, "p:nth-child(2 of .two)": false, "p:not(.one,:nonsense)": false, ":is(.two,:nonsense)": true, ".two,p:nonsense": false, ".two,p::before": true, "p:enabled": false, ":lang(de) > p": true, "p:only-of-type": false, "p:nth-last-of-type(2)": false,
	} {
		if got := look(selector+"{display:none}", two, "", "").Hidden != ""; got != want {
			t.Errorf("%q: got %v, want %v", selector, got, want)
		}
	}
}

func TestTheRightDeclarationWins(t *testing.T) {
	for _, tc := range cascades(t) {
		base := ""
		if tc.Attribute {
			base = "the hidden attribute"
		}
		if got := look(tc.CSS, two, tc.Inline, base); (got.Hidden != "") != tc.Hidden {
			t.Errorf("%s: got %+v, want hidden %v", tc.Name, got, tc.Hidden)
		}
	}
}

// cascade is a stylesheet with what a browser makes of the tree's last element;
// e2e/visibility compares them with Chromium.
type cascade struct {
	Name, CSS, Inline string
	Hidden            bool
	Attribute         bool // the element has the hidden attribute
}

func cascades(t *testing.T) []cascade {
	t.Helper()
	data, err := os.ReadFile("testdata/cascade.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []cascade
	if err := json.Unmarshal(data, &all); err != nil || len(all) < 70 {
		t.Fatalf("%d cascades, %v", len(all), err)
	}
	return all
}

func TestScreens(t *testing.T) {
	for css, want := range map[string]string{
		"@media print{.two{display:none}}":                                                  "",
		"@media screen{.two{display:none}}":                                                 "always",
		"@media all and (max-width:600px){.two{display:none}}":                              "(max-width:600px)",
		"@media only screen and (max-width: 600px){.two{display:none}}":                     "(max-width: 600px)",
		"@media (max-width:40em), print{.two{display:none}}":                                "(max-width:40em)",
		"@media screen, print{.two{display:none}}":                                          "always",
		"@media not print{.two{display:none}}":                                              "always",
		"@media not all{.two{display:none}}":                                                "",
		"@media (prefers-color-scheme:dark){.two{display:none}}":                            "(prefers-color-scheme:dark)",
		"@media (min-width:1px){@media (max-width:399px){.two{display:none}}}":              "(min-width:1px) and (max-width:399px)",
		".two{display:none}@media (min-width:768px){.two{display:block}}":                   "all but (min-width:768px)",
		"@media (min-width:768px){.two{display:block}}.two{display:none}":                   "always",
		"@media (max-width:600px){.two{display:none}}.two{display:block}":                   "",
		"@media (max-width:600px){.two{display:none!important}}.two{display:block}":         "(max-width:600px)",
		"@media (max-width:600px){.two{visibility:hidden}}":                                 "(max-width:600px)",
		"@media (max-width:600px){.two{font-size:0}}":                                       "(max-width:600px)",
		"@media (max-width:600px){.two{display:none}}@media (max-width:400px){.two{top:0}}": "(max-width:600px)",
	} {
		got := look(css, two, "", "")
		words := got.On
		if got.Hidden != "" {
			words = "always"
		}
		if words != want {
			t.Errorf("%s: got %q, want %q", css, words, want)
		}
	}
}

func TestImportsAreFollowedWithinTheFolder(t *testing.T) {
	files := fstest.MapFS{
		"css/main.css":   {Data: []byte(`@import "a.css"; @import url("/css/b.css") screen and (max-width: 399px); @import 'https://cdn.example/x.css'; @import url(c.css) layer(low); .two{opacity:.5}`)},
		"css/a.css":      {Data: []byte(`@import "main.css"; @import "a.css"; .two{visibility:hidden}`)},
		"css/b.css":      {Data: []byte(`.two{display:none}`)},
		"css/c.css":      {Data: []byte(`.two{opacity:0}`)},
		"css/folder/a":   {Data: []byte(`x`)},
		"css/broken.css": {Data: []byte("\x00\xff{{{")},
	}
	library := stylesheet.NewLibrary(files, "https://blog.example/")
	sheet := library.Sheet("posts/a/index.html", "../../css/main.css?v=1#x")
	if sheet == nil || sheet != library.Sheet("index.html", "//blog.example/css/main.css") {
		t.Fatal("the sheet is not found, or not kept")
	}
	got := library.Cascade([]*stylesheet.Sheet{sheet}).View(&tree, nil).Look(two)
	if got.Hidden != "visibility:hidden in /css/a.css" {
		t.Errorf("%+v", got)
	}
	for _, href := range []string{"https://cdn.example/x.css", "none.css", "css/folder", "../../../etc/passwd", "data:text/css,p{}", "", "/%zz", "css/broken.css\x00"} {
		if library.Sheet("index.html", href) != nil {
			t.Errorf("%q gives a sheet", href)
		}
	}
}

func TestImportsOfAStyleElementAreFollowedFromItsPage(t *testing.T) {
	files := fstest.MapFS{
		"x.css":   {Data: []byte(`.two{display:none}`)},
		"b/x.css": {Data: []byte(`.two{visibility:hidden}`)},
		"c/y.css": {Data: []byte(`@import "../x.css";`)},
	}
	library := stylesheet.NewLibrary(files, "https://blog.example/")
	below := func(href string) string { return "/b/" + href }
	for _, tc := range []struct {
		page, css string
		based     func(string) string
		want      string
	}{
		{"index.html", "@import url(x.css);", nil, "display:none in /x.css"},
		{"b/index.html", "@import url(x.css);", nil, "visibility:hidden in /b/x.css"},
		{"c/index.html", "@import url(x.css);", nil, ""},
		{"c/index.html", "@import url(x.css);", below, "visibility:hidden in /b/x.css"},
		{"c/index.html", "@import '/c/y.css';", nil, "display:none in /x.css"},
		{"c/index.html", `@import "https://blog.example/x.css";`, nil, "display:none in /x.css"},
		{"c/index.html", "@import url(/x.css) print;", nil, ""},
		{"c/index.html", "@import url(//cdn.example/x.css);", nil, ""},
		{"index.html", "@import url(x.css); .two{display:block}", nil, ""},
	} {
		sheet := library.Style(tc.page, []byte(tc.css), tc.based)
		if again := library.Style(tc.page, []byte(tc.css), tc.based); again != sheet {
			t.Errorf("%s on %s: the sheet is not kept", tc.css, tc.page)
		}
		got := library.Cascade([]*stylesheet.Sheet{sheet}).View(&tree, nil).Look(two)
		if got.Hidden != tc.want {
			t.Errorf("%s on %s: %+v", tc.css, tc.page, got)
		}
	}
}

func FuzzCSS(f *testing.F) {
	for _, seed := range []string{
		"", ".two{display:none}", "@media (max-width:1px){p{font:8px/1 x}}", "@layer a,b;@layer a{p{&:is(.two):not(.x){opacity:0}}}", "@import url(x.css) layer(a) supports(x) print;",
		"p:nth-child(-2n+1)>a~b+c[x|='y' i]{left:-999px;position:absolute}", "}}}{{{", ".a{.b{.c{& & &{display:none}}}}", `.\31 \`, "@", "a{b:c;d", "p{font-size:1e999px}", "\xff\xfe",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, css string) {
		for node := range tree {
			look(css, int32(node), css, "")
		}
		var library stylesheet.Library
		library.Style("index.html", []byte(css), nil).For(css)
	})
}
