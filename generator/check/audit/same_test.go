package audit_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/audit"
	"github.com/aboveboard-hugo/aboveboard/generator/check/baseline"
	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
)

// mixed makes a blog with faults of many kinds, in posts, pages and feeds that have
// items in common.
func mixed(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	write := func(name, text string) {
		file := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	bodies := []string{
		`<p>See <a href="https://www.amazon.com/dp/B00000000%d?tag=example-20">it at Amazon</a>.</p>`,
		`<p>See <a href="/go/x%d">it</a> and <a rel="sponsored noreferrer" href="https://www.amazon.de/dp/B000000001?tag=example-20">it</a>.</p>`,
		`<p>As an Amazon Associate I earn from qualifying purchases.</p><p>Words %d.</p>`,
		`<p>Plain words %d, and <a href="/posts/1/">a link</a>.</p>`,
		`<p>We earn a commission. <a href="https://www.ebay.com/itm/%d?campid=5338000000">It at eBay</a></p>`,
	}
	feeds := map[string]*strings.Builder{}
	for _, name := range []string{"index.xml", "posts/index.xml", "tags/a/index.xml", "tags/b/index.xml"} {
		feeds[name] = &strings.Builder{}
	}
	for i := range 20 {
		body := fmt.Sprintf(bodies[i%len(bodies)], i%10)
		page := fmt.Sprintf("public/posts/%d/index.html", i)
		write(page, fmt.Sprintf(`<!DOCTYPE html><html lang="en"><head><title>Post %d</title><meta name="referrer" content="never"></head><body><main><h1>Post %d</h1>%s</main><footer><a href="https://amzn.to/abc">Shop</a></footer></body></html>`, i, i, body))
		write(fmt.Sprintf("content/posts/%d.md", i), fmt.Sprintf("---\ntitle: Post %d\n---\n%s\n\n<!-- aboveboard:ignore missing-rel because %d -->\n", i, body, i))
		for name, feed := range feeds {
			if name == "index.xml" || (len(name)+i)%3 > 0 {
				fmt.Fprintf(feed, "<item><title>Post %d</title><link>/posts/%d/</link><description><![CDATA[%s]]></description></item>\n", i, i, body)
			}
		}
	}
	for name, feed := range feeds {
		write("public/"+name, `<rss version="2.0"><channel><title>Blog</title><language>en</language>`+feed.String()+`</channel></rss>`)
	}
	write("public/_redirects", "/go/x1 https://www.amazon.com/dp/B000000001?tag=example-20\n/go/x6 https://amzn.to/abc 302 Country=de\n/go/x6 https://amzn.to/def\n")
	return root
}

func TestTheSameBlogHasTheSameReports(t *testing.T) {
	root := mixed(t)
	once := func() string {
		o := options(t, root)
		o.Posts = []string{"content"}
		result, err := audit.Run(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		shown := report.Result{Findings: result.Findings}
		if err := report.Text(&out, result.Findings, false); err != nil {
			t.Fatal(err)
		}
		for _, write := range []func() error{
			func() error { return report.JSON(&out, shown) }, func() error { return report.SARIF(&out, shown) },
		} {
			if err := write(); err != nil {
				t.Fatal(err)
			}
		}
		known, err := baseline.Of(result.Findings).Encode()
		if err != nil {
			t.Fatal(err)
		}
		return out.String() + string(known)
	}
	first := once()
	if strings.Count(first, "\n") < 100 || !strings.Contains(first, "index.xml") {
		t.Fatalf("the blog has too few faults to prove anything:\n%s", first)
	}
	for i := range 20 {
		if again := once(); again != first {
			a, b := strings.Split(first, "\n"), strings.Split(again, "\n")
			for n := range min(len(a), len(b)) {
				if a[n] != b[n] {
					t.Fatalf("run %d differs on line %d:\n%s\n%s", i, n+1, a[n], b[n])
				}
			}
			t.Fatalf("run %d has %d lines and not %d", i, len(b), len(a))
		}
	}
}
