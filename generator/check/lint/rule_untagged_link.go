package lint

import (
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func untaggedLink() *Rule {
	return &Rule{
		ID:       "untagged-link",
		Title:    "a link to a shop whose program you have joined has no tag",
		Severity: finding.Info,
		Reason: `Such a link earns nothing, which is fine if you meant it so. Readers need no disclosure for it. The rule applies only
to programs with an account in site.yaml.`,
		Fix:     "Write the link with {{< paid-link >}} if it should earn.",
		Sources: []string{"https://affiliate-program.amazon.com/help/operating/policies"},
		Bad: []Example{{Site: accountsExample, Files: map[string]string{"content/posts/kettle.md": `---
title: Kettles
---
I use [this kettle from Amazon](https://www.amazon.com/dp/B000000001).
`}}},
		Good: []Example{{Site: accountsExample, Files: map[string]string{"content/posts/kettle.md": `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I use [this kettle from Amazon](https://www.amazon.com/dp/B000000001?tag=example-20).
`}}},
		Check: func(c *Context) {
			for i := range c.Links {
				l := &c.Links[i]
				at := l.Innermost()
				if at.Network == nil || l.fromArgument() || c.ofEvidence(l) || l.Declared || c.Feed || at.Shape.Form != "product" || l.Earnings() != network.EarnsNot || at.Account != "" {
					continue
				}
				if own := c.accountsFor(at.Network.ID).at[at.Marketplace]; len(own) > 0 {
					c.Report(l.HrefSpan, l.Written, "link to %q has no id, so it earns nothing; yours for %s is %q", shown(l.Written), at.Marketplace, own[0])
				}
			}
		},
	}
}
