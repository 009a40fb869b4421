package stylesheet_test

import (
	"testing"
	"testing/fstest"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
)

// tree is <html><body class="home page"><div id="a" class="x y" data-s="Open now"><p class="one"></p><p class="two three"></p></div></body></html>.
var tree = stylesheet.Tree{
	{Atom: atom.Html, Name: []byte("html"), Parent: -1, Prev: -1, Index: 1},
	{Atom: atom.Body, Name: []byte("body"), Class: []byte("home page"), Parent: 0, Prev: -1, Index: 1},
	{Atom: atom.Div, Name: []byte("DIV"), ID: []byte("a"), Class: []byte("x\ty"), Tag: []byte(`<DIV id=a class="x y" data-s="Open now" lang=de-AT>`), Parent: 1, Prev: -1, Index: 1},
	{Atom: atom.P, Name: []byte("p"), Class: []byte("one"), Parent: 2, Prev: -1, Index: 1},
	{Atom: atom.P, Name: []byte("p"), Class: []byte("two three"), Parent: 2, Prev: 3, Index: 2},
}

const two = 4 // the element that the tests are about

func look(css string, node int32, inline, base string) stylesheet.Look {
	var library stylesheet.Library
	cascade := library.Cascade([]*stylesheet.Sheet{library.Style("index.html", []byte(css), nil)})
	return cascade.Look(tree, node, stylesheet.Inline(inline), base, false)
}

func TestSelectorsMatchAsInBrowsers(t *testing.T) {
	for selector, want := range map[string]bool{
		"p": true, "P": true, "*": true, ".two": true, ".three.two": true, ".tw": false, ".TWO": false, "p.two": true, "div.two": false,
		"#a p": true, "#a > p": true, "body > p": false, "body p": true, "html body div p": true, ".home .x .two": true,
		".one + .two": true, ".one ~ .two": true, ".two + .one": false, ".one + p.three": true, "div + p": false,
		"p:nth-child(2)": true, "p:nth-child(odd)": false, "p:nth-child(even)": true, "p:nth-child(n+2)": true, "p:nth-child(-n+1)": false, "p:first-child": false,
		"p:first-of-type": false, "p:not(.one)": true, "p:not(.two)": false, "p:not(.one, .three)": false, "p:not(:hover)": true, "p:not(#b)": true,
		":is(.two, .four)": true, ":where(#a) :is(p)": true, ":is(.four)": false, ":root p": true, ":root": false,
		"[data-s] p": true, "[data-s='Open now'] p": true, `[data-s="open now" i] p`: true, "[data-s=open] p": false, "[data-s~=now] p": true,
		"[data-s^=Op] p": true, "[data-s$=now] p": true, "[data-s*='n n'] p": true, "[data-s*=''] p": false, "[lang|=de] p": true, "[lang|=d] p": false,
		"p:hover": false, "p::before": false, "p:before": false, "div:has(p) p": false, "p:nonsense": false, "p:last-child": false, "p:focus-within": false,
		"p, .nothing": true, ".nothing, p": true, "p >": false, "> p": false, "": false, "p..two": false, "p[": false, "p:not(": false, ":is()": false,
		`.t\77o`: true, `.\74 wo`: true, "a|p": false, "&": false,
	} {
		if got := look(selector+"{display:none}", two, "", "").Gone != ""; got != want {
			t.Errorf("%q: got %v, want %v", selector, got, want)
		}
	}
}

func TestTheRightDeclarationWins(t *testing.T) {
	for _, tc := range []struct {
		name, css, inline, base string
		hidden                  bool
	}{
		{"later", ".two{display:none} .two{display:block}", "", "", false},
		{"earlier", ".two{display:block} .two{display:none}", "", "", true},
		{"more specific", "#a .two{display:block} .two{display:none}", "", "", false},
		{"where has no weight", ":where(#a) .two{display:block} .two.three{display:none}", "", "", true},
		{"is has the weight of its heaviest", ":is(#a, p) .two{display:block} .x .y .two.three{display:none}", "", "", false},
		{"important", ".two{display:none!important} #a .two{display:block}", "", "", true},
		{"important against inline", ".two{display:none ! important}", "display:block", "", true},
		{"inline important", ".two{display:none!important}", "display:block!important", "", false},
		{"inline", ".two{display:none}", "display:flex", "", false},
		{"inline hides", ".two{display:flex}", "display:none", "", true},
		{"by the browser", "", "", "the hidden attribute", true},
		{"by the browser, undone", "p{display:block}", "", "the hidden attribute", false},
		{"unlayered beats layered", "@layer a{#a .two{display:none}} .two{display:block}", "", "", false},
		{"later layer", "@layer a,b; @layer b{.two{display:block}} @layer a{#a .two{display:none}}", "", "", false},
		{"important in an earlier layer", "@layer a,b; @layer a{.two{display:none!important}} @layer b{#a .two{display:block!important}}", "", "", true},
		{"nested layer", "@layer a{@layer b{.two{display:none}}} ", "", "", true},
		{"inherit says nothing", ".two{display:none} .two{display:revert}", "", "", true},
		{"another property", ".two{display:none} .two{visibility:visible;opacity:1}", "", "", true},
		{"nested with an ampersand", ".x{& .two{display:none}}", "", "", true},
		{"nested the other way", ".two{.x &{display:none}}", "", "", true},
		{"nested with a combinator", ".x{> .two{display:none}}", "", "", true},
		{"nested twice", "body{.x{.two{display:none}}}", "", "", true},
		{"nested elsewhere", ".z{.two{display:none}}", "", "", false},
		{"declarations after a nested rule", ".two{.z{color:red} display:none}", "", "", true},
		{"a media query within", ".two{@media screen{display:none}}", "", "", true},
		{"keyframes", "@keyframes a{from{display:none}} @font-face{font-family:x}", "", "", false},
		{"custom properties", ".two{--display:none;--x:{display:none}}", "", "", false},
		{"a bad rule before", ".two{;;color}} .two{display:none}", "", "", true},
		{"an unclosed rule", ".two{display:none", "", "", true},
		{"an unknown at-rule", "@nonsense a{.two{display:none}} @nonsense b;", "", "", false},
		{"brought in by an animation", ".two{opacity:0;animation:fade 1s forwards}", "", "", false},
		{"no animation", ".two{opacity:0;animation:none}", "", "", true},
		{"no colour", ".two{color:transparent}", "", "", true},
		{"no colour, undone", ".two{color:transparent} p.two{color:red}", "", "", false},
		{"letters cut out of a gradient", ".two{color:transparent;-webkit-background-clip:text;background:linear-gradient(red,blue)}", "", "", false},
		{"the background's colour, which another rule may change", ".two{color:#fff;background:#fff}", "", "", false},
		{"the background's colour beside it", "", "color:#fff;background:#fff", "", true},
		{"a comment", "/*.two{*/.two{/*x*/display/**/:/**/none}", "", "", true},
		{"a byte order mark and charset", "\ufeff@charset \"utf-8\";.two{display:none}", "", "", true},
	} {
		got := look(tc.css, two, tc.inline, tc.base)
		if (got.Gone != "") != tc.hidden {
			t.Errorf("%s: got %+v, want hidden %v", tc.name, got, tc.hidden)
		}
	}
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
		"@media (min-width:1px){@media (max-width:9px){.two{display:none}}}":                "(min-width:1px) and (max-width:9px)",
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
		if got.Gone != "" {
			words = "always"
		}
		if words != want {
			t.Errorf("%s: got %q, want %q", css, words, want)
		}
	}
}

func TestImportsAreFollowedWithinTheFolder(t *testing.T) {
	files := fstest.MapFS{
		"css/main.css":   {Data: []byte(`@import "a.css"; @import url("/css/b.css") screen and (max-width: 9px); @import 'https://cdn.example/x.css'; @import url(c.css) layer(low); .two{opacity:.5}`)},
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
	got := library.Cascade([]*stylesheet.Sheet{sheet}).Look(tree, two, nil, "", false)
	if got.Unseen != "visibility:hidden in /css/a.css" || got.On != "(max-width: 9px)" || got.Gone != "" {
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
		page, css    string
		based        func(string) string
		gone, unseen string
	}{
		{"index.html", "@import url(x.css);", nil, "display:none in /x.css", ""},
		{"b/index.html", "@import url(x.css);", nil, "", "visibility:hidden in /b/x.css"},
		{"c/index.html", "@import url(x.css);", nil, "", ""},
		{"c/index.html", "@import url(x.css);", below, "", "visibility:hidden in /b/x.css"},
		{"c/index.html", "@import '/c/y.css';", nil, "display:none in /x.css", ""},
		{"c/index.html", `@import "https://blog.example/x.css";`, nil, "display:none in /x.css", ""},
		{"c/index.html", "@import url(/x.css) print;", nil, "", ""},
		{"c/index.html", "@import url(//cdn.example/x.css);", nil, "", ""},
		{"index.html", "@import url(x.css); .two{display:block}", nil, "", ""},
	} {
		sheet := library.Style(tc.page, []byte(tc.css), tc.based)
		if again := library.Style(tc.page, []byte(tc.css), tc.based); again != sheet {
			t.Errorf("%s on %s: the sheet is not kept", tc.css, tc.page)
		}
		got := library.Cascade([]*stylesheet.Sheet{sheet}).Look(tree, two, nil, "", false)
		if got.Gone != tc.gone || got.Unseen != tc.unseen {
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
