package lint

import (
	"regexp"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

var starRating = regexp.MustCompile(`(?i)\b[0-5][.,]\d\s*(?:/\s*5|out of 5|of 5|von 5|sur 5|de 5|su 5|van 5|z 5|stars?\b|sternen?\b|étoiles\b|estrellas\b|stelle\b|estrelas\b|sterren\b)|[★⭐]{3,}`)

func copiedRating() *Rule {
	return &Rule{
		ID:       "copied-rating",
		Title:    "a star rating is next to a link whose program forbids showing its ratings",
		Severity: finding.Warning,
		Of:       forbidsPrices,
		Reason: `Amazon's customer reviews and stars may be shown only through its API. Your own rating is fine. In text, the rule can't tell them apart, so it only asks you to check. A rating in one of your product files is
known to be yours, and so is a fact with your own test as its evidence.`,
		Fix:     "If the stars are the shop's, remove them. If they are yours, say so, and suppress the rule there with a reason.",
		Sources: []string{"https://affiliate-program.amazon.com/help/operating/policies"},
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

[Kettle at Amazon](https://www.amazon.com/dp/B000000001?tag=example-20), 4.6 out of 5 stars
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

[Kettle at Amazon](https://www.amazon.com/dp/B000000001?tag=example-20), which we liked best
`),
		Stored: func(c *SiteContext) {
			c.besideFacts(func(p *catalog.Item, criterion *catalog.Criterion, f *catalog.Fact) {
				if f.Evidence.Test != nil {
					return // measured or judged by the publisher
				}
				if criterion.Type == catalog.TypeRating && f.State == catalog.Known {
					c.reportFact(f, p.ID+" "+criterion.ID, "fact %s is a rating that was read on a page, %s of %s, which tables and boxes show beside the link to %q; if it is the shop's own, %s allows it only through its API",
						criterion.ID, f.Value.From.Number, criterion.Of.Number, shown(p.Beside.Address), p.Beside.Network.Name)
					return
				}
				for _, words := range wordsOf(criterion, f, c.checker.catalog.Site.Languages) {
					if rating := firstPlain(starRating, words); rating != "" {
						c.reportFact(f, p.ID+" "+criterion.ID, "fact %s contains a rating, %q, which tables and boxes show beside the link to %q; if it is the shop's own, %s allows it only through its API",
							criterion.ID, rating, shown(p.Beside.Address), p.Beside.Network.Name)
						return
					}
				}
			})
			c.besideTexts(starsIn, func(p *catalog.Item, t catalog.BesideText, stars string) {
				c.Report(Summary{}, Mark(t.Mark), p.ID+" "+t.Key, "%s contains a rating, %q, which tables and boxes show beside the link to %q; if it is the shop's own, %s allows it only through its API",
					t.Key, stars, shown(p.Beside.Address), p.Beside.Network.Name)
			})
		},
		Check: func(c *Context) {
			c.besideLinks(func(_ *Link, text string) string { return firstPlain(starRating, text) }, starsIn, func(l *Link, stars string) {
				c.Report(l.Span, l.Written, "the rating %q is beside the link to %q; if it is the shop's own, %s allows it only through its API", stars, shown(l.Written), l.Innermost().Network.Name)
			})
		},
	}
}

// starsIn finds a rating in a short text.
func starsIn(text string) string { return firstPlain(starRating, text) }
