package catalog

import (
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// program reads one file of programs/.
func (d *itemDecoder) program(id string, root *yamlsource.Node) *Program {
	n := d.Mapping(root, "the program", programFields)
	p := &Program{Item: d.item(KindProgram, id, n), Merchant: d.Translated(yamlsource.Of(n, "merchant"), "merchant")}
	d.beside(&p.Item, n)
	d.network(p, n)
	p.Redirects = d.policy(p, yamlsource.Of(n, "redirects"), "redirects", func(n *network.Network) network.Policy { return n.Redirects })
	p.Prices = d.policy(p, yamlsource.Of(n, "prices"), "prices", func(n *network.Network) network.Policy { return n.Prices })
	d.statement(p, n)
	return p
}
