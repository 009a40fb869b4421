package audit_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/check/audit"
	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// options checks the published folder of a blog without sources.
func options(t testing.TB, root string) audit.Options {
	t.Helper()
	known, err := knowledge()
	if err != nil {
		t.Fatal(err)
	}
	own, err := shortcodes.Read(os.DirFS("../../.."))
	if err != nil {
		t.Fatal(err)
	}
	b, err := blog.Open(context.Background(), root, blog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return audit.Options{Blog: b, Public: "public", Shortcodes: own, Rules: known}
}

// knowledge is read once for all tests.
var knowledge = sync.OnceValues(func() (lint.Options, error) {
	networks, findings := network.Load("testdata", yamlsource.Date{Time: time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC)})
	if len(findings) > 0 {
		return lint.Options{}, errors.New(findings[0].Message)
	}
	places, err := jurisdiction.Load()
	if err != nil {
		return lint.Options{}, err
	}
	reader, err := recognize.Load()
	if err == nil {
		reader, err = reader.WithStatements(lint.Statements(networks))
	}
	return lint.Options{Networks: networks, Disclosures: reader, Jurisdictions: places, Fallback: []string{"us"}}, err
})

const part = `<h2 id=part>Part <a class=anchor aria-hidden=true href=#part>#</a></h2><p>Some words about a thing that somebody may want to buy,
with <a href="https://example.com/thing?a=1&amp;b=2" rel="nofollow noopener" target=_blank>a link</a>, <em>emphasis</em> and <code class=inline>code</code>.
The sentence goes on for a while, as sentences in blogs do, and says little &amp; less. See <a href="/posts/%d/">another post</a>.</p><ul><li class=item>One thing</li><li>Another <strong>thing</strong></li></ul>`

const paid = `<p>We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.</p>
<p>This is <a rel="sponsored" href="https://www.amazon.com/dp/B000000001?tag=example-20">the kettle at Amazon</a>.</p>`

// manyPages writes so many pages of 20 kB; a quarter of them has paid links.
func manyPages(t testing.TB, pages int) string {
	t.Helper()
	root := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(root, "public", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("main.css", "body{font-size:18px}.none{display:none}@media (max-width:600px){.wide{display:none}}")
	for i := range pages {
		top := ""
		if i%4 == 0 {
			top = paid
		}
		write(fmt.Sprintf("posts/%d/index.html", i), fmt.Sprintf(`<!doctype html><html lang=en><head><title>Post %d</title><link rel=stylesheet href=/main.css></head>
<body class=single><header class=site-header><nav><a href=/>Home</a></nav></header><main><article><h1>Post %d</h1>%s%s</article></main></body></html>`,
			i, i, top, strings.Repeat(fmt.Sprintf(part, (i+1)%pages), 40)))
	}
	return root
}

// BenchmarkRun checks 1,000 published pages with all CPUs and prints the time as
// a share of what one thread of html.Parse needs for them.
func BenchmarkRun(b *testing.B) {
	root := manyPages(b, 1000)
	o := options(b, root)
	var check, parse time.Duration
	for b.Loop() {
		start := time.Now()
		if _, err := audit.Run(b.Context(), o); err != nil {
			b.Fatal(err)
		}
		check += time.Since(start)
		for i := range 1000 {
			data, err := os.ReadFile(filepath.Join(root, "public", "posts", fmt.Sprint(i), "index.html"))
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
	b.ReportMetric(float64(check)/float64(parse), "check/parse")
}
