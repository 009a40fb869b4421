package lint

import (
	"strings"
	"unicode"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosure"
)

// flaw is why a notice does not serve a link. The smaller one is nearer to right.
type flaw int

const (
	flawNone     flaw = iota
	flawLanguage      // in another language than the page
	flawRejected      // only words that do not count
	flawLate          // below the link
	flawOnlyLink      // all of it is a link that leads to the disclosure
	flawOutside       // in the header, the navigation, a sidebar or the footer
	flawHidden        // no reader sees it
	flawNobody        // there is none
)

// cover is what was found for the first paid link that no notice serves.
type cover struct {
	link   *Link
	notice *Notice // the one that comes nearest; nil where there is none
	flaw   flaw
	others int // paid links that lack one besides
}

// farthestLabel is how many passages may stand between a short label such as
// "Ad" and the link that it marks: farther up it marks something else.
const farthestLabel = 2

// shortestRejected is how many bytes a rejected wording has that may stand
// anywhere above: shorter ones, such as "Thanks", are about something else there.
const shortestRejected = 24

// uncovered finds the paid links that stand without a disclosure; marked recognises
// the mark at a link itself. Links that are folded away or hidden count too: a
// click or a script shows them.
func (d *Document) uncovered(marked func(Link) disclosure.Recognized) cover {
	var first cover
	for i := range d.Links {
		l := &d.Links[i]
		if !l.Paid() {
			continue
		}
		mark := marked(*l)
		if mark.Strength >= disclosure.Hedged {
			continue
		}
		notice, why := d.nearest(*l)
		if why == flawNone {
			continue
		}
		if mark.Strength == disclosure.Rejected && why > flawRejected {
			notice, why = &Notice{Recognized: mark, Passage: Passage{Order: l.Order, Span: l.Span, Text: mark.Words, Card: l.Card}}, flawRejected
		}
		if first.link == nil {
			first = cover{link: l, notice: notice, flaw: why}
			continue
		}
		first.others++
	}
	return first
}

// nearest is the notice that serves the link, or comes nearest to it.
func (d *Document) nearest(l Link) (*Notice, flaw) {
	var best *Notice
	least := flawNobody
	for i := range d.Notices {
		n := &d.Notices[i]
		if why := d.flawOf(n, l); why < least {
			best, least = n, why
		}
	}
	return best, least
}

func (d *Document) flawOf(n *Notice, l Link) flaw {
	switch {
	case n.Strength == disclosure.None, n.Card >= 0 && n.Card != l.Card, d.marksAnother(n, l):
		return flawNobody
	case n.Hidden != "" && n.Hidden != l.Hidden, n.HiddenOn != "" && n.HiddenOn != d.hiddenOn(l):
		return flawHidden
	case n.LinkOnly:
		return flawOnlyLink
	case n.Region != 0 && n.Region != l.Region:
		return flawOutside
	case n.Strength == disclosure.Rejected:
		return flawRejected
	case d.foreign(n):
		return flawLanguage
	case n.Order > l.Order && !d.together(n, l):
		return flawLate
	}
	return flawNone
}

// hiddenOn tells on which screens readers do not see the link either.
func (d *Document) hiddenOn(l Link) string {
	if l.Passage < 0 {
		return ""
	}
	return d.Passages[l.Passage].HiddenOn
}

// marksAnother tells whether a notice is a short mark that belongs to something
// else than the link: it stands below it, far above it, or at another paid link.
func (d *Document) marksAnother(n *Notice, l Link) bool {
	switch {
	case n.Strength == disclosure.Rejected && !n.LinkOnly && len(n.Words) < shortestRejected:
	case n.Strength != disclosure.Label:
		return false
	}
	if d.together(n, l) {
		return !n.leads()
	}
	return n.Order > l.Order || !d.opens(n) && d.between(n, l) > farthestLabel || d.holdsPaid(n) && !(n.leads() && d.opens(n))
}

// leads tells whether the words that disclose begin their passage.
func (n *Notice) leads() bool {
	return !strings.ContainsFunc(n.Text[:min(n.Start, len(n.Text))], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// holdsPaid tells whether a paid link stands in the notice's own passage.
func (d *Document) holdsPaid(n *Notice) bool {
	for _, l := range d.Links {
		if l.Paid() && d.together(n, l) {
			return true
		}
	}
	return false
}

// foreign tells whether the notice is in another language than the page.
func (d *Document) foreign(n *Notice) bool {
	return n.Recognized.Language != "" && d.Language != "" && base(n.Recognized.Language) != base(d.Language)
}

// together tells whether link and notice are parts of one passage: one sentence
// that holds a link and says that it pays is read as one.
func (d *Document) together(n *Notice, l Link) bool {
	return l.Passage >= 0 && d.Passages[l.Passage].Span == n.Span
}

func (d *Document) between(n *Notice, l Link) int {
	passages := 0
	for _, p := range d.Passages {
		if p.Order > n.Order && p.Order < l.Order {
			passages++
		}
	}
	return passages - 1 // the link's own
}

// opening is how many passages of its region a label may come after and still
// stand at the top of the page.
const opening = 6

func (d *Document) opens(n *Notice) bool {
	before := 0
	for _, p := range d.Passages {
		if p.Order < n.Order && p.Region == n.Region && p.Hidden == "" {
			before++
		}
	}
	return before <= opening
}
