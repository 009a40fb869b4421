package audit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/baseline"
	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// themed is a blog whose pages come from a theme: each has the theme's head and
// footer; a home page and a tag's page list the posts.
type themed struct {
	head, footer string
	posts        []string // the source of each post
	pages        []string // what its template makes of it
	cards        bool
}

func (b themed) files(content bool) map[string]string {
	files := map[string]string{}
	frame := func(body string) string {
		return `<!doctype html><html lang="en"><head><title>Blog</title>` + b.head + `</head><body><main>` + body + `</main><footer class="site">` + b.footer + `</footer></body></html>`
	}
	var cards strings.Builder
	for i, page := range b.pages {
		name := fmt.Sprintf("kettle-%d", i)
		if content {
			files["content/posts/"+name+".md"] = fmt.Sprintf("---\ntitle: Kettle %d\n---\n%s\n", i, b.posts[i])
		}
		files["public/posts/"+name+"/index.html"] = frame(fmt.Sprintf(`<article><h1>Kettle %d</h1><div class="content">%s</div></article>`, i, page))
		fmt.Fprintf(&cards, `<article class="card"><h2><a href="/posts/%s/">Kettle %d</a></h2><div class="summary">%s</div></article>`, name, i, page)
	}
	if b.cards {
		files["public/index.html"] = frame(cards.String())
		files["public/tags/tea/index.html"] = frame("<h1>tea</h1>" + cards.String())
		files["public/tags/tea/index.xml"] = "<rss version=\"2.0\"><channel></channel></rss>"
	}
	return files
}

// counted returns the findings of a rule as "page count×pages from post".
func counted(found []finding.Finding, rule finding.ID) []string {
	var all []string
	for _, f := range found {
		if f.Rule == rule {
			text := fmt.Sprintf("%s %d×%d", f.File.Path, len(f.AllOccurrences()), len(f.Pages()))
			if f.Origin != "" {
				text += " from " + f.Origin
			}
			all = append(all, text)
		}
	}
	return all
}

const (
	bare  = `<a href="https://www.amazon.com/dp/B000000001?tag=example-20">The kettle at Amazon</a>`
	plain = "Words about tea that only this post has, number %d."
)

// words are the posts' own, with a link of their own or without.
func words(n int, more string) []string {
	var all []string
	for i := range n {
		all = append(all, "<p>"+disclosed+"</p><p>"+fmt.Sprintf(plain, i)+"</p>"+more)
	}
	return all
}

func source(n int, more string) []string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprintf(plain, i)+"\n\n"+more)
	}
	return all
}

func TestACauseInATemplateIsOneFinding(t *testing.T) {
	const box = `<div class="product-box" id="box-%d" data-page="%d"><p>Our kettle</p>` + bare + `</div>`
	boxes := words(30, "")
	for i := range boxes {
		boxes[i] += fmt.Sprintf(box, i, i)
	}
	for _, test := range []struct {
		name string
		blog themed
		rule finding.ID
		want string
	}{
		{"a link in the footer", themed{footer: bare, pages: words(30, ""), posts: source(30, "")}, "missing-rel", "public/posts/kettle-0/index.html 30×30"},
		{"two links in the footer", themed{footer: bare + bare, pages: words(30, ""), posts: source(30, "")}, "missing-rel", "public/posts/kettle-0/index.html 60×30"},
		{"a product box", themed{pages: boxes, posts: source(30, "{{< box >}}")}, "missing-rel", "public/posts/kettle-0/index.html 30×30"},
		{"the referrer policy of the head", themed{head: `<meta name="referrer" content="no-referrer">`, pages: words(30, `<p>`+marked("1")+marked("2")+`</p>`), posts: source(30, "[The kettle at Amazon](https://www.amazon.com/dp/B000000001?tag=example-20)")},
			"hidden-referrer", "public/posts/kettle-0/index.html 60×30"},
	} {
		for _, content := range []bool{true, false} {
			result := check(t, false, test.blog.files(content))
			if got := counted(result.Findings, test.rule); !slices.Equal(got, []string{test.want}) {
				t.Errorf("%s, with content %t: found %q, want %q", test.name, content, got, test.want)
			}
		}
	}
}

func marked(n string) string {
	return `<a rel="sponsored" href="https://www.amazon.com/dp/B00000000` + n + `?tag=example-20">The kettle at Amazon</a>`
}

func TestTheOwnTextOfTwoPostsIsNeverOneFinding(t *testing.T) {
	const markdown = "[The kettle at Amazon](https://www.amazon.com/dp/B000000001?tag=example-20)"
	blog := themed{pages: words(5, "<p>"+bare+"</p>"), posts: source(5, markdown)}
	for _, content := range []bool{true, false} {
		if got := counted(check(t, false, blog.files(content)).Findings, "missing-rel"); len(got) != 5 {
			t.Errorf("with content %t: %q, want one for each of 5 posts", content, got)
		}
	}
	// Not one word differs, and there is nothing else on the page.
	same := themed{}
	for range 5 {
		same.pages, same.posts = append(same.pages, "<p>"+disclosed+"</p><p>"+bare+"</p>"), append(same.posts, markdown)
	}
	for _, content := range []bool{true, false} {
		if got := counted(check(t, false, same.files(content)).Findings, "missing-rel"); len(got) != 5 {
			t.Errorf("equal posts, with content %t: %q, want one for each of 5 posts", content, got)
		}
	}
}

func TestAFaultOfAPostIsOneFindingInAllLists(t *testing.T) {
	const markdown = "[The kettle at Amazon](https://www.amazon.com/dp/B000000001?tag=example-20)"
	blog := themed{cards: true, pages: words(3, "<p>"+bare+"</p>"), posts: source(3, markdown)}
	var want []string
	for i := range 3 {
		want = append(want, fmt.Sprintf("public/index.html 3×3 from content/posts/kettle-%d.md", i))
	}
	got := counted(check(t, false, blog.files(true)).Findings, "missing-rel")
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("found %q, want %q: each names its post", got, want)
	}
}

func TestTheSentenceThatASiteOwesIsAskedForOnce(t *testing.T) {
	pages := words(20, "<p>"+marked("1")+"</p>")
	for i := range pages {
		pages[i] = strings.ReplaceAll(pages[i], "As an Amazon Associate I earn from qualifying purchases.", "")
	}
	got := counted(check(t, false, themed{pages: pages}.files(false)).Findings, "missing-statement")
	if want := []string{"public/posts/kettle-0/index.html 20×20"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

func TestErrorsComeFirst(t *testing.T) {
	files := themed{footer: bare, pages: words(3, ""), posts: source(3, "")}.files(false)
	files["public/a/index.html"] = webPage(`<p><a rel="ugc" href="https://amzn.to/3abcdef">this</a></p>`)
	last := finding.Error
	for _, f := range check(t, false, files).Findings {
		if f.Severity < last {
			t.Errorf("%s: an %s is below a %s", f.Rule, f.Severity, last)
		}
		last = f.Severity
	}
	if last == finding.Error {
		t.Error("the blog has only errors; expected a warning, too")
	}
}

func TestCausesAreTheSameInEachRun(t *testing.T) {
	files := themed{cards: true, footer: bare, head: `<meta name="referrer" content="no-referrer">`, pages: words(12, "<p>"+marked("2")+"</p>")}.files(false)
	print := func() string {
		var b strings.Builder
		for _, f := range check(t, false, files).Findings {
			fmt.Fprintln(&b, f.Rule, f.Cause, f.Position(), f.Message, f.AllOccurrences())
		}
		return b.String()
	}
	first := print()
	for range 20 {
		if got := print(); got != first {
			t.Fatalf("got\n%s\nfirst\n%s", got, first)
		}
	}
}

// TestABaselineOfAnEarlierVersionHolds takes the baseline as it was written when each
// page had a finding of its own.
func TestABaselineOfAnEarlierVersionHolds(t *testing.T) {
	blog := themed{cards: true, footer: bare, head: `<meta name="referrer" content="no-referrer">`, pages: words(4, "<p>"+bare+"</p>"), posts: source(4, "[The kettle at Amazon](https://www.amazon.com/dp/B000000001?tag=example-20)")}
	for _, content := range []bool{true, false} {
		found := check(t, false, blog.files(content)).Findings
		earlier := baseline.Baseline{Version: 1}
		for _, f := range found {
			for _, at := range f.AllOccurrences() {
				file := at.Origin
				if file == "" {
					file = at.File
				}
				subject := at.Subject
				if lint.IsCoverage(f.Rule) {
					subject = ""
				}
				earlier.Findings = append(earlier.Findings, baseline.Known{File: file, Rule: f.Rule, Subject: subject, Count: 1 + at.More})
			}
		}
		if fresh, old := earlier.New(found); len(fresh) > 0 || old != len(found) {
			t.Errorf("with content %t: %d of %d are new to a baseline of an earlier version: %v", content, len(fresh), len(found), lines(fresh))
		}
		today := baseline.Of(found)
		blog.pages, blog.posts = append(blog.pages, "<p>"+disclosed+"</p><p>A new post about tea.</p>"), append(blog.posts, "A new post about tea.")
		if fresh, _ := today.New(check(t, false, blog.files(content)).Findings); len(fresh) > 0 {
			t.Errorf("with content %t: a new post of the same theme has new findings: %q", content, lines(fresh))
		}
		blog.pages, blog.posts = blog.pages[:4], blog.posts[:4]
	}
}
