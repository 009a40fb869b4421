package lint

import (
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func hedgedDisclosure() *Rule {
	return &Rule{
		ID:       "hedged-disclosure",
		Title:    "the disclosure says that you may earn, and you do",
		Severity: finding.Warning,
		Where:    func(p *jurisdiction.Jurisdiction) bool { return !p.Hedges },
		Reason: `The United Kingdom's Advertising Standards Authority considers it unlikely to be enough to say that an author "may" get
a commission: it leaves open whether this page is advertising. We found no such statement from the United States' Federal Trade
Commission, so the rule applies only where one of your jurisdictions has it.`,
		Fix:     "Write \"we earn\" instead of \"we may earn\".",
		Sources: []string{"https://www.asa.org.uk/advice-online/affiliate-marketing.html"},
		Bad: []Example{{Site: "languages: [en]\njurisdictions: [uk]", Files: map[string]string{"public/a/index.html": `<html lang="en"><body><main><h1>Kettles</h1><p>We may earn a commission when you buy through links on this page.</p>
<p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`}}},
		Good: []Example{{Site: "languages: [en]\njurisdictions: [uk]", Files: map[string]string{"public/a/index.html": `<html lang="en"><body><main><h1>Kettles</h1><p>Ad: we earn a commission when you buy through links on this page.</p>
<p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`}}},
		Check: func(c *Context) {
			n := c.serving()
			if n == nil || n.Strength != recognize.Hedged || c.Feed {
				return
			}
			for _, p := range c.asking() {
				c.Report(n.Span, p.ID, "%q leaves open whether you earn, which is not enough in %s; say that you do", shown(n.Words), nameOf(p))
			}
		},
	}
}
