package lint

import (
	"iter"
)

const (
	longestBox  = 600 // bytes of a box about one product
	longestCell = 60  // bytes of a passage with little more than a price or a rating
)

// boxed iterates over the short passages in the same box as a link: a table row, a list
// item, a product box. It skips boxes with links to several pages.
func (c *Context) boxed(index int) iter.Seq[int] {
	return func(yield func(int) bool) {
		l := &c.Links[index]
		if c.Page == nil || l.Box < 0 {
			return
		}
		from, to := c.widest(index)
		for at := from; at < to; at++ {
			p := &c.Passages[at]
			if at == l.Passage || p.Hidden != "" || len(p.Text) > longestCell {
				continue
			}
			if !yield(at) {
				return
			}
		}
	}
}

// widest returns the passages of the largest box around a link that is only about the
// link's target.
func (c *Context) widest(index int) (from, to int) {
	for at := c.Links[index].Box; at >= 0; at = c.Page.Boxes[at].Outer {
		box := &c.Page.Boxes[at]
		if !c.tellsOfOne(index, box.From, box.To) {
			break
		}
		from, to = box.From, box.To
	}
	return from, to
}

// tellsOfOne reports whether passages are short and all their links lead to the same
// target.
func (c *Context) tellsOfOne(index, from, to int) bool {
	bytes := 0
	for at := from; at < to; at++ {
		if bytes += len(c.Passages[at].Text); bytes > longestBox {
			return false
		}
	}
	return !c.leadsElsewhere(index, from, to, -1) && !c.leadsElsewhere(index, from, to, 1)
}

// mostBeside is how many links before and after a link are examined.
const mostBeside = 64

// leadsElsewhere reports whether passages before or after a link have a paid link to
// another target.
func (c *Context) leadsElsewhere(index, from, to, step int) bool {
	for i := index + step; i >= 0 && i < len(c.Links) && (i-index)*step <= mostBeside; i += step {
		other := &c.Links[i]
		if other.Passage >= 0 && (other.Passage < from || other.Passage >= to) {
			return false
		}
		if other.Passage >= 0 && other.Paid() && other.Written != c.Links[index].Written {
			return true
		}
	}
	return false
}

// priceIn finds an amount in a short text that is not about a limit.
func priceIn(text string) string {
	for _, at := range priceTag.FindAllStringIndex(text, -1) {
		if !limit.MatchString(text[max(0, at[0]-30):at[0]]) && !limitBehind.MatchString(text[at[1]:]) {
			return text[at[0]:at[1]]
		}
	}
	return ""
}
