package audit_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/audit"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
)

const (
	disclosed = "<p>We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.</p>"
	kettle    = `<p>Here is <a rel="sponsored" href="https://amzn.to/3abcdef">the kettle at Amazon</a>.</p>`
)

func webPage(body string) string {
	return `<!doctype html><html lang="en"><head><title>Kettle</title></head><body><main><h1>Kettle</h1>` + body + `</main></body></html>`
}

// check runs the rules over a blog of the given files.
func check(t *testing.T, posts bool, files map[string]string) audit.Result {
	t.Helper()
	root := t.TempDir()
	write(t, root, files)
	o := options(t, root)
	if posts {
		o.Posts = []string{"content"}
	}
	result, err := audit.Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// write writes the files of a blog.
func write(t testing.TB, root string, files map[string]string) {
	t.Helper()
	testfiles.Write(t, root, files)
}

func lines(found []finding.Finding) []string {
	var all []string
	for _, f := range found {
		text := string(f.Rule) + " " + f.File.Path
		if f.Origin != "" {
			text += " from " + f.Origin
		}
		all = append(all, text)
	}
	return all
}

func TestThePageHasTheLastWord(t *testing.T) {
	post := "---\ntitle: Kettle\n---\nHere is [the kettle at Amazon](https://amzn.to/3abcdef).\n"
	withDisclosure := check(t, true, map[string]string{"content/posts/kettle.md": post, "public/posts/kettle/index.html": webPage(disclosed + kettle)})
	if got := lines(withDisclosure.Findings); len(got) != 0 {
		t.Errorf("the theme writes the disclosure, and the post is blamed: %q", got)
	}
	without := check(t, true, map[string]string{"content/posts/kettle.md": post, "public/posts/kettle/index.html": webPage(kettle)})
	if got := lines(without.Findings); !slices.Contains(got, "undisclosed-link public/posts/kettle/index.html from content/posts/kettle.md") {
		t.Errorf("the page's finding does not name its post: %q", got)
	}
}

func TestAPageIsTracedThroughMounts(t *testing.T) {
	const post = "---\ntitle: Kettle\n---\nHere is [the kettle at Amazon](https://amzn.to/3abcdef).\n"
	found := lines(check(t, true, map[string]string{
		"hugo.yaml": `
defaultContentLanguage: en
languages: {en: {}, de: {}}
module: {mounts: [{source: content, target: content}, {source: texte, target: content, lang: de}, {source: lent/now, target: content/shared}]}
`,
		"content/posts/one.md": post, "texte/posts/two.md": post, "lent/now/three.md": post,
		"public/posts/one/index.html": webPage(kettle), "public/de/posts/two/index.html": webPage(kettle), "public/shared/three/index.html": webPage(kettle),
	}).Findings)
	for _, want := range []string{
		"public/posts/one/index.html from content/posts/one.md", "public/de/posts/two/index.html from texte/posts/two.md", "public/shared/three/index.html from lent/now/three.md",
	} {
		if !slices.Contains(found, "undisclosed-link "+want) {
			t.Errorf("no finding for %s in %q", want, found)
		}
	}
}

func TestASuppressionInThePostHoldsForItsPage(t *testing.T) {
	post := "---\ntitle: Kettle\n---\n<!-- aboveboard:ignore undisclosed-link the account is closed -->\nHere is [the kettle at Amazon](https://amzn.to/3abcdef).\n"
	result := check(t, false, map[string]string{"content/posts/kettle.md": post, "public/posts/kettle/index.html": webPage(kettle)})
	for _, line := range lines(result.Findings) {
		if strings.HasPrefix(line, "undisclosed-link") || strings.HasPrefix(line, "unused-suppression") {
			t.Error(line)
		}
	}
	if result.Suppressed != 1 {
		t.Errorf("%d suppressed, want 1", result.Suppressed)
	}
}

func TestRedirectsOfTheSiteAreFollowed(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"_redirects":   {"public/_redirects": "/go/kettle https://www.amazon.com/dp/B000000001?tag=example-20 302\n"},
		"netlify.toml": {"netlify.toml": "[[redirects]]\nfrom = \"/go/kettle\"\nto = \"https://www.amazon.com/dp/B000000001?tag=example-20\"\n"},
		"alias":        {"public/go/kettle/index.html": `<!doctype html><meta http-equiv="refresh" content="0; url=https://www.amazon.com/dp/B000000001?tag=example-20">`},
	} {
		files["public/a/index.html"] = webPage(`<p><a rel="sponsored" href="/go/kettle">The kettle at Amazon</a></p>`)
		got := lines(check(t, false, files).Findings)
		for _, want := range []string{"undisclosed-link public/a/index.html", "cloaked-link public/a/index.html"} {
			if !slices.Contains(got, want) {
				t.Errorf("%s: no %s in %q", name, want, got)
			}
		}
	}
}

func TestABrokenFeedIsAFindingAndTheRestIsChecked(t *testing.T) {
	got := lines(check(t, false, map[string]string{
		"public/index.xml":    `<rss version="2.0"><channel><item><title>A</title><description>&lt;a href="https://amzn.to/3abcdef"&gt;Kettle&lt;/a&gt;</description></item><item><ti`,
		"public/a/index.html": webPage(kettle),
	}).Findings)
	for _, want := range []string{"unreadable-file public/index.xml", "undisclosed-link public/a/index.html"} {
		if !slices.Contains(got, want) {
			t.Errorf("no %s in %q", want, got)
		}
	}
}

func TestAnItemIsReportedInEachFeedThatHoldsIt(t *testing.T) {
	feed := func(items ...string) string {
		text := `<rss version="2.0"><channel>`
		for _, item := range items {
			text += "<item><title>A</title><description><![CDATA[" + item + "]]></description></item>"
		}
		return text + "</channel></rss>"
	}
	const plain, lost = `<p>Tea, from <a href="/tea/">the shelf</a>.</p>`, `<p>See <a href="go/">the kettle</a>.</p>`
	got := lines(check(t, false, map[string]string{
		"public/index.xml":   feed(plain, kettle, lost),
		"public/a/index.xml": feed(plain, plain, kettle, lost),
		"public/b/index.xml": feed(lost, plain, kettle),
		"public/_redirects":  "/b/go/ https://www.amazon.com/dp/B000000001?tag=example-20\n",
	}).Findings)
	count := map[string]int{}
	for _, line := range got {
		if rule, name, _ := strings.Cut(line, " "); rule == "feed-without-disclosure" {
			count[name]++
		}
	}
	want := map[string]int{"public/index.xml": 1, "public/a/index.xml": 1, "public/b/index.xml": 2}
	if !maps.Equal(count, want) {
		t.Errorf("got %v, want %v, of %q", count, want, got)
	}
}

func TestARunThatIsCalledOffEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	o := options(t, manyPages(t, 50))
	if _, err := audit.Run(ctx, o); err == nil {
		t.Error("no error")
	}
}

func TestTheOrderOfFindingsIsTheSameEveryTime(t *testing.T) {
	files := map[string]string{}
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		files["public/"+name+"/index.html"] = webPage(kettle + kettle)
	}
	first := lines(check(t, false, files).Findings)
	for range 5 {
		if got := lines(check(t, false, files).Findings); !slices.Equal(got, first) {
			t.Fatalf("%q\n%q", first, got)
		}
	}
}

func TestASuppressionCoversItsOwnLinksAlone(t *testing.T) {
	post := "---\ntitle: Kettle\n---\n<!-- aboveboard:ignore undisclosed-link the account is closed -->\nHere is [the kettle at Amazon](https://amzn.to/3abcdef).\n\nAnd [a pot at Amazon](https://amzn.to/3abcdeg).\n"
	bare := `<p>And <a rel="sponsored" href="https://amzn.to/3abcdeg">a pot at Amazon</a>.</p>`
	files := map[string]string{"content/posts/kettle.md": post, "public/posts/kettle/index.html": webPage(kettle + bare)}
	for name, posts := range map[string]bool{"the page alone": false, "with its post": true} {
		if got := lines(check(t, posts, files).Findings); !slices.Contains(got, "undisclosed-link public/posts/kettle/index.html from content/posts/kettle.md") {
			t.Errorf("%s: a bare link below a suppressed one passes: %q", name, got)
		}
	}
	files["public/posts/kettle/index.html"] = webPage(kettle + kettle)
	if got := lines(check(t, false, files).Findings); !slices.Contains(got, "undisclosed-link public/posts/kettle/index.html from content/posts/kettle.md") {
		t.Errorf("the same address a second time, without a comment, passes: %q", got)
	}
}

func TestAnAffiliateLinkIsOneInAllPosts(t *testing.T) {
	files := map[string]string{
		"content/a.md":          "---\ntitle: A\n---\n[Get the switch](https://l.example.live/switch) (affiliate link)\n",
		"content/b.md":          "---\ntitle: B\n---\nA great switch: [the switch](http://l.example.live/switch/#top).\n",
		"content/c.md":          "---\ntitle: C\n---\nAn affiliation of switches: [the other](https://l.example.live/other).\n",
		"content/d.md":          "---\ntitle: D\n---\nWe earn a commission when you buy through links on this page.\n\n[The switch](https://l.example.live/switch).\n",
		"public/b/index.html":   webPage(`<p><a rel="sponsored" href="https://l.example.live/switch">The switch</a></p>`),
		"public/e/index.html":   webPage(`<p><a href="https://l.example.live/switch">The switch</a></p>`),
		"public/own/index.html": webPage(`<p>We earn a commission when you buy through links on this page.</p><p><a rel="nofollow" href="https://s.example/x">It</a> (affiliate link)</p>`),
	}
	got := lines(check(t, true, files).Findings)
	for _, want := range []string{"undisclosed-link public/b/index.html from content/b.md", "undisclosed-link public/e/index.html"} {
		if !slices.Contains(got, want) {
			t.Errorf("no %s in %q", want, got)
		}
	}
	for _, line := range got {
		if strings.Contains(line, "content/c.md") || strings.Contains(line, "content/d.md") || strings.Contains(line, "public/own") && strings.Contains(line, "undisclosed") {
			t.Errorf("found: %s", line)
		}
	}
	for name := range files {
		if strings.HasPrefix(name, "public/") {
			delete(files, name)
		}
	}
	if got := lines(check(t, true, files).Findings); !slices.Contains(got, "undisclosed-link content/b.md") {
		t.Errorf("the posts alone: %q", got)
	}
}

func TestASuppressionHoldsForFindingsAboutTheWholeSite(t *testing.T) {
	const page = `<p>We earn a commission when you buy through links on this page.</p>` + kettle
	for name, post := range map[string]string{
		"a comment":        "---\ntitle: Kettle\n---\n<!-- aboveboard:ignore missing-statement it is on the page about us -->\nHere is [the kettle at Amazon](https://amzn.to/3abcdef).\n",
		"the front matter": "---\ntitle: Kettle\naboveboard: {ignore: {missing-statement: it is on the page about us}}\n---\nHere is [the kettle at Amazon](https://amzn.to/3abcdef).\n",
	} {
		result := check(t, false, map[string]string{"content/posts/kettle.md": post, "public/posts/kettle/index.html": webPage(page)})
		for _, line := range lines(result.Findings) {
			if strings.HasPrefix(line, "missing-statement") || strings.HasPrefix(line, "unused-suppression") {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
	bare := check(t, false, map[string]string{"public/posts/kettle/index.html": webPage(page)})
	if got := lines(bare.Findings); !slices.Contains(got, "missing-statement public/posts/kettle/index.html") {
		t.Errorf("without one: %q", got)
	}
}
