package hugodata

import (
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
)

// shown lists what shortcodes show that pays: the addresses in table headers and in
// boxes, offers, and facts that are links. Anything missing here needs no disclosure on
// its page. If the author chooses the rows, there is one entry for the header and one
// for each row.
func (e earner) shown() map[string][]earning {
	all := shownBy{}
	for _, p := range e.Programs {
		e.ofItem(all, &p.Item)
		all.add("paid-link "+p.ID, *e.paidLink(p))
	}
	for _, l := range e.Links {
		if paid := e.ofShort(l); paid != (earning{}) {
			all.add("paid-link "+l.ID, paid)
		}
	}
	for _, p := range e.Products {
		e.ofItem(all, p)
	}
	for _, x := range e.Comparisons {
		e.ofComparison(all, x)
	}
	return all
}

// shownBy has what pays, by what shows it.
type shownBy map[string][]earning

func (s shownBy) add(key string, paid ...earning) {
	for _, one := range paid {
		if !slices.Contains(s[key], one) {
			s[key] = append(s[key], one)
		}
	}
}

// ofItem adds what shows an item by its id. Tables may also be made of item ids.
func (e earner) ofItem(all shownBy, p *catalog.Item) {
	head := e.head(p)
	kinds := []string{string(p.Kind) + " " + p.ID, "comparison " + p.ID}
	for _, key := range append(kinds, "head "+p.ID, "offer "+p.ID) {
		all.add(key, head...)
	}
	for _, x := range e.Criteria {
		if paid := e.fact(p, x); len(paid) > 0 {
			for _, key := range append(kinds, "fact "+p.ID+" "+x.ID) {
				all.add(key, paid...)
			}
		}
	}
	all.add(kinds[0], e.offers(p)...)
	all.add("offers "+p.ID, e.offers(p)...)
	for _, o := range p.Offers {
		all.add("offer "+p.ID+" "+o.Program.ID, *e.paidLink(o.Program))
	}
}

func (e earner) ofComparison(all shownBy, x *catalog.Comparison) {
	for _, p := range x.Items {
		all.add("comparison "+x.ID, e.head(p)...)
		all.add("head "+x.ID, e.head(p)...)
		for _, row := range e.Criteria {
			all.add("row "+x.ID+" "+row.ID, e.fact(p, row)...)
		}
		for _, row := range x.Criteria {
			all.add("comparison "+x.ID, e.fact(p, row)...)
		}
		rows := x.Differences
		if len(rows) == 0 {
			rows = x.Criteria
		}
		for _, row := range rows {
			all.add("differences "+x.ID, e.fact(p, row)...)
		}
	}
	for _, v := range x.Verdicts { // a program's verdict is only text
		if len(v.Choose.Offers) > 0 {
			all.add("verdict "+x.ID, e.head(v.Choose)...)
		}
	}
}

// head returns who pays for the link in the header of a column or box: the first offer,
// or else the item's own address.
func (e earner) head(p *catalog.Item) []earning {
	if paid := e.offers(p); len(paid) > 0 {
		return paid[:1]
	}
	if paid := e.of(p.URL); paid != nil {
		return []earning{*paid}
	}
	return nil
}

func (e earner) offers(p *catalog.Item) []earning {
	var paid []earning
	for _, o := range p.Offers {
		paid = append(paid, *e.paidLink(o.Program))
	}
	return paid
}

func (e earner) fact(p *catalog.Item, x *catalog.Criterion) []earning {
	if f := p.Facts[x.ID]; f != nil && f.State == catalog.Known {
		if paid := e.of(f.Value.Href); paid != nil {
			return []earning{*paid}
		}
	}
	return nil
}

func (e earner) paidLink(p *catalog.Program) *earning {
	paid := &earning{Program: p.ID}
	if p.Network != nil {
		paid.Network = p.Network.ID
	}
	return paid
}
