package audit_test

import (
	"slices"
	"strings"
	"testing"
)

// What a shortcode of the blog's is given, its page may show otherwise, or not at all.
func TestThePageDecidesOnTheArgumentsOfAShortcode(t *testing.T) {
	const earns = "We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.\n\n"
	const link = `<a rel="sponsored" href="https://www.amazon.com/dp/B000000001?tag=example-20">Kettle at Amazon</a>`
	for _, tc := range []struct {
		rule, argument string
		page           string // without the fault
		broken         string // with it
		posts          bool   // the post alone shows it
	}{
		{"unnamed-merchant", `url="https://amzn.to/3abcdef" title="Kettle"`, `<a rel="sponsored" href="https://amzn.to/3abcdef">Kettle at Amazon</a>`, `<a rel="sponsored" href="https://amzn.to/3abcdef">Kettle</a>`, false},
		{"malformed-account", `url="https://www.amazon.com/dp/B000000001?tag=example"`, link, strings.ReplaceAll(link, "example-20", "example"), true},
		{"leaked-click-id", `url="https://kettles.example/blue?awc=1234_1700000000_0123456789abcdef0123456789abcdef"`, "Kettle", `<a href="https://kettles.example/blue?awc=1234_1700000000_0123456789abcdef0123456789abcdef">Kettle</a>`, true},
		{"unproven-price", `url="https://www.amazon.com/dp/B000000001?tag=example-20" note="only $29.99 today"`, link, "<p>only $29.99 today: " + link + "</p>", false},
		{"undisclosed-link", `url="https://www.amazon.com/dp/B000000001?tag=example-20"`, disclosed + link, link, true},
	} {
		t.Run(tc.rule, func(t *testing.T) {
			text, above := teaPlain+earns+intro+"{{< product "+tc.argument+" >}}\n", disclosed
			if tc.rule == "undisclosed-link" {
				text, above = strings.Replace(text, earns, "", 1), ""
			}
			found := func(page string) bool {
				files := map[string]string{"content/posts/tea.md": text}
				if page != "" {
					files["public/posts/tea/index.html"] = webPage(above + introP + "<div class=box>" + page + "</div>")
				} else {
					files["public/about/index.html"] = webPage(introP)
				}
				got := lines(check(t, true, files).Findings)
				return slices.ContainsFunc(got, func(line string) bool { return strings.HasPrefix(line, tc.rule+" ") })
			}
			if found("") != tc.posts {
				t.Errorf("in the post alone: found is %v, want %v", !tc.posts, tc.posts)
			}
			if found(tc.page) {
				t.Error("the page does without the fault, and the post is blamed")
			}
			if tc.broken != "" && !found(tc.broken) {
				t.Error("the page's fault was not found")
			}
		})
	}
}
