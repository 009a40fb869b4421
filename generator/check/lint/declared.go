package lint

import (
	"bytes"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
)

// MayCall reports quickly whether a post may call any of its links an affiliate link.
func MayCall(text []byte) bool {
	return bytes.Contains(text, []byte("fili")) || bytes.Contains(text, []byte("FILI"))
}

// Called returns the addresses that a post calls affiliate links.
func (c *Checker) Called(p *post.Post) []string {
	var called []string
	for _, l := range c.fromPost(p).Links {
		if l.called {
			called = append(called, sameAddress(l.Written))
		}
	}
	return called
}

// Believe makes the addresses that one post calls affiliate links count as such in all
// posts and pages. Call it before the first check.
func (c *Checker) Believe(called []string) {
	for _, address := range called {
		c.called[address] = true
	}
}

// believeMarks treats a link as paid if its author says so right beside it, as in
// "(affiliate link)", or elsewhere: the address may belong to the author's own
// shortener.
func (c *Checker) believeMarks(d *Document) {
	context := &Context{Document: d, checker: c}
	for i := range d.Links {
		l := &d.Links[i]
		if l.Network != nil || l.Declared || !strings.HasPrefix(l.Written, "http") {
			continue
		}
		if len(c.called) > 0 && c.called[sameAddress(l.Written)] {
			l.Declared = true
			continue
		}
		if l.Passage < 0 {
			continue
		}
		if text := d.Passages[l.Passage].Text; !strings.Contains(text, "fili") && !strings.Contains(text, "FILI") {
			continue // the only marks about links; "ad" may be about the shop
		}
		l.called = context.callsAffiliate(l)
		l.Declared = l.called
	}
}

func (c *Context) callsAffiliate(l *Link) bool {
	marks := c.brackets(l)
	if _, inside, ok := strings.Cut(strings.TrimSuffix(l.Shown, ")"), "("); ok {
		marks = append(marks, inside)
	}
	for _, mark := range marks {
		got := c.checker.reader.Recognize(mark, c.Language)
		words := recognize.Fold(got.Words)
		if got.Strength >= recognize.Rejected && (strings.Contains(words, "affili") || strings.Contains(words, "afili")) {
			return true
		}
	}
	return false
}

// sameAddress returns one form for addresses with the same target: without the parts
// that do not change where an address leads.
func sameAddress(address string) string {
	address, _, _ = strings.Cut(address, "#")
	for _, prefix := range []string{"https://", "http://", "www."} {
		address = strings.TrimPrefix(address, prefix)
	}
	return strings.TrimSuffix(address, "/")
}
