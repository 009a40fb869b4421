package cli

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/links/tally"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

// linkForm is a line of `list --links`, and an entry of `list --links --json`.
type linkForm struct {
	Network  string   `json:"network"`
	Form     string   `json:"form"`
	Program  string   `json:"program"`  // that such a link counts for; empty if none claims it, or the shop decides
	ByShop   []string `json:"byShop"`   // programs between which the shop that a link leads to decides
	Earns    string   `json:"earns"`    // does, may or not: what a link of this form with the account brings
	Examples []string `json:"examples"` // with the publisher's own accounts; "…" is what differs from link to link
	Links    int      `json:"links"`    // in the posts, that earn or may earn
	Plain    int      `json:"plain"`    // in the posts, without an account: they earn nothing
}

func (a *app) listLinks(ctx context.Context, asJSON bool) error {
	loaded, b, own, err := a.loadWithPosts(ctx)
	if err != nil {
		return err
	}
	counts, posts := countLinks(b, loaded, own)
	lines := linkForms(loaded)
	for i, l := range lines {
		lines[i].Links, lines[i].Plain = counts[tally.Kind{Network: l.Network, Form: l.Form, Earns: true}], counts[tally.Kind{Network: l.Network, Form: l.Form}]
	}
	if asJSON {
		return a.printJSON(lines)
	}
	return a.printLinks(lines, posts, b.ContentFolders())
}

// linkForms returns the forms of link of the programs' networks, in the order of the
// networks' files.
func linkForms(c *catalog.Catalog) []linkForm {
	lines := []linkForm{}
	var seen []*network.Network
	for _, p := range c.Programs {
		if p.Network == nil || slices.Contains(seen, p.Network) {
			continue
		}
		seen = append(seen, p.Network)
		for _, form := range catalog.Forms(p.Network) {
			l := linkForm{Network: p.Network.ID, Form: form, ByShop: []string{}}
			earner := c.Earner(p.Network, form)
			if earner != nil {
				l.Program = earner.ID
			} else {
				l.ByShop = sharing(c, p.Network, form)
			}
			most := network.EarnsNot
			for _, s := range p.Network.Shapes {
				if s.Form == form {
					most = max(most, s.Earns)
				}
			}
			l.Earns = most.String()
			l.Examples = examples(c, p.Network, form, earner)
			lines = append(lines, l)
		}
	}
	return lines
}

// sharing returns the programs of a network of many shops whose links have the same form.
func sharing(c *catalog.Catalog, n *network.Network, form string) []string {
	ids := []string{}
	for _, p := range c.Programs {
		if n.Merchant == "" && p.Network == n && (len(p.Forms) == 0 || slices.Contains(p.Forms, form)) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// examples returns a form with each account of the program that it counts for.
func examples(c *catalog.Catalog, n *network.Network, form string, earner *catalog.Program) []string {
	shape := shapeOf(n, form)
	var accounts map[string]string
	if earner != nil {
		accounts = c.Site.Accounts[earner.ID]
	}
	var texts []string
	for _, key := range slices.Sorted(maps.Keys(accounts)) {
		if slices.Contains(shape.Hosts, key) && shape.AccountIn == "parameter" {
			texts = append(texts, example(n, shape, key, accounts[key], ""))
		}
	}
	if texts == nil {
		texts = []string{example(n, shape, "", accounts["id"], accounts["handle"])}
	}
	return texts
}

// shapeOf returns the shape of a form that earns most certainly and shows the account
// best: in a parameter, and on the most hosts of the network.
func shapeOf(n *network.Network, form string) network.Shape {
	weight := func(s network.Shape) int {
		w := int(s.Earns) * 10_000
		if s.AccountIn != "" {
			w += map[string]int{"parameter": 3000, "path": 2000, "host": 1000}[s.AccountIn] + len(s.Hosts)
		}
		return w
	}
	best := -1
	for i, s := range n.Shapes {
		if s.Form == form && (best < 0 || weight(s) > weight(n.Shapes[best])) {
			best = i
		}
	}
	return n.Shapes[best]
}

// example returns an address of a form: as the network builds it, if it does, or else
// from the form's host and parameter. Host is a marketplace, or empty for the network's
// best known host.
func example(n *network.Network, s network.Shape, host, account, handle string) string {
	if host == "" {
		host = bestHost(s.Hosts)
	}
	account, handle = cmp.Or(account, "…"), cmp.Or(handle, account, "…")
	text := "https://" + host + "/…"
	switch s.AccountIn {
	case "path":
		text += "/" + account + "/…"
	case "host":
		text = "https://" + account + ".…/…"
	}
	for _, t := range n.Targets {
		if t.Form == s.Form {
			text = strings.NewReplacer("{host}", host, "{target}", "…", "{handle}", handle, "{account}", account).Replace(t.Address)
		}
	}
	if s.AccountIn == "parameter" && !strings.Contains(text, s.Account+"=") {
		separator := "?"
		if strings.Contains(text, "?") {
			separator = "&"
		}
		text += separator + s.Account + "=" + account
	}
	return text
}

// bestHost prefers an ordinary .com name to patterns and other endings.
func bestHost(hosts []string) string {
	for _, host := range hosts {
		if strings.HasSuffix(host, ".com") && !strings.ContainsAny(host, "*/") {
			return host
		}
	}
	for _, host := range hosts {
		if !strings.HasPrefix(host, "/") && host != "any" {
			return strings.Replace(host, "*", "…", 1)
		}
	}
	return "…"
}

func (a *app) printLinks(lines []linkForm, posts int, folders []string) error {
	if len(lines) == 0 {
		display.Printf(a.stderr, "No program names a network yet: add a line such as %q to a file in aboveboard/programs/.\n", "network: amazon")
		return nil
	}
	w := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	display.Print(w, "NETWORK\tFORM\tCOUNTS FOR\tLINKS\tWITHOUT ACCOUNT\tLOOKS LIKE\n")
	for _, l := range lines {
		program := cmp.Or(l.Program, "no program")
		if len(l.ByShop) > 0 {
			program = strings.Join(l.ByShop, " or ") + ", by shop"
		}
		if l.Earns == "may" {
			program += " (perhaps)"
		}
		for i, text := range l.Examples {
			if i > 0 {
				display.Printf(w, "\t\t\t\t\t%s\n", text)
				continue
			}
			display.Printf(w, "%s\t%s\t%s\t%d\t%d\t%s\n", l.Network, l.Form, program, l.Links, l.Plain, text)
		}
	}
	if err := w.Flush(); err != nil {
		return failure{err}
	}
	display.Printf(a.stderr, "Counted in %s in %s/.\n", display.Plural(posts, "post"), strings.Join(folders, "/, "))
	return nil
}
