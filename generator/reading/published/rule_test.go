package published_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/published"
)

func TestRulesMatchAsOnNetlify(t *testing.T) {
	const shop = "https://shop.example/?a=1"
	for _, test := range []struct {
		name, rules, toml, address string
		want                       []string
		dead                       bool
	}{
		{name: "a rule of another host", rules: "https://x.netlify.app/* https://blog.example/:splat 301!\n/go/x " + shop, address: "/go/x", want: []string{shop}},
		{name: "a rule of this host", rules: "https://blog.example/go/x " + shop, address: "/go/x", want: []string{shop}},
		{name: "with capital letters", rules: "https://Blog.Example/go/x " + shop, address: "/go/x", want: []string{shop}},
		{name: "from www", rules: "https://www.blog.example/* https://blog.example/:splat 301!\n/go/x " + shop, address: "https://www.blog.example/go/x", want: []string{shop}},
		{name: "from www, not asked", rules: "https://www.blog.example/* https://blog.example/:splat 301!\n/go/x " + shop, address: "https://blog.example/go/x", want: []string{shop}},
		{name: "from http", rules: "http://blog.example/* https://blog.example/:splat 301!\n/go/x " + shop, address: "http://blog.example/go/x", want: []string{shop}},
		{name: "from http, not asked", rules: "http://blog.example/* https://blog.example/:splat 301!\n/go/x " + shop, address: "/go/x", want: []string{shop}},
		{name: "of another host in TOML", toml: "[[redirects]]\nfrom = \"https://old.example/*\"\nto = \"https://blog.example/:splat\"\nforce = true\n[[redirects]]\nfrom = \"/go/x\"\nto = \"" + shop + "\"\n", address: "/go/x", want: []string{shop}},
		{name: "_redirects comes before TOML", rules: "/go/x " + shop, toml: "[[redirects]]\nfrom = \"/go/x\"\nto = \"https://late.example\"\n", address: "/go/x", want: []string{shop}},
		{name: "one name begins another", rules: "/go/:id/:idx https://shop.example/:idx/:id", address: "/go/1/2", want: []string{"https://shop.example/2/1"}},
		{name: "a value that looks like a name", rules: "/go/:a/:b https://shop.example/:a/:b", address: "/go/:b/2", want: []string{"https://shop.example/:b/2"}},
		{name: "a port is not a name", rules: "/go/:a https://shop.example:8080/:a", address: "/go/1", want: []string{"https://shop.example:8080/1"}},
		{name: "an asterisk for nothing", rules: "/go/* https://shop.example/:splat", address: "/go/", want: []string{"https://shop.example/"}},
		{name: "the first rule counts", rules: "/go/x https://first.example\n/go/x https://second.example", address: "/go/x", want: []string{"https://first.example"}},
		{name: "the first rule counts, a pattern", rules: "/go/* https://first.example\n/go/x https://second.example", address: "/go/x", want: []string{"https://first.example"}},
		{name: "a page that says that there is none", rules: "/go/* /404.html 404\n/go/x " + shop, address: "/go/x", dead: true},
		{name: "for some countries", rules: "/go/x https://de.example 302 Country=de,at\n/go/x https://other.example", address: "/go/x", want: []string{"https://de.example", "https://other.example"}},
		{name: "for a language, all pages", rules: "/* /de/:splat 302 Language=de\n/go/x " + shop, address: "/go/x", want: []string{"/de/go/x", shop}},
		{name: "conditions in TOML", toml: "[[redirects]]\nfrom = \"/*\"\nto = \"/de/:splat\"\nconditions = {Language = [\"de\"]}\n[[redirects]]\nfrom = \"/go/x\"\nto = \"" + shop + "\"\n", address: "/go/x", want: []string{"/de/go/x", shop}},
		{name: "a parameter that is not there", rules: "/go id=:id https://shop.example/:id\n/go https://plain.example", address: "/go", want: []string{"https://plain.example"}},
		{name: "a parameter that is there", rules: "/go id=:id https://shop.example/:id\n/go https://plain.example", address: "/go?id=7", want: []string{"https://shop.example/7"}},
		{name: "a parameter with another value", rules: "/go to=a https://a.example\n/go to=b https://b.example", address: "/go?to=b", want: []string{"https://b.example"}},
		{name: "a parameter in TOML", toml: "[[redirects]]\nfrom = \"/go\"\nto = \"https://shop.example/:id\"\nquery = {id = \":id\"}\n", address: "/go?id=7", want: []string{"https://shop.example/7"}},
		{name: "the query goes on", rules: "/go/x https://shop.example/", address: "/go/x?tag=me", want: []string{"https://shop.example/?tag=me"}},
		{name: "the query does not go on where there is one", rules: "/go/x " + shop, address: "/go/x?tag=me", want: []string{shop}},
		{name: "a comment after a rule", rules: "/go/x " + shop + " # 404", address: "/go/x", want: []string{shop}},
		{name: "a rule in a comment", rules: "# /go/x " + shop, address: "/go/x", dead: true},
		{name: "a file comes first", rules: "/page/ " + shop, address: "/page/"},
		{name: "a rule that is forced comes first", rules: "/page/ " + shop + " 301!", address: "/page/", want: []string{shop}},
		{name: "forced for some", rules: "/page/ " + shop + " 301! Country=de", address: "/page/", want: []string{shop}},
		{name: "encoded letters", rules: "/go/k%C3%BCche " + shop, address: "/go/küche", want: []string{shop}},
		{name: "a byte order mark", rules: "\ufeff/go/x " + shop, address: "/go/x", want: []string{shop}},
		{name: "no rule", rules: "/go/y " + shop, address: "/go/x", dead: true},
		{name: "a rule to nowhere", rules: "/go/x /go/y", address: "/go/x", want: []string{"/go/y"}},
		{name: "a rule to a page", rules: "/go/x /page/", address: "/go/x", want: []string{"/page/"}},
		{name: "a circle", rules: "/go/x /go/y\n/go/y /go/x", address: "/go/x", want: []string{"/go/x"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := map[string]string{"public/_redirects": test.rules, "public/page/index.html": "<p>x"}
			if test.toml != "" {
				files["netlify.toml"] = test.toml
			}
			root := folder(t, files)
			site, found := published.Load(filepath.Join(root, "public"), published.Options{BaseURL: "https://blog.example/", Netlify: filepath.Join(root, "netlify.toml")})
			if len(found) > 0 {
				t.Fatal(messages(found))
			}
			got := site.Follow("index.html", test.address)
			if !slices.Equal(got.Targets, test.want) || got.Dead != test.dead {
				t.Errorf("got %+v; want %q, dead %v", got, test.want, test.dead)
			}
		})
	}
}

func TestManyConditionalRulesAreFast(t *testing.T) {
	rules := ""
	for _, language := range []string{"de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da", "fi", "ja", "ko"} {
		rules += "/* /" + language + "/:splat 302 Language=" + language + "\n"
	}
	root := folder(t, map[string]string{"public/_redirects": rules})
	site, _ := published.Load(filepath.Join(root, "public"), published.Options{})
	if got := site.Follow("index.html", "/x"); len(got.Targets) != 12 {
		t.Errorf("%+v", got)
	}
}

// TestTenTimesTheLinksAndRulesTakeTenTimesAsLong: each link has a rule of its own with an
// asterisk.
func TestTenTimesTheLinksAndRulesTakeTenTimesAsLong(t *testing.T) {
	took := func(n int) time.Duration {
		var rules strings.Builder
		for i := range n {
			fmt.Fprintf(&rules, "/a%d/* https://shop.example/%d/:splat 302\n", i, i)
		}
		root := folder(t, map[string]string{"public/_redirects": rules.String() + "/:any/x /y\n"})
		start := time.Now()
		site, _ := published.Load(filepath.Join(root, "public"), published.Options{})
		for i := range n {
			if got, want := site.Follow("index.html", fmt.Sprintf("/a%d/z", i)).Targets, fmt.Sprintf("https://shop.example/%d/z", i); !slices.Equal(got, []string{want}) {
				t.Fatalf("got %q, want %q", got, want)
			}
		}
		return time.Since(start)
	}
	took(1000)
	few, many := took(2000), took(20_000)
	t.Logf("2,000 take %s, 20,000 take %s", few, many)
	if many > 40*few { // of a square it would be a hundred; other work on the machine may delay either
		t.Errorf("2,000 take %s, 20,000 take %s", few, many)
	}
}
