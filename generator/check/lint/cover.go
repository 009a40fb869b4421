package lint

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// flaw is why a notice does not cover a link. A smaller value is nearer to correct.
type flaw int

const (
	flawNone        flaw = iota
	flawLanguage         // in another language than the page
	flawRejected         // only words that do not count
	flawLate             // below the link
	flawOnlyLink         // all of it is a link to the disclosure
	flawOutside          // in the header, the navigation, a sidebar or the footer
	flawLinkOutside      // the same, and all of it is a link
	flawHidden           // readers do not see it
	flawNobody           // there is none
)

// coverageRules are the rules about whether readers see a disclosure above a link, by flaw.
var coverageRules = [...]finding.ID{
	flawLanguage: "disclosure-language", flawRejected: "rejected-wording", flawLate: "late-disclosure",
	flawOnlyLink: "disclosure-behind-link", flawOutside: "disclosure-outside-text", flawLinkOutside: "disclosure-behind-link",
	flawHidden: "hidden-disclosure", flawNobody: "undisclosed-link",
}

// IsCoverage reports whether a rule is one of these. The theme may write what a post
// lacks, so the published page decides about them.
func IsCoverage(rule finding.ID) bool { return rule != "" && slices.Contains(coverageRules[:], rule) }

// cover is the result for the first paid link that no notice covers.
type cover struct {
	link   *Link
	notice *Notice // the nearest notice; nil if there is none
	flaw   flaw
	others int // further paid links that lack one; at most mostCounted

	serving *Notice // the notice that covers the first covered paid link; nil if there is none
}

// farthestLabel is how many passages may be between a short label such as "Ad" and the
// link that it marks. A label farther up marks something else.
const farthestLabel = 2

// shortestRejected is the length in bytes from which a rejected wording counts anywhere
// above: shorter ones, such as "Thanks", are about something else there.
const shortestRejected = 24

// mostCounted limits the work for a page with a hundred thousand undisclosed links.
const mostCounted = 200

// uncovered finds the paid links without a disclosure; marked recognizes a mark at the
// link itself. Folded or hidden links count too: a click or a script shows them.
func (d *Document) uncovered(marked func(*Link) recognize.Recognized) cover {
	var first cover
	var serving *Notice // that of the previous link: it usually covers the next one, too
	for i := range d.Links {
		l := &d.Links[i]
		if !l.Paid() || serving != nil && d.flawOf(serving, l) == flawNone {
			continue
		}
		if first.others == mostCounted {
			break
		}
		mark := marked(l)
		if mark.Strength >= recognize.Hedged {
			continue
		}
		notice, why := d.nearest(l)
		if why == flawNone {
			serving = notice
			if first.serving == nil {
				first.serving = notice
			}
			continue
		}
		if mark.Strength == recognize.Rejected && why > flawRejected {
			notice, why = &Notice{Recognized: mark, Passage: Passage{Order: l.Order, Span: l.Span, Text: mark.Words, Card: l.Card}}, flawRejected
		}
		switch {
		case d.isSuppressed(l, coverageRules[why]):
		case first.link == nil:
			first.link, first.notice, first.flaw = l, notice, why
		default:
			first.others++
		}
	}
	return first
}

// nearest returns the notice that covers the link, or comes nearest to it.
func (d *Document) nearest(l *Link) (*Notice, flaw) {
	var best *Notice
	least := flawNobody
	for i := range d.Notices {
		n := &d.Notices[i]
		why := d.flawOf(n, l)
		if why < least {
			best, least = n, why
		}
		if why == flawNone {
			break
		}
	}
	return best, least
}

func (d *Document) flawOf(n *Notice, l *Link) flaw {
	switch {
	case n.Strength == recognize.None, n.Card >= 0 && n.Card != l.Card, d.marksAnother(n, l):
		return flawNobody
	case n.Hidden != "" && n.Hidden != l.Hidden, n.HiddenOn != "" && n.HiddenOn != d.hiddenOn(l):
		return flawHidden
	case n.Region != page.Main && n.Region != l.Region && n.LinkOnly:
		return flawLinkOutside
	case n.LinkOnly:
		return flawOnlyLink
	case n.Region != page.Main && n.Region != l.Region:
		return flawOutside
	case n.Strength == recognize.Rejected:
		return flawRejected
	case d.foreign(n):
		return flawLanguage
	case n.Order > l.Order && !d.together(n, l) && !d.besideText(n, l):
		return flawLate
	}
	return flawNone
}

// hiddenOn returns the screens on which readers do not see the link either.
func (d *Document) hiddenOn(l *Link) string {
	if l.Passage < 0 {
		return ""
	}
	return d.Passages[l.Passage].HiddenOn
}

// besideText reports whether a notice at the top of the text covers a link of a sidebar
// that is before the text in the source: a wide screen shows the two side by side. A
// header or a menu is above the text on every screen.
func (d *Document) besideText(n *Notice, l *Link) bool {
	return l.Region == page.Aside && n.Region == page.Main && n.opens && n.Strength > recognize.Label && !d.textAbove(l)
}

// textAbove reports whether the text of the page begins above a link.
func (d *Document) textAbove(l *Link) bool {
	return len(d.text) > 0 && d.text[0] < l.Order
}

// marksAnother reports whether a notice is a short mark that belongs to something
// else than the link: it is below it, far above it, or at another paid link.
func (d *Document) marksAnother(n *Notice, l *Link) bool {
	switch {
	case n.Strength == recognize.Rejected && !n.LinkOnly && len(n.Words) < shortestRejected:
	case n.Strength != recognize.Label, n.Said >= recognize.Hedged:
		return false
	}
	if strings.HasPrefix(n.Text, "›") || strings.HasPrefix(n.Text, "»") {
		return true // the name of a category, in a trail of them
	}
	if d.together(n, l) {
		return !n.startsPassage()
	}
	if n.Slot != l.Slot && n.Slot > 0 || n.isHeading() && d.headingBetween(n, l) {
		return true
	}
	return n.Order > l.Order || !n.opens && d.between(n, l) > farthestLabel || n.holdsPaid && !(n.startsPassage() && n.opens)
}

// isHeading reports whether a heading contains only the mark, as in <h2>PR</h2>, and no
// title after it.
func (n *Notice) isHeading() bool {
	rest := n.Text[min(n.Start+len(n.Words), len(n.Text)):]
	return n.Heading && n.startsPassage() && !strings.ContainsFunc(rest, unicode.IsLetter)
}

// headingBetween reports whether another section begins between a heading and a link.
// Headings right below one another, such as a mark above the title, are one.
func (d *Document) headingBetween(n *Notice, l *Link) bool {
	next := sort.SearchInts(d.headings, n.Order+1)
	return next < len(d.headings) && d.headings[next] < l.Order
}

// startsPassage reports whether the words that disclose begin their passage.
func (n *Notice) startsPassage() bool {
	return !markup.HasWord(n.Text[:min(n.Start, len(n.Text))])
}

// foreign reports whether the notice is in another language than the page.
func (d *Document) foreign(n *Notice) bool {
	return n.Recognized.Language != "" && d.Language != "" && base(n.Recognized.Language) != base(d.Language)
}

// together reports whether link and notice are in the same passage: a sentence that
// contains a link and says that it pays is read as a whole.
func (d *Document) together(n *Notice, l *Link) bool {
	return l.Passage >= 0 && d.Passages[l.Passage].Span == n.Span
}

// opening is how many passages of its region a label may come after and still
// be at the top of the page.
const opening = 6

// settle computes once what uncovered needs for each notice and each link.
func (d *Document) settle() {
	d.orders = make([]int, 0, len(d.Passages))
	shown := map[page.Region][]int{}
	heading := true
	for _, p := range d.Passages {
		d.orders = append(d.orders, p.Order)
		if p.Hidden == "" {
			shown[p.Region] = append(shown[p.Region], p.Order)
		}
		if p.Heading && !heading {
			d.headings = append(d.headings, p.Order)
		}
		heading = p.Heading
	}
	slices.Sort(d.orders)
	slices.Sort(d.headings)
	for _, orders := range shown {
		slices.Sort(orders)
	}
	d.text = shown[page.Main]
	paid := map[source.Span]bool{}
	for i := range d.Links {
		l := &d.Links[i]
		if l.Passage >= 0 && l.Paid() {
			paid[d.Passages[l.Passage].Span] = true
		}
	}
	for i := range d.Notices {
		n := &d.Notices[i]
		before, _ := slices.BinarySearch(shown[n.Region], n.Order)
		n.opens, n.holdsPaid = before <= opening, paid[n.Span]
	}
}

// between returns how many passages are between a notice and a link below it.
func (d *Document) between(n *Notice, l *Link) int {
	from, _ := slices.BinarySearch(d.orders, n.Order+1)
	to, _ := slices.BinarySearch(d.orders, l.Order)
	return to - from - 1 // not counting the link's own
}
