package lint

import (
	"regexp"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// reward matches phrases that give a reader a reason to click other than the product,
// in English: we have no checked examples in other languages. What the shop gives its
// own customers, such as "$100 in credit", is not a reward.
var (
	reward = regexp.MustCompile(`(?i)\b(?:click(?:ing)?|us(?:e|ing)|buy(?:ing)?|shop(?:ping)?|purchas(?:e|ing))\b[^.!?]{0,60}\blinks?\b[^.!?]{0,60}?\b` +
		`(?:(?:support|help|fund)(?:s|ing)? (?:to )?(?:(?:support|fund|keep|run|pay for|cover) )?(?:me|us|my|our|this|the (?:site|blog|channel|show))\b|(?:win|enter)\b)`)
	customer = regexp.MustCompile(`(?i)\b(?:credits?|discount|coupon|% off|free trial|free month)\b`)
)

func incentive() *Rule {
	return &Rule{
		ID:       "rewarded-click",
		Title:    "readers are asked to click in order to support you or to win",
		Severity: finding.Info,
		Of:       forbidsRewards,
		Reason: `Amazon forbids rewards for using its links, and support for you counts as a reason that has nothing to do with the
product. Bloggers have been reprimanded for "clicking this link helps support the site".`,
		Fix:     "Say that you earn a commission, and do not ask for clicks.",
		Sources: []string{"https://affiliate-program.amazon.com/help/operating/policies", "https://brettterpstra.com/2019/03/05/amazon-affiliates-and-automated-contextual-snippets-in-jekyll/"},
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page. Using our links helps support this site.

[Kettle at Amazon](https://www.amazon.com/dp/B000000001?tag=example-20)
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

[Kettle at Amazon](https://www.amazon.com/dp/B000000001?tag=example-20)
`),
		Check: func(c *Context) {
			n := c.rewardless()
			if c.Feed || n == nil {
				return
			}
			hints := rewardHints()
			for i := range c.Passages {
				p := &c.Passages[i]
				if p.Hidden != "" || !hints.InAll(2, p.Text) {
					continue
				}
				if words := reward.FindString(p.Text); words != "" && !customer.MatchString(p.Text) {
					c.Report(p.Span, words, "%q gives readers a reason to click that is not the product, which %s forbids; remove it", shown(words), n.Name)
					return
				}
			}
		},
	}
}

// rewardHints are the words that the pattern needs, to skip most texts quickly.
var rewardHints = sync.OnceValue(func() recognize.Hints {
	return recognize.NewHints([]string{"link"}, []string{"support", "help", "fund", "win", "enter"})
})

// rewardless returns a network of a paid link on the page that forbids rewards, or nil.
func (c *Context) rewardless() *network.Network {
	for l, at := range c.chains() {
		if forbidsRewards(at.Network) && at.Earns == network.DoesEarn && l.Seen() {
			return at.Network
		}
	}
	return nil
}
