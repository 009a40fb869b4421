package lint

import (
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/network"
)

func trademarkInAccount() *Rule {
	return &Rule{
		ID:       "trademark-in-account",
		Title:    "the tag contains the shop's trademark",
		Severity: finding.Error,
		Reason: `Amazon forbids its trademarks, and what looks like them, in a partner's domain, subdomain, tag and social handle. An
account can be closed for it.`,
		Mend:    "Ask the program for a tag without the name.",
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
			for _, l := range c.known() {
				for at := range l.Chain() {
					if mark := trademark(*at); mark != "" {
						c.Report(l.HrefSpan, at.Account, "the id %q contains %q, a trademark of %s, which its policies forbid; ask for another one", at.Account, mark, at.Network.Merchant)
					}
				}
			}
		},
	}
}

func trademark(l network.Link) string {
	for _, mark := range l.Network.Trademarks {
		if l.Account != "" && l.Shape.AccountIn == "parameter" && strings.Contains(strings.ToLower(l.Account), mark) {
			return mark
		}
	}
	return ""
}
