package lint

import (
	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func merchantMarkup() *Rule {
	return &Rule{
		ID:       "merchant-markup",
		Title:    "structured data claims that readers can buy on this page",
		Severity: finding.Error,
		Pages:    true,
		Reason: `Shipping details and return policies in structured data are for shops. Google wants them only on pages where people can
buy, "not pages with links to other sites".`,
		Fix:     "Remove shippingDetails and hasMerchantReturnPolicy from the structured data.",
		Sources: []string{googleProduct},
		Bad:     one("public/a/index.html", markupExample(`{"@context":"https://schema.org","@type":"Product","name":"Kettle","offers":{"@type":"Offer","price":"39","priceCurrency":"USD","shippingDetails":{"@type":"OfferShippingDetails"}}}`)),
		Good:    one("public/a/index.html", markupExample(`{"@context":"https://schema.org","@type":"Product","name":"Kettle","review":{"@type":"Review","author":{"@type":"Person","name":"Ann"}}}`)),
		Check: func(c *Context) {
			if !c.paid() {
				return
			}
			c.things(func(block page.Structured, thing map[string]any) {
				for _, field := range []string{"shippingDetails", "hasMerchantReturnPolicy"} {
					if _, has := thing[field]; has {
						c.Report(block.Span, field, "the structured data has %q, which is for pages where people can buy; remove it", field).Cause = field // the template of all pages writes it
					}
				}
			})
		},
	}
}

func markupExample(json string) string {
	return `<html lang="en"><head><script type="application/ld+json">` + json + `</script></head><body><main><h1>Kettle</h1><p>We earn a commission when you buy through links on this page.</p>
<p>Ann has used it for a year: it is quick and quiet. <a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">To the kettle</a></p></main></body></html>`
}
