package page

import (
	"sort"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
)

// badge is a short text in an inline element of its own, such as <span>Ad</span>.
type badge struct {
	from, to int // bytes of its passage's text
	link     int // the link that it is in; -1 for none
}

// farthestBadge is how many bytes of punctuation may be between a link and a badge. The
// limit keeps a passage with many links and badges linear.
const farthestBadge = 8

// begun is where the text of an element may begin, if it has one.
type begun struct {
	order int // of the last passage or link before it
	from  int // in the passage that was open then
}

// canBadge reports whether an element can be a badge beside a link.
func (e *element) canBadge() bool {
	switch e.atom {
	case atom.Span, atom.Small, atom.Sup, atom.Sub, atom.B, atom.Strong, atom.I, atom.Em, atom.Mark, atom.Abbr, atom.Label, atom.Ins:
		return true
	}
	return false
}

// badgeBegins records where the text of a possible badge will begin.
func (w *walker) badgeBegins(e *element) {
	e.badge = begun{order: w.order}
	if b := w.builds(e); b != nil {
		e.badge.from = len(b.text)
	}
}

// badgeEnds records a badge if its text is short.
func (w *walker) badgeEnds(e *element) {
	b := w.builds(e)
	if b == nil {
		return
	}
	from := e.badge.from
	if b.passage.Order > e.badge.order { // the passage began in the element
		from = 0
	}
	if length := len(b.text) - from; 0 < length && length <= markup.LongestBadge {
		b.badges = append(b.badges, badge{from, len(b.text), e.link})
	}
}

// badgesOf returns the texts of the badges in a link of the passage or right beside it.
func (b *building) badgesOf(l *Link, index int) []string {
	var found []string
	end := min(l.At+len(l.Seen), len(b.text))
	near := sort.Search(len(b.badges), func(i int) bool { return b.badges[i].to >= l.At-farthestBadge })
	for _, x := range b.badges[near:] {
		if x.to > end+farthestBadge+markup.LongestBadge {
			break
		}
		before := x.to <= l.At && !markup.HasWord(b.text[x.to:l.At])
		after := end <= x.from && !markup.HasWord(b.text[end:x.from])
		if x.link == index || x.link < 0 && (before || after) {
			found = append(found, strings.TrimSpace(string(b.text[x.from:x.to])))
		}
	}
	return found
}
