package lint

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func linkChangingScript() *Rule {
	return &Rule{
		ID:       "link-changing-script",
		Title:    "a script turns plain links into paid ones",
		Severity: finding.Info,
		Pages:    true,
		Of: func(n *network.Network) bool {
			for _, s := range n.Shapes {
				if s.Form == "script" {
					return true
				}
			}
			return false
		},
		Reason: `Skimlinks, Sovrn and scripts of Amazon turn plain links to shops into paid ones while the reader looks at the page. The
addresses in the page do not show it, so the rules about paid links cannot see these links.`,
		Fix:     "Make sure that each page with links to shops has a disclosure above them, such as {{< disclosure always=true >}}.",
		Sources: []string{"https://www.ftc.gov/business-guidance/resources/ftcs-endorsement-guides-what-people-are-asking"},
		Bad:     one("public/a/index.html", `<html lang="en"><head><script src="https://s.skimresources.com/js/12345X67890.skimlinks.js"></script></head><body><main><h1>Kettles</h1><p>See <a href="https://kettles.example/">the shop</a>.</p></main></body></html>`),
		Good:    one("public/a/index.html", `<html lang="en"><head><script src="/js/menu.js"></script></head><body><main><h1>Kettles</h1><p>See <a href="https://kettles.example/">the shop</a>.</p></main></body></html>`),
		Check: func(c *Context) {
			if c.Page == nil || c.Feed {
				return
			}
			seen := map[string]bool{}
			for at, address := range scriptAddresses(c.File.Data) {
				match, ok := c.checker.networks.Match(address)
				if !ok || match.Shape.Form != "script" || seen[match.Network.ID] {
					continue
				}
				seen[match.Network.ID] = true
				f := c.Report(at, match.Network.ID, "the script %q of %s makes links to shops paid, which their addresses do not show; make sure that a disclosure is above such links",
					shown(address), match.Network.Name)
				f.Cause = "script of " + match.Network.ID
			}
		},
	}
}

var (
	scriptElement = regexp.MustCompile(`(?is)<script\b[^>]*>.*?</script`)
	scriptAddress = regexp.MustCompile(`(?:https?:)?//[\w.-]+/[^\s"'<>\\]*`)
)

// scriptAddresses iterates over the addresses in scripts: of a script's own file, and
// of one that it loads.
func scriptAddresses(data []byte) func(yield func(source.Span, string) bool) {
	return func(yield func(source.Span, string) bool) {
		if !bytes.Contains(data, []byte("<script")) && !bytes.Contains(data, []byte("<SCRIPT")) {
			return
		}
		for _, element := range scriptElement.FindAllIndex(data, -1) {
			for _, at := range scriptAddress.FindAllIndex(data[element[0]:element[1]], -1) {
				span := source.Span{Start: element[0] + at[0], End: element[0] + at[1]}
				address := string(data[span.Start:span.End])
				if strings.HasPrefix(address, "//") {
					address = "https:" + address
				}
				if !yield(span, address) {
					return
				}
			}
		}
	}
}
