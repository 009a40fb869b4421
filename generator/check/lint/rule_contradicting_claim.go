package lint

import (
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func contradictingClaim() *Rule {
	return &Rule{
		ID:       "contradicting-claim",
		Title:    "the page says that nobody pays for it, and has paid links",
		Severity: finding.Warning,
		Reason: `Nothing else on the page may contradict a disclosure. "Not sponsored" or "we earn nothing" on a page with paid links
does, and so may "independent" if a seller owns the reviews: "our reviews are independent" is reported only as info, and not
at all if the same passage says that you earn.`,
		Fix:     "Remove the sentence, or say exactly what nobody paid for, next to the disclosure of what earns.",
		Sources: []string{ftcClear},
		Bad: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p>This post is not sponsored and I earn nothing from it.</p>
<p>We earn a commission when you buy through links on this page.</p><p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Good: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1>
<p>We earn a commission when you buy through links on this page.</p><p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Check: func(c *Context) {
			if c.Feed || !c.paid() {
				return
			}
			words := claims()
			disclosed := c.serving() != nil
			said := disclosed || c.says()
			for _, n := range c.Notices {
				if !n.Denies || n.Strength != recognize.None || n.Hidden != "" || n.Card >= 0 || len(n.Text) > longestClaim {
					continue
				}
				// On a page that says that its links earn, "not sponsored" means only
				// that nobody paid for the text.
				claimed := words.earnsNothing.MatchString(n.Text) && !((disclosed || c.Post != nil) && (words.oneLink.MatchString(n.Text) || c.besideUnpaid(n)))
				if !said {
					claimed = claimed || words.notSponsored.MatchString(n.Text)
				}
				if claimed {
					c.Report(n.Span, n.Text, "%q contradicts the paid links on this page; remove it, or say exactly what nobody paid for", shown(n.Text))
				}
			}
			c.independence(words)
		},
	}
}

// independence reports once that an author calls the reviews independent. It is info:
// only the author knows whether paid links influence them. A passage that also says
// that links earn is clear enough.
func (c *Context) independence(words *claimWords) {
	disclosing := map[int]bool{}
	for _, n := range c.Notices {
		disclosing[n.Order] = n.Strength >= recognize.Hedged
	}
	for i := range c.Passages {
		p := &c.Passages[i]
		if p.Hidden != "" || p.Card >= 0 || p.Region != page.Main || disclosing[p.Order] || len(p.Text) > longestClaim {
			continue
		}
		if claim := words.independence(p.Text); claim != "" {
			f := c.Report(p.Span, claim, "%q is on a page with paid links; if those can sway what you recommend, remove it or say how you keep them apart", shown(claim))
			f.Severity = finding.Info
			return
		}
	}
}

// says reports whether any text of the page is about its paid links, even if late or
// insufficient: other rules report that, and the page does not deny them.
func (c *Context) says() bool {
	for _, n := range c.Notices {
		if n.Strength != recognize.None && n.Hidden == "" && !n.LinkOnly {
			return true
		}
	}
	return false
}

// besideUnpaid reports whether a claim is in one passage with an external link that
// does not earn: it is about that link, unless it mentions all links.
func (c *Context) besideUnpaid(n Notice) bool {
	if claims().anyLinks.MatchString(n.Text) {
		return false
	}
	away := false
	for i := range c.Links {
		l := &c.Links[i]
		if l.Passage < 0 || c.Passages[l.Passage].Span != n.Span || !l.Seen() {
			continue
		}
		if l.Paid() {
			return false
		}
		away = away || l.Via != "" || strings.Contains(l.Written, "//") || strings.Contains(l.Written, "/go/")
	}
	return away
}

// longestClaim is the longest passage examined, in bytes: in a long paragraph such
// words are more often about somebody else.
const longestClaim = 300

// paid reports whether readers see a paid link on the page.
func (c *Context) paid() bool {
	for i := range c.Links {
		l := &c.Links[i]
		if l.Paid() && l.Seen() {
			return true
		}
	}
	return false
}
