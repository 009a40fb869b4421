package lint

import (
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func rejectedLinkLabel() *Rule {
	return &Rule{
		ID:       "rejected-link-label",
		Title:    "a paid link is labeled with words that its network rejects",
		Severity: finding.Error,
		Of:       func(n *network.Network) bool { return len(n.Labels.Reject) > 0 },
		Reason: `eBay keeps a list of labels: "Ad", "Paid Link" and "Advertisement" are accepted; "Affiliate Link", "Commissionable Link",
"#affiliate" and "#Partner" are not. This applies to every link that is online, however old.`,
		Fix:     "Use a label that the network accepts.",
		Sources: []string{"https://partnernetwork.ebay.com/resources/affiliate-disclosure-faq"},
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I found [mine on eBay](https://www.ebay.com/itm/123456789012?mkevt=1&mkcid=1&mkrid=711-53200-19255-0&campid=5338000000&toolid=10001) #affiliate
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I found [mine on eBay](https://www.ebay.com/itm/123456789012?mkevt=1&mkcid=1&mkrid=711-53200-19255-0&campid=5338000000&toolid=10001) #ad
`),
		Check: func(c *Context) {
			for i := range c.Links {
				l := &c.Links[i]
				n := l.Innermost().Network
				if n == nil || l.Earnings() != network.DoesEarn || l.Passage < 0 || !l.Seen() {
					continue
				}
				for _, mark := range c.beside(l) {
					if word := strings.ToLower(strings.TrimSpace(mark)); slices.Contains(n.Labels.Reject, word) {
						c.Report(l.Span, l.Written, "the label %q on the link to %q is one that %s rejects; write %q", mark, shown(l.Written), n.Name, accepted(n))
					}
				}
			}
		},
	}
}

func accepted(n *network.Network) string {
	if len(n.Labels.Accept) > 0 {
		return n.Labels.Accept[0]
	}
	return "paid link"
}
