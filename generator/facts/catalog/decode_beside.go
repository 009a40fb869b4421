package catalog

import (
	"maps"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Beside is a paid link that is in an item's column and box, with the item's facts
// beside it. It is kept only where the link's network forbids prices.
type Beside struct {
	Network *network.Network
	Address string
}

// beside finds the paid link to a product that readers see beside an item's facts,
// and notes where the facts are in the file, for rules about what may not be
// stored there. An address that is not a product's, such as a storefront's, has no price.
func (d *itemDecoder) beside(p *Item, facts *yamlsource.Node) {
	addresses := []string{p.URL}
	for _, offer := range p.Offers {
		for _, place := range slices.Sorted(maps.Keys(offer.Links.Links)) {
			addresses = append(addresses, offer.Links.Links[place])
		}
	}
	for _, e := range entriesOf(facts) {
		if f := p.Facts[e.Key.Value]; f != nil && f.Value.Href != "" {
			addresses = append(addresses, f.Value.Href)
		}
	}
	for _, address := range addresses {
		if n := d.forbiddingPrices(address); n != nil {
			p.Beside = &Beside{Network: n, Address: address}
			break
		}
	}
	if p.Beside == nil {
		return
	}
	for _, e := range entriesOf(facts) {
		if f := p.Facts[e.Key.Value]; f != nil {
			at := e.Value
			if value := yamlsource.Of(e.Value, "value"); value != nil {
				at = value
			}
			f.Mark = d.mark(at).excerpt()
		}
	}
}

func (d *itemDecoder) forbiddingPrices(address string) *network.Network {
	if d.networks == nil || address == "" {
		return nil
	}
	link, ok := d.networks.Match(address)
	if !ok || link.EarnsAnything() != network.DoesEarn {
		return nil
	}
	inner := link.Innermost()
	if inner.Network == nil || inner.Network.Prices.State != "forbidden" || !slices.Contains([]string{"product", "short", "click"}, inner.Shape.Form) {
		return nil
	}
	return inner.Network
}

func entriesOf(n *yamlsource.Node) []yamlsource.Entry {
	if n == nil {
		return nil
	}
	return n.Entries
}
