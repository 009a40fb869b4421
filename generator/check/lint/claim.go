package lint

import (
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
)

// unproven returns the text of a passage with blanks in place of proven amounts: the
// ratings, prices and facts that the page shows as they are in the blog's data. Those
// that a program forbids are reported at their source.
func (c *Context) unproven(passage int) string {
	text := c.Passages[passage].Text
	if c.Page == nil || c.checker.catalog == nil {
		return text
	}
	at, _ := slices.BinarySearchFunc(c.Page.Claims, passage, func(claim page.Claim, passage int) int { return claim.Passage - passage })
	for ; at < len(c.Page.Claims) && c.Page.Claims[at].Passage == passage; at++ {
		if claim := c.Page.Claims[at]; c.proves(claim, text[claim.From:claim.To]) {
			text = blank(text, claim.From, claim.To)
		}
	}
	for _, words := range c.checker.storedWords() {
		if from := strings.Index(text, words); from >= 0 {
			text = blank(text, from, from+len(words))
		}
	}
	return text
}

func blank(text string, from, to int) string {
	return text[:from] + strings.Repeat(" ", to-from) + text[to:]
}

// proves reports whether words begin with the amounts that their claim is about.
func (c *Context) proves(claim page.Claim, words string) bool {
	want, shown := c.checker.catalog.Claimed(claim.Of), amountsIn(words)
	if len(want) == 0 || len(shown) < len(want) {
		return false
	}
	for i := range want {
		if shown[i] != canonical(want[i]) {
			return false
		}
	}
	return true
}

// storedWords are texts among the facts that contain a price or a rating, as pages show
// them.
func (c *Checker) storedWords() []string {
	c.storedOnce.Do(func() {
		for _, p := range c.catalog.Items() {
			for _, f := range p.Facts {
				c.stored = append(c.stored, pricedWords(f)...)
			}
		}
	})
	return c.stored
}

func pricedWords(f *catalog.Fact) []string {
	var found []string
	for _, text := range append(slices.Clone(f.Value.Items), f.Value.Text, f.Note) {
		for _, language := range text.Languages() {
			words, _ := text.In(language, "")
			words = strings.Join(strings.Fields(words), " ")
			if priceTag.MatchString(words) || starRating.MatchString(words) {
				found = append(found, words)
			}
		}
	}
	return found
}
