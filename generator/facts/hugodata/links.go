package hugodata

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// Format numbers the shape of all data files. Templates refuse another one than
// theirs (layouts/_partials/aboveboard/tree.html), because a blog's component may
// be older or newer than the program that writes its data.
const Format = 3

// links is links.json: how paid links look, and whose they are. It is the same
// in all languages.
type links struct {
	Format   int                          `json:"format"`
	Table    *network.Table               `json:"table,omitempty"`
	Hints    []string                     `json:"hints"`  // an address on a host that no network names earns only if it holds one of them
	Owners   map[string]map[string]string `json:"owners"` // network to link form to program
	Programs map[string]account           `json:"programs"`
	Short    map[string]short             `json:"short"`   // by id: links under the publisher's own /go/
	Aliases  map[string]string            `json:"aliases"` // a shortener's address without its scheme, to the id of a short link
}

// account is a program's network, the link forms that count for it, and the
// publisher's ids by marketplace, "id" or "handle".
type account struct {
	Network  string            `json:"network,omitempty"`
	Forms    []string          `json:"forms,omitempty"`
	Accounts map[string]string `json:"accounts"`
}

type short struct {
	Program string `json:"program,omitempty"`
	Network string `json:"network,omitempty"`
	Form    string `json:"form,omitempty"`
	Earns   bool   `json:"earns"`
}

func linksOf(c *catalog.Catalog) links {
	out := links{Format: Format, Hints: []string{}, Programs: map[string]account{}, Short: map[string]short{}, Owners: owners(c), Aliases: map[string]string{}}
	if c.Networks != nil {
		table := c.Networks.Table()
		out.Table, out.Hints = &table, hints(table)
	}
	for _, p := range c.Programs {
		a := account{Accounts: map[string]string{}}
		if p.Network != nil {
			a.Network, a.Forms = p.Network.ID, p.Forms
		}
		maps.Copy(a.Accounts, c.Site.Accounts[p.ID])
		out.Programs[p.ID] = a
	}
	for _, l := range c.Links {
		out.Short[l.ID] = shortOf(c, l)
		for _, alias := range l.Aliases {
			out.Aliases[bare(alias)] = l.ID
		}
	}
	return out
}

// hints are what must stand in an address for one of the shapes that any host
// may have: the name of a parameter, or the beginning of the path.
func hints(t network.Table) []string {
	list := []string{}
	for _, i := range t.Any {
		hint := ""
		if s := t.Shapes[i]; len(s.Parameters) > 0 {
			hint = s.Parameters[0]
		} else if path, err := regexp.Compile(strings.TrimPrefix(s.Path, "^")); err == nil {
			hint, _ = path.LiteralPrefix()
		}
		if !slices.Contains(list, hint) {
			list = append(list, hint)
		}
	}
	return list
}

// bare is an address as templates look it up: without scheme, fragment and the
// slash at its end, the host in lower case.
func bare(address string) string {
	_, rest, found := strings.Cut(address, "//")
	if !found {
		rest = address
	}
	rest, _, _ = strings.Cut(rest, "#")
	host, path, _ := strings.Cut(rest, "/")
	return strings.TrimRight(strings.ToLower(host)+"/"+path, "/")
}

// owners tells which program each link form of a network counts for. Where
// nothing tells several programs apart there is none.
func owners(c *catalog.Catalog) map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, p := range c.Programs {
		if p.Network == nil || all[p.Network.ID] != nil {
			continue
		}
		forms := map[string]string{}
		for _, form := range catalog.Forms(p.Network) {
			if earner := c.Earner(p.Network, form); earner != nil {
				forms[form] = earner.ID
			}
		}
		all[p.Network.ID] = forms
	}
	return all
}

func shortOf(c *catalog.Catalog, l *catalog.ShortLink) short {
	var s short
	if l.Program != nil {
		s.Program, s.Earns = l.Program.ID, true
		if l.Program.Network != nil {
			s.Network = l.Program.Network.ID
		}
	}
	if p := paidAt(c.Networks, l.To); p != nil {
		s.Network, s.Form, s.Earns = p.Network, p.Form, true
		if earner := c.Earner(c.Networks.ByID(p.Network), p.Form); s.Program == "" && earner != nil {
			s.Program = earner.ID
		}
	}
	return s
}

// paidAt recognises an address that earns; nil for all others.
func paidAt(set *network.Set, address string) *paid {
	if set == nil || address == "" {
		return nil
	}
	link, ok := set.Match(address)
	if !ok || link.EarnsAnything() != network.DoesEarn {
		return nil
	}
	for link.Earns != network.DoesEarn {
		link = *link.Inner
	}
	return &paid{Network: link.Network.ID, Form: link.Shape.Form}
}
