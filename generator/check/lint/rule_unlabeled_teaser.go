package lint

import (
	"maps"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func unlabeledTeaser() *Rule {
	return &Rule{
		ID:       "unlabelled-teaser",
		Title:    "a teaser leads to a page with paid links but has no label",
		Severity: finding.Warning,
		Where:    func(p *jurisdiction.Jurisdiction) bool { return p.Teaser },
		Pages:    true,
		Reason: `The Regional Court of Munich decided in 2024 (1 HK O 12576/23) that a teaser to an article with affiliate links needs
the label too: readers decide to read on while they are on the list, not in the article. The rule applies where one of your jurisdictions
asks for it (site.yaml, jurisdictions).`,
		Fix:     "Put {{ partial \"aboveboard/teaser-label.html\" . }} into your theme's list template: it shows the label on the posts that need it.",
		Sources: []string{"https://www.rosepartner.de/blog/werbung-mit-affiliate-links-richtig-kennzeichnen.html"},
		Bad:     []Example{teaserExample("")},
		Good:    []Example{teaserExample("<span>Anzeige</span> ")},
		Site: func(c *SiteContext) {
			paid, labels := c.paidArticles(), false
			for _, p := range c.Pages {
				if !c.requiresTeasers(p.Language) {
					continue
				}
				for _, t := range p.Cards {
					switch {
					case !paid[strings.TrimSuffix(t.Href, "/")]:
					case t.Labeled:
						labels = true
					default:
						f := c.Report(p, t.Mark, t.Href, "this teaser leads to %q, which has paid links, but has no label; add the label to it", t.Href)
						f.Cause, f.Route = "teaser to "+strings.TrimSuffix(t.Href, "/"), t.Href
					}
				}
			}
			if labels {
				return
			}
			for i := range c.found { // the theme labels none
				c.found[i].Cause, c.found[i].Route = "teasers", ""
			}
		},
	}
}

// paidArticles returns the routes, without the slash at their end, of the pages with
// paid links that are not lists. A section with one post looks like an article, but has
// a card of a page below itself.
func (c *SiteContext) paidArticles() map[string]bool {
	paid := map[string]bool{}
	for _, p := range c.Pages {
		if p.Paid > 0 && !p.Feed && !p.List && p.Route != "" {
			paid[strings.TrimSuffix(p.Route, "/")] = true
		}
	}
	articles := maps.Clone(paid)
	for _, p := range c.Pages {
		route := strings.TrimSuffix(p.Route, "/")
		if slices.ContainsFunc(p.Cards, func(t Teaser) bool {
			below := strings.TrimSuffix(t.Href, "/")
			return strings.HasPrefix(below, route+"/") && paid[below]
		}) {
			delete(articles, route)
		}
	}
	return articles
}

func teaserExample(label string) Example {
	return Example{Site: "languages: [de]\njurisdictions: [de]", Files: map[string]string{
		"public/index.html": `<html lang="de"><body><main><article class="card"><h2>` + label + `<a href="/a/">Der beste Wasserkocher</a></h2><p>Wir haben zehn Wasserkocher verglichen und sagen, welcher am längsten hält.</p></article>
<article class="card"><h2><a href="/b/">Tee richtig kochen</a></h2><p>Was der Tee braucht, und wie lange er ziehen soll.</p></article></main></body></html>`,
		"public/a/index.html": `<html lang="de"><body><main><article><h1>Der beste Wasserkocher</h1><p>Anzeige: Wir erhalten eine Provision, wenn du über die Links auf dieser Seite kaufst.</p>
<p>Er hält am längsten von allen. <a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Zum Wasserkocher</a></p></article></main></body></html>`,
		"public/b/index.html": `<html lang="de"><body><main><article><h1>Tee richtig kochen</h1><p>Grüner Tee zieht zwei Minuten.</p></article></main></body></html>`,
	}}
}

// requiresTeasers reports whether a jurisdiction of the site's pages in a language
// requires the label on teasers.
func (c *SiteContext) requiresTeasers(language string) bool {
	return slices.ContainsFunc(c.checker.jurisdictionsFor(language, nil), c.rule.Where)
}
