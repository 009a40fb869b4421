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

// What causes a finding is the theme, a shortcode's template, or one post. Findings
// of a template are one finding on however many pages they stand, those of a post
// are one on its page and in each list that shows it; those of two posts are never
// one. The cause is what tells them apart:
//
//   - what a rule says itself, such as the page's referrer policy;
//   - in a teaser, the page that it leads to, and which of its links it is;
//   - in the header, the menu or the footer, and anywhere on the page of a post that
//     does not have it: the markup, without what is the page's own;
//   - else, where no post is known, the whole box around it, if that is not all there
//     is on the page; and the page itself.

// causer works the causes out for one page.
type causer struct {
	*Document
	post  *remembered
	seen  map[string]int // how many findings of a teaser or the page's own text had this cause
	asked int            // how many boxes were looked for
}

// causes gives each finding of a page its cause.
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

// causeOf is the cause as findings and baselines carry it.
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

// ownText is the cause of a fault in a post's own text: its page, and which of the
// equal faults it is.
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

// spot is what is at the place of a finding.
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

// ownLinkLacks reports whether a finding speaks for links of the page's own text, too:
// a disclosure that a template's link lacks may be lacking to them as well.
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

// mostBoxes and largestBoxed bound the work for a page with very many faults.
const (
	mostBoxes    = 64
	largestBoxed = 1 << 20
)

// box returns the markup of the box around an offset; empty where there is none, or
// where it holds all the text of the page.
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

// shortestOwn is how many bytes the page's own part of an address has at least that
// is taken out of the markup: a shorter one is found in words by chance.
const shortestOwn = 4

// plain returns markup without what is the page's own: ids, data for scripts, styles,
// and the page's name where an address or a word repeats it.
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

// has reports whether a post itself holds the link or the words.
func (r *remembered) has(at spot) bool {
	if at.address != "" {
		return r.own[suppression.Hash(suppression.BareAddress(at.address))]
	}
	return r.own[suppression.Hash(suppression.Letters(at.words))]
}

// keep takes note of the links and the disclosures of a post, by their hash: there
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
