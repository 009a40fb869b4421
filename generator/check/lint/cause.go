package lint

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"

	"golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/check/suppression"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// A finding is caused by the theme, a shortcode's template, or one post. Findings from
// a template are one finding on any number of pages. Findings from a post are one on
// its page and in each list that shows it. Findings from two posts are never joined.
// The cause identifies them:
//
//   - what a rule sets itself, such as the page's referrer policy;
//   - in a teaser, the page that it leads to, and which of its links it is;
//   - in the header, the menu or the footer, and anywhere on the page of a post that
//     does not have it: the markup, without what is the page's own;
//   - else, where no post is known, the whole box around it, if that is not all there
//     is on the page; and the page itself.

// causer finds the causes for one page.
type causer struct {
	*Document
	post  *remembered
	seen  map[string]int // how many findings of a teaser or the page's own text had this cause
	asked int            // how many boxes were searched
}

// causes sets the cause of each finding of a page.
func (d *Document) causes(post *remembered, found []finding.Finding) {
	c := causer{Document: d, post: post, seen: map[string]int{}}
	for i := range found {
		f := &found[i]
		if d.Feed || f.Severity >= finding.Off {
			continue
		}
		if cause := c.of(f); cause != "" {
			f.Cause = causeOf(f, cause)
		}
	}
}

// causeOf returns the cause as stored in findings and baselines.
func causeOf(f *finding.Finding, cause string) string {
	sum := sha256.Sum256([]byte(string(f.Rule) + "\x00" + f.Severity.String() + "\x00" + cause))
	return hex.EncodeToString(sum[:8])
}

func (c *causer) of(f *finding.Finding) string {
	if f.Cause != "" {
		return "rule\x00" + f.Cause
	}
	if f.Precision == finding.WholeFile {
		return ""
	}
	at := c.spot(f.Span)
	if at.card >= 0 {
		return c.ownText(f, routeOf(c.Route, c.Page.Cards[at.card].Href))
	}
	switch {
	case at.region == page.Header, at.region == page.Nav, at.region == page.Footer:
	case c.post != nil && !at.known, c.post != nil && c.post.has(at):
		return c.ownText(f, c.Route)
	case c.post == nil && at.region == page.Main:
		if box := c.box(f.Span.Start); box != "" {
			return "box\x00" + box
		}
		return c.ownText(f, c.Route)
	}
	if at.known && !c.ownLinkLacks(f, at) {
		return fmt.Sprintf("template\x00%d\x00%s\x00%s", at.region, c.plain(c.File.Data[f.Span.Start:f.Span.End]), at.words)
	}
	return c.ownText(f, c.Route)
}

// ownText returns the cause of a fault in a post's own text: its page, and the index
// among equal faults.
func (c *causer) ownText(f *finding.Finding, route string) string {
	if route == "" {
		return ""
	}
	f.Route = route
	key := "text\x00" + strings.TrimSuffix(route, "/") + "\x00" + f.Subject
	number := string(f.Rule) + key
	c.seen[number]++
	return fmt.Sprintf("%s\x00%d", key, c.seen[number])
}

// spot is what is at the position of a finding.
type spot struct {
	region  page.Region
	card    int
	words   string
	address string // of a link
	known   bool   // a link or a passage of words is there
}

func (d *Document) spot(at source.Span) spot {
	for i := range d.Links {
		if l := &d.Links[i]; l.Span == at || l.HrefSpan == at {
			return spot{l.Region, l.Card, l.Words, l.Written, true}
		}
	}
	for i := range d.Passages {
		if p := &d.Passages[i]; p.Span == at {
			return spot{p.Region, p.Card, p.Text, "", true}
		}
	}
	return spot{card: -1}
}

// ownLinkLacks reports whether a finding also applies to links of the page's own text:
// they may lack the same disclosure as a template's link.
func (c *causer) ownLinkLacks(f *finding.Finding, at spot) bool {
	if at.address == "" || f.More == 0 || !IsCoverage(f.Rule) {
		return false
	}
	for i := range c.Links {
		l := &c.Links[i]
		if l.Paid() && l.Region == page.Main && l.Card < 0 && (c.post == nil || c.post.has(spot{words: l.Words, address: l.Written})) {
			return true
		}
	}
	return false
}

// mostBoxes and largestBoxed limit the work for a page with very many faults.
const (
	mostBoxes    = 64
	largestBoxed = 1 << 20
)

// box returns the markup of the box around an offset; empty if there is none, or if it
// contains all the text of the page.
func (c *causer) box(offset int) string {
	if c.asked++; c.asked > mostBoxes || len(c.File.Data) > largestBoxed {
		return ""
	}
	box := c.Page.BoxAround(offset)
	if box.Start == box.End {
		return ""
	}
	for i := range c.Passages {
		p := &c.Passages[i]
		if p.Region == page.Main && !p.Heading && p.Hidden == "" && (p.Span.Start < box.Start || p.Span.Start >= box.End) {
			return c.plain(c.File.Data[box.Start:box.End])
		}
	}
	return ""
}

// shortestOwn is the shortest page-specific part of an address that is removed from the
// markup: a shorter one may occur in words by chance.
const shortestOwn = 4

// plain returns markup without what is specific to the page: ids, data for scripts,
// styles, and the page's name in addresses and words.
func (c *causer) plain(markup []byte) string {
	var b strings.Builder
	z := html.NewTokenizer(bytes.NewReader(markup))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		token := z.Token()
		switch kind {
		case html.TextToken:
			b.WriteString(strings.Join(strings.Fields(token.Data), " "))
			continue
		case html.CommentToken:
			continue
		}
		b.WriteString("<" + kind.String() + " " + token.Data)
		for _, a := range token.Attr {
			if a.Key != "id" && a.Key != "style" && !strings.HasPrefix(a.Key, "data-") && !strings.HasPrefix(a.Key, "aria-") {
				b.WriteString(" " + a.Key + "=" + a.Val)
			}
		}
		b.WriteString(">")
	}
	text := b.String()
	for _, own := range []string{strings.Trim(c.Route, "/"), path.Base(c.Route), c.Page.Title} {
		if len(own) >= shortestOwn {
			text = strings.ReplaceAll(text, own, "…")
		}
	}
	return text
}

// has reports whether a post itself contains the link or the text.
func (r *remembered) has(at spot) bool {
	if at.address != "" {
		return r.own[suppression.Hash(suppression.BareAddress(at.address))]
	}
	return r.own[suppression.Hash(suppression.Letters(at.words))]
}

// keep records the links and the disclosures of a post by their hashes, because there
// may be very many posts.
func (r *remembered) keep(d *Document) {
	r.own = map[uint64]bool{}
	for i := range d.Links {
		r.own[suppression.Hash(suppression.BareAddress(d.Links[i].Written))] = true
	}
	for i := range d.Notices {
		r.own[suppression.Hash(suppression.Letters(d.Notices[i].Text))] = true
	}
}
