package catalog

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// links reads links.yaml: the publisher's own short links, and where the addresses of
// shorteners lead.
func (d *decoder) links(root *yamlsource.Node, programs map[string]*Program, accounts ids) []*ShortLink {
	n := yamlsource.Of(d.Mapping(root, "links.yaml", linksFields), "links")
	if n == nil {
		return nil
	}
	if n.Kind != yamlsource.Mapping {
		d.WrongType(n, "links", "`id: {to: https://…}` lines")
		return nil
	}
	var links []*ShortLink
	aliases := map[string]string{}
	for _, e := range n.Entries {
		id := e.Key.Value
		if why := yamlsource.IdentifierProblem(id); why != "" {
			d.Report("bad-id", e.Key, "the link id %q %s", id, why)
		}
		link := d.link(id, e, programs)
		d.checkAccounts(link, e.Value, accounts)
		for _, item := range d.Sequence(yamlsource.Of(e.Value, "aliases"), "aliases of link "+id, 1) {
			d.alias(link, item, aliases)
		}
		links = append(links, link)
	}
	return links
}

func (d *decoder) link(id string, e yamlsource.Entry, programs map[string]*Program) *ShortLink {
	what := "link " + id
	m := d.Mapping(e.Value, what, shortLinkFields)
	link := &ShortLink{
		ID: id, To: d.Address(yamlsource.Of(m, "to"), "to of "+what), Countries: map[string]string{},
		Redirect: true, Mark: d.mark(e.Key),
	}
	if n := yamlsource.Of(m, "program"); n != nil {
		program, known := programs[n.Value]
		if !known {
			d.Report("unknown-id", n, "programs/ has no program %q; %s", n.Value, finding.Expected(n.Value, keys(programs)))
		}
		link.Program = program
	}
	if n := yamlsource.Of(m, "redirect"); n != nil {
		yes, ok := yesNo(n)
		if !ok {
			d.WrongType(n, "redirect of "+what, "yes or no")
		}
		link.Redirect = yes || !ok
	}
	d.countries(link, yamlsource.Of(m, "countries"))
	return link
}

func (d *decoder) countries(link *ShortLink, n *yamlsource.Node) {
	if n == nil {
		return
	}
	what := "countries of link " + link.ID
	if n.Kind != yamlsource.Mapping {
		d.WrongType(n, what, "`country: address` lines such as DE: https://…")
		return
	}
	for _, e := range n.Entries {
		code := strings.ToUpper(e.Key.Value)
		region, err := language.ParseRegion(code)
		if err != nil || len(code) != 2 || !region.IsCountry() || region.Canonicalize() != region {
			d.Report("unknown-country", e.Key, "%s has %q, which is not a country; expected two letters such as DE, GB (for the United Kingdom) or US", what, e.Key.Value)
			continue
		}
		if link.Countries[strings.ToLower(code)] != "" {
			d.Report("duplicate-id", e.Key, "%s names %q twice; keep one", what, code)
			continue
		}
		if address := d.Address(e.Value, code+" of "+what); address != "" {
			link.Countries[strings.ToLower(code)] = address
		}
	}
}

// checkAccounts checks the accounts in a link's addresses: one that pays nobody, or somebody
// else, is most likely a mistake.
func (d *decoder) checkAccounts(link *ShortLink, m *yamlsource.Node, accounts ids) {
	if link.Program == nil || link.Program.Network == nil {
		return
	}
	addresses := []*yamlsource.Node{yamlsource.Of(m, "to")}
	if n := yamlsource.Of(m, "countries"); n != nil {
		for _, e := range n.Entries {
			addresses = append(addresses, e.Value)
		}
	}
	own := slices.Collect(maps.Values(accounts.first[link.Program.ID]))
	for _, more := range accounts.more[link.Program.ID] {
		own = append(own, more...)
	}
	for _, n := range addresses {
		if n == nil || !n.Scalar() {
			continue
		}
		found, ok := d.networks.Match(n.Value)
		if !ok || found.Network != link.Program.Network {
			continue // a network's tracking hosts are never completely known
		}
		switch {
		case found.EarnsAnything() == network.EarnsNot:
			d.warn("untagged-link", n, "%q has no account in it, so %s pays nobody for it; paste the link that your account page creates, or remove %q", n.Value, link.Program.Network.Name, "program")
		case found.Account != "" && len(own) > 0 && !slices.Contains(own, found.Account):
			d.warn("wrong-account", n, "%q pays the account %q, which is not yours (%s); paste a link of your own", n.Value, found.Account, finding.OneOf(own))
		}
	}
}

func (d *decoder) warn(rule finding.ID, at *yamlsource.Node, format string, args ...any) {
	d.Report(rule, at, format, args...)
	d.Findings[len(d.Findings)-1].Severity = finding.Warning
}

// alias reads an address that leads to the same page as the link.
func (d *decoder) alias(link *ShortLink, n *yamlsource.Node, taken map[string]string) {
	address := d.Address(n, "an alias of link "+link.ID)
	if address == "" {
		return
	}
	if other, twice := taken[address]; twice {
		d.Report("alias-conflict", n, "the alias %q already belongs to %q, but an address leads to only one page; keep one", address, other)
		return
	}
	if address == link.To {
		d.Report("self-alias", n, "the alias %q is the link's own address; expected another one that leads there", address)
		return
	}
	taken[address] = link.ID
	if !slices.Contains(link.Aliases, address) {
		link.Aliases = append(link.Aliases, address)
	}
}
