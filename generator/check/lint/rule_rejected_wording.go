package lint

import (
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func rejectedWording() *Rule {
	return &Rule{
		ID:       "rejected-wording",
		Title:    "the disclosure is written in words that do not disclose",
		Severity: finding.Error,
		Reason: `Many readers do not know what "affiliate link" means, so the Federal Trade Commission does not accept it as a disclosure
on its own. "Commissionable link", "#sp", "#collab", "#partner" and similar words do no better; eBay and the authorities of
Australia, Denmark and Germany have lists of their own.`,
		Fix:     "Say what happens: that you earn a commission when somebody buys through a link. As a short label, \"paid link\" or \"ad\" is understood.",
		Sources: []string{ftcFAQ, "https://partnernetwork.ebay.com/resources/affiliate-disclosure-faq"},
		Bad: one("content/posts/kettle.md", `---
title: The best kettle
---
This post contains affiliate links.

I use [this kettle from Amazon](https://www.amazon.com/dp/B000000001?tag=example-20) every day.
`),
		Good: one("content/posts/kettle.md", `---
title: The best kettle
---
This post contains affiliate links: we earn a commission when you buy through them.

I use [this kettle from Amazon](https://www.amazon.com/dp/B000000001?tag=example-20) every day.
`),
		Check: func(c *Context) {
			found := c.Uncovered()
			if found.link == nil || found.flaw != flawRejected || c.Feed {
				return
			}
			f := c.Report(found.notice.Span, found.link.Written, "%q does not tell readers that you are paid, and link to %q earns a commission; say that you earn a commission when somebody buys",
				shown(found.notice.Words), shown(found.link.Written))
			if c.Post != nil {
				f.Fix = c.insertion(found.link.Span)
			}
		},
	}
}
