package visibility

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// sheetPage is a random page: its rules one by one, so that some can be left out.
type sheetPage struct {
	rules  []string
	inline string
	body   string
}

func (p sheetPage) html() string {
	style := ""
	if p.inline != "" {
		style = ` style="` + p.inline + `"`
	}
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title><style>` + strings.Join(p.rules, "\n") + `</style></head>` +
		strings.Replace(p.body, " STYLE", style, 1) + `</html>`
}

// maker makes random pages; the weights are those of real sites, as far as anybody
// counted: most disclosures are a paragraph with a class in a few boxes, and most
// rules are a class and one or two declarations.
type maker struct{ *rand.Rand }

func (m maker) of(list ...string) string { return list[m.IntN(len(list))] }

// weighted takes one of a list of "weight value" lines.
func (m maker) weighted(lines string) string {
	total := 0
	type choice struct {
		weight int
		value  string
	}
	var all []choice
	for line := range strings.Lines(lines) {
		var c choice
		if n, _ := fmt.Sscanf(strings.TrimSpace(line), "%d", &c.weight); n == 0 {
			continue
		}
		_, c.value, _ = strings.Cut(strings.TrimSpace(line), " ")
		all, total = append(all, c), total+c.weight
	}
	at := m.IntN(total)
	for _, c := range all {
		if at -= c.weight; at < 0 {
			return c.value
		}
	}
	return ""
}

const words = "We earn a commission when you buy through links on this page."

func (m maker) page() sheetPage {
	p := sheetPage{}
	outer, inner := m.of("box", "wrap", "content"), m.of("entry", "post", "box")
	tag := m.weighted("8 p\n3 div\n2 span\n1 aside\n1 small\n1 em")
	attributes := ""
	if m.IntN(12) == 0 {
		attributes = ` hidden`
	}
	inside := words
	if m.IntN(6) == 0 {
		inside = "<span>" + words + "</span>"
	}
	element := `<` + tag + ` id="d" class="` + m.of("d", "d note", "d lead", "note d x") + `" data-kind="Note"` + attributes + ` STYLE>` + inside + `</` + tag + `>`
	before := m.of("", "<h2>Kettles</h2>", "<p class=lead>Some words.</p>", "<h2>Kettles</h2><p class=x>Some words.</p>", "<p></p>")
	after := m.of("", "<p class=x>More words.</p>", "<ul><li>One</li><li>Two</li></ul>")
	p.body = `<body class="` + m.of("home", "single", "page") + `"><header class="top"><a href="/">Home</a></header><main id="main" class="` + outer + `"><` + "div class=\"" + inner + `" id="in">` + before + element + after + `</div><p>The end.</p></main></body>`
	for range 1 + m.IntN(5) {
		p.rules = append(p.rules, m.rule(0))
	}
	if m.IntN(3) == 0 {
		p.rules = append(p.rules, m.pair()...)
	}
	if m.IntN(5) == 0 {
		p.inline = m.declarations()
	}
	return p
}

// pair is two rules; the second may undo the first.
func (m maker) pair() []string {
	d := m.declarations()
	name, _, _ := strings.Cut(d, ":")
	undo := m.of("initial", "unset", "revert", "inherit", "auto", "none", "0", "1", "static", "visible", "block")
	return []string{m.selector() + "{" + d + "}", m.selector() + "{" + name + ":" + undo + "}"}
}

func (m maker) rule(depth int) string {
	plain := m.selector() + "{" + m.declarations() + "}"
	if depth > 1 {
		return plain
	}
	switch m.weighted("70 plain\n8 media\n5 layer\n3 layers\n4 supports\n3 nested\n2 scope\n2 container\n3 vars") {
	case "media":
		return "@media " + m.of("(max-width:600px)", "(min-width:768px)", "screen", "print", "screen and (min-width:40em)", "(width >= 1000px)", "not all and (max-width:500px)",
			"(min-width:1px) and (max-width:800px)", "not (min-width:600px)") + "{" + m.rule(depth+1) + "}"
	case "layer":
		return "@layer " + m.of("a", "b", "a.b", "base", "") + "{" + m.rule(depth+1) + "}"
	case "layers":
		return "@layer " + m.of("b,a", "base,b", "a.b,a") + ";"
	case "supports":
		return "@supports " + m.of("(display:grid)", "(display:nonsense)", "not (display:grid)", "(display:grid) and (color:red)", "selector(:has(a))", "(nonsense:1) or (opacity:0)") + "{" + m.rule(depth+1) + "}"
	case "nested":
		return m.of(".box", ".wrap", "main", "#in", "body") + "{" + m.of("", "& ", "> ") + m.of(".d", "p", ".note", "#in") + "{" + m.declarations() + "} " + m.declarations() + "}"
	case "scope":
		return "@scope (" + m.of(".box", "#in", "main", ".d") + ")" + m.of("", " to (.note)", " to (h2)") + "{" + m.of(".d", "p", ":scope", ":scope > *") + "{" + m.declarations() + "}}"
	case "container":
		return "#in{container-type:" + m.of("inline-size", "normal") + "} @container (" + m.of("min-width:300px", "max-width:300px", "width > 600px") + "){" + m.selector() + "{" + m.declarations() + "}}"
	case "vars":
		return m.of(":root", "#in", ".d") + "{--v:" + m.of("none", "0", "block", "hidden", "#fff", "-9999px") + "} " + m.selector() + "{" +
			m.of("display", "opacity", "visibility", "color", "left") + ":var(--" + m.of("v", "v", "w") + m.of("", ",none", ",0", ",block") + ")}"
	}
	return plain
}

func (m maker) selector() string {
	return m.weighted(`20 .d
10 .note
8 p
5 p.d
5 #d
4 div .d
4 .box .d
3 main > div > .d
3 body .d
3 #in > *
3 .d.note
2 .box
2 .entry
2 #in
2 main
2 body
1 html
1 *
2 :is(.d,.x)
2 :where(#d)
2 .d:not(.x)
2 .d:not(.note,.lead)
2 .d:last-child
2 .d:first-child
2 .d:only-child
1 p:nth-child(2)
1 .d:nth-child(odd)
1 #in > :nth-last-child(2)
1 p:first-of-type
1 p:last-of-type
1 .d:only-of-type
1 :nth-child(1 of .d)
1 p:nth-of-type(2)
2 #in:has(h2) .d
2 main:has(> div > .note) .d
1 .d:has(+ p)
1 .d:has(span)
1 p:empty
1 .d:empty
2 h2 + .d
2 h2 ~ .d
1 .lead + .d
1 [data-kind=note]
2 [data-kind="note" i]
1 [class~=d]
1 [class*=no]
1 [id^=d]
1 .d:hover
1 .d::before
1 .nothing,.d
1 .d,p:nonsense
1 .d span
1 .home .d
1 .single .d
1 :root .d`)
}

func (m maker) declarations() string {
	d := m.declaration()
	for m.IntN(3) == 0 {
		d += ";" + m.declaration()
	}
	return d
}

func (m maker) declaration() string {
	d := m.weighted(`14 display:none
10 display:block
3 display:inline
3 display:inline-block
3 display:flex
2 display:contents
2 display:revert
2 display:unset
1 display:initial
1 display:inherit
1 display:revert-layer
1 display:nonsense
6 visibility:hidden
6 visibility:visible
1 visibility:collapse
1 visibility:inherit
1 visibility:initial
6 opacity:0
4 opacity:1
2 opacity:.5
1 opacity:.01
1 opacity:unset
1 opacity:30%
5 position:absolute
4 position:relative
3 position:static
2 position:fixed
6 left:-9999px
3 left:0
2 left:auto
1 left:-200vw
3 top:-9999px
2 top:0
1 right:9999px
1 margin-left:-9999px
1 inset:0
4 position:absolute;left:-9999px
2 position:absolute;top:-9999px
4 overflow:hidden
2 overflow:visible
3 height:0
2 height:0;overflow:hidden
1 height:1px
2 height:auto
2 max-height:0
2 max-height:0;overflow:hidden
1 max-height:none
1 width:0;overflow:hidden
1 min-height:20px
3 clip:rect(0,0,0,0)
3 position:absolute;clip:rect(0 0 0 0)
3 position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)
1 clip:auto
4 clip-path:inset(50%)
2 clip-path:none
1 clip-path:circle(0)
1 clip-path:polygon(0 0,0 0,0 0)
1 clip-path:inset(0 0 100% 0)
3 text-indent:-9999px
1 text-indent:0
2 transform:scale(0)
2 transform:translateX(-9999px)
2 transform:none
1 transform:scaleY(0)
1 scale:0
1 translate:-9999px
4 color:#fff
3 color:transparent
3 color:#222
2 color:inherit
1 color:rgba(0,0,0,.02)
1 color:initial
1 color:currentcolor
1 color:hsl(0 0% 100%)
2 background:#fff
2 background:#222
2 background-color:#fff
2 background:#000;color:#000
1 background:transparent
1 -webkit-text-fill-color:transparent
4 font-size:0
3 font-size:1rem
2 font-size:small
1 font-size:1px
2 font-size:.8em
1 font:12px/1.4 serif
1 font-size:inherit
2 content-visibility:hidden
1 content-visibility:visible
1 filter:opacity(0)
1 filter:none
1 all:unset
1 all:initial
1 float:left
1 white-space:nowrap`)
	if m.IntN(12) == 0 {
		d += "!important"
	}
	return d
}
