package lint

import "github.com/aboveboard-hugo/aboveboard/generator/source/finding"

func disclosureLanguage() *Rule {
	return &Rule{
		ID:       "disclosure-language",
		Title:    "the disclosure is in a different language from the page",
		Severity: finding.Error,
		Reason: `A reader of a German article may not understand an English disclosure. The Federal Trade Commission asks for the
language of the endorsement, and the European Union for the language of the audience.`,
		Fix:     "Write the disclosure in the page's language. {{< disclosure >}} does so automatically.",
		Sources: []string{"https://www.ftc.gov/influencers", "https://commission.europa.eu/topics/consumers/consumer-rights-and-complaints/influencer-legal-hub_en"},
		Bad: one("public/de/a/index.html", `<html lang="de"><body><main><h1>Der beste Wasserkocher</h1><p>We earn a commission when you buy through links on this page.</p>
<p>Wir haben den Wasserkocher ein Jahr lang benutzt und sind noch immer zufrieden mit ihm. <a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Zum Wasserkocher</a></p></main></body></html>`),
		Good: one("public/de/a/index.html", `<html lang="de"><body><main><h1>Der beste Wasserkocher</h1><p>Anzeige: Wir erhalten eine Provision, wenn du über die Links auf dieser Seite kaufst.</p>
<p>Wir haben den Wasserkocher ein Jahr lang benutzt und sind noch immer zufrieden mit ihm. <a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Zum Wasserkocher</a></p></main></body></html>`),
		Check: func(c *Context) {
			found := c.Uncovered()
			if found.link == nil || found.flaw != flawLanguage || c.Feed {
				return
			}
			c.Report(found.notice.Span, found.link.Written, "the disclosure %q is in %q and the page in %q; write it in the page's language, above link to %q",
				shown(found.notice.Text), found.notice.Recognized.Language, c.Language, shown(found.link.Written))
		},
	}
}
