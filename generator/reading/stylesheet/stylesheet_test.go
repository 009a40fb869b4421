package stylesheet_test

import (
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
	return cascade.View(&mine, true).Look(node)
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
		{"revert goes back to what browsers do", ".two{display:none} .two{display:revert}", "", "", false},
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
		{"letters cut out of a gradient", ".two{color:transparent;background:linear-gradient(red,blue);-webkit-background-clip:text}", "", "", false},
		{"no letters cut out, for the shorthand takes it back", ".two{color:transparent;-webkit-background-clip:text;background:linear-gradient(red,blue)}", "", "", true},
		{"the background's colour", ".two{color:#fff;background:#fff}", "", "", true},
		{"the background's colour, changed by another rule", ".two{color:#fff;background:#fff} p.two{background:#000}", "", "", false},
		{"unset and inherit", ".two{display:none;display:unset}", "", "", false},
		{"the last of one block", ".two{display:none;display:block}", "", "", false},
		{"the last of one block hides", ".two{display:block;display:none}", "", "", true},
		{"no value that browsers take", ".two{display:none;display:nonsense;opacity:x}", "", "", true},
		{"a variable", ":root{--d:none} .two{display:var(--d)}", "", "", true},
		{"a variable that another rule sets", ":root{--d:none} #a{--d:block} .two{display:var(--d)}", "", "", false},
		{"a fallback", ".two{display:var(--d,none)}", "", "", true},
		{"a variable within a variable", ":root{--a:var(--b);--b:none} .two{display:var(--a)}", "", "", true},
		{"a circle of variables", ":root{--a:var(--b);--b:var(--a)} .two{display:none;display:var(--a)}", "", "", false},
		{"layers without names", "@layer{.two{display:none}} @layer{.two{display:block}}", "", "", false},
		{"layers without names, important", "@layer{.two{display:none!important}} @layer{.two{display:block!important}}", "", "", true},
		{"the layer itself after those within", "@layer a{@layer b{.two{display:block}} .two{display:none}}", "", "", true},
		{"revert-layer", "@layer a{.two{display:none}} @layer b{.two{display:block} .two{display:revert-layer}}", "", "", true},
		{"inline revert-layer", ".two{display:none}", "display:revert-layer", "", true},
		{"inline revert", ".two{display:none}", "display:revert", "", false},
		{"all", ".two{opacity:0;all:unset}", "", "", false},
		{"two rules together", ".two{position:absolute} p{left:-9999px}", "", "", true},
		{"two rules, of which one is undone", ".two{position:absolute;left:-9999px} p.two{position:static}", "", "", false},
		{"another offset undoes no clip-path", ".two{clip-path:inset(50%)} p.two{left:0}", "", "", true},
		{"clipped by what is around it", "#a{height:0;overflow:hidden}", "", "", true},
		{"placed out of what clips", "#a{height:0;overflow:hidden} .two{position:absolute}", "", "", false},
		{"placed within what clips", "#a{height:0;overflow:hidden;position:relative} .two{position:absolute}", "", "", true},
		{"a scope", "@scope (#a){p{display:none}}", "", "", true},
		{"a scope with a limit", "@scope (body) to (#a){p{display:none}}", "", "", false},
		{"supports", "@supports (display:grid) and (not (display:nonsense)){.two{display:none}}", "", "", true},
		{"supports nothing", "@supports (nonsense:1){.two{display:none}}", "", "", false},
		{"a container", "#a{container-type:inline-size} @container (min-width:100px){.two{display:none}}", "", "", true},
		{"no container", "@container (min-width:100px){.two{display:none}}", "", "", false},
		{"faint through and through", "#a{opacity:.1} .two{opacity:.1}", "", "", true},
		{"no height on a part of a line", "p{display:inline;height:0;overflow:hidden}", "", "", false},
		{"the background's colour beside it", "", "color:#fff;background:#fff", "", true},
		{"a comment", "/*.two{*/.two{/*x*/display/**/:/**/none}", "", "", true},
		{"a byte order mark and charset", "\ufeff@charset \"utf-8\";.two{display:none}", "", "", true},
	} {
		got := look(tc.css, two, tc.inline, tc.base)
		if (got.Hidden != "") != tc.hidden {
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
	got := library.Cascade([]*stylesheet.Sheet{sheet}).View(&tree, true).Look(two)
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
		got := library.Cascade([]*stylesheet.Sheet{sheet}).View(&tree, true).Look(two)
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
