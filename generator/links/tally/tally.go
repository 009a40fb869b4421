// Package tally counts links by network and form: in go addresses and what paid-link
// is asked for, out come numbers. It reads no posts.
package tally

import (
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// Kind is a form of a network's links, with or without an account.
type Kind struct {
	Network, Form string
	Earns         bool
}

// Book is what a link is told by.
type Book struct {
	Set      *network.Set
	Short    map[string]string           // the publisher's own short addresses to where they lead
	Programs map[string]*network.Network // by a program's id, of those that have one
}

// Counts is how many links of each kind there are.
type Counts map[Kind]int

// Add adds what was counted elsewhere.
func (c Counts) Add(others Counts) {
	for kind, n := range others {
		c[kind] += n
	}
}

// Address counts a link. Of a wrapped one the outer link is what is clicked and counted.
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

// Argument is one of a shortcode's; without a name the position counts.
type Argument struct{ Name, Value string }

// PaidLink counts what the shortcode makes of its arguments. A program that the
// blog does not have counts for nothing: the build tells of it.
func (b Book) PaidLink(counts Counts, arguments []Argument) {
	forms := map[string]string{"product": "product", "storefront": "storefront", "list": "idea-list", "live": "livestream"}
	program, target, form := "", "", "storefront"
	for i, a := range arguments {
		switch {
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
		return
	}
	if target != "" {
		form = b.formOf(n, target)
	}
	counts[Kind{n.ID, form, true}]++
}

// formOf tells what a target without a name is: an address, or what the first
// form that takes it says.
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
