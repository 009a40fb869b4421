package lint_test

import (
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
)

// TestOnlyWhatTheDataHasIsProven checks that a rating or a price beside a link of a
// program that forbids them passes where the blog's own data has it, as it is shown.
func TestOnlyWhatTheDataHasIsProven(t *testing.T) {
	const (
		disclosed = `<p>We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.</p>`
		link      = `<a rel="sponsored" href="https://www.amazon.com/dp/B000000001?tag=example-20">See it at Amazon</a>`
	)
	files := map[string]string{
		"aboveboard/criteria.yaml": `criteria:
  feel: {label: Feel, type: rating, of: 5, evidence: test}
  price: {label: Price, type: money, currency: USD}
  says: {label: They say, type: text}
`,
		"aboveboard/networks/shop.yaml": `name: Shop
merchant: Shop
links: [{form: product, hosts: [shop.example], path: /p/, account: {parameter: ref, is: '[a-z]+', example: me}}]
prices: {state: allowed}
source: https://shop.example/terms
checked: 2026-10-01
`,
		"aboveboard/programs/amazon-associates.yaml": "name: Associates\nurl: https://affiliate-program.amazon.com/\nsummary: Words.\nnetwork: amazon\n",
		"aboveboard/programs/shop.yaml":              "name: Shop\nurl: https://shop.example/\nsummary: Words.\nnetwork: shop\n",
		"aboveboard/products/kettle.yaml": `name: Kettle
rating: {value: 4.5, of: 5, basis: A year of tea}
facts:
  feel: {value: 3.50, tested: 2026-10-01, how: By hand}
offers:
  - {program: amazon-associates, target: B000000001}
  - {program: shop, target: "https://shop.example/p/1", price: 1299 USD, checked: 2026-10-01}
  - {program: shop, target: "https://shop.example/p/2", price: 39 USD, checked: 2026-08-01}
`,
		"aboveboard/products/pan.yaml": `name: Pan
evidence: {source: "https://maker.example/", checked: 2026-10-01}
facts: {price: {from: 10, to: 20.5}, says: "It is only $20 today"}
`,
	}
	for _, tc := range []struct {
		name, html string
		rule       string // that finds something; "" for none
	}{
		{"the rating of the data", `<data value="abv:rating:kettle">4.5 of 5</data>`, ""},
		{"in other digits", `<data value="abv:rating:kettle">٤٫٥ von 5</data>`, ""},
		{"another rating", `<data value="abv:rating:kettle">4.6 of 5</data>`, "copied-rating"},
		{"a rating beside it", `<data value="abv:rating:kettle">4.5 of 5</data> (4.8 of 5 at the shop)`, "copied-rating"},
		{"a rating that the product lacks", `<data value="abv:rating:pan">4.5 of 5</data>`, "copied-rating"},
		{"a product that the blog lacks", `<data value="abv:rating:pot">4.5 of 5</data>`, "copied-rating"},
		{"no claim", `4.5 of 5`, "copied-rating"},
		{"a tested rating among the facts", `<data value="abv:fact:kettle:feel"><span>3.5</span> of 5</data>`, ""},
		{"a price that is allowed", `<data value="abv:price:kettle:2">$1,299.00 on Oct 1, 2026</data>`, ""},
		{"as it is written elsewhere", `<data value="abv:price:kettle:2">1.299 $</data>`, ""},
		{"another price", `<data value="abv:price:kettle:2">$1,199</data>`, "unproven-price"},
		{"a price of another offer", `<data value="abv:price:kettle:1">$1,299</data>`, "unproven-price"},
		{"a price that is too old", `<data value="abv:price:kettle:3">$39</data>`, "unproven-price"},
		{"a range among the facts", `<data value="abv:fact:pan:price">$10 to $20.50</data>`, ""},
		{"half of the range", `<data value="abv:fact:pan:price">$10</data>`, "unproven-price"},
		{"a text among the facts", `It is only $20 today`, ""},
		{"a text like it", `It is only $21 today`, "unproven-price"},
	} {
		files["public/a/index.html"] = `<html lang="en"><body><main><h1>Kettles</h1>` + disclosed + `<div><p>` + tc.html + `</p><p>` + link + `</p></div></main></body></html>`
		var got []string
		for _, f := range run(t, lint.Example{Site: usual + "\naccounts: {amazon-associates: {amazon.com: example-20}, shop: {id: me}}", Files: files}) {
			if f.Rule == "copied-rating" || f.Rule == "unproven-price" {
				got = append(got, string(f.Rule))
			}
		}
		if strings.Join(got, " ") != tc.rule {
			t.Errorf("%s: found %q, want %q", tc.name, got, tc.rule)
		}
	}
}
