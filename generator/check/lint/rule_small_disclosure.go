package lint

import (
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// smallest is the fraction of the body's font size under which a disclosure counts as
// smaller; browsers round, so slightly less than 1 passes. No law names a number: not
// smaller than the text is our own measure of "hard to miss".
const smallest = 0.97

func smallDisclosure() *Rule {
	return &Rule{
		ID:       "small-disclosure",
		Title:    "the disclosure is smaller than the text around it",
		Severity: finding.Warning,
		Pages:    true,
		Reason: `A disclosure must stand out, by its size among other things. No law names a number of pixels, so this rule asks for
the least that makes sense: not smaller than the article's own text.`,
		Fix:     "Give the disclosure the size of the text.",
		Sources: []string{ftcClear},
		Bad: one("public/a/index.html", `<html lang="en"><head><style>.fine { font-size: 0.6rem }</style></head><body><main><h1>Kettles</h1><p class="fine">We earn a commission when you buy through links on this page.</p>
<p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Good: one("public/a/index.html", `<html lang="en"><head><style>.fine { font-size: 1rem }</style></head><body><main><h1>Kettles</h1><p class="fine">We earn a commission when you buy through links on this page.</p>
<p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Check: func(c *Context) {
			n := c.serving()
			if n == nil || c.Post != nil || n.Strength < recognize.Hedged || n.Scale == 0 {
				return
			}
			if share := n.Scale / c.textScale(n.Card); share < smallest {
				c.Report(n.Span, "size", "the disclosure %q is set at %.0f%% of the text's size; make it as large as the text", shown(n.Text), share*100)
			}
		},
	}
}

// textScale returns the size of most other text of the article, or of a card with
// smaller text, relative to the body's; at most 1, because large text does not make the
// body's size small.
func (c *Context) textScale(card int) float64 {
	bytes := map[float64]int{}
	most := 1.0
	if card >= 0 {
		most = 0
	}
	noticed := c.noticed()
	for _, p := range c.Passages {
		if p.Region == page.Main && p.Hidden == "" && !p.Heading && p.Scale > 0 && p.Card == card && !noticed[p.Order] {
			bytes[p.Scale] += len(p.Text)
			if n := bytes[p.Scale]; n > bytes[most] || n == bytes[most] && p.Scale > most {
				most = p.Scale
			}
		}
	}
	if most == 0 {
		return c.textScale(-1) // the card has no other text
	}
	return min(1, most)
}

// serving returns the notice that covers the first covered paid link; nil for none.
func (c *Context) serving() *Notice { return c.Uncovered().serving }
