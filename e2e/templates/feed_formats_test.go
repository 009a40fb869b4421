package templates_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestFeedsOfEveryFormatCarryNoStylesheet: RSS, Atom, JSON and JSON Feed.
func TestFeedsOfEveryFormatCarryNoStylesheet(t *testing.T) {
	const formats = `
[mediaTypes."application/atom+xml"]
suffixes = ["xml"]
[mediaTypes."application/feed+json"]
suffixes = ["json"]
[outputFormats.atom]
mediaType = "application/atom+xml"
baseName = "atom"
[outputFormats.jsonfeed]
mediaType = "application/feed+json"
baseName = "feed"
isPlainText = true
`
	const templates = `
-- layouts/home.json --
[{{ range site.RegularPages }}{{ .Content | jsonify }}{{ end }}]
-- layouts/home.jsonfeed.json --
[{{ range site.RegularPages }}{{ .Content | jsonify }}{{ end }}]
-- layouts/home.atom.xml --
<feed>{{ range site.RegularPages }}<entry>{{ .Content }}</entry>{{ end }}</feed>
`
	body := strings.Join(boxes, "\n\n") + "\n\nAnd {{< fact north commission >}}."
	settings := strings.Replace(config, `home = ["html", "rss"]`, `home = ["html", "rss", "json", "jsonfeed", "atom"]`, 1) + formats
	b := build(t, blog(t, settings, templates, post("p.md", body)))
	for _, name := range []string{"index.xml", "index.json", "feed.json", "atom.xml"} {
		feed := b.FileContent("public/" + name)
		for _, want := range []string{"abv-comparison", "abv-notice", "abv-program", "abv-verdict", "abv-differences"} {
			if !strings.Contains(feed, want) {
				t.Errorf("%s: no %s", name, want)
			}
		}
		for _, no := range []string{"stylesheet", "<details", `\u003cdetails`, "tabindex", "role="} {
			if strings.Contains(feed, no) {
				t.Errorf("%s has %q:\n%s", name, no, fmt.Sprintf("%.600s", feed))
			}
		}
	}
	if page := b.FileContent("public/p/index.html"); !strings.Contains(page, "stylesheet") {
		t.Error("the page has no stylesheet")
	}
}
