package network

import (
	"maps"
)

// Table is the set in the form that Hugo's templates read (data/aboveboard/links.json).
// They take the host of an address (lower case, no port) and try, in this order,
// the shapes of Hosts[host], of Under[d] for each domain d above the host (the
// nearest first), of each of Patterns that the host matches, and of Any. The
// first fits whose Except does not match the host, whose Path matches the path
// whose Parameters are all there, and whose Values match.
type Table struct {
	Hosts    map[string][]int        `json:"hosts"`
	Under    map[string][]int        `json:"under"`
	Patterns []TablePattern          `json:"patterns"`
	Any      []int                   `json:"any"`
	Shapes   []TableShape            `json:"shapes"`
	Networks map[string]TableNetwork `json:"networks"`
}

// TablePattern is an RE2 expression of whole hosts; its group "account", where
// there is one, is the publisher's id.
type TablePattern struct {
	Host   string `json:"host"`
	Shapes []int  `json:"shapes"`
}

// TableShape is a Shape. A link whose account is to be found and is not there
// earns "not", and any other what Earns says, whether or not it matches AccountIs.
type TableShape struct {
	Network       string       `json:"network"`
	Form          string       `json:"form"`
	Except        string       `json:"except,omitempty"` // RE2, of the host
	Path          string       `json:"path,omitempty"`   // RE2, groups "account" and "destination"
	Parameters    []string     `json:"parameters,omitempty"`
	Values        []TableValue `json:"values,omitempty"`
	Account       string       `json:"account,omitempty"`   // parameter
	AccountIs     string       `json:"accountIs,omitempty"` // RE2
	AccountLike   string       `json:"accountLike,omitempty"`
	AccountInPath bool         `json:"accountInPath,omitempty"`
	AccountInHost bool         `json:"accountInHost,omitempty"`
	Marketplace   string       `json:"marketplace,omitempty"` // whose accounts count, where that is not the link's own host
	Destination   []string     `json:"destination,omitempty"`
	Needs         []TableNeed  `json:"needs,omitempty"`
	Earns         string       `json:"earns"` // does, may or not
}

// TableValue is a Value: a parameter that must have such a value.
type TableValue struct {
	Name string `json:"name"`
	Is   string `json:"is"` // RE2, of the whole value
}

// TableNeed is a Need: a parameter that a counted link has besides the account.
type TableNeed struct {
	Name   string            `json:"name"`
	Value  string            `json:"value,omitempty"`
	ByHost map[string]string `json:"byHost,omitempty"` // by marketplace, such as ebay.de
}

// TableNetwork is what templates ask of a network.
type TableNetwork struct {
	Name           string        `json:"name"`
	Merchant       string        `json:"merchant,omitempty"`
	Names          []string      `json:"names,omitempty"`
	NameIt         bool          `json:"nameIt,omitempty"`
	Referrer       bool          `json:"referrer,omitempty"`
	Redirects      string        `json:"redirects"` // allowed, forbidden or unknown
	DemandsLabel   bool          `json:"demandsLabel,omitempty"`
	PerMarketplace bool          `json:"perMarketplace,omitempty"`
	Labels         []string      `json:"labels,omitempty"` // accepted ones
	Rejected       []string      `json:"rejected,omitempty"`
	Targets        []TableTarget `json:"targets,omitempty"`
}

// TableTarget is a Target.
type TableTarget struct {
	Form    string `json:"form"`
	Address string `json:"address"`
	Is      string `json:"is,omitempty"` // RE2
	Like    string `json:"like,omitempty"`
}

// Table gives the set as data. It is the same for the same networks.
func (s *Set) Table() Table {
	t := Table{
		Hosts: maps.Clone(s.index.hosts), Under: maps.Clone(s.index.under), Any: append([]int{}, s.index.any...),
		Patterns: []TablePattern{}, Shapes: []TableShape{}, Networks: map[string]TableNetwork{},
	}
	for _, p := range s.index.patterns {
		t.Patterns = append(t.Patterns, TablePattern{Host: p.pattern.String(), Shapes: p.shapes})
	}
	for _, e := range s.index.entries {
		t.Shapes = append(t.Shapes, tableShape(e))
	}
	for _, n := range s.Networks {
		t.Networks[n.ID] = tableNetwork(n)
	}
	return t
}

func tableShape(e entry) TableShape {
	s := TableShape{
		Network: e.network.ID, Form: e.shape.Form, Parameters: e.shape.Parameters, Account: e.shape.Account,
		AccountInPath: e.shape.AccountIn == "path", AccountInHost: e.shape.AccountIn == "host",
		AccountLike: e.shape.AccountLike, Marketplace: e.shape.Marketplace, Destination: e.shape.Destination, Earns: e.shape.Earns.String(),
	}
	if e.shape.excepts != nil {
		s.Except = e.shape.excepts.String()
	}
	if e.shape.Path != nil {
		s.Path = e.shape.Path.String()
	}
	if e.shape.AccountIs != nil {
		s.AccountIs = e.shape.AccountIs.String()
	}
	for _, v := range e.shape.Values {
		s.Values = append(s.Values, TableValue{Name: v.Name, Is: v.Is.String()})
	}
	for _, need := range e.shape.Needs {
		s.Needs = append(s.Needs, TableNeed(need))
	}
	return s
}

func tableNetwork(n *Network) TableNetwork {
	t := TableNetwork{
		Name: n.Name, Merchant: n.Merchant, Names: n.Names(), NameIt: n.NameIt, Referrer: n.Referrer,
		Redirects: n.Redirects.State, DemandsLabel: n.Labels.Demanded, PerMarketplace: n.PerMarketplace, Labels: n.Labels.Accept, Rejected: n.Labels.Reject,
	}
	for _, target := range n.Targets {
		row := TableTarget{Form: target.Form, Address: target.Address, Like: target.Like}
		if target.Is != nil {
			row.Is = target.Is.String()
		}
		t.Targets = append(t.Targets, row)
	}
	return t
}
