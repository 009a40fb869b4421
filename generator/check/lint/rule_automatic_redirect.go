package lint

import (
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func automaticRedirect() *Rule {
	return &Rule{
		ID:       "automatic-redirect",
		Title:    "a page sends its reader to a shop without a click",
		Severity: finding.Error,
		Of:       forbidsRedirects,
		Pages:    true,
		Reason: `Amazon and eBay forbid sending anyone to them without a click; purchases after one do not qualify.
A page with a meta refresh does that, and so does a Hugo alias or a script that leads to a shop.`,
		Fix:     "Show a page with a link, or link to the shop directly.",
		Sources: []string{"https://affiliate-program.amazon.com/help/operating/policies", "https://partnernetwork.ebay.de/solutions/step-5-knowing-the-rules"},
		Bad: one("public/go/kettle/index.html", `<!DOCTYPE html><html><head><title>https://www.amazon.com/dp/B000000001?tag=example-20</title>
<meta http-equiv="refresh" content="0; url=https://www.amazon.com/dp/B000000001?tag=example-20"></head></html>`),
		Good: one("public/old/index.html", `<!DOCTYPE html><html><head><title>https://blog.example/new/</title>
<meta http-equiv="refresh" content="0; url=https://blog.example/new/"></head></html>`),
		Check: func(c *Context) {
			if c.Page == nil || c.Page.Refresh == nil {
				return
			}
			r := c.Page.Refresh
			match, ok := c.checker.networks.Match(r.Target)
			if !ok || match.EarnsAnything() != network.DoesEarn {
				return
			}
			if n := match.Innermost().Network; forbidsRedirects(n) {
				c.Report(r.Span, r.Target, "this page sends readers to %q without a click, which %s does not allow; show a page with a link instead", shown(r.Target), n.Name)
			}
		},
	}
}
