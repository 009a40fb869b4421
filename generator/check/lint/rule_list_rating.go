package lint

import (
	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func listRating() *Rule {
	return &Rule{
		ID:       "list-rating",
		Title:    "structured data rates a list instead of one thing",
		Severity: finding.Error,
		Pages:    true,
		Reason: `A rating in structured data must be of one thing that the page reviews. A list or a whole page of comparisons has none,
and ratings that were copied from a shop may not be marked up at all.`,
		Fix:     "Remove aggregateRating from the list. Each product may have your own review.",
		Sources: []string{"https://www.seroundtable.com/google-rich-snippets-category-pages-19983.html", googleProduct},
		Bad:     one("public/a/index.html", markupExample(`{"@context":"https://schema.org","@type":"ItemList","name":"Kettles","aggregateRating":{"@type":"AggregateRating","ratingValue":"4.5","reviewCount":"12"},"itemListElement":[]}`)),
		Good:    one("public/a/index.html", markupExample(`{"@context":"https://schema.org","@type":"ItemList","name":"Kettles","itemListElement":[]}`)),
		Check: func(c *Context) {
			c.things(func(block page.Structured, thing map[string]any) {
				_, rated := thing["aggregateRating"]
				if rated && (is(thing, "ItemList") || is(thing, "CollectionPage")) {
					c.Report(block.Span, "aggregateRating", "the structured data rates a list; a rating must be of one thing that the page reviews").Cause = "template"
				}
			})
		},
	}
}
