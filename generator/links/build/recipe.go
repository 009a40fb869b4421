// Package build makes paid links. In goes what is known of a program: its network
// and the publisher's accounts; out comes a Recipe, in which everything is decided
// that does not depend on the author's words in a post. Hugo's templates read it
// as data (layouts/_partials/aboveboard/links/), Go follows it with Recipe.Link.
package build

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// Program is what a recipe is made of.
type Program struct {
	ID       string
	Network  *network.Network  // nil where it has none
	Forms    []string          // of the links that count for it; none for all
	Accounts map[string]string // by marketplace, or "id" or "handle"
	// Owner returns the program that links of a form count for, or "".
	Owner func(form string) string
	// Marketplaces are those at which the publisher's other programs of the
	// network have accounts.
	Marketplaces []string
}

// Recipe says how the links of one program are built. In its messages {value},
// {marketplace} and {country} stand for what the author wrote, {address} for the
// link, {host} and {account} for what is in it, {program} for the program's id,
// so that programs that differ in nothing else have the same recipe.
type Recipe struct {
	Error     string            `json:"error,omitempty"` // why nothing can be built
	Network   string            `json:"network,omitempty"`
	Name      string            `json:"name,omitempty"`    // the network's, for messages
	Unnamed   string            `json:"unnamed,omitempty"` // the form of a target that is not an address and has no name
	Forms     string            `json:"forms,omitempty"`   // those that can be built, for messages
	Handle    string            `json:"handle,omitempty"`
	Targets   map[string]Target `json:"targets"`
	Addresses []Rule            `json:"addresses"` // for a whole address: the first that fits counts
	Accounts  [][]Rule          `json:"accounts"`  // likewise, for what Then names

	expressions *expressions
}

// Target is one form of link that is built from a product's number or the like.
type Target struct {
	Error     string            `json:"error,omitempty"` // why it is not
	Is        string            `json:"is,omitempty"`    // RE2, of the whole target
	Mistaken  string            `json:"mistaken,omitempty"`
	Links     map[string]string `json:"links"`               // by marketplace: with {target}, {query} (the target, escaped) and {handle}
	Countries map[string]string `json:"countries,omitempty"` // by country or jurisdiction: the marketplace
	Default   string            `json:"default,omitempty"`   // the marketplace where nothing else decides
	NoHandle  string            `json:"noHandle,omitempty"`  // messages of what the author must add
	NoPlace   string            `json:"noPlace,omitempty"`
	NoCountry string            `json:"noCountry,omitempty"`
	NoChoice  string            `json:"noChoice,omitempty"`
}

// Rule is what becomes of an address that fits.
type Rule struct {
	Is      string      `json:"is"`               // RE2, of a plain address (network.Plain)
	Except  string      `json:"except,omitempty"` // RE2, of its host
	Account int         `json:"account,omitempty"`
	Owner   string      `json:"owner,omitempty"` // the error is only for addresses with another account than this one
	Error   string      `json:"error,omitempty"`
	Then    int         `json:"then,omitempty"` // a list of Accounts, counted from 1, goes on
	Add     []Parameter `json:"add,omitempty"`  // what the address gains where it does not have it
	Lacks   string      `json:"lacks,omitempty"`
}

// Parameter is one that a counted link has. An empty value is not known: the
// address must have the parameter already, else Rule.Lacks tells.
type Parameter struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// New compiles the recipe of a program.
func New(p Program) Recipe {
	r := Recipe{Targets: map[string]Target{}, Addresses: []Rule{}, Accounts: [][]Rule{}, expressions: &expressions{known: map[string]*regexp.Regexp{}}}
	if p.Network == nil {
		r.Error = `program "{program}" has no network, so it is not known what its links look like; add ` + "`network: …`" + ` to aboveboard/programs/{program}.yaml`
		return r
	}
	r.Network, r.Name, r.Handle = p.Network.ID, p.Network.Name, p.Accounts["handle"]
	for _, s := range p.Network.Shapes {
		r.addShape(p, &s)
	}
	var forms []string
	for _, t := range p.Network.Targets {
		forms = append(forms, t.Form)
		if t.Form == "product" {
			r.Unnamed = t.Form
		}
		if t.Form != "address" {
			r.Targets[t.Form] = r.target(p, t)
		}
	}
	if r.Forms = strings.Join(forms, ", "); r.Forms == "" {
		r.Forms = "none"
	}
	return r
}

// Key is the same for programs with the same recipe.
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

// refused says why links of a form do not count for a program; "" where they do.
// In a network of many shops the shop tells its programs apart, not the form.
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

const noAccount = `site.yaml has no account of program "{program}", so the link would earn nothing; add ` + "`accounts: {{program}: {…}}`" + ` to aboveboard/site.yaml`

// expressions keeps what was compiled; many recipes are read by several goroutines.
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
