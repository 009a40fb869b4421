package suppression

import (
	"sort"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Shown is a post as it appears on a page: on its own page, in a feed item, or in a card.
type Shown struct {
	post      *outline
	page      *page.Page
	card      int                           // -1 for all of the page
	originals []int                         // for each passage of the page: its passage in the post; unknown for none
	before    []int                         // for each: the last passage of the post before it; -1 for none
	after     []int                         // and the next one at or after it; -1 for none
	within    int                           // the innermost box that contains all of these; -1 for none
	anything  bool                          // some passage belongs to the post
	covered   map[*Suppression]map[int]bool // links by their order
}

// Values for passages of the page that do not belong to the post.
const (
	unknown = -1 - iota
	heading // the title of the post
)

// On finds the post in a page, or in one card of it: -1 for all of it.
func (p *Post) On(shown *page.Page, card int) *Shown {
	s := &Shown{post: p.outline, page: shown, card: card, within: -1, covered: map[*Suppression]map[int]bool{}}
	if p.outline == nil {
		return s
	}
	first, last := -1, -1
	for i := range shown.Passages {
		x := &shown.Passages[i]
		at := unknown
		if s.asked(x.Region, x.Card) {
			words := Hash(Letters(x.Text))
			if known, ok := s.post.known[words]; ok && known >= 0 {
				at = known
			} else if words == s.post.title && x.Heading {
				at = heading
			}
		}
		if s.originals = append(s.originals, at); at >= 0 {
			if s.anything = true; first < 0 {
				first = i
			}
			last = i
		}
	}
	s.neighbors()
	for i, b := range shown.Boxes {
		if first >= 0 && b.From <= first && last < b.To {
			s.within = i // those inside it follow
		}
	}
	return s
}

func (s *Shown) asked(region page.Region, card int) bool {
	return region == page.Main && (s.card < 0 || card == s.card)
}

// where is whether something on the page comes from a block of the post.
type where int

const (
	perhaps where = iota // too little is known about what is around it
	outside
	inside
)

// passage returns it for a passage of the page, by its index.
func (s *Shown) passage(block source.Span, i int) where {
	switch at := s.originals[i]; {
	case at == heading:
		return outside
	case at >= 0:
		return in(block, s.post.passages[at].Start)
	}
	return s.between(block, i, i+1, s.boxed(i, -1), s.post.aloneInWords)
}

// neighbors finds the passages of the post next to each passage of the page.
func (s *Shown) neighbors() {
	n := len(s.originals)
	s.before, s.after = make([]int, n+1), make([]int, n+1)
	s.before[0], s.after[n] = -1, -1
	for i, at := range s.originals {
		if s.before[i+1] = s.before[i]; at != unknown {
			s.before[i+1] = i
		}
	}
	for i := n - 1; i >= 0; i-- {
		if s.after[i] = s.after[i+1]; s.originals[i] >= 0 {
			s.after[i] = i
		}
	}
}

// between returns it for what is after the passages before one index, and before those
// from another one on. Alone reports whether a part of the post contains only the
// block.
func (s *Shown) between(block source.Span, before, after int, boxed bool, alone func(block source.Span, from, to int) bool) where {
	from, to := s.post.body.Start, s.post.body.End
	open, closed := true, false
	if i := s.before[before]; i >= 0 && s.originals[i] >= 0 {
		from, open = s.post.passages[s.originals[i]].End, false
	}
	if i := s.after[after]; i >= 0 {
		to, closed = s.post.passages[s.originals[i]].Start, true
	}
	switch {
	case from > to:
		return perhaps // the page has a different order
	case block.End <= from || block.Start >= to:
		return outside
	case (open || !closed) && s.anything && !boxed:
		return outside // before or after the text of the post
	case !alone(block, from, to):
		return perhaps
	}
	return inside
}

// boxed reports whether a passage, or a link in a box, is in the box of the post's text.
func (s *Shown) boxed(passage, box int) bool {
	if s.within < 0 {
		return true
	}
	if passage >= 0 {
		b := s.page.Boxes[s.within]
		return b.From <= passage && passage < b.To
	}
	for ; box >= 0; box = s.page.Boxes[box].Outer {
		if box == s.within {
			return true
		}
	}
	return false
}

func in(block source.Span, offset int) where {
	if offset >= block.Start && offset < block.End {
		return inside
	}
	return outside
}

// link returns it for a link, by what is around it.
func (s *Shown) link(block source.Span, order, passage, box int) where {
	if passage >= 0 && s.originals[passage] != unknown {
		return s.passage(block, passage)
	}
	if passage >= 0 {
		return s.between(block, passage, passage+1, s.boxed(passage, box), s.post.alone)
	}
	after := sort.Search(len(s.page.Passages), func(i int) bool { return s.page.Passages[i].Order > order })
	return s.between(block, after, after, s.boxed(-1, box), s.post.alone)
}

// Covers reports whether a suppression covers something on the page.
func (s *Shown) Covers(one *Suppression, at source.Span) bool {
	if s.post == nil || one.Whole {
		return one.Whole
	}
	for i := range s.page.Links {
		if l := &s.page.Links[i]; l.Span == at || l.HrefSpan == at {
			return s.Link(one, l.Order)
		}
	}
	for i := range s.page.Embeds {
		if e := &s.page.Embeds[i]; e.Span == at {
			return s.Link(one, e.Order)
		}
	}
	for i := range s.page.Passages {
		if p := &s.page.Passages[i].Span; p.Start <= at.Start && at.Start < p.End {
			return s.asked(s.page.Passages[i].Region, s.page.Passages[i].Card) && s.passage(one.covers, i) == inside
		}
	}
	return false
}

// Link reports the same for a link or an embed, by its document order.
func (s *Shown) Link(one *Suppression, order int) bool {
	if s.post == nil || one.Whole {
		return one.Whole
	}
	covered, known := s.covered[one]
	if !known {
		covered = s.links(one)
		s.covered[one] = covered
	}
	return covered[order]
}

// links returns the links and embeds that a suppression covers. A link that the author
// wrote is covered as often as it is in the block; a shortcode may write more.
func (s *Shown) links(one *Suppression) map[int]bool {
	covered, left := map[int]bool{}, map[string]int{}
	for name, n := range one.names {
		left[name] = n
	}
	take := func(order int, address, words string, at where) {
		name := s.nameOf(one, address, words)
		switch {
		case name == "":
			covered[order] = at == inside && one.made
		case at == outside && s.post.names[name] > one.names[name]:
		case one.made && (at == inside || s.post.names[name] == one.names[name]):
			covered[order] = true
		case left[name] > 0:
			left[name]--
			covered[order] = true
		}
	}
	for i := range s.page.Links {
		if l := &s.page.Links[i]; s.card < 0 || l.Card == s.card {
			at := outside
			if s.asked(l.Region, l.Card) {
				at = s.link(one.covers, l.Order, l.Passage, l.Box)
			}
			take(l.Order, l.Href, l.Text, at)
		}
	}
	for _, e := range s.page.Embeds {
		if s.card < 0 {
			take(e.Order, e.Src, "", s.link(one.covers, e.Order, -1, -1))
		}
	}
	return covered
}

// mostNames limits the work for a block with very many links.
const mostNames = 100

// nameOf returns the name by which a link on the page is in the block; "" for none.
func (s *Shown) nameOf(one *Suppression, address, words string) string {
	if one.names[address] > 0 {
		return address
	}
	if s.post.names[address] > 0 {
		return "" // another link of the post
	}
	if bare := BareAddress(address); one.names[bare] > 0 {
		return bare
	}
	words = Letters(words)
	if one.names[words] > 0 {
		return words
	}
	if len(one.names) > mostNames {
		return ""
	}
	for name := range one.names {
		if !strings.Contains(name, "/") && strings.HasPrefix(words, name) {
			return name
		}
	}
	return ""
}
