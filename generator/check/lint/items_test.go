package lint_test

import (
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
)

// TestShortcodesOfProductsPay holds which shortcodes show a paid link: where none does, a
// disclosure on every page is needless. A theme's own shortcodes of the same names may
// show anything, and are left alone.
func TestShortcodesOfProductsPay(t *testing.T) {
	files := map[string]string{
		"aboveboard/programs/amazon-associates.yaml": "name: Associates\nurl: https://affiliate-program.amazon.com/\nsummary: Words.\nnetwork: amazon\n",
		"aboveboard/products/kettle.yaml":            "name: Kettle\nfacts: {a: unknown}\noffers: [{program: amazon-associates, target: B000000001}]\n",
		"aboveboard/products/pan.yaml":               "name: Pan\nurl: https://maker.example/pan\nfacts: {a: unknown}\n",
		"aboveboard/products/pot.yaml":               "name: Pot\nfacts: {a: unknown}\n",
		"aboveboard/comparisons/paid.yaml":           "title: Paid\nproducts: [kettle, pan]\ncriteria: [a]\nverdicts: [{choose: kettle, award: Best}]\n",
		"aboveboard/comparisons/free.yaml":           "title: Free\nproducts: [pan, pot]\ncriteria: [a]\nverdicts: [{choose: pan, award: Best}]\n",
	}
	for _, tc := range []struct{ shortcode, rules string }{
		{`{{< comparison paid >}}`, ""},
		{`{{< comparison free >}}`, "needless-disclosure"},
		{`{{< comparison kettle pot >}}`, ""},
		{`{{< comparison pan pot >}}`, "needless-disclosure"},
		{`{{< verdict paid >}}`, ""},
		{`{{< verdict free >}}`, "needless-disclosure"},
		{`{{< product kettle >}}`, ""},
		{`{{< product id="kettle" criteria="a" >}}`, ""},
		{`{{< product pan >}}`, "needless-disclosure"},
		{`{{< offer kettle amazon-associates >}}`, ""},
		{`{{< rating kettle >}}`, "needless-disclosure"},
		{`{{< product "A theme's own product" >}}`, ""},
		{`{{% rating kettle %}}`, "needless-disclosure percent-shortcode"},
		{`{{% rating 5 %}}`, ""},
	} {
		files["content/posts/a.md"] = "---\ntitle: Kettles\n---\n{{< disclosure always=true >}}\n\nI have used these for years.\n\n" + tc.shortcode + "\n"
		var got []string
		for _, f := range run(t, lint.Example{Site: usual + "\naccounts: {amazon-associates: {amazon.com: example-20}}", Files: files}) {
			got = append(got, string(f.Rule))
		}
		if strings.Join(got, " ") != tc.rules {
			t.Errorf("%s: found %q, want %q", tc.shortcode, got, tc.rules)
		}
	}
}
