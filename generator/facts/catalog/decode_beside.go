package catalog

import (
	"cmp"
	"maps"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Beside is a paid link in an item's column and box, with the item's facts beside it.
// It is kept only if the link's network forbids prices.
type Beside struct {
	Network *network.Network
	Address string
	Texts   []BesideText // the item's own, which are beside the link as well
}

// BesideText is the text of a key in an item's file, such as "summary".
type BesideText struct {
	Key  string
	Text yamlsource.Text
	Mark Mark
}

// beside finds the paid link to a product that readers see beside an item's facts, and
// records the positions of the facts in the file, for rules about what may not be
// stored there. An address that is not a product's, such as a storefront's, has no
// price.
func (d *itemDecoder) beside(p *Item, n *yamlsource.Node) {
	facts := yamlsource.Of(n, "facts")
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
			at := cmp.Or(yamlsource.Of(e.Value, "value"), yamlsource.Of(e.Value, "unknown"), e.Value)
			mark := d.mark(at).excerpt()
			f.Mark = &mark
		}
	}
	p.Beside.Texts = d.textsOf(p, n)
}

// textsOf returns the texts of an item, and their positions in its file.
func (d *itemDecoder) textsOf(p *Item, n *yamlsource.Node) []BesideText {
	var texts []BesideText
	add := func(key string, text yamlsource.Text, at *yamlsource.Node) {
		if at != nil && !text.Empty() {
			texts = append(texts, BesideText{Key: key, Text: text, Mark: d.mark(at).excerpt()})
		}
	}
	add("name", p.Name, yamlsource.Of(n, "name"))
	add("short", p.Short, yamlsource.Of(n, "short"))
	add("brand", p.Brand, yamlsource.Of(n, "brand"))
	add("summary", p.Summary, yamlsource.Of(n, "summary"))
	for key, list := range map[string][]yamlsource.Text{"pros": p.Pros, "cons": p.Cons} {
		at := yamlsource.Of(n, key)
		for i, text := range list {
			if at != nil && i < len(at.Items) {
				add(key, text, at.Items[i])
			}
		}
	}
	return texts
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
