package templates_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// boxes are the shortcodes that show a block, in all their forms.
var boxes = []string{
	"{{< disclosure always=true >}}",
	"{{< disclosure form=line always=true >}}",
	"{{< disclosure form=spoken always=true >}}",
	"{{< comparison north-vs-south >}}",
	"{{< differences north-vs-south >}}",
	"{{< verdict north-vs-south >}}",
	"{{< program north >}}",
}

const lists = `
-- layouts/list.html --
<html><body>{{ range .RegularPages }}<article>{{ .Summary }}</article><aside>{{ .ContentWithoutSummary }}</aside>{{ end }}</body></html>
-- layouts/home.rss.xml --
<rss>{{ range site.RegularPages }}<item>{{ .Summary }}</item><rest>{{ .ContentWithoutSummary }}</rest>{{ end }}</rss>
`

// TestASummaryIsNeverCutInsideABox: Hugo cuts a summary after a </p>, wherever
// that leaves the elements around it.
func TestASummaryIsNeverCutInsideABox(t *testing.T) {
	const more, few = "Words that come first, a dozen of them, so that a short summary ends here.", "Two words."
	for _, settings := range []string{"", "hasCJKLanguage = true\n", "summaryLength = 1\n", "summaryLength = 10\n", "hasCJKLanguage = true\nsummaryLength = 10\n", "summaryLength = 25\n"} {
		var posts []string
		for i, box := range boxes {
			next := boxes[(i+1)%len(boxes)]
			for j, body := range []string{
				box + "\n\n" + more,
				few + "\n\n" + box + "\n\n" + next + "\n\n" + more,
				more + "\n\n" + box,
				"{{< fact north commission >}} is a fact.\n\n" + box + "\n\n日本語の文章です。これは長い文章です。\n\n" + next,
				box + "\n\n<!--more-->\n\n" + next + "\n\n" + more,
				few + "\n" + box + "\n<!--more-->\n" + next,
				few + " <!--more--> " + more + "\n\n" + box,
			} {
				posts = append(posts, post(fmt.Sprintf("p%d-%d.md", i, j), body))
			}
		}
		b := build(t, blog(t, strings.Replace(config, "[outputs]", settings+"[outputs]", 1), strings.Join(posts, "\n"))+lists)
		for _, name := range []string{"public/index.html", "public/index.xml"} {
			text := b.FileContent(name)
			if n := strings.Count(text, "abv-"); n < 300 {
				t.Errorf("%s has only %d of our classes", name, n)
			}
			if fault := unbalanced(text); fault != "" {
				t.Errorf("%s with %q: %s", name, settings, fault)
			}
		}
	}
}

// unbalanced reads the tags as they are written, since a parser would close what
// is open, and tells where they do not match.
func unbalanced(text string) string {
	void := []string{"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
	var open []string
	z := html.NewTokenizer(strings.NewReader(text))
	for at := 0; ; at += len(z.Raw()) {
		kind := z.Next()
		name, _ := z.TagName()
		tag := string(name)
		switch {
		case kind == html.ErrorToken && len(open) > 0:
			return "open at the end: " + strings.Join(open, " ")
		case kind == html.ErrorToken:
			return ""
		case kind == html.StartTagToken && !slices.Contains(void, tag):
			open = append(open, tag)
		case kind == html.EndTagToken && (len(open) == 0 || open[len(open)-1] != tag):
			return fmt.Sprintf("</%s> closes %s after %q", tag, strings.Join(open, " "), text[max(0, at-200):at])
		case kind == html.EndTagToken:
			open = open[:len(open)-1]
		}
	}
}
