package templates_test

import (
	"reflect"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestATableSaysWhatTheSourcesSay(t *testing.T) {
	b := build(t, blog(t, config, post("p.md", "{{< comparison north-vs-south >}}")))
	root := page(t, b, "p/index.html")
	tables := all(root, tag("table"))
	if len(tables) != 1 {
		t.Fatalf("%d tables", len(tables))
	}
	got := cells(tables[0])
	want := [][]string{
		{"Criterion", "North", "South Creators"},
		{"Eligibility", "A public site with original posts.", "An active public profile."},
		{"Networks", "YouTubeyour blog", "Unknown No list is published."},
		{"Storefront", "✗ No", "✓ Yes"},
		{"Followers", "– Does not apply", "at least 500 followers"},
		{"Commission rate Share of the price.", "1% to 10% by category", "4.5%"},
		{"Payout threshold", "$10", "€20"},
		{"Attribution window", "24 hours to 89 days", "30 days"},
		{"Since", "July 1, 1996", "March 31, 2017"},
		{"Terms", "Terms of North", "https://south.example/terms"},
	}
	for i := range want {
		if i >= len(got) || !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("row %d:\n got %q\nwant %q", i, got[min(i, len(got)-1)], want[i])
		}
	}
	if caption := all(tables[0], tag("caption")); len(caption) != 1 || words(caption[0]) != "North vs South" {
		t.Errorf("the caption is missing or wrong")
	}
	for _, th := range all(tables[0], tag("th")) {
		if s := attribute(th, "scope"); s != "col" && s != "row" {
			t.Errorf("header %q has scope %q", words(th), s)
		}
	}
}

func TestEvidenceOpensWithoutJavaScript(t *testing.T) {
	b := build(t, blog(t, config, post("p.md", "{{< comparison north-vs-south >}}"), post("hidden.md", `{{< comparison id="north-vs-south" evidence=false >}}`)))
	root := page(t, b, "p/index.html")
	sources := all(root, tag("details"))
	if len(sources) != 1 {
		t.Fatalf("%d lists of sources", len(sources))
	}
	text := words(sources[0])
	for _, want := range []string{"8 sources, checked Aug 1, 2026 to Sep 26, 2026", "north.example/help, checked Sep 26, 2026: a public siteNorth: Eligibility, Networks, Storefront"} {
		if !strings.Contains(text, want) {
			t.Errorf("the sources lack %q in %q", want, text)
		}
	}
	if n := len(all(root, tag("script"))); n != 0 {
		t.Errorf("%d scripts", n)
	}
	if n := len(all(page(t, b, "hidden/index.html"), tag("details"))); n != 0 {
		t.Errorf("evidence=false shows %d lists of sources", n)
	}
}

func TestTablesAreMadeFromProgramsToo(t *testing.T) {
	b := build(t, blog(t, config,
		post("two.md", "{{< comparison south north >}}"),
		post("named.md", `{{< comparison programs="south, north" criteria="commission, since" caption="Rates" >}}`),
		post("rows.md", `{{< comparison id="north-vs-south" criteria="since" >}}`)))
	if got := cells(all(page(t, b, "two/index.html"), tag("table"))[0]); len(got) != 10 || got[0][1] != "South Creators" {
		t.Errorf("two programs: %q", got)
	}
	named := all(page(t, b, "named/index.html"), tag("table"))[0]
	if got := cells(named); len(got) != 3 || got[2][0] != "Since" {
		t.Errorf("named: %q", got)
	}
	if got := words(all(named, tag("caption"))[0]); got != "Rates" {
		t.Errorf("caption %q", got)
	}
	if got := cells(all(page(t, b, "rows/index.html"), tag("table"))[0]); len(got) != 2 {
		t.Errorf("chosen criteria: %q", got)
	}
}

func TestTwoTablesOnOnePageDoNotDisturbEachOther(t *testing.T) {
	b := build(t, blog(t, config, post("p.md", "{{< comparison north-vs-south >}}\n\n{{< comparison south north >}}\n\n{{< comparison north-vs-south >}}")))
	root := page(t, b, "p/index.html")
	if n := len(all(root, tag("table"))); n != 3 {
		t.Errorf("%d tables", n)
	}
	seen := map[string]bool{}
	for _, n := range all(root, func(n *html.Node) bool { return attribute(n, "id") != "" }) {
		if id := attribute(n, "id"); seen[id] {
			t.Errorf("two elements have the id %q", id)
		} else {
			seen[id] = true
		}
	}
}

func TestBestIsMarkedOnlyWhereItIsFair(t *testing.T) {
	files := blog(t, config, post("p.md", "{{< comparison north-vs-south >}}"))
	if got, want := best(t, files), []string(nil); !reflect.DeepEqual(got, want) {
		t.Errorf("marked best: %q, want %q: 1%% to 10%% is neither better nor worse than 4.5%%, $10 not than €20, and the tick says what yes is", got, want)
	}
	sameCurrency := strings.ReplaceAll(files, `"EUR"`, `"USD"`)
	if got, want := best(t, sameCurrency), []string{"Payout threshold"}; !reflect.DeepEqual(got, want) {
		t.Errorf("marked best: %q, want %q", got, want)
	}
	tie := strings.NewReplacer(`"EUR"`, `"USD"`, `"number": "20"`, `"number": "10"`, `"low": 20`, `"low": 10`, `"high": 20`, `"high": 10`).Replace(files)
	if got := best(t, tie); got != nil {
		t.Errorf("marked best in a tie: %q", got)
	}
}

// best builds the page p and names the rows that mark a best value.
func best(t *testing.T, files string) []string {
	t.Helper()
	b := build(t, files)
	var best []string
	for _, tr := range all(page(t, b, "p/index.html"), tag("tr")) {
		if len(all(tr, class("abv-best"))) > 0 {
			best = append(best, words(all(tr, tag("th"))[0]))
		}
	}
	return best
}

func TestAGermanPageSpeaksGerman(t *testing.T) {
	b := build(t, blog(t, bilingual, post("p.de.md", "{{< comparison north-vs-south >}}\n{{< verdict north-vs-south >}}"), post("p.en.md", "{{< comparison north-vs-south >}}")))
	root := page(t, b, "de/p/index.html")
	got := cells(all(root, tag("table"))[0])
	if got[0][0] != "Kriterium" || got[1][0] != "Voraussetzungen" || got[5][1] != "1 % bis 10 % by category" || got[6][1] != "10 $" || got[8][1] != "1. Juli 1996" {
		t.Errorf("%q", got)
	}
	foreign := all(root, func(n *html.Node) bool { return attribute(n, "lang") == "en" && n.Data == "span" })
	if len(foreign) == 0 {
		t.Error("words that fell back to English are not marked as English")
	}
}

func TestDataIsNeverTrusted(t *testing.T) {
	files := blog(t, config, post("p.md", "{{< comparison north-vs-south >}}\n{{< program north >}}\n{{< differences north-vs-south >}}\n{{< verdict north-vs-south >}}"))
	files = strings.ReplaceAll(files, `"North"`, `"\"><script>alert(1)</script>"`)
	files = strings.ReplaceAll(files, `"https://north.example/"`, `"javascript:alert(1)"`)
	files = strings.ReplaceAll(files, `"https://north.example/terms"`, `"javascript:alert(2)"`)
	b := build(t, files)
	root := page(t, b, "p/index.html")
	if n := len(all(root, tag("script"))); n != 0 {
		t.Errorf("%d scripts came out of the data", n)
	}
	for _, a := range all(root, tag("a")) {
		if strings.HasPrefix(strings.TrimSpace(attribute(a, "href")), "javascript:") {
			t.Errorf("link to %q", attribute(a, "href"))
		}
	}
	if text := words(root); !strings.Contains(text, `"><script>alert(1)</script>`) {
		t.Error("the hostile text is not shown as text")
	}
}
