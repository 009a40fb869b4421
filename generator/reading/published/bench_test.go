package published_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/published"
)

// BenchmarkWalk reads 1,000 pages of 20 kB with all CPUs and prints the time as a
// share of what one thread of html.Parse needs for them.
func BenchmarkWalk(b *testing.B) {
	files := map[string]string{"main.css": "body{font-size:18px}.none{display:none}@media (max-width:600px){.wide{display:none}}"}
	part := `<h2 id=part>Part <a class=anchor aria-hidden=true href=#part>#</a></h2><p>Some words about a thing that somebody may want to buy,
with <a href="https://example.com/thing?a=1&amp;b=2" rel="nofollow noopener" target=_blank>a link</a>, <em>emphasis</em> and <code class=inline>code</code>.
The sentence goes on for a while, as sentences in blogs do, and says little &amp; less.</p><ul><li class=item>One thing</li><li>Another <strong>thing</strong></li></ul>`
	for i := range 1000 {
		files[fmt.Sprintf("posts/%d/index.html", i)] = fmt.Sprintf(`<!doctype html><html lang=en><head><title>Post %d</title><link rel=stylesheet href=/main.css></head>
<body class=single><header class=site-header><nav><a href=/>Home</a></nav></header><main><article><h1>Post %d</h1>%s</article></main></body></html>`, i, i, strings.Repeat(part, 40))
	}
	root := folder(b, files)
	var walk, parse time.Duration
	for b.Loop() {
		start := time.Now()
		site, _ := published.Load(root, published.Options{})
		if _, err := site.Walk(context.Background(), every(site), func(int, *page.Page) {}); err != nil {
			b.Fatal(err)
		}
		walk += time.Since(start)
		for _, name := range site.Pages {
			data, err := os.ReadFile(filepath.Join(root, name))
			if err != nil {
				b.Fatal(err)
			}
			start := time.Now()
			if _, err := html.Parse(bytes.NewReader(data)); err != nil {
				b.Fatal(err)
			}
			parse += time.Since(start)
		}
	}
	b.ReportMetric(float64(walk)/float64(parse), "walk/parse")
}

// every has the indexes of all pages.
func every(s *published.Site) []int {
	all := make([]int, len(s.Pages))
	for i := range all {
		all[i] = i
	}
	return all
}
