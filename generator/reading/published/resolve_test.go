package published_test

import (
	"path/filepath"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/published"
)

func TestOwnAddressesAreFollowed(t *testing.T) {
	root := folder(t, map[string]string{
		"public/_redirects": "# links\n/go/kettle https://amzn.to/k 301\n/go/two/ /go/kettle\n/out/* https://shop.example/:splat 302!\n" +
			"/p/:id/x https://shop.example/dp/:id\n/q id=:id https://shop.example/q 301\n/round /trip\n/trip /round\n" +
			"/gone https://amzn.to/gone 404\n/out/never https://wrong.example/\n/posts/a/ https://shadowed.example/\n/forced/ https://forced.example/ 301! Country=de\n" +
			"/1 /2\n/2 /3\n/3 /4\n/4 /5\n/5 /6\n/6 /7\n/go/wasserkocher/ https://amzn.to/de\n",
		"netlify.toml":                  "[[redirects]]\nfrom = \"/toml\"\nto = \"https://amzn.to/t\"\nstatus = 302\n",
		"public/posts/a/index.html":     "<p>A post",
		"public/forced/index.html":      "<p>x",
		"public/alias/index.html":       `<!DOCTYPE html><html><head><link rel=canonical href=https://blog.example/go/kettle/><meta http-equiv=refresh content="0; url=https://blog.example/go/kettle/"></head></html>`,
		"public/script/index.html":      `<script>window.location.replace("https://amzn.to/s")</script>`,
		"public/relative/index.html":    `<meta http-equiv="Refresh" content="0;URL='../go/kettle'">`,
		"public/sub/page/index.html":    "<p>x",
		"public/sub/short.html":         `<meta http-equiv=refresh content="5;https://amzn.to/h">`,
		"public/conditional/index.html": `<script>if (navigator.language == "de") { location.href = "https://amzn.to/no" }</script>`,
	})
	site, found := published.Load(filepath.Join(root, "public"), published.Options{
		Name: "public", BaseURL: "https://blog.example/", Netlify: filepath.Join(root, "netlify.toml"),
	})
	if len(found) > 0 {
		t.Fatal(messages(found))
	}
	for _, tc := range []struct {
		from, address, target, via string
		ok                         bool
	}{
		{"", "/go/kettle", "https://amzn.to/k", "/go/kettle", true},
		{"", "/go/kettle/?x=1#y", "https://amzn.to/k?x=1", "/go/kettle/", true},
		{"", "https://www.blog.example/go/two", "https://amzn.to/k", "/go/two", true},
		{"", "//blog.example/go/two", "https://amzn.to/k", "/go/two", true},
		{"", "/out/a/b", "https://shop.example/a/b", "/out/a/b", true},
		{"", "/out/never", "https://shop.example/never", "/out/never", true},
		{"", "/p/77/x", "https://shop.example/dp/77", "/p/77/x", true},
		{"", "/p/77/y", "/p/77/y", "", false},
		{"", "/q", "/q", "", false},
		{"", "/q?id=1", "https://shop.example/q", "/q", true},
		{"", "/gone", "/gone", "", false},
		{"", "/toml/", "https://amzn.to/t", "/toml/", true},
		{"", "/alias/", "https://amzn.to/k", "/alias/", true},
		{"", "/script/", "https://amzn.to/s", "/script/", true},
		{"", "/relative/", "https://amzn.to/k", "/relative/", true},
		{"", "/sub/short", "https://amzn.to/h", "/sub/short", true},
		{"", "/conditional/", "/conditional/", "", false},
		{"", "/posts/a/", "/posts/a/", "", false},
		{"", "/forced/", "https://forced.example/", "/forced/", true},
		{"", "https://amzn.to/k", "https://amzn.to/k", "", false},
		{"sub/page/index.html", "../../go/kettle", "https://amzn.to/k", "/go/kettle", true},
		{"", "/1", "/6", "/1", true},
		{"", "/../../etc/passwd", "/../../etc/passwd", "", false},
		{"", "mailto:a@b.example", "mailto:a@b.example", "", false},
		{"", "/%zz", "/%zz", "", false},
	} {
		from := tc.from
		if from == "" {
			from = "index.html"
		}
		trail := site.Follow(from, tc.address)
		target, via, ok := tc.address, trail.Via, len(trail.Targets) > 0
		if ok {
			target = trail.Targets[0]
		}
		if target != tc.target || via != tc.via || ok != tc.ok {
			t.Errorf("%s: got %q via %q %v, want %q via %q %v", tc.address, target, via, ok, tc.target, tc.via, tc.ok)
		}
	}
	if trail := site.Follow("index.html", "/round"); len(trail.Targets) != 1 {
		t.Error("a circle of redirects has to end, and to count as one")
	}
}

func TestABrokenNetlifyFileIsAFinding(t *testing.T) {
	root := folder(t, map[string]string{"public/index.html": "", "netlify.toml": "[build]\nx = \n"})
	_, found := published.Load(filepath.Join(root, "public"), published.Options{Netlify: filepath.Join(root, "netlify.toml")})
	if len(found) != 1 || found[0].Position().Line != 2 {
		t.Errorf("%q", messages(found))
	}
}
