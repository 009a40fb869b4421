package cli

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/redirects"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
)

// tallyKey is a form of a network's links, with or without an account.
type tallyKey struct {
	network, form string
	earns         bool
}

// countLinks counts the links in the blog's posts by network and form, and the posts
// that it read. Links that paid-link makes count as what they become.
func countLinks(b *blog.Blog, c *catalog.Catalog) (map[tallyKey]int, int) {
	names, _ := b.Posts() // check says what can't be read
	counter := linkCounter{catalog: c, ours: ownAddresses(c)}
	total := map[tallyKey]int{}
	var lock sync.Mutex
	_ = workers.Each(context.Background(), len(names), func(i int) { // it ends with its work alone
		counts := counter.post(blog.Local(b.Root, names[i]))
		lock.Lock()
		defer lock.Unlock()
		for key, n := range counts {
			total[key] += n
		}
	})
	return total, len(names)
}

// ownAddresses maps what links.yaml knows to where it leads.
func ownAddresses(c *catalog.Catalog) map[string]string {
	ours := map[string]string{}
	for _, l := range c.Links {
		ours[redirects.Prefix+l.ID] = l.To
		for _, alias := range l.Aliases {
			ours[alias] = l.To
		}
	}
	return ours
}

type linkCounter struct {
	catalog *catalog.Catalog
	ours    map[string]string // short addresses to where they lead
}

func (k linkCounter) post(name string) map[tallyKey]int {
	counts := map[tallyKey]int{}
	data, err := source.Read(name, source.LargestText)
	if err != nil {
		return counts
	}
	p := post.Read(source.New(name, data))
	for _, l := range p.Links {
		if l.Shortcode != "paid-link" && l.Kind != post.Image {
			k.address(counts, l.Address)
		}
	}
	for _, s := range p.Shortcodes {
		if s.Name == "paid-link" {
			k.paidLink(counts, s)
		}
	}
	return counts
}

func (k linkCounter) address(counts map[tallyKey]int, address string) {
	if to, known := k.ours[strings.TrimSuffix(address, "/")]; known {
		address = to
	}
	found, ok := k.catalog.Networks.Match(address)
	if !ok || found.Shape.Form == "landing" {
		return
	}
	// Of a wrapped link the outer one is what is clicked and counted.
	counts[tallyKey{found.Network.ID, found.Shape.Form, found.EarnsAnything() != network.EarnsNot}]++
}

// paidLink counts what the shortcode makes of its arguments.
func (k linkCounter) paidLink(counts map[tallyKey]int, s post.Shortcode) {
	forms := map[string]string{"product": "product", "storefront": "storefront", "list": "idea-list", "live": "livestream"}
	id, target, form := "", "", "storefront"
	for i, param := range s.Params {
		switch {
		case param.Name == "program" || param.Name == "" && i == 0:
			id = param.Value
		case param.Name == "target" || param.Name == "address" || param.Name == "" && i == 1:
			target = param.Value
		case forms[param.Name] != "":
			form = forms[param.Name]
		}
	}
	i := slices.IndexFunc(k.catalog.Programs, func(p *catalog.Program) bool { return p.ID == id })
	if i < 0 || k.catalog.Programs[i].Network == nil {
		return // the build tells of a program that is none
	}
	n := k.catalog.Programs[i].Network
	if target != "" {
		form = formOf(k.catalog.Networks, n, target)
	}
	counts[tallyKey{n.ID, form, true}]++
}

// formOf tells what a target without a name is: an address, or what the first
// form that takes it says.
func formOf(set *network.Set, n *network.Network, target string) string {
	if found, ok := set.Match(target); ok && found.Network == n {
		return found.Shape.Form
	}
	for _, t := range n.Targets {
		if t.Is != nil && t.Is.MatchString(target) {
			return t.Form
		}
	}
	return "any"
}
