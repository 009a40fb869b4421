package lint

import (
	"slices"
	"strconv"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func unnamedMerchant() *Rule {
	return &Rule{
		ID:       "unnamed-merchant",
		Title:    "a short link does not say which shop it leads to",
		Severity: finding.Warning,
		Of:       func(n *network.Network) bool { return n.NameIt },
		Reason: `Amazon forbids links and buttons that leave unclear that they lead to Amazon. An amazon.com address shows it to
anyone who looks at it; a short link shows nothing. The rule looks for the shop's name in the link, its title, the
passages around it and the words of another link to the same address.`,
		Fix:     "Name the shop in the link's words, such as \"the kettle at Amazon\". {{< paid-link >}} does so by itself.",
		Sources: []string{"https://affiliate-program.amazon.com/help/operating/policies"},
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I use [this kettle](https://amzn.to/3abcdef).
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I use [this kettle from Amazon](https://amzn.to/3abcdef).
`),
		Check: func(c *Context) {
			named := naming{Context: c, around: map[[2]string]bool{}, elsewhere: map[[2]string]bool{}}
			for i := range c.Links {
				l := &c.Links[i]
				at := l.Innermost()
				if at.Network == nil || !at.Network.NameIt || at.Earns != network.DoesEarn || l.Via == "" && at.Shape.Form != "short" || l.Ours || c.Feed || !l.Seen() {
					continue
				}
				if l.fromArgument() || c.Post != nil && l.Markdown && c.checker.templates.OurHook {
					continue
				}
				if names := l.Names(); len(names) > 0 && !named.beside(l, names) && !named.behindAnother(l, names) {
					c.Report(l.Span, l.Written, "link to %q does not say that it leads to %s; name it in the link's words", shown(l.Written), names[0])
				}
			}
		},
	}
}

// mostNaming is how much of a passage is read, in bytes: a whole page in one block
// names every shop somewhere.
const mostNaming = 2000

// naming finds shops' names. What several links share is searched once for each shop.
type naming struct {
	*Context
	words     map[string]string  // by address, when first needed
	around    map[[2]string]bool // by passage and shop
	elsewhere map[[2]string]bool // by address and shop
}

// beside reports whether the shop is named in a link, its title or around it, where a
// heading above or the cell beside it counts.
func (n *naming) beside(l *Link, names []string) bool {
	if mentions(l.Words+" "+l.Title, names) {
		return true
	}
	if l.Passage >= 0 {
		key := [2]string{strconv.Itoa(l.Passage), names[0]}
		found, known := n.around[key]
		if !known {
			for _, i := range []int{n.shown(l.Passage, -1), l.Passage, n.shown(l.Passage, 1)} {
				found = found || i >= 0 && mentions(n.Passages[i].Text[:min(len(n.Passages[i].Text), mostNaming)], names)
			}
			n.around[key] = found
		}
		if found {
			return true
		}
	}
	return n.Post != nil && n.statedBeside(l)
}

// behindAnother reports whether the words of another link to the same address name the shop.
func (n *naming) behindAnother(l *Link, names []string) bool {
	if n.words == nil {
		n.words = n.wordsByAddress()
	}
	key := [2]string{l.Written, names[0]}
	found, known := n.elsewhere[key]
	if !known {
		found = mentions(n.words[l.Written], names)
		n.elsewhere[key] = found
	}
	return found
}

// statedBeside reports whether our disclosure is next to a link of a post: its
// statement names the shop.
func (c *Context) statedBeside(l *Link) bool {
	return slices.ContainsFunc(c.Notices, func(n Notice) bool {
		far := c.between(&n, l)
		if n.Order > l.Order {
			far = c.between(&Notice{Passage: Passage{Order: l.Order}}, &Link{Order: n.Order})
		}
		return n.Ours && far <= 0 && slices.Contains(n.Statements, l.Innermost().Network.ID)
	})
}

// mostWords is how much text of links to one address is kept, in bytes.
const mostWords = 4000

// wordsByAddress joins the text of the visible links to one address.
func (d *Document) wordsByAddress() map[string]string {
	words := map[string]string{}
	for i := range d.Links {
		if l := &d.Links[i]; l.Seen() && len(words[l.Written])+len(l.Words) < mostWords {
			words[l.Written] += " " + l.Words
		}
	}
	return words
}

func mentions(text string, names []string) bool {
	text = recognize.Fold(text)
	return slices.ContainsFunc(names, func(name string) bool { return strings.Contains(text, recognize.Fold(name)) })
}

// mostSkipped is how many hidden passages, such as a heading's anchor, may be
// between two that readers see.
const mostSkipped = 3

// shown returns the index of the nearest visible passage in a direction; -1 for none.
func (d *Document) shown(from, step int) int {
	for i := from + step; i >= 0 && i < len(d.Passages) && (i-from)*step <= mostSkipped+1; i += step {
		if d.Passages[i].Hidden == "" {
			return i
		}
	}
	return -1
}
