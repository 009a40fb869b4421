package published_test

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/published"
)

func TestReferrerPolicyAsInBrowsers(t *testing.T) {
	for _, test := range []struct{ name, head, attribute, headers, toml, want string }{
		{name: "none"},
		{name: "attribute", attribute: "same-origin", want: "same-origin"},
		{name: "attribute in capitals", attribute: "No-Referrer", want: "no-referrer"},
		{name: "attribute that browsers don't know", attribute: "never", want: ""},
		{name: "meta", head: `<meta name=referrer content=" Same-Origin ">`, want: "same-origin"},
		{name: "meta's old word for none", head: `<meta name="Referrer" content="never">`, want: "no-referrer"},
		{name: "meta's old word for all", head: `<meta name=referrer content=always>`, want: "unsafe-url"},
		{name: "meta's old word for the default", head: `<meta name=referrer content=default>`, want: "strict-origin-when-cross-origin"},
		{name: "meta's old spelling", head: `<meta name=referrer content=origin-when-crossorigin>`, want: "origin-when-cross-origin"},
		{name: "meta that browsers don't know", head: `<meta name=referrer content=none>`, want: ""},
		{name: "the last meta counts", head: `<meta name=referrer content=no-referrer><meta name=referrer content=origin>`, want: "origin"},
		{name: "attribute before meta", head: `<meta name=referrer content=no-referrer>`, attribute: "origin", want: "origin"},
		{name: "attribute that says nothing", head: `<meta name=referrer content=no-referrer>`, attribute: "x", want: "no-referrer"},
		{name: "_headers", headers: "/*\n  X-Frame-Options: DENY\n  referrer-policy: same-origin\n", want: "same-origin"},
		{name: "_headers, several words", headers: "/*\n  Referrer-Policy: no-referrer, strict-origin-when-cross-origin, future\n", want: "strict-origin-when-cross-origin"},
		{name: "_headers for another page", headers: "/b/*\n  Referrer-Policy: no-referrer\n"},
		{name: "_headers for this page", headers: "# mine\n/a/\n  Referrer-Policy: no-referrer\n", want: "no-referrer"},
		{name: "_headers with a placeholder", headers: "/:page\n  Referrer-Policy: no-referrer\n", want: "no-referrer"},
		{name: "meta before _headers", head: `<meta name=referrer content=origin>`, headers: "/*\n  Referrer-Policy: no-referrer\n", want: "origin"},
		{name: "netlify.toml", toml: "[[headers]]\nfor = \"/*\"\n[headers.values]\nReferrer-Policy = \"no-referrer\"\n", want: "no-referrer"},
	} {
		t.Run(test.name, func(t *testing.T) {
			link := `<a href=https://shop.example/>x</a>`
			if test.attribute != "" {
				link = `<a referrerpolicy="` + test.attribute + `" href=https://shop.example/>x</a>`
			}
			files := map[string]string{"public/a/index.html": "<!DOCTYPE html><html><head>" + test.head + "</head><body>" + link}
			if test.headers != "" {
				files["public/_headers"] = test.headers
			}
			if test.toml != "" {
				files["netlify.toml"] = test.toml
			}
			root := folder(t, files)
			site, found := published.Load(filepath.Join(root, "public"), published.Options{Netlify: filepath.Join(root, "netlify.toml")})
			if len(found) > 0 {
				t.Fatal(messages(found))
			}
			got := []string{}
			site.Page("a/index.html", func(p *page.Page) {
				for _, l := range p.Links {
					got = append(got, l.Referrer)
				}
			})
			if !slices.Equal(got, []string{test.want}) {
				t.Errorf("got %q; want %q", got, test.want)
			}
		})
	}
}
