package audit_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/check/audit"
	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
)

// edited is a blog that is edited and checked again and again.
type edited struct {
	t       *testing.T
	root    string
	options audit.Options
	memory  audit.Memory
}

func edit(t *testing.T) *edited {
	root := divided(t)
	if err := os.Remove(filepath.Join(root, "public", "broken.css")); err != nil { // else all is read each time
		t.Fatal(err)
	}
	e := &edited{t: t, root: root, options: options(t, root)}
	e.again("the first time")
	return e
}

// again checks the blog again, and compares the result with that of a check that
// remembers nothing.
func (e *edited) again(what string) audit.Result {
	e.t.Helper()
	got, err := e.memory.Run(context.Background(), e.options)
	if err != nil {
		e.t.Fatal(err)
	}
	want, err := audit.Run(context.Background(), e.options)
	if err != nil {
		e.t.Fatal(err)
	}
	a, b := e.reported(want), e.reported(got)
	if a == b {
		return got
	}
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			e.t.Fatalf("after %s, line %d differs:\n%s\nwant\n%s", what, i+1, y[i], x[i])
		}
	}
	e.t.Fatalf("after %s, there are %d lines and not %d", what, len(y), len(x))
	return got
}

// reported is everything that is known of each finding.
func (e *edited) reported(result audit.Result) string {
	var out bytes.Buffer
	if err := report.JSON(&out, report.Result{Findings: result.Findings, Suppressed: result.Suppressed}); err != nil {
		e.t.Fatal(err)
	}
	fmt.Fprintf(&out, "%d posts, %d pages, %d suppressed\n", result.Posts, result.Pages, result.Suppressed)
	return out.String()
}

// read is the text of a file; empty if there is none.
func (e *edited) read(name string) string {
	data, _ := os.ReadFile(filepath.Join(e.root, name))
	return string(data)
}

func (e *edited) write(name, text string) { write(e.t, e.root, map[string]string{name: text}) }

// TestOnlyWhatChangedIsReadAgain: how many pages and feeds are read after an edit. Of the
// post's own, there are its page, the four lists that show its card, and the feeds.
func TestOnlyWhatChangedIsReadAgain(t *testing.T) {
	const all = 26 + 5
	for _, tc := range []struct {
		name string
		edit func(e *edited)
		read int
	}{
		{"nothing", func(*edited) {}, 0},
		{"the times of files", func(e *edited) {
			for _, name := range []string{"public/posts/3/index.html", "content/posts/3.md"} {
				if err := os.Chtimes(filepath.Join(e.root, name), time.Time{}, time.Now()); err != nil {
					t.Fatal(err)
				}
			}
		}, 0},
		{"a page", func(e *edited) { e.write("public/posts/4/index.html", e.read("public/posts/4/index.html")+"<p>More.") }, 1},
		{"a feed", func(e *edited) {
			e.write("public/tags/a/index.xml", strings.Replace(e.read("public/tags/a/index.xml"), "Blog", "Our blog", 1))
		}, 1},
		{"a post that one page shows", func(e *edited) {
			e.write("content/posts/front.md", strings.Replace(e.read("content/posts/front.md"), "kettle", "tea kettle", 1))
		}, 1},
		{"a post that lists and feeds show", func(e *edited) {
			e.write("content/posts/3.md", e.read("content/posts/3.md")+"\nMore.\n")
		}, 1 + 4 + 3},
		{"a post's title", func(e *edited) {
			e.write("content/posts/3.md", strings.Replace(e.read("content/posts/3.md"), "Post 3", "Another", 1))
		}, all},
		{"a new post", func(e *edited) { e.write("content/posts/new.md", "---\ntitle: New\n---\n") }, all},
		{"a new page", func(e *edited) {
			e.write("public/new/index.html", "<!DOCTYPE html><html><body><p>New</p></body></html>")
		}, 1},
		{"a redirect", func(e *edited) { e.write("public/_redirects", "/go/x1 https://shop.example/\n") }, all},
		{"a redirect that no page uses", func(e *edited) {
			e.write("public/_redirects", e.read("public/_redirects")+"/go/unused https://shop.example/\n")
		}, 0},
		{"a page that becomes a redirect", func(e *edited) {
			e.write("public/posts/1/index.html", `<!DOCTYPE html><html><head><meta http-equiv="refresh" content="0; url=https://amzn.to/3abcdef"></head></html>`)
		}, all},
		{"a stylesheet that was missing", func(e *edited) { e.write("public/broken.css", "p { display: none }") }, all},
		{"headers", func(e *edited) { e.write("public/_headers", "/*\n  Referrer-Policy: no-referrer\n") }, all},
		{"what a post calls an affiliate link", func(e *edited) {
			e.write("content/posts/3.md", e.read("content/posts/3.md")+"\n[It](https://short.example/x) (affiliate link)\n")
		}, all},
		{"other sources", func(e *edited) {
			other := *e.options.Rules.Networks
			e.options.Rules.Networks = &other
		}, all},
	} {
		e := edit(t)
		tc.edit(e)
		if tc.name == "a new page" {
			e.again(tc.name)
			e.write("public/new/index.html", e.read("public/new/index.html")+"\n")
		}
		if got := e.again(tc.name); got.Read != tc.read {
			t.Errorf("after %s, %d pages and feeds are read, want %d", tc.name, got.Read, tc.read)
		}
	}
}

// TestWhatIsRememberedIsRight edits a blog at random and compares each check.
func TestWhatIsRememberedIsRight(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 2))
	e := edit(t)
	edits := e.edits(random)
	read, all := 0, 0
	for i := range 80 {
		var done []string
		for range 1 + random.IntN(3) {
			one := edits[random.IntN(len(edits))]
			one.do()
			done = append(done, one.name)
		}
		got := e.again(fmt.Sprintf("edit %d, %s", i, strings.Join(done, ", then ")))
		read, all = read+got.Read, all+got.Pages
	}
	if t.Logf("%d pages and feeds were read, of %d pages", read, all); read >= all {
		t.Error("it remembers nothing")
	}
}

// editing is something that an author, a theme or Hugo does to a blog.
type editing struct {
	name string
	do   func()
}

func (e *edited) edits(random *rand.Rand) []editing {
	post := func() string { return fmt.Sprintf("content/posts/%d.md", random.IntN(8)) }
	page := func() string { return fmt.Sprintf("public/posts/%d/index.html", random.IntN(8)) }
	list := func() string {
		return []string{"public/posts/index.html", "public/tags/a/index.html", "public/page/2/index.html"}[random.IntN(3)]
	}
	remove := func(name string) { _ = os.RemoveAll(filepath.Join(e.root, name)) } // it may be gone already
	replace := func(name, from, to string) { e.write(name, strings.Replace(e.read(name), from, to, 1)) }
	return []editing{
		{"a word in a post", func() { replace(post(), "See", "Look, see") }},
		{"a suppression", func() {
			name := post()
			e.write(name, e.read(name)+"\n<!-- aboveboard:ignore undisclosed-link it earns nothing -->\n[it](https://www.amazon.com/dp/B000000003?tag=example-20)\n")
		}},
		{"a suppression of the whole post", func() {
			replace(post(), "---\n", "---\naboveboard: {ignore: {missing-rel: on purpose, missing-statement: on the about page}}\n")
		}},
		{"jurisdictions of a post", func() { replace(post(), "---\n", "---\naboveboard: {jurisdictions: [de]}\n") }},
		{"no suppression", func() { replace(post(), "aboveboard:ignore", "nothing") }},
		{"a title", func() { replace(post(), "title: Post", "title: The post") }},
		{"a deleted post", func() { remove(post()) }},
		{"a post again", func() {
			n := random.IntN(8)
			e.write(fmt.Sprintf("content/posts/%d.md", n), fmt.Sprintf("---\ntitle: Post %d\n---\n<p>See <a href=\"https://www.amazon.com/dp/B00000000%d?tag=example-20\">it at Amazon</a>.</p>\n", n, n))
		}},
		{"an affiliate link by its words", func() { replace(post(), "See", "[It](https://short.example/x) (affiliate link). See") }},
		{"a link to it", func() { replace(page(), "</main>", `<p><a href="https://short.example/x">it</a></p></main>`) }},
		{"a disclosure", func() { replace(page(), "<main>", "<main>"+disclosed) }},
		{"a paid link", func() { replace(page(), "</main>", kettle+"</main>") }},
		{"a deleted page", func() { remove(filepath.Dir(page())) }},
		{"a page that redirects", func() {
			e.write(page(), `<!DOCTYPE html><html><head><meta http-equiv="refresh" content="0; url=https://amzn.to/3abcdef"></head></html>`)
		}},
		{"a page again", func() { e.write(page(), webPage(kettle)) }},
		{"a list without a card", func() { replace(list(), "<article>", "<div>") }},
		{"a list with a stylesheet", func() { replace(list(), "<head>", `<head><link rel="stylesheet" href="/broken.css">`) }},
		{"a stylesheet", func() { e.write("public/broken.css", "a { display: none }") }},
		{"another stylesheet", func() { e.write("public/broken.css", "@import url(/more.css);") }},
		{"what it imports", func() { e.write("public/more.css", "p { display: none }") }},
		{"no stylesheet", func() { remove("public/broken.css") }},
		{"redirects", func() {
			e.write("public/_redirects", fmt.Sprintf("/go/x%d https://www.amazon.com/dp/B000000001?tag=example-20\n", random.IntN(8)))
		}},
		{"no redirects", func() { remove("public/_redirects") }},
		{"headers", func() { e.write("public/_headers", "/posts/*\n  Referrer-Policy: no-referrer\n") }},
		{"a feed", func() { replace("public/tags/a/index.xml", "See", "Have a look, see") }},
		{"no feed", func() { remove("public/tags/b/index.xml") }},
	}
}

// BenchmarkAgain checks 1,000 pages again after one of them changed, and prints the time
// as a share of what a check of all takes.
func BenchmarkAgain(b *testing.B) {
	root := manyPages(b, 1000)
	o := options(b, root)
	var memory audit.Memory
	var again, whole time.Duration
	for i := 0; b.Loop(); i++ {
		write(b, root, map[string]string{"public/posts/1/index.html": webPage(fmt.Sprint(i))})
		start := time.Now()
		if _, err := memory.Run(b.Context(), o); err != nil {
			b.Fatal(err)
		}
		if took := time.Since(start); i > 0 {
			again += took
		}
		start = time.Now()
		if _, err := audit.Run(b.Context(), o); err != nil {
			b.Fatal(err)
		}
		if i > 0 {
			whole += time.Since(start)
		}
	}
	b.ReportMetric(float64(again)/float64(whole), "again/all")
}
