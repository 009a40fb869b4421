package lint

import "github.com/aboveboard-hugo/aboveboard/generator/disclosure"

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

// uncovered finds the paid links that stand without a disclosure.
func (d *Document) uncovered(labelled func(Link) bool) cover {
	var first cover
	for i := range d.Links {
		l := &d.Links[i]
		if !l.Paid() || !l.Seen() || labelled(*l) {
			continue
		}
		notice, why := d.nearest(*l)
		if why == flawNone {
			continue
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
	far := n.Strength == disclosure.Label && (n.Order > l.Order || d.between(n, l) > farthestLabel && !d.opens(n))
	switch {
	case n.Strength == disclosure.None, n.Card >= 0 && n.Card != l.Card, far:
		return flawNobody
	case n.Hidden != "":
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
