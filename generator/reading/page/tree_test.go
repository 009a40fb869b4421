package page_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// pieces are the parts of random pages. There is no table among them: browsers move
// misplaced text out of tables, and Read does not.
var pieces = strings.Split(`<p>|<p hidden>|</p>|<div>|<div hidden>|</div>|<b>|<b hidden>|</b>|<i hidden>|</i>|<span>|<span hidden>|</span>|<ul>|<ul hidden>|</ul>|<li>|<li hidden>|</li>|<h2 hidden>|<h3>|</h2>|</h3>|<a href=x hidden>|<a href=y>|</a>|<button hidden>|</button>|<section hidden>|</section>|<dl>|<dt hidden>|<dd>|</dd>|</dl>|<br>|<em hidden>|</em>|<address>|</address>|<form hidden>|</form>|<label hidden>|</label>|<pre>|</pre>|<my-x hidden>|</my-x>|<object hidden>|</object>|<hr>|<blockquote hidden>|</blockquote>|<nobr hidden>|</nobr>`, "|")

// TestBrokenTreesFollowTheStandard compares which words are hidden with the tree of
// html.Parse, which follows the standard exactly.
func TestBrokenTreesFollowTheStandard(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	const pages = 20000
	wrong := 0
	for range pages {
		var text strings.Builder
		text.WriteString("<!doctype html><body>")
		for i := range 2 + random.IntN(7) {
			text.WriteString(pieces[random.IntN(len(pieces))])
			if random.IntN(2) == 0 {
				fmt.Fprintf(&text, " w%d ", i)
			}
		}
		text.WriteString(" last")
		want, got := wordsOfTree(t, text.String()), wordsOfPage(text.String())
		if !slices.Equal(want, got) {
			if wrong++; wrong < 12 {
				t.Logf("%s\ngot  %q\nwant %q", text.String(), got, want)
			}
		}
	}
	t.Logf("%d of %d pages differ", wrong, pages)
	if wrong > pages/2000 {
		t.Errorf("%d of %d random pages are read wrongly", wrong, pages)
	}
}

func wordsOfTree(t *testing.T, text string) []string {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	var walk func(n *html.Node, hidden string)
	walk = func(n *html.Node, hidden string) {
		if n.Type == html.ElementNode {
			if n.Data == "object" {
				hidden = "-"
			}
			for _, a := range n.Attr {
				if a.Key == "hidden" {
					hidden = "-"
				}
			}
		}
		if n.Type == html.TextNode {
			for _, w := range strings.Fields(n.Data) {
				words = append(words, hidden+w)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, hidden)
		}
	}
	walk(root, "")
	slices.Sort(words)
	return words
}

func wordsOfPage(text string) []string {
	var words []string
	for _, p := range read(text).Passages {
		hidden := ""
		if p.Hidden != "" {
			hidden = "-"
		}
		for _, w := range strings.Fields(p.Text) {
			words = append(words, hidden+w)
		}
	}
	slices.Sort(words)
	return words
}
