package testfiles

import (
	"fmt"
	"strings"
)

// part is a fortieth of a page.
const part = `<h2 id=part>Part <a class=anchor aria-hidden=true href=#part>#</a></h2><p>Some words about a thing that somebody may want to buy,
with <a href="https://example.com/thing?a=1&amp;b=2" rel="nofollow noopener" target=_blank>a link</a>, <em>emphasis</em> and <code class=inline>code</code>.
The sentence goes on for a while, as sentences in blogs do, and says little &amp; less. See <a href="/posts/%d/">another post</a>.</p><ul><li class=item>One thing</li><li>Another <strong>thing</strong></li></ul>`

// paid is a paid link with its disclosure.
const paid = `<p>We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.</p>
<p>This is <a rel="sponsored" href="https://www.amazon.com/dp/B000000001?tag=example-20">the kettle at Amazon</a>.</p>`

// Pages are so many published pages of 20 kB with their stylesheet, by their names in the
// published folder; a quarter of them has a paid link. The limits on what a check may cost are about
// these.
func Pages(pages int) map[string]string {
	files := map[string]string{
		"main.css": "body{font-size:18px}.none{display:none}@media (max-width:600px){.wide{display:none}}",
	}
	for i := range pages {
		top := ""
		if i%4 == 0 {
			top = paid
		}
		files[fmt.Sprintf("posts/%d/index.html", i)] = fmt.Sprintf(`<!doctype html><html lang=en><head><title>Post %d</title><link rel=stylesheet href=/main.css></head>
<body class=single><header class=site-header><nav><a href=/>Home</a></nav></header><main><article><h1>Post %d</h1>%s%s</article></main></body></html>`,
			i, i, top, strings.Repeat(fmt.Sprintf(part, (i+1)%pages), 40))
	}
	return files
}
