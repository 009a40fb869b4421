package lint

import (
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func closedNetwork() *Rule {
	return &Rule{
		ID:       "closed-network",
		Title:    "a link goes through a network that has closed",
		Severity: finding.Info,
		Of:       func(n *network.Network) bool { return n.Closed != "" },
		Reason: `ShareASale moved to Awin in 2025. Its old links still work for now; replace them before they stop. Booking.com ended the contracts of its smaller direct partners in June 2025; whether yours was among them, only
you know.`,
		Fix:     "Make the link again with the network that took over.",
		Sources: []string{"https://success.awin.com/"},
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I use [this kettle](https://www.shareasale.com/r.cfm?b=123456&u=1234567&m=12345).
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I use [this kettle](https://www.awin1.com/cread.php?awinmid=1234&awinaffid=567890&ued=https%3A%2F%2Fkettles.example%2Fblue).
`),
		Check: func(c *Context) {
			for l, at := range c.chains() {
				if c.Feed {
					continue
				}
				if at.Shape.Doubt != "" && at.Earns != network.EarnsNot {
					c.Report(l.HrefSpan, l.Written, "link to %q may no longer earn: %s", shown(l.Written), at.Shape.Doubt)
				}
				if at.Network.Closed != "" {
					c.Report(l.HrefSpan, l.Written, "link to %q goes through %s, which has closed (%s); make it again there", shown(l.Written), at.Network.Name, at.Network.Closed)
				}
			}
		},
	}
}
