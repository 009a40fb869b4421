package lint

import (
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
)

// itemLinks returns the earning links of the items that a shortcode shows. A table and
// a verdict show one link per item; a product box shows all its offers.
func (c *Checker) itemLinks(s post.Shortcode) []network.Link {
	var links []network.Link
	for _, item := range c.itemsOf(s) {
		if s.Name == "verdict" && item.Kind == catalog.KindProgram {
			continue // words alone
		}
		links = append(links, c.earning(item, s.Name == "product")...)
	}
	return links
}

// shownItem is an item as a shortcode shows it.
type shownItem struct {
	item *catalog.Item
	all  bool // with all its offers
}

// earning returns the earning links of an item, which many posts show.
func (c *Checker) earning(item *catalog.Item, all bool) []network.Link {
	key := shownItem{item, all}
	if known, ok := c.earningLinks.Load(key); ok {
		return known.([]network.Link)
	}
	var links []network.Link
	for _, address := range addresses(item, all) {
		if match, ok := c.networks.Match(address); ok && match.EarnsAnything() == network.DoesEarn {
			links = append(links, match)
		}
	}
	c.earningLinks.Store(key, links)
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
	named := map[string]bool{}
	comparisons := map[string]bool{}
	for _, p := range s.Params {
		for _, id := range p.Entries() {
			switch p.Type {
			case shortcodes.Comparison:
				comparisons[id] = true
			case shortcodes.Program, shortcodes.Product: // templates take either for the other
				named[id] = true
			}
		}
	}
	var items []*catalog.Item
	for _, x := range c.catalog.Comparisons {
		if comparisons[x.ID] {
			items = append(items, x.Items...)
		}
	}
	for _, p := range c.catalog.Programs {
		if named[p.ID] {
			items = append(items, &p.Item)
		}
	}
	for _, p := range c.catalog.Products {
		if named[p.ID] {
			items = append(items, p)
		}
	}
	return items
}

// own reports whether a shortcode is the component's. Themes also have shortcodes about
// products with the same arguments; ours names one of the blog's items.
func (c *Checker) own(s post.Shortcode) bool {
	product := slices.ContainsFunc(s.Params, func(p post.Param) bool { return p.Type == shortcodes.Product })
	return s.Own && (!product || len(c.itemsOf(s)) > 0)
}
