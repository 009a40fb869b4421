package lint

import (
	"fmt"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func lateDisclosure() *Rule {
	return &Rule{
		ID:       "late-disclosure",
		Title:    "the disclosure is below the first paid link",
		Severity: finding.Error,
		Reason: `A reader who follows the first link has not read what is below it. The Federal Trade Commission wants the
disclosure before the link and where nobody has to scroll for it. The United Kingdom, Japan and Korea say the same.

A sidebar that is before the article in the HTML is beside it on a wide screen. For its links, a sentence that
begins the article is enough, and one farther down is late. On a phone such a sidebar comes first: a word in the
sidebar itself serves everybody. Links in a menu or in the page's header are above the article on every screen, and
need the disclosure there or above.`,
		Fix:     "Move the disclosure above the first paid link.",
		Sources: []string{ftcDotCom, ftcFAQ, "https://www.asa.org.uk/advice-online/affiliate-marketing.html"},
		Bad: one("content/posts/kettle.md", `---
title: The best kettle
---
I use [this kettle from Amazon](https://www.amazon.com/dp/B000000001?tag=example-20) every day.

We earn a commission when you buy through links on this page.
`),
		Good: one("content/posts/kettle.md", `---
title: The best kettle
---
We earn a commission when you buy through links on this page.

I use [this kettle from Amazon](https://www.amazon.com/dp/B000000001?tag=example-20) every day.
`),
		Check: func(c *Context) {
			found := c.Uncovered()
			if found.link == nil || found.flaw != flawLate || c.Feed {
				return
			}
			f := c.Report(found.link.Span, found.link.Written, "link to %q earns a commission, and the disclosure comes after it%s; move the disclosure above the link",
				shown(found.link.Written), c.where(found.notice.Span, found.link.Span))
			if c.Post != nil && !found.notice.Ours {
				f.Fix = c.insertion(found.link.Span)
			}
		},
	}
}

// where returns a position in words, relative to an earlier position.
func (c *Context) where(span, from source.Span) string {
	at, here := c.File.Position(span.Start), c.File.Position(from.Start)
	switch {
	case at.Line != here.Line:
		return fmt.Sprintf(", on line %d", at.Line)
	case at.Column != here.Column:
		return fmt.Sprintf(", at column %d of the same line", at.Column)
	}
	return ""
}
