package lint

import (
	"regexp"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// longestPriced is the longest passage examined, in bytes: in a long paragraph an
// amount is more often about something else.
const longestPriced = 240

var priceTag = regexp.MustCompile(`(?i)(?:[$€£¥₹]|US\$|C\$|A\$|R\$|\b(?:USD|EUR|GBP))\s?\d{1,6}(?:[.,]\d{2,3})*|\b\d{1,6}(?:[.,]\d{2,3})?\s?(?:[€£₹]|USD\b|EUR\b|GBP\b|zł|円)`)

func unprovenPrice() *Rule {
	return &Rule{
		ID:       "unproven-price",
		Title:    "a price is written by hand next to a link whose program forbids it",
		Severity: finding.Warning,
		Of:       forbidsPrices,
		Reason: `Amazon lets its partners show prices only where Amazon itself serves them or they come from its API,
refreshed within a day and with the time beside them. A price that you type is soon out of date, and violates the
policy. The rule looks at short passages that contain the link and an amount of money.`,
		Fix:     "Remove the amount: \"see the price at Amazon\" is always right.",
		Sources: []string{"https://affiliate-program.amazon.com/help/operating/policies"},
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

[Buy it at Amazon](https://www.amazon.com/dp/B000000001?tag=example-20) for $39.99
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

[See the price at Amazon](https://www.amazon.com/dp/B000000001?tag=example-20)
`),
		Stored: func(c *SiteContext) {
			c.besideFacts(func(p *catalog.Item, criterion *catalog.Criterion, f *catalog.Fact) {
				for _, words := range wordsOf(criterion, f, c.checker.catalog.Site.Languages) {
					if criterion.Type == catalog.TypeMoney && f.State == catalog.Known || firstPlain(priceTag, words) != "" {
						c.reportFact(f, p.ID+" "+criterion.ID, "fact %s contains a price, %q, which tables and boxes show beside the link to %q; %s allows prices only from its own API, so remove it",
							criterion.ID, words, shown(p.Beside.Address), p.Beside.Network.Name)
						return
					}
				}
			})
			c.besideTexts(priceIn, func(p *catalog.Item, t catalog.BesideText, amount string) {
				c.Report(Summary{}, Mark(t.Mark), p.ID+" "+t.Key, "%s contains a price, %q, which tables and boxes show beside the link to %q; %s allows prices only from its own API, so remove it",
					t.Key, amount, shown(p.Beside.Address), p.Beside.Network.Name)
			})
		},
		Check: func(c *Context) {
			c.besideLinks(c.priceOf, priceIn, func(l *Link, amount string) {
				c.Report(l.Span, l.Written, "the amount %q beside the link to %q is written by hand, and %s allows prices only from its own API; remove it", amount, shown(l.Written), l.Innermost().Network.Name)
			})
		},
	}
}

// besideLinks searches passages that contain a link whose program forbids prices and
// ratings by the publisher, and passages in the same box; it reports each passage once.
// Find returns what it found for a link in its passage, or nothing; alone does the same
// for a passage without the link.
func (c *Context) besideLinks(find func(l *Link, text string) string, alone func(text string) string, report func(*Link, string)) {
	reported := map[int]bool{}
	for i := range c.Links {
		l := &c.Links[i]
		n := l.Innermost().Network
		if n == nil || !forbidsPrices(n) || l.Earnings() != network.DoesEarn || l.Passage < 0 || !l.Seen() || c.Feed {
			continue
		}
		text := c.unproven(l.Passage)
		if reported[l.Passage] {
			continue
		}
		if len(text) <= longestPriced {
			if match := find(l, text); match != "" {
				reported[l.Passage] = true
				report(l, match)
				continue
			}
		}
		for at := range c.boxed(i) {
			if match := alone(c.unproven(at)); match != "" && !reported[at] {
				reported[at] = true
				report(l, match)
				break
			}
		}
	}
}
