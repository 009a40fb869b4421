package lint_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
)

// TestWordsBelongToWhatTheyStandWith holds which words count as beside a link: in its
// box, in its text, in its own brackets.
func TestWordsBelongToWhatTheyStandWith(t *testing.T) {
	const (
		disclosed = `<p>We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.</p>`
		link      = `<a rel="sponsored" href="https://www.amazon.com/dp/B000000001?tag=example-20">See it at Amazon</a>`
		other     = `<a rel="sponsored" href="https://www.amazon.com/dp/B000000002?tag=example-20">See the other</a>`
	)
	for _, tc := range []struct {
		name, html string
		rule       string
		want       int
	}{
		{"a price in the same row", disclosed + `<table><tr><td>Band X<td>$29.99<td>` + link + `</table>`, "unproven-price", 1},
		{"a rating in the same row", disclosed + `<table><tr><td>Band X<td>4.8/5<td>` + link + `</table>`, "copied-rating", 1},
		{"a price in another row", disclosed + `<table><tr><td>Shipping<td>$29.99<tr><td>Band<td>` + link + `<tr><td>Other<td>` + other + `</table>`, "unproven-price", 0},
		{"a price in a box", disclosed + `<div class="xyz"><h3>Robot</h3><span class=cost>€190</span><div><div>` + link + `</div></div></div>`, "unproven-price", 1},
		{"a price in a list item", disclosed + `<ul><li><p>Robot</p><p>$190</p><p>` + link + `</p><li><p>Other</p><p>` + other + `</p></ul>`, "unproven-price", 1},
		{"two boxes, each reported once", disclosed + `<div><p>$1.99</p><p>` + link + `</p></div><div><p>$2.99</p><p>` + other + `</p></div>`, "unproven-price", 2},
		{"a budget", disclosed + `<div><h3>Under $50</h3><p>` + link + `</p></div>`, "unproven-price", 0},
		{"a price in the text of the page", disclosed + `<p>$50</p><p>` + link + `</p><p>` + other + `</p>`, "unproven-price", 0},
		{"a class of the component's, which proves nothing", disclosed + `<div class="abv-program"><p>$50</p><p>` + link + `</p></div>`, "unproven-price", 1},
		{"a claim without data", disclosed + `<div><p><data value="abv:fact:x:y">$50</data></p><p>` + link + `</p></div>`, "unproven-price", 1},
		{"an aside before the links", `<aside>` + disclosed + `</aside><p>` + link + `</p>`, "disclosure-outside-text", 0},
		{"an aside between two sections", `<section><h2>One</h2></section><aside>` + disclosed + `</aside><section>` + link + `</section>`, "disclosure-outside-text", 0},
		{"a sidebar by name", `<aside class=sidebar>` + disclosed + `</aside><p>` + link + `</p>`, "disclosure-outside-text", 1},
		{"a sidebar after the article", `<article><p>` + link + `</p></article><aside>` + disclosed + `</aside>`, "disclosure-outside-text", 1},
		{"brackets in another link", `<p><a href="https://a.example/x">One (affiliate)</a> or <a href="https://b.example/">Other</a></p>` + disclosed, "missing-rel", 1},
		{"brackets in another link, not read out", `<p><a href="https://a.example/x">One<span aria-hidden=true> (affiliate)</span></a> or <a href="https://b.example/">Other</a></p>` + disclosed, "missing-rel", 0},
		{"brackets behind the link", `<p><a href="https://a.example/x">One</a> (affiliate link) or <a href="https://b.example/">Other</a></p>` + disclosed, "missing-rel", 1},
		{"a label that nobody sees", `<p><a aria-label="Kettle (paid link)" rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p>`, "undisclosed-link", 1},
		{"a label that everybody sees", `<p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle (paid link)</a></p>`, "undisclosed-link", 0},
		{"a label that a class hides", `<p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle <span class="sr-only">(paid link)</span></a></p>`, "undisclosed-link", 1},
	} {
		found := run(t, lint.Example{Site: "without sources, us", Files: map[string]string{
			"public/a/index.html": fmt.Sprintf(`<html lang="en"><body><main><h1>Bands</h1>%s</main></body></html>`, tc.html),
		}})
		count := 0
		for _, f := range found {
			if string(f.Rule) == tc.rule {
				count += 1 + f.More
			}
		}
		if count != tc.want {
			t.Errorf("%s: %s %d times, want %d; all: %v", tc.name, tc.rule, count, tc.want, slices.Sorted(slices.Values(rulesOf(found))))
		}
	}
}
