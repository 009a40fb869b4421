package hugodata

import (
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
)

// shown lists what shortcodes show that pays: the addresses in the heads of tables
// and in boxes, and facts that are links. What shows nothing of the kind is missing,
// so that a page with it needs no disclosure. Where the author chooses the rows, it is
// the head and each row for itself.
func (e earner) shown() map[string][]earning {
	all := map[string][]earning{}
	add := func(key string, paid *earning) {
		if paid != nil && !slices.Contains(all[key], *paid) {
			all[key] = append(all[key], *paid)
		}
	}
	for _, p := range e.Programs {
		for _, kind := range []string{"program ", "comparison "} { // a table may be made of programs by their ids
			add(kind+p.ID, e.of(p.URL))
			for _, x := range e.Criteria {
				add(kind+p.ID, e.fact(p, x))
			}
		}
		add("head "+p.ID, e.of(p.URL))
		for _, x := range e.Criteria {
			add("fact "+p.ID+" "+x.ID, e.fact(p, x))
		}
		add("paid-link "+p.ID, e.paidLink(p))
	}
	for _, x := range e.Comparisons {
		for _, p := range x.Programs {
			add("comparison "+x.ID, e.of(p.URL))
			add("head "+x.ID, e.of(p.URL))
			for _, row := range e.Criteria {
				add("row "+x.ID+" "+row.ID, e.fact(p, row))
			}
			for _, row := range x.Criteria {
				add("comparison "+x.ID, e.fact(p, row))
			}
			rows := x.Differences
			if len(rows) == 0 {
				rows = x.Criteria
			}
			for _, row := range rows {
				add("differences "+x.ID, e.fact(p, row))
			}
		}
	}
	return all
}

func (e earner) fact(p *catalog.Program, x *catalog.Criterion) *earning {
	if f := p.Facts[x.ID]; f != nil && f.State == catalog.Known {
		return e.of(f.Value.Href)
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
