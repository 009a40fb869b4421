// Package build makes paid links. It takes what is known about a program, its network
// and the publisher's accounts, and returns a Recipe, in which everything is decided
// that does not depend on a post. Hugo's templates read it as data
// (layouts/_partials/aboveboard/links/); Go follows it with Recipe.Link.
package build

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// Program is the input of a recipe.
type Program struct {
	ID       string
	Network  *network.Network  // nil if it has none
	Forms    []string          // forms of the links that count for it; none for all
	Accounts map[string]string // by marketplace, or "id" or "handle"
	// Owner returns the program that links of a form count for, or "".
	Owner func(form string) string
	// Marketplaces are those where the publisher's other programs of the network have
	// accounts.
	Marketplaces []string
}

// Recipe is how to build the links of one program. In its messages {value},
// {name}, {marketplace} and {country} are replaced with what the author wrote, {address} with
// the link, {host} and {account} with its parts, and {program} with the program's id,
// so that programs with no other difference share a recipe.
type Recipe struct {
	Network   string            `json:"network,omitempty"`
	Name      string            `json:"name,omitempty"`    // the network's, for messages
	Unnamed   string            `json:"unnamed,omitempty"` // the form of a target that is not an address and is not named
	Unknown   string            `json:"unknown"`           // the message for a form that Targets does not have
	Targets   map[string]Target `json:"targets"`           // by form; "address" is for what is not an address, and "" for what has no form
	Addresses []Rule            `json:"addresses"`         // for a whole address: the first match wins
	Accounts  [][]Rule          `json:"accounts"`          // likewise, for the lists that Then names

	expressions *expressions
}

// Target is one form of link that is built from a product number or the like.
type Target struct {
	Error     string            `json:"error,omitempty"` // why it is not
	Own       string            `json:"own,omitempty"`   // what is built from if the author writes nothing: the publisher's handle
	None      string            `json:"none,omitempty"`  // the message if there is none
	Is        string            `json:"is,omitempty"`    // RE2, of the whole target
	Mistaken  string            `json:"mistaken,omitempty"`
	Links     map[string]string `json:"links"`               // finished, by marketplace: with {target} or {query} (the target, escaped)
	Places    map[string]string `json:"places"`              // the marketplace, by its name, by country or jurisdiction, and by "" if nothing else decides
	NoPlace   string            `json:"noPlace,omitempty"`   // messages about what the author must add
	NoCountry string            `json:"noCountry,omitempty"` // none if any marketplace will do
	NoChoice  string            `json:"noChoice,omitempty"`
}

// Rule is what to do with an address that matches.
type Rule struct {
	Is      string      `json:"is"`               // RE2, of a plain address (network.Plain)
	Except  string      `json:"except,omitempty"` // RE2, of its host
	Account int         `json:"account,omitempty"`
	Owner   string      `json:"owner,omitempty"` // the error is only for addresses with another account than this one
	Error   string      `json:"error,omitempty"`
	Then    int         `json:"then,omitempty"` // continue with this list of Accounts, counted from 1
	Add     []Parameter `json:"add,omitempty"`  // what to add to the address if it is missing
	Lacks   string      `json:"lacks,omitempty"`
}

// Parameter is a query parameter of a link that counts. An empty value is unknown: the
// address must have the parameter already, or else Rule.Lacks is the message.
type Parameter struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// New compiles the recipe of a program.
func New(p Program) Recipe {
	r := Recipe{Targets: map[string]Target{}, Addresses: []Rule{}, Accounts: [][]Rule{}, expressions: &expressions{known: map[string]*regexp.Regexp{}}}
	if p.Network == nil {
		r.Unknown = `program "{program}" has no network, so it is not known what its links look like; add ` + "`network: …`" + ` to aboveboard/programs/{program}.yaml`
		return r
	}
	r.Network, r.Name = p.Network.ID, p.Network.Name
	r.Targets["address"] = Target{Error: `"{value}" is not an address; expected one that begins with https://`}
	r.Targets[""] = Target{Error: `"{value}" is not a target that links of ` + r.Name + ` can be built from; write the whole address instead`}
	for _, s := range p.Network.Shapes {
		r.addShape(p, &s)
	}
	forms := []string{}
	for _, t := range p.Network.Targets {
		forms = append(forms, t.Form)
		if t.Form == "product" {
			r.Unnamed = t.Form
		}
		if t.Form != "address" {
			r.Targets[t.Form] = r.target(p, t)
		}
	}
	r.Unknown = fmt.Sprintf(`links of %s have no target of the kind "{name}" (they have: %s); write the address instead`, r.Name, either(strings.Join(forms, ", "), "none"))
	return r
}

// Key returns a string that is the same for programs with the same recipe.
func (p Program) Key() string {
	if p.Network == nil {
		return ""
	}
	var why []string
	for _, s := range p.Network.Shapes {
		why = append(why, p.refused(s.Form))
	}
	return fmt.Sprintf("%q %q %q %q", p.Network.ID, p.Accounts, p.Marketplaces, why)
}

// refused returns why links of a form do not count for a program, or "" if they do. In
// a network of many shops, programs differ by the shop, not by the form.
func (p Program) refused(form string) string {
	if p.Network.Merchant == "" {
		return ""
	}
	switch owner := p.Owner(form); {
	case owner == p.ID:
		return ""
	case owner != "":
		return fmt.Sprintf(`program "{program}" does not count links of the kind %q, and program %q does; write program=%q`, form, owner, owner)
	case len(p.Forms) > 0 && !slices.Contains(p.Forms, form):
		return fmt.Sprintf(`program "{program}" does not count links of the kind %q (it counts: %s); add it to `+"`forms`"+` in aboveboard/programs/{program}.yaml if it does`,
			form, strings.Join(p.Forms, ", "))
	}
	return ""
}

const noAccount = siteHasNo + `account of program "{program}", so the link would earn nothing; add ` + "`accounts: {{program}: {…}}`" + ` to aboveboard/site.yaml`

// expressions caches compiled expressions; several goroutines may use a recipe.
type expressions struct {
	lock  sync.Mutex
	known map[string]*regexp.Regexp
}

func (e *expressions) of(text string) *regexp.Regexp {
	e.lock.Lock()
	defer e.lock.Unlock()
	if e.known[text] == nil {
		e.known[text] = regexp.MustCompile(text)
	}
	return e.known[text]
}
