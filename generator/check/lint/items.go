package lint

import (
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
)

// itemLinks returns the earning links of the items that a shortcode shows. A table and
// a verdict show one link per item; a product box shows all its offers.
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

// addresses returns the possible addresses of an item's links, of all its offers or of
// the first.
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

// itemsOf returns the items that a shortcode names by their ids, or by a comparison's id.
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

// own reports whether a shortcode is the component's. Themes also have shortcodes with
// names such as "product" and "rating"; ours names one of the blog's items or
// comparisons.
func (c *Checker) own(s post.Shortcode) bool {
	if s.Own() {
		return true
	}
	return slices.Contains([]string{"product", "pros-cons", "rating", "offer", "chart"}, s.Name) && len(c.itemsOf(s)) > 0
}
