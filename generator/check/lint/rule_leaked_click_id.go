package lint

import (
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func leakedClickID() *Rule {
	return &Rule{
		ID:       "leaked-click-id",
		Title:    "an address was pasted with somebody's click id",
		Severity: finding.Warning,
		Of:       func(n *network.Network) bool { return len(n.ClickIDs) > 0 },
		Reason: `When you follow a partner link and copy the address that you arrive at, it contains the id of that click. Whoever
follows your copy is counted for the person whose link you followed, or for nobody.`,
		Fix:     "Remove the parameter from the address.",
		Sources: []string{"https://github.com/ClearURLs/Rules"},
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
I use [this kettle](https://kettles.example/blue?awc=1234_1700000000_0123456789abcdef0123456789abcdef).
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
I use [this kettle](https://kettles.example/blue).
`),
		Check: func(c *Context) {
			for l, at := range c.chains() {
				if len(at.Leaked) > 0 && !c.Feed {
					c.Report(l.HrefSpan, l.Written, "link to %q contains somebody's click id (%s); remove it from the address",
						shown(l.Written), strings.Join(at.Leaked, ", "))
				}
			}
		},
	}
}
