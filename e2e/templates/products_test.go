package templates_test

import (
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// productCatalog is the blog with products that all packages test with.
func productCatalog(t testing.TB) *catalog.Catalog {
	t.Helper()
	loaded, findings := catalog.Load("../../generator/facts/testdata/products", yamlsource.Date{Time: time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC)})
	for _, f := range findings {
		t.Fatalf("%s: %s", f.File.Path, f.Message)
	}
	return loaded
}

// TestTheDisclosureFollowsOffers checks that a page with an offer on it discloses, and has
// the sentence of Amazon's where the offer is Amazon's. The blog's own shortcodes stand in
// for those that show an offer: what is on a page follows from the post alone.
func TestTheDisclosureFollowsOffers(t *testing.T) {
	const statement = "As an Amazon Associate I earn from qualifying purchases."
	names := map[string]struct {
		body             string
		shown, statement bool
	}{
		"table":            {"{{< comparison standing-desks >}}", true, true},
		"named-table":      {`{{< comparison id="standing-desks" sort="weight desc" layout=rows first=5 >}}`, true, true},
		"verdict":          {"{{< verdict standing-desks >}}", true, true},
		"differences":      {"{{< differences standing-desks >}}", false, false},
		"product":          {"{{< product oak-desk >}}", true, true},
		"chosen-facts":     {`{{< product id="oak-desk" criteria="weight" >}}`, true, true},
		"first-offer":      {"{{< offer oak-desk >}}", true, true},
		"offer":            {"{{< offer oak-desk the-shop >}}", true, false},
		"named-offer":      {`{{< offer id="oak-desk" program="the-shop" >}}`, true, false},
		"fact":             {"{{< fact oak-desk weight >}}", false, false},
		"rating":           {"{{< rating oak-desk >}}", false, false},
		"theme-own":        {`{{< product "Oak desk" >}}`, false, false},
		"theme-own-number": {`{{< offer 3 >}}`, false, false},
	}
	parts := []string{bilingual}
	for name, test := range names {
		parts = append(parts, post(name+".md", "{{< disclosure >}}\n\nWords.\n\n"+test.body))
	}
	for _, name := range []string{"product", "offer", "rating", "verdict", "fact", "differences", "comparison"} {
		for _, format := range []string{".html", ".rss.xml", ".md"} {
			parts = append(parts, "-- layouts/_shortcodes/"+name+format+" --")
		}
	}
	b := build(t, withData(t, productCatalog(t), parts...))
	for name, test := range names {
		shown := notices(t, b, name+"/index.html")
		words := strings.Join(shown, " ")
		if (words != "") != test.shown || strings.Contains(words, statement) != test.statement {
			t.Errorf("%s discloses %q; want shown %v, with the statement %v", test.body, words, test.shown, test.statement)
		}
	}
}
