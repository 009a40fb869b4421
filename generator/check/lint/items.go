package lint

import (
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
)

// itemLinks are the links of items that a shortcode shows and that earn. A table and
// a verdict show one of each item; a product's box has all its offers.
func (c *Checker) itemLinks(s post.Shortcode) []network.Link {
	var links []network.Link
	if !c.own(s) {
		return nil
	}
	for _, item := range c.itemsOf(s) {
		if s.Name == "verdict" && item.Kind == catalog.KindProgram {
			continue // words alone
		}
		for _, address := range addresses(item, s.Name == "product") {
			if match, ok := c.networks.Match(address); ok && match.EarnsAnything() == network.DoesEarn {
				links = append(links, match)
			}
		}
	}
	return links
}

// addresses are those that an item's links may have, of all its offers or of the first.
func addresses(item *catalog.Item, all bool) []string {
	var found []string
	for _, offer := range item.Offers {
		found = append(found, offer.Links.Any())
		if !all {
			break
		}
	}
	if len(found) == 0 {
		return []string{item.URL}
	}
	return found
}

// itemsOf are the items that a shortcode names by their ids, or by a comparison's.
func (c *Checker) itemsOf(s post.Shortcode) []*catalog.Item {
	if c.catalog == nil {
		return nil
	}
	named := func(id string) bool {
		return slices.ContainsFunc(s.Params, func(p post.Param) bool {
			return slices.Contains(strings.FieldsFunc(p.Value, func(r rune) bool { return r == ',' || r == ' ' }), id)
		})
	}
	var items []*catalog.Item
	for _, x := range c.catalog.Comparisons {
		if named(x.ID) {
			items = append(items, x.Items...)
		}
	}
	for _, p := range c.catalog.Programs {
		if named(p.ID) {
			items = append(items, &p.Item)
		}
	}
	for _, p := range c.catalog.Products {
		if named(p.ID) {
			items = append(items, p)
		}
	}
	return items
}

// own tells whether a shortcode is the component's. Themes have shortcodes of such names
// as "product" and "rating", too; ours names an item or a comparison of the blog's.
func (c *Checker) own(s post.Shortcode) bool {
	if s.Own() {
		return true
	}
	return slices.Contains([]string{"product", "pros-cons", "rating", "offer", "chart"}, s.Name) && len(c.itemsOf(s)) > 0
}
