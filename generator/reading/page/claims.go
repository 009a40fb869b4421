package page

import (
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
)

// claimPrefix begins the value of the component's <data> elements.
const claimPrefix = "abv:"

// claim records an element whose text claims to be the blog's data.
func (w *walker) claim(e *element, n *markup.Node) {
	if value := n.Value("value"); strings.HasPrefix(value, claimPrefix) {
		w.marks.claims = append(w.marks.claims, value)
		e.claim = len(w.marks.claims)
	}
}

// claimed records that a passage's text from an offset on is in such an element.
func (w *walker) claimed(b *building, e *element, from int) {
	if e.claim == 0 {
		return
	}
	of := w.marks.claims[e.claim-1]
	if last := len(b.claims) - 1; last >= 0 && b.claims[last].Of == of && b.claims[last].To >= from-1 {
		b.claims[last].To = len(b.text)
		return
	}
	b.claims = append(b.claims, Claim{From: from, To: len(b.text), Of: of})
}

// finishClaims adds the claims of a passage that is about to be added.
func (w *walker) finishClaims(b *building, length int) {
	for _, c := range b.claims {
		c.Passage, c.From, c.To = len(w.page.Passages), min(c.From, length), min(c.To, length)
		w.page.Claims = append(w.page.Claims, c)
	}
}
