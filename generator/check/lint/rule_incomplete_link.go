package lint

import (
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func incompleteLink() *Rule {
	return &Rule{
		ID:       "incomplete-link",
		Title:    "a paid link lacks a parameter, so the click is not counted",
		Severity: finding.Warning,
		Of:       hasNeeds,
		Reason: `eBay's links need mkevt, mkcid and mkrid besides your campaign id. Without them the link works for the reader,
but no click is counted. Links from before 2021 lack all three.`,
		Fix:     "Make the link again with the network's own tool.",
		Sources: []string{"https://developer.ebay.com/api-docs/buy/static/ref-epn-link.html"},
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I found [mine on eBay](https://www.ebay.com/itm/123456789012?campid=5338000000).
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I found [mine on eBay](https://www.ebay.com/itm/123456789012?mkevt=1&mkcid=1&mkrid=711-53200-19255-0&campid=5338000000&toolid=10001).
`),
		Check: func(c *Context) {
			for l, at := range c.chains() {
				if missing := at.Missing(); len(missing) > 0 && !c.Feed && !l.fromArgument() {
					c.Report(l.HrefSpan, l.Written, "link to %q lacks %s, without which %s does not count the click; make the link again with its own tool",
						shown(l.Written), strings.Join(missing, ", "), at.Network.Name)
				}
			}
		},
	}
}
