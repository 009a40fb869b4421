package lint

import (
	"fmt"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func cloakedLink() *Rule {
	return &Rule{
		ID:       "cloaked-link",
		Title:    "a paid link is hidden behind a redirect that the program forbids",
		Severity: finding.Error,
		Of:       forbidsCloaking,
		Reason: `Amazon and eBay require links that lead from your page directly to them: no redirect of your own site, no other company's
shortener that hides where the link goes. Sales through such links do not qualify, and the account is at risk. Other
networks allow redirects or say nothing, so the rule asks the network's data.`,
		Fix:     "Link to the shop directly, with your tag in the address.",
		Sources: []string{"https://affiliate-program.amazon.com/help/operating/policies", "https://partnernetwork.ebay.de/solutions/step-5-knowing-the-rules"},
		Bad: []Example{{Files: map[string]string{
			"public/_redirects":   "/go/kettle https://www.amazon.com/dp/B000000001?tag=example-20 302\n",
			"public/a/index.html": `<html lang="en"><body><main><h1>Kettles</h1><p>We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.</p><p><a rel="sponsored" href="/go/kettle">Kettle at Amazon</a></p></main></body></html>`,
		}}},
		Good: []Example{{Files: map[string]string{
			"public/a/index.html": `<html lang="en"><body><main><h1>Kettles</h1><p>We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.</p><p><a rel="sponsored" href="https://www.amazon.com/dp/B000000001?tag=example-20">Kettle at Amazon</a></p></main></body></html>`,
		}}},
		Check: func(c *Context) {
			for i := range c.Links {
				l := &c.Links[i]
				if why, by := cloaked(l); why != "" && !c.Feed {
					c.Report(l.HrefSpan, l.Written, "link to %q %s, and %s forbids that; link to it directly", shown(l.Written), why, by.Name)
				}
			}
		},
	}
}

// cloaked returns how a link reaches a network that forbids it.
func cloaked(l *Link) (string, *network.Network) {
	if l.Network == nil {
		return "", nil
	}
	if l.Via != "" && forbidsRedirects(l.Network) && l.Link.Earns != network.EarnsNot {
		return fmt.Sprintf("leads to %s through your own redirect %q", l.Network.Name, l.Via), l.Network
	}
	for outer := &l.Link; outer.Inner != nil && outer.Inner.Network != nil; outer = outer.Inner {
		in := outer.Inner
		if in.Network.ID != outer.Network.ID && in.Network.Shorteners.State == "forbidden" && in.Earns != network.EarnsNot {
			return fmt.Sprintf("reaches %s through %s", in.Network.Name, outer.Network.Name), in.Network
		}
	}
	return "", nil
}
