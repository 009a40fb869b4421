package lint

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func malformedAccount() *Rule {
	return &Rule{
		ID:       "malformed-account",
		Title:    "the tag or id in a paid link is malformed",
		Severity: finding.Error,
		Reason: `A link with a mistyped tag works for the reader and earns nothing for you, and nobody tells you. An Amazon tag is
made of letters, digits, dots and hyphens and ends in a hyphen and two digits; other networks have numbers of a known length.`,
		Fix:     "Copy the tag again from the program's pages, or write the link with {{< paid-link >}}, which takes it from site.yaml.",
		Sources: []string{"https://affiliate-program.amazon.com/help/operating/policies", "https://developer.ebay.com/api-docs/buy/static/ref-epn-link.html"},
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I use [this kettle from Amazon](https://www.amazon.com/dp/B000000001?tag=example20).
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I use [this kettle from Amazon](https://www.amazon.com/dp/B000000001?tag=example-20).
`),
		Check: func(c *Context) {
			for l, at := range c.chains() {
				if pastedTwice(l.Written) {
					if at == &l.Link {
						c.Report(l.HrefSpan, l.Written, "link to %q contains the address twice in a row; keep one", shown(l.Written))
					}
					continue
				}
				if why := accountFault(*at); why != "" {
					c.Report(l.HrefSpan, l.Written, "link to %q %s; copy it again from the pages of %s", shown(l.Written), why, at.Network.Name)
				}
			}
		},
	}
}

// pastedTwice reports whether a link contains the same address twice in a row.
func pastedTwice(address string) bool {
	for from := 1; ; {
		i := strings.Index(address[from:], "http")
		if i < 0 {
			return false
		}
		from += i
		if strings.HasPrefix(address, address[from:]) || strings.HasPrefix(address[from:], address[:from]) {
			return true
		}
		from++
	}
}

// quotedEach returns several values, each in quotation marks.
func quotedEach(values []string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = strconv.Quote(v)
	}
	return strings.Join(quoted, " and ")
}

func accountFault(l network.Link) string {
	if all := l.Accounts(); len(all) > 1 {
		return fmt.Sprintf("has %d ids, %s, but only one can count", len(all), quotedEach(all))
	}
	if l.Account != "" && !l.AccountWellFormed() {
		return fmt.Sprintf("has the id %q, which does not look like one", l.Account)
	}
	return ""
}
