package lint

import (
	"maps"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func trademarkInAccount() *Rule {
	return &Rule{
		ID:       "trademark-in-account",
		Title:    "the tag or the blog's own address contains the shop's trademark",
		Severity: finding.Error,
		Of:       hasTrademarks,
		Reason: `Amazon forbids its trademarks, and what looks like them, in a partner's domain, subdomain, tag and social handle. An
account can be closed for it. The blog's own address is taken from the canonical addresses of the published pages; a
trademark in it is a warning, and is reported once.`,
		Fix:     "Ask the program for a tag without the name, and use an address without it.",
		Sources: []string{"https://affiliate-program.amazon.com/help/operating/policies"},
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I use [this kettle from Amazon](https://www.amazon.com/dp/B000000001?tag=myamazonshop-20).
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I use [this kettle from Amazon](https://www.amazon.com/dp/B000000001?tag=myshop-20).
`),
		Check: func(c *Context) {
			for l, at := range c.chains() {
				if at.Account == "" || at.Shape.AccountIn != "parameter" || pastedTwice(l.Written) {
					continue
				}
				if mark := at.Network.Trademark(at.Account); mark != "" {
					c.Report(l.HrefSpan, at.Account, "the id %q contains %q, a trademark of %s, which its policies forbid; ask for another one", at.Account, mark, at.Network.Merchant)
				}
			}
		},
		Site: trademarkInHost,
	}
}

// trademarkInHost reports once that the site's own host contains the trademark of a
// network that it earns with. It is a warning: no program can distinguish a trademark
// from somebody's name, and a blog can't change its address in a day.
func trademarkInHost(c *SiteContext) {
	host := c.host()
	for _, p := range c.Pages {
		if p.Feed || p.Host != host || host == "" {
			continue
		}
		for _, id := range slices.Sorted(maps.Keys(p.Branded)) {
			n := c.checker.networks.ByID(id)
			if mark := n.Trademark(host); mark != "" {
				c.Report(p, Mark{}, host, "the blog's own address %q contains %q, a trademark of %s, whose policies forbid it in the addresses of sites with its links; ask the program, or use another address", host, mark, n.Merchant)
				c.found[len(c.found)-1].Severity = finding.Warning
				return
			}
		}
	}
}

// host returns the host that most pages with paid links name as their own: a page that
// was first published elsewhere names another. It is empty if no page names one.
func (c *SiteContext) host() string {
	count := map[string]int{}
	most := ""
	for _, p := range c.Pages {
		if p.Host == "" || p.Paid == 0 {
			continue
		}
		if count[p.Host]++; count[p.Host] > count[most] {
			most = p.Host
		}
	}
	return most
}
