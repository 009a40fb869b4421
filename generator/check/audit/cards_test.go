package audit_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/audit"
)

func TestADisclosureInACardIsMeasuredAgainstTheCard(t *testing.T) {
	list := func(size string) map[string]string {
		card := `<article class="card"><h2><a href="/a/">Kettle</a></h2>` + strings.Replace(disclosed, "<p>", `<p class="`+size+`">`, 1) + `<p>Words of the summary of a post about tea, and more of them.</p>` + marked("1") + `</article>`
		other := `<article class="card"><h2><a href="/b/">Pot</a></h2><p>Words of the summary of a post about pots, and more of them.</p></article>`
		return map[string]string{"public/index.html": `<!doctype html><html lang="en"><head><style>.card p{font-size:.8rem} .card p.fine{font-size:.5rem}</style></head><body><main><p>Welcome to a blog about tea.</p>` + card + other + `</main></body></html>`}
	}
	for size, want := range map[string]int{"": 0, "fine": 1} {
		if got := counted(check(t, false, list(size)).Findings, "small-disclosure"); len(got) != want {
			t.Errorf("class %q: found %q, want %d; all: %q", size, got, want, lines(check(t, false, list(size)).Findings))
		}
	}
}

func TestACardThatLeadsToATermIsNoTeaser(t *testing.T) {
	const paid = `<p>Anzeige: Wir erhalten eine Provision, wenn du über die Links auf dieser Seite kaufst.</p><p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Zum Wasserkocher</a></p>`
	page := func(body string) string {
		return `<!doctype html><html lang="de"><head><title>Tee</title></head><body><main>` + body + `</main></body></html>`
	}
	card := func(to string) string {
		return `<article class="card"><h2><a href="` + to + `">Der beste Wasserkocher</a></h2><p>Wir haben zehn Wasserkocher verglichen.</p></article>`
	}
	files := map[string]string{
		"public/index.html":           page(card("/tags/tee/") + card("/a/")),
		"public/archive/index.html":   page(card("/tags/tee/") + card("/a/")),
		"public/tags/tee/index.html":  page("<h1>tee</h1>" + paid),
		"public/tags/tee/index.xml":   "<rss version=\"2.0\"><channel></channel></rss>",
		"public/a/index.html":         page("<h1>A</h1>" + paid),
		"public/impressum/index.html": page("<h1>Impressum</h1>"),
	}
	root := t.TempDir()
	write(t, root, files)
	o := options(t, root)
	o.Rules.Fallback = []string{"de"}
	result, err := audit.Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := counted(result.Findings, "unlabelled-teaser"), []string{"public/archive/index.html 2×2"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q: the card of the post, once", got, want)
	}
}
