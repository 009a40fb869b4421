package lint

import (
	"bytes"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
)

// MayCall reports whether a post can call any of its links an affiliate link, so that
// Called is worth its while.
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

// Believe takes what one post calls an affiliate link for one in all posts and on
// all pages. Call it before any of them is checked.
func (c *Checker) Believe(called []string) {
	for _, address := range called {
		c.called[address] = true
	}
}

// believeMarks takes a link for a paid one where its author says so right at it, as
// in "(affiliate link)", or did so elsewhere: the address may be of a shortener of
// the author's own.
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
			continue // the only marks that speak of links; "ad" may be about the shop
		}
		l.called = context.callsAffiliate(*l)
		l.Declared = l.called
	}
}

func (c *Context) callsAffiliate(l Link) bool {
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

// sameAddress gives addresses that lead to one place one form: it leaves out what does not change where an address leads.
func sameAddress(address string) string {
	address, _, _ = strings.Cut(address, "#")
	for _, prefix := range []string{"https://", "http://", "www."} {
		address = strings.TrimPrefix(address, prefix)
	}
	return strings.TrimSuffix(address, "/")
}
