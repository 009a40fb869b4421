package templates_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
)

// wide is a blog in which four programs have facts of all kinds, from three
// pages: one of them proves with two quotations, one with none.
func wide(t *testing.T) *catalog.Catalog {
	t.Helper()
	files := map[string]string{
		"site.yaml":             "publisher: X\njurisdictions: [us]\nlanguages: [en]\n",
		"criteria.yaml":         "criteria:\n  rate: {label: Rate, type: percent, better: higher}\n  live: {label: Live, type: yes-no, better: yes}\n  what: {label: What, type: text}\n  media: {label: Media, type: list}\n",
		"comparisons/four.yaml": "title: Four of them\nprograms: [a, b, c, d]\ncriteria: [rate, live, what, media]\n",
	}
	for i, id := range []string{"a", "b", "c", "d"} {
		files["programs/"+id+".yaml"] = fmt.Sprintf(`name: %[1]s
url: https://%[2]s.example/
summary: S
facts:
  rate: {value: %[3]d, source: "https://%[2]s.example/fees#all", quote: "fees of %[3]d%%, well-known", checked: 2026-09-0%[4]d}
  live: {value: %[5]s, source: "https://%[2]s.example/fees#all", quote: A & B, checked: 2026-09-20}
  what: {unknown: They do not say., source: "https://common.example/list", checked: 2026-09-20}
  media: {value: [one, two], source: "https://common.example/list", checked: 2026-09-20}
`, strings.ToUpper(id), id, i+1, i+1, []string{"yes", "no"}[i%2])
	}
	return written(t, files)
}

func TestEachSourceIsOneEntryWithTheRowsItProves(t *testing.T) {
	b := build(t, withData(t, wide(t), config, post("p.md", "{{< comparison four >}}")))
	root := page(t, b, "p/index.html")
	entries := all(all(root, class("abv-sources"))[0], tag("li"))
	var got []string
	for _, li := range entries {
		got = append(got, words(li))
	}
	want := []string{
		"a.example/fees, checked Sep 1, 2026 to Sep 20, 2026: fees of 1%, well-known, A & BA: Rate, Live",
		"b.example/fees, checked Sep 2, 2026 to Sep 20, 2026: fees of 2%, well-known, A & BB: Rate, Live",
		"c.example/fees, checked Sep 3, 2026 to Sep 20, 2026: fees of 3%, well-known, A & BC: Rate, Live",
		"d.example/fees, checked Sep 4, 2026 to Sep 20, 2026: fees of 4%, well-known, A & BD: Rate, Live",
		"common.example/list, checked Sep 20, 2026A: What, MediaB: What, MediaC: What, MediaD: What, Media",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	links := all(entries[0], tag("a"))
	for i, want := range []string{"https://a.example/fees#all:~:text=fees%20of%201%25%2C%20well%2Dknown", "https://a.example/fees#all:~:text=A%20%26%20B"} {
		if got := attribute(links[i], "href"); got != want {
			t.Errorf("link %d opens %s, want %s", i, got, want)
		}
	}
	if got := attribute(all(entries[4], tag("a"))[0], "href"); got != "https://common.example/list" {
		t.Errorf("a source without a quotation opens %s", got)
	}
}

// TestNumbersLeadToSourcesAndBack wherever the same table is shown: twice in a
// post, inside of another shortcode, and in two posts that a list shows whole.
func TestNumbersLeadToSourcesAndBack(t *testing.T) {
	const list = "\n-- layouts/list.html --\n<html><body>{{ range .RegularPages }}{{ .Content }}{{ end }}</body></html>\n-- layouts/_shortcodes/box.html --\n<div>{{ .Inner }}</div>\n"
	const twice = "{{< comparison four >}}\n\n{{< comparison four >}}\n\n{{< box >}}{{< comparison four >}}{{< /box >}}\n\n{{< box >}}{{< comparison four >}}{{< program a >}}{{< /box >}}"
	files := withData(t, wide(t), config, post("posts/p.md", twice), post("posts/q.md", "{{< comparison a b >}}\n\n{{< comparison four >}}"))
	b := build(t, files[:strings.Index(files, "\n-- layouts/list.html --")]+list+files[strings.Index(files, "\n-- layouts/page.md --"):])
	for name, want := range map[string]int{"posts/p/index.html": 4*16 + 3, "posts/index.html": 5*16 + 8 + 3} {
		root := page(t, b, name)
		ids := map[string]*html.Node{}
		for _, n := range all(root, func(n *html.Node) bool { return attribute(n, "id") != "" }) {
			if id := attribute(n, "id"); ids[id] != nil {
				t.Errorf("%s: two elements have the id %q", name, id)
			} else {
				ids[id] = n
			}
		}
		cites := 0
		for _, sup := range all(root, class("abv-cite")) {
			cites++
			a := all(sup, tag("a"))[0]
			entry := ids[strings.TrimPrefix(attribute(a, "href"), "#")]
			back := "#" + attribute(a, "id")
			if entry == nil || !slices.ContainsFunc(all(entry, tag("a")), func(n *html.Node) bool { return attribute(n, "href") == back }) {
				t.Errorf("%s: %s does not lead to a source that leads back to %s", name, attribute(a, "href"), back)
			}
		}
		if cites != want {
			t.Errorf("%s: %d numbers, want %d", name, cites, want)
		}
	}
}

func TestFeedsHaveNumbersWithoutIds(t *testing.T) {
	b := build(t, withData(t, wide(t), config, post("p.md", "{{< comparison four >}}")))
	feed := html.UnescapeString(b.FileContent("public/index.xml"))
	for _, unwanted := range []string{" id=", "role=", "'abv", "tabindex"} {
		if strings.Contains(feed, unwanted) {
			t.Errorf("%q in the feed", unwanted)
		}
	}
	if !strings.Contains(feed, "[5]</sup>") {
		t.Error("the feed's cells have no numbers")
	}
}

// TestRolesRepeatTheElements, since browsers forget what an element is when its
// `display` changes, and every row has as many cells as there are heads.
func TestRolesRepeatTheElements(t *testing.T) {
	b := build(t, withData(t, wide(t), config, post("p.md", "{{< comparison four >}}\n{{< differences four >}}")))
	roles := map[string]string{"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
	for _, table := range all(page(t, b, "p/index.html"), tag("table")) {
		for _, n := range append(all(table, func(*html.Node) bool { return true }), table) {
			want := roles[n.Data]
			if n.Data == "th" {
				want = map[string]string{"col": "columnheader", "row": "rowheader"}[attribute(n, "scope")]
			}
			if got := attribute(n, "role"); got != want {
				t.Errorf("<%s> has the role %q, want %q", n.Data, got, want)
			}
		}
		for _, row := range cells(table) {
			if len(row) != 5 {
				t.Errorf("a row of %d cells: %q", len(row), row)
			}
		}
	}
}

func TestAKeyboardReachesWhatScrolls(t *testing.T) {
	b := build(t, withData(t, wide(t), config, post("wide.md", "{{< comparison four >}}"), post("narrow.md", "{{< comparison a b >}}")))
	if region := all(page(t, b, "wide/index.html"), class("abv-scroll"))[0]; attribute(region, "tabindex") != "0" || attribute(region, "aria-label") != "Four of them" || attribute(region, "role") != "group" {
		t.Error("the region has no name, no role, or cannot be focused")
	}
	if region := all(page(t, b, "narrow/index.html"), class("abv-scroll"))[0]; attribute(region, "tabindex") != "" {
		t.Error("a region that never scrolls takes the focus")
	}
}

// TestAQuotedPageOpensAtItsWords with what a text fragment may not contain.
func TestAQuotedPageOpensAtItsWords(t *testing.T) {
	const quoted = "\n-- layouts/home.html --\n{{ range slice \"plain words\" \"a-b, c & d\" \"1 + 1 = 50%\" \"日本\" }}{{ partial \"aboveboard/quoted.html\" (dict \"source\" \"https://a.example/\" \"quote\" .) }}\n{{ end }}"
	b := build(t, blog(t, config+quoted))
	for i, line := range strings.Split(strings.TrimSpace(b.FileContent("public/index.html")), "\n") {
		words := []string{"plain words", "a-b, c & d", "1 + 1 = 50%", "日本"}[i]
		encoded := strings.TrimPrefix(html.UnescapeString(line), "https://a.example/#:~:text=")
		if got, err := url.PathUnescape(encoded); err != nil || got != words || strings.ContainsAny(encoded, "-,&+ ") {
			t.Errorf("%s is written %s", words, line)
		}
	}
}
