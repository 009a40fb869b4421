package lint

import (
	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func disclosureOutsideText() *Rule {
	return &Rule{
		ID:       "disclosure-outside-text",
		Title:    "the disclosure is only in the header, the menu, a sidebar or the footer",
		Severity: finding.Error,
		Pages:    true,
		Reason: `Readers who came for the article do not read the footer or a sidebar. eBay tells its partners so
("terms of use or about page only" fails), and the Federal Trade Commission names the end of a post and the profile
page as places where a disclosure is likely missed.`,
		Fix:     "Put the disclosure into the article, above the first paid link.",
		Sources: []string{ftcFAQ, "https://partnernetwork.ebay.com/resources/affiliate-disclosure-faq"},
		Bad: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p><a rel="sponsored" href="https://www.amazon.com/dp/B000000001?tag=example-20">Kettle at Amazon</a></p></main>
<footer><p>We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.</p></footer></body></html>`),
		Good: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1>
<p>We earn a commission when you buy through links on this page.</p><p><a rel="sponsored" href="https://www.amazon.com/dp/B000000001?tag=example-20">Kettle at Amazon</a></p></main>
<footer><p>As an Amazon Associate I earn from qualifying purchases.</p></footer></body></html>`),
		Check: func(c *Context) {
			found := c.Uncovered()
			if found.link == nil || found.flaw != flawOutside || c.Feed {
				return
			}
			c.Report(found.notice.Span, found.link.Written, "the only disclosure is in %s, and link to %q earns a commission; put the disclosure into the article, above that link",
				regionName(found.notice.Region), shown(found.link.Written))
		},
	}
}

func regionName(r page.Region) string {
	return map[page.Region]string{page.Header: "the page's header", page.Nav: "the menu", page.Aside: "a sidebar", page.Footer: "the footer"}[r]
}
