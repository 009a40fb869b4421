package lint

import (
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
)

// believeMarks takes a link for a paid one where its author says so right at it, as
// in "(affiliate link)": the address may be of a shortener of the author's own.
func (c *Context) believeMarks() {
	for i := range c.Links {
		l := &c.Links[i]
		if l.Network != nil || l.Declared || l.Passage < 0 || !strings.HasPrefix(l.Written, "http") {
			continue
		}
		if text := c.Passages[l.Passage].Text; !strings.Contains(text, "ffiliat") && !strings.Contains(text, "FFILIAT") {
			continue // the only marks that speak of links; "ad" may be about the shop
		}
		marks := c.brackets(*l)
		if _, inside, ok := strings.Cut(strings.TrimSuffix(l.Words, ")"), "("); ok {
			marks = append(marks, inside)
		}
		for _, mark := range marks {
			got := c.checker.reader.Recognize(mark, c.Language)
			if got.Strength >= recognize.Rejected && strings.Contains(strings.ToLower(got.Words), "affiliat") {
				l.Declared = true
			}
		}
	}
}
