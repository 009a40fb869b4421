package lint

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func missingLabel() *Rule {
	return &Rule{
		ID:       "missing-label",
		Title:    "the label that the jurisdiction requires is missing",
		Severity: finding.Warning,
		Where:    func(p *jurisdiction.Jurisdiction) bool { return p.Labeled },
		Pages:    true,
		Reason: `Some jurisdictions require a particular word, not just any sentence: Anzeige or Werbung in Germany, Ad in the United Kingdom,
Publicité in France, 広告 or PR in Japan, [광고] in Korea. This rule looks for it above the first paid link, or at the links
themselves. Which of them apply to you is set under jurisdictions in site.yaml.`,
		Fix:     "Use {{< disclosure >}}, which writes the label, or begin your own disclosure with it.",
		Sources: []string{"https://www.asa.org.uk/advice-online/affiliate-marketing.html", "https://www.rosepartner.de/blog/werbung-mit-affiliate-links-richtig-kennzeichnen.html"},
		Bad: []Example{{Site: "languages: [de]\njurisdictions: [de]", Files: map[string]string{"public/a/index.html": `<html lang="de"><body><main><h1>Der beste Wasserkocher</h1><p>Wir erhalten eine Provision, wenn du über die Links auf dieser Seite kaufst.</p>
<p>Wir haben ihn ein Jahr lang benutzt. <a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Zum Wasserkocher</a></p></main></body></html>`}}},
		Good: []Example{{Site: "languages: [de]\njurisdictions: [de]", Files: map[string]string{"public/a/index.html": `<html lang="de"><body><main><h1>Der beste Wasserkocher</h1><p>Anzeige: Wir erhalten eine Provision, wenn du über die Links auf dieser Seite kaufst.</p>
<p>Wir haben ihn ein Jahr lang benutzt. <a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Zum Wasserkocher</a></p></main></body></html>`}}},
		Check: func(c *Context) {
			n := c.serving()
			if n == nil || n.Ours || c.Feed {
				return
			}
			for _, p := range c.asking() {
				w, known := p.In(c.Language)
				if !known || c.hasLabel(w, n) {
					continue
				}
				c.Report(n.Span, p.ID, "the rules of %s require a label (%s), but %q has none; begin the disclosure with %q",
					nameOf(p), finding.OneOf(w.Labels), shown(n.Text), w.Labels[0])
			}
		},
	}
}

// hasLabel looks for one of the labels in the notice that covers the link, in another
// one above the first paid link, or at every paid link itself.
func (c *Context) hasLabel(w jurisdiction.Wording, serving *Notice) bool {
	holds := func(text string) bool {
		return slices.ContainsFunc(w.Labels, func(l string) bool { return holdsWord(text, l) })
	}
	if holds(serving.Text) {
		return true
	}
	first := -1
	for i := range c.Links {
		l := &c.Links[i]
		if l.Paid() && l.Seen() {
			first = l.Order
			break
		}
	}
	for _, n := range c.Notices {
		if n.Hidden == "" && n.Order <= first && holds(n.Text) {
			return true
		}
	}
	for i := range c.Links {
		l := &c.Links[i]
		if l.Paid() && l.Seen() && c.labelAt(l).Strength < recognize.Label {
			return false
		}
	}
	return true
}

// holdsWord reports whether text contains the words of label with no letter on either
// side; scripts without spaces have no such boundaries.
func holdsWord(text, label string) bool {
	text, label = recognize.Fold(text), recognize.Fold(label)
	if label == "" || label[0] >= utf8.RuneSelf {
		return label != "" && strings.Contains(text, label)
	}
	return strings.Contains(" "+text+" ", " "+label+" ")
}

func nameOf(p *jurisdiction.Jurisdiction) string {
	if name, in := p.Name.In("en", ""); in != "" {
		return name
	}
	return p.ID
}
