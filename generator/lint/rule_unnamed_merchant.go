package lint

import (
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/network"
)

func unnamedMerchant() *Rule {
	return &Rule{
		ID:       "unnamed-merchant",
		Title:    "a short link does not say which shop it leads to",
		Severity: finding.Warning,
		Reason: `Amazon forbids links and buttons that leave unclear that they lead to Amazon. An address of amazon.com shows it to
who looks at the address; a short link shows nothing. The rule looks for the shop's name in the link, its title and the
passage around it.`,
		Mend:    "Name the shop in the link's words, such as \"the kettle at Amazon\". {{< paid-link >}} does so by itself.",
		Sources: []string{"https://affiliate-program.amazon.com/help/operating/policies"},
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I use [this kettle](https://amzn.to/3abcdef).
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I use [this kettle from Amazon](https://amzn.to/3abcdef).
`),
		Check: func(c *Context) {
			for _, l := range c.Links {
				at := l.Innermost()
				if at.Network == nil || !at.Network.NameIt || at.Earns != network.DoesEarn || l.Via == "" && at.Shape.Form != "short" || l.Ours || c.Feed || !l.Seen() {
					continue
				}
				if c.Post != nil && l.Markdown && c.checker.templates.NameMerchants {
					continue
				}
				if names := l.Names(); len(names) > 0 && !c.named(l, names) {
					c.Report(l.Span, l.Written, "link to %q does not say that it leads to %s; name it in the link's words", shown(l.Written), names[0])
				}
			}
		},
	}
}

// mostNaming bounds what is read of a passage, in bytes: a text of a whole page in
// one block names every shop somewhere.
const mostNaming = 2000

func (c *Context) named(l Link, names []string) bool {
	around := l.Words + " " + l.Title
	if l.Passage >= 0 {
		// A heading above, or the cell beside, names the shop as well.
		for _, p := range c.Passages[max(0, l.Passage-1):min(len(c.Passages), l.Passage+2)] {
			around += " " + p.Text[:min(len(p.Text), mostNaming)]
		}
	}
	around = strings.ToLower(around)
	return slices.ContainsFunc(names, func(name string) bool { return strings.Contains(around, strings.ToLower(name)) })
}
