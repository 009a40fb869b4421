// Package tally counts links by network and form. It takes addresses and the arguments
// of paid-link. It does not read posts.
package tally

import (
	"cmp"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// Kind is a kind of link: a network's form, with or without an account.
type Kind struct {
	Network, Form string
	Earns         bool
}

// Book is what is needed to recognize a link.
type Book struct {
	Set      *network.Set
	Short    map[string]string           // the publisher's own short addresses and their targets
	Programs map[string]*network.Network // by program id
	Links    map[string]string           // by the id of a link in links.yaml: where it leads
}

// Counts is the number of links of each kind.
type Counts map[Kind]int

// Add adds what was counted elsewhere.
func (c Counts) Add(others Counts) {
	for kind, n := range others {
		c[kind] += n
	}
}

// Address counts a link. For a wrapped one, it counts the outer link, which is the one
// clicked.
func (b Book) Address(counts Counts, address string) {
	if to, known := b.Short[strings.TrimSuffix(address, "/")]; known {
		address = to
	}
	found, ok := b.Set.Match(address)
	if !ok || found.Shape.Form == "landing" {
		return
	}
	counts[Kind{found.Network.ID, found.Shape.Form, found.EarnsAnything() != network.EarnsNot}]++
}

// Argument is an argument of a shortcode, positional if it has no name.
type Argument struct{ Name, Value string }

// PaidLink counts the link that the shortcode makes of its arguments. It ignores an
// unknown program, which the build reports.
func (b Book) PaidLink(counts Counts, arguments []Argument) {
	forms := map[string]string{"product": "product", "storefront": "storefront", "list": "idea-list", "live": "livestream"}
	program, stored, target, form := "", "", "", "storefront"
	for i, a := range arguments {
		switch {
		case a.Name == "link":
			stored = a.Value
		case a.Name == "program" || a.Name == "" && i == 0:
			program = a.Value
		case a.Name == "target" || a.Name == "address" || a.Name == "" && i == 1:
			target = a.Value
		case forms[a.Name] != "":
			form = forms[a.Name]
		}
	}
	n := b.Programs[program]
	if n == nil {
		if to, known := b.Links[cmp.Or(stored, program)]; known {
			b.Address(counts, to)
		}
		return
	}
	if target != "" {
		form = b.formOf(n, target)
	}
	counts[Kind{n.ID, form, true}]++
}

// formOf returns the form of a target without a name: an address, or the first form
// that accepts it.
func (b Book) formOf(n *network.Network, target string) string {
	if found, ok := b.Set.Match(target); ok && found.Network == n {
		return found.Shape.Form
	}
	for _, t := range n.Targets {
		if t.Is != nil && t.Is.MatchString(target) {
			return t.Form
		}
	}
	return "any"
}
