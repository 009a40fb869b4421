package lint

import (
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func needlessDisclosure() *Rule {
	return &Rule{
		ID:       "needless-disclosure",
		Title:    "the disclosure is shown with always=true, but nothing on the page pays",
		Severity: finding.Info,
		Partly:   true,
		Reason: `{{< disclosure always=true >}} tells readers that links on this page pay you, whether any does or not. Where none does,
that is untrue, and readers learn to skip the notice. It is meant for links that the shortcode cannot know, such as those
of a theme or of a script.`,
		Fix:     "Write {{< disclosure >}}, which appears by itself once a link pays, or leave it out. If a link here pays and this rule does not know it, add its network or the short link to your sources.",
		Sources: []string{"https://www.ftc.gov/business-guidance/resources/ftcs-endorsement-guides-what-people-are-asking"},
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
{{< disclosure always=true >}}

See [the maker](https://kettles.example/).
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
{{< disclosure always=true >}}

See [the kettle](https://www.amazon.com/dp/B000000001?tag=example-20 "Amazon").
`),
		Check: func(c *Context) {
			switch {
			case c.Feed || c.mayPay():
			case c.Post != nil:
				c.needlessInPost()
			case c.Page != nil && !c.Page.List:
				c.needlessOnPage()
			}
		},
	}
}

const needless = "this disclosure is shown because of always=true, but no link on the page pays; write {{< disclosure >}}, which appears if a link pays"

// needlessInPost reports the shortcode if nothing outside the post can pay either.
func (c *Context) needlessInPost() {
	for _, s := range c.Post.Shortcodes {
		if !c.checker.own(s) || c.checker.factsPay(s) {
			return
		}
	}
	for _, s := range c.Post.Shortcodes {
		if isAlways(s) {
			c.Report(s.Span(), "always", needless)
		}
	}
}

// needlessOnPage reports the words that the shortcode of the page's post shows.
func (c *Context) needlessOnPage() {
	own := c.checker.remembered(c.Origin)
	if own == nil || !own.always {
		return
	}
	for _, address := range scriptAddresses(c.File.Data) {
		if match, ok := c.checker.networks.Match(address); ok && match.Shape.Form == "script" {
			return
		}
	}
	for _, p := range c.Passages { // otherwise the notices of a page without paid links are not read
		if p.Card < 0 && p.Hidden == "" && c.checker.reader.Recognize(p.Text, c.Language).Strength >= recognize.Sentence {
			c.Report(p.Span, "always", needless)
			return
		}
	}
}

// mayPay reports whether a link pays or may pay.
func (d *Document) mayPay() bool {
	return d.anyLink(func(l *Link) bool { return l.Declared || l.called || l.Earnings() != network.EarnsNot })
}

// isAlways reports whether a shortcode is a disclosure that is always shown.
func isAlways(s post.Shortcode) bool {
	return s.Name == "disclosure" && slices.ContainsFunc(s.Params, func(p post.Param) bool { return p.Name == "always" && p.Value == "true" })
}

// factsPay reports whether any fact of a shortcode's items is a link that earns, shown
// or not.
func (c *Checker) factsPay(s post.Shortcode) bool {
	return slices.ContainsFunc(c.itemsOf(s), func(p *catalog.Item) bool {
		for _, f := range p.Facts {
			if match, ok := c.networks.Match(f.Value.Href); ok && match.EarnsAnything() != network.EarnsNot {
				return true
			}
		}
		return false
	})
}
