package lint

import (
	"regexp"

	"github.com/aboveboard-hugo/aboveboard/generator/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/network"
)

// longestPriced bounds the passages that are looked at, in bytes: in a long
// paragraph an amount is more often about something else.
const longestPriced = 240

var priceTag = regexp.MustCompile(`(?i)(?:[$€£¥₹]|US\$|C\$|A\$|R\$|\b(?:USD|EUR|GBP))\s?\d{1,6}(?:[.,]\d{2,3})*|\b\d{1,6}(?:[.,]\d{2,3})?\s?(?:[€£₹]|USD\b|EUR\b|GBP\b|zł|円)`)

func unprovenPrice() *Rule {
	return &Rule{
		ID:       "unproven-price",
		Title:    "a price is written by hand next to a link whose program forbids it",
		Severity: finding.Warning,
		Reason: `Amazon lets its partners show prices only where Amazon itself serves them or they come from its programming interface,
refreshed within a day and with the time beside them. A price that you typed is wrong by next week and against the
policy today. The rule looks at short passages that hold the link and an amount of money.`,
		Mend:    "Take the amount out: \"see the price at Amazon\" is always right.",
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
		Check: func(c *Context) {
			c.besideLinks(priceTag, func(l Link, amount string) {
				c.Report(l.Span, l.Written, "the amount %q beside the link to %q is written by hand, and %s allows prices only from its own interface; take it out", amount, shown(l.Written), l.Innermost().Network.Name)
			})
		},
	}
}

// besideLinks looks for a pattern in the passages that hold a link whose program
// forbids prices and ratings of one's own; each passage is told of once.
func (c *Context) besideLinks(pattern *regexp.Regexp, report func(Link, string)) {
	told := map[int]bool{}
	for _, l := range c.Links {
		n := l.Innermost().Network
		if n == nil || n.Prices.State != "forbidden" || l.Earnings() != network.DoesEarn || l.Passage < 0 || told[l.Passage] || !l.Seen() || c.Feed {
			continue
		}
		told[l.Passage] = true
		text := c.Passages[l.Passage].Text
		if len(text) > longestPriced {
			continue
		}
		if match := firstPlain(pattern, text); match != "" {
			report(l, match)
		}
	}
}

// limit is what stands right before an amount that is no price: a budget, a
// saving, a rebate, what shipping is free from.
var limit = regexp.MustCompile(`(?i)(?:under|below|less than|up to|over|above|more than|at least|sub|budget(?: of)?|saves?(?: me| us| you)?|saving|off|between|within|exceed(?:s|ing)?|` +
	`unter|bis(?: zu)?|über|mehr als|höchstens|mindestens|spart|moins de|jusqu[\x{2019}']à|plus de|sous|entre|menos de|hasta|más de|entre|meno di|fino a|più di|sotto i|tra|` +
	`até|mais de|abaixo de|acima de|onder(?: de)?|tot|meer dan|minder dan|poniżej|do|ponad|powyżej|upp till|mer än)\s+(?:the |de |les |los |i |)[\pL\s~≈-]{0,12}$`)

// firstPlain is the first match that does not follow words of a limit.
func firstPlain(pattern *regexp.Regexp, text string) string {
	for _, at := range pattern.FindAllStringIndex(text, -1) {
		before := text[max(0, at[0]-30):at[0]]
		if !limit.MatchString(before) {
			return text[at[0]:at[1]]
		}
	}
	return ""
}
