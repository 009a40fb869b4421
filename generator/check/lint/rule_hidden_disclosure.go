package lint

import (
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func hiddenDisclosure() *Rule {
	return &Rule{
		ID:       "hidden-disclosure",
		Title:    "readers do not see the disclosure",
		Severity: finding.Error,
		Pages:    true,
		Reason: `A disclosure has to be hard to miss. One that is folded away, hidden by a stylesheet, or shown only on wide
screens does not reach readers who can't see it. A theme update can cause this without any change to the post.`,
		Fix:     "Move the disclosure out of whatever folds or hides it, or change the stylesheet rule that the message names.",
		Sources: []string{ftcClear, ftcDotCom},
		Bad: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><details><summary>About links</summary><p>We earn a commission when you buy through links on this page.</p></details>
<p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Good: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p>We earn a commission when you buy through links on this page.</p>
<p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Check: func(c *Context) {
			if c.Feed {
				return
			}
			link, notice := c.unseen()
			if notice == nil {
				return
			}
			where := notice.Hidden
			if where == "" {
				where = notice.HiddenOn
			}
			c.Report(notice.Span, link.Written, "readers do not see the disclosure %q (%s), and link to %q earns a commission; show it above that link",
				shown(notice.Text), where, shown(link.Written))
		},
	}
}

// unseen returns the first paid link whose disclosure readers do not see. A mark at the
// link itself, such as "(paid link)", does not justify hiding the sentence.
func (c *Context) unseen() (*Link, *Notice) {
	found := c.Uncovered()
	if found.link != nil || found.serving != nil {
		if found.flaw != flawHidden {
			return nil, nil
		}
		return found.link, found.notice
	}
	for i := range c.Links {
		l := &c.Links[i]
		if !l.Paid() {
			continue
		}
		if n, why := c.nearest(l); why == flawHidden && n.Strength != recognize.Label && !c.isSuppressed(l, c.rule.ID) {
			return l, n
		}
		return nil, nil
	}
	return nil, nil
}
