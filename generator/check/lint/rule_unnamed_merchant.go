package lint

import (
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func unnamedMerchant() *Rule {
	return &Rule{
		ID:       "unnamed-merchant",
		Title:    "a short link does not say which shop it leads to",
		Severity: finding.Warning,
		Of:       func(n *network.Network) bool { return n.NameIt },
		Reason: `Amazon forbids links and buttons that leave unclear that they lead to Amazon. An amazon.com address shows it to
anyone who looks at it; a short link shows nothing. The rule looks for the shop's name in the link, its title, the
passages around it and the words of another link to the same address.`,
		Fix:     "Name the shop in the link's words, such as \"the kettle at Amazon\". {{< paid-link >}} does so by itself.",
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
			var words map[string]string // by address, when first needed
			for _, l := range c.Links {
				at := l.Innermost()
				if at.Network == nil || !at.Network.NameIt || at.Earns != network.DoesEarn || l.Via == "" && at.Shape.Form != "short" || l.Ours || c.Feed || !l.Seen() {
					continue
				}
				if l.fromArgument() || c.Post != nil && l.Markdown && c.checker.templates.OurHook {
					continue
				}
				names := l.Names()
				if len(names) == 0 || c.named(l, names) {
					continue
				}
				if words == nil {
					words = c.wordsByAddress()
				}
				if !mentions(words[l.Written], names) {
					c.Report(l.Span, l.Written, "link to %q does not say that it leads to %s; name it in the link's words", shown(l.Written), names[0])
				}
			}
		},
	}
}

// mostNaming is how much of a passage is read, in bytes: a whole page in one block
// names every shop somewhere.
const mostNaming = 2000

func (c *Context) named(l Link, names []string) bool {
	around := l.Words + " " + l.Title
	if l.Passage >= 0 {
		// A heading above, or the cell beside it, also names the shop.
		for _, i := range []int{c.shown(l.Passage, -1), l.Passage, c.shown(l.Passage, 1)} {
			if i >= 0 {
				around += " " + c.Passages[i].Text[:min(len(c.Passages[i].Text), mostNaming)]
			}
		}
	}
	return mentions(around, names) || c.Post != nil && c.statedBeside(l)
}

// statedBeside reports whether our disclosure is next to a link of a post: its
// statement names the shop.
func (c *Context) statedBeside(l Link) bool {
	return slices.ContainsFunc(c.Notices, func(n Notice) bool {
		far := c.between(&n, &l)
		if n.Order > l.Order {
			far = c.between(&Notice{Passage: Passage{Order: l.Order}}, &Link{Order: n.Order})
		}
		return n.Ours && far <= 0 && slices.Contains(n.Statements, l.Innermost().Network.ID)
	})
}

// mostWords is how much text of links to one address is kept, in bytes.
const mostWords = 4000

// wordsByAddress joins the text of the visible links to one address.
func (d *Document) wordsByAddress() map[string]string {
	words := map[string]string{}
	for i := range d.Links {
		if l := &d.Links[i]; l.Seen() && len(words[l.Written])+len(l.Words) < mostWords {
			words[l.Written] += " " + l.Words
		}
	}
	return words
}

func mentions(text string, names []string) bool {
	text = recognize.Fold(text)
	return slices.ContainsFunc(names, func(name string) bool { return strings.Contains(text, recognize.Fold(name)) })
}

// mostSkipped is how many hidden passages, such as a heading's anchor, may be
// between two that readers see.
const mostSkipped = 3

// shown returns the index of the nearest visible passage in a direction; -1 for none.
func (d *Document) shown(from, step int) int {
	for i := from + step; i >= 0 && i < len(d.Passages) && (i-from)*step <= mostSkipped+1; i += step {
		if d.Passages[i].Hidden == "" {
			return i
		}
	}
	return -1
}
