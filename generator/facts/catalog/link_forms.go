package catalog

import (
	"maps"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/links/build"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// LinkForm is a form of links of a network that a program names.
type LinkForm struct {
	Network  string
	Form     string
	Program  string   // that such a link counts for; empty if none claims it, or the shop decides
	ByShop   []string // programs between which the shop that a link leads to decides
	Earns    network.Earns
	Examples []string // with the publisher's own accounts; "…" is what differs from link to link
}

// LinkForms returns the forms of link of the programs' networks, in the order of the
// networks' files.
func (c *Catalog) LinkForms() []LinkForm {
	var lines []LinkForm
	var seen []*network.Network
	for _, p := range c.Programs {
		if p.Network == nil || slices.Contains(seen, p.Network) {
			continue
		}
		seen = append(seen, p.Network)
		for _, form := range Forms(p.Network) {
			l := LinkForm{Network: p.Network.ID, Form: form, ByShop: []string{}}
			earner := c.Earner(p.Network, form)
			if earner != nil {
				l.Program = earner.ID
			} else {
				l.ByShop = c.sharing(p.Network, form)
			}
			most := network.EarnsNot
			for _, s := range p.Network.Shapes {
				if s.Form == form {
					most = max(most, s.Earns)
				}
			}
			l.Earns = most
			l.Examples = c.linkExamples(p.Network, form, earner)
			lines = append(lines, l)
		}
	}
	return lines
}

// sharing returns the programs of a network of many shops whose links have the same form.
func (c *Catalog) sharing(n *network.Network, form string) []string {
	ids := []string{}
	for _, p := range c.Programs {
		if n.Merchant == "" && p.Network == n && (len(p.Forms) == 0 || slices.Contains(p.Forms, form)) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// linkExamples returns a form with each account of the program that it counts for.
func (c *Catalog) linkExamples(n *network.Network, form string, earner *Program) []string {
	shape := build.Typical(n, form)
	var accounts map[string]string
	if earner != nil {
		accounts = c.Site.Accounts[earner.ID]
	}
	var texts []string
	for _, key := range slices.Sorted(maps.Keys(accounts)) {
		if slices.Contains(shape.Hosts, key) && shape.AccountIn == "parameter" {
			texts = append(texts, build.Example(n, shape, key, accounts[key], ""))
		}
	}
	if texts == nil {
		texts = []string{build.Example(n, shape, "", accounts["id"], accounts["handle"])}
	}
	return texts
}
