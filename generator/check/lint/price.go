package lint

import (
	"net/url"
	"regexp"
	"sort"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
)

// limit matches text right before an amount that is not a price: a budget, a saving, a
// rebate, a minimum for free shipping.
var limit = regexp.MustCompile(`(?i)(?:under|below|less than|up to|over|above|more than|at least|sub|budget(?: of)?|saves?(?: me| us| you)?|saving|off|between|within|exceed(?:s|ing)?|` +
	`unter|bis(?: zu)?|über|mehr als|höchstens|mindestens|spart|moins de|jusqu[\x{2019}']à|plus de|sous|entre|menos de|hasta|más de|entre|meno di|fino a|più di|sotto i|tra|` +
	`até|mais de|abaixo de|acima de|onder(?: de)?|tot|meer dan|minder dan|poniżej|do|ponad|powyżej|upp till|mer än)\s+(?:the |de |les |los |i |)[\pL\s~≈-]{0,12}$`)

// limitBehind matches the same right after an amount.
var limitBehind = regexp.MustCompile(`(?i)^\s?(?:引き|引$|オフ|割引|超|以上|以下|未満|以内|off\b|less\b|discount|rebate|rabatt|de (?:réduction|remise|descuento)|di sconto|de desconto|korting|rabatu)`)

// compared matches text between an amount and a link if it is not the link's price, as
// in "$20 less than the kettle".
var compared = regexp.MustCompile(`(?i)\b(?:than|als|que|dan|niż|än)\s+(?:(?:the|an?|my|der|die|das|den|le|la|les|el|los|de|het|o|os|en|ett)\s+)?$`)

// comparedBehind matches the same right after the link, in Japanese.
var comparedBehind = regexp.MustCompile(`^\s*より`)

// elsewhere matches text between an amount and another shop whose price it is.
var elsewhere = regexp.MustCompile(`(?i)^\s*(?:[\pL]+\s+){0,2}(?:from|at|on|bei|von|chez|sur|en|da|su|bij|via|na|hos|från)\s+(?:the\s+)?$`)

// longestName is the number of letters from which a link's text is more than a
// product's name or a button: a shop's own title, which may mention prices.
const longestName = 40

// priceOf finds an amount that is the price of a link's target: first one in the link's
// own text.
func (c *Context) priceOf(l *Link, text string) string {
	start := c.startOf(l)
	end := min(start+len(l.Words), len(text))
	best := ""
	for _, at := range priceTag.FindAllStringIndex(text, -1) {
		if limit.MatchString(text[max(0, at[0]-30):at[0]]) || limitBehind.MatchString(text[at[1]:]) {
			continue
		}
		if start < 0 {
			return text[at[0]:at[1]]
		}
		inside := at[0] >= start && at[1] <= end
		switch {
		case inside && c.namedByShop(l):
		case inside:
			return text[at[0]:at[1]]
		case at[1] <= start && (compared.MatchString(text[at[1]:start]) || comparedBehind.MatchString(text[end:])):
		case best == "" && !c.ofOtherShop(l, text, at[1]):
			best = text[at[0]:at[1]]
		}
	}
	return best
}

// namedByShop reports whether the link's text is the shop's own title of the product,
// which its image also has.
func (c *Context) namedByShop(l *Link) bool {
	if len([]rune(l.Words)) <= longestName {
		return false
	}
	if c.Page != nil {
		for _, image := range c.Page.Images {
			if image.Alt == l.Words {
				return true
			}
		}
	}
	if c.Post != nil {
		for _, x := range c.Post.Links {
			if x.Kind == post.Image && x.Text == l.Words {
				return true
			}
		}
	}
	return false
}

// ofOtherShop reports whether the amount that ends at an offset is followed by a link
// to another shop whose price it is, as in "for $25 from [another shop]".
func (c *Context) ofOtherShop(l *Link, text string, end int) bool {
	for _, other := range c.linksBeside(l) {
		if hostOf(other.Written) == hostOf(l.Written) || other.Innermost().Network == l.Innermost().Network && l.Innermost().Network != nil {
			continue
		}
		if at := c.startOf(&other); at >= end && elsewhere.MatchString(text[end:at]) {
			return true
		}
	}
	return false
}

// linksBeside returns the links of a link's passage, which are consecutive.
func (d *Document) linksBeside(l *Link) []Link {
	from := sort.Search(len(d.Links), func(i int) bool { return d.Links[i].Order >= l.Order })
	to := from
	for from > 0 && d.Links[from-1].Passage == l.Passage {
		from--
	}
	for to < len(d.Links) && d.Links[to].Passage == l.Passage {
		to++
	}
	return d.Links[from:to]
}

// firstPlain returns the first match that is not after words of a limit.
func firstPlain(pattern *regexp.Regexp, text string) string {
	for _, at := range pattern.FindAllStringIndex(text, -1) {
		if !limit.MatchString(text[max(0, at[0]-30):at[0]]) {
			return text[at[0]:at[1]]
		}
	}
	return ""
}

// startOf returns where a link's text begins in its passage, or -1 if it does not start
// there.
func (c *Context) startOf(l *Link) int {
	text := c.Passages[l.Passage].Text
	if c.Post != nil {
		return strings.Index(text, l.Words)
	}
	at := min(l.At, len(text))
	if !strings.HasPrefix(text[at:], l.Words) {
		return strings.Index(text, l.Words)
	}
	return at
}

func hostOf(address string) string {
	target, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(target.Hostname()), "www.")
}
