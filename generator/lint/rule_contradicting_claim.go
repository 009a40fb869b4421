package lint

import "github.com/aboveboard-hugo/aboveboard/generator/finding"

func contradictingClaim() *Rule {
	return &Rule{
		ID:       "contradicting-claim",
		Title:    "the page says that nobody pays for it, and has paid links",
		Severity: finding.Warning,
		Reason: `Nothing else on the page may contradict a disclosure. "Not sponsored" or "we earn nothing" on a page with paid links
does, and so may "independent" where a seller owns the reviews.`,
		Mend:    "Take the sentence out, or say precisely what nobody paid for, next to the disclosure of what earns.",
		Sources: []string{ftcClear},
		Bad: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p>This post is not sponsored and I earn nothing from it.</p>
<p>We earn a commission when you buy through links on this page.</p><p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Good: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1>
<p>We earn a commission when you buy through links on this page.</p><p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Check: func(c *Context) {
			if c.Feed || !c.paid() {
				return
			}
			for _, n := range c.Notices {
				if n.Denies && n.Hidden == "" && n.Card < 0 {
					c.Report(n.Span, n.Text, "%q contradicts the paid links on this page; take it out, or say precisely what nobody paid for", shown(n.Text))
				}
			}
		},
	}
}

// paid tells whether readers see a paid link on the page.
func (c *Context) paid() bool {
	for _, l := range c.Links {
		if l.Paid() && l.Seen() {
			return true
		}
	}
	return false
}
