package network

import (
	"iter"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// ByID returns a network, or nil if there is none with that id.
func (s *Set) ByID(id string) *Network { return s.byID[id] }

// IDs returns the networks' ids, sorted.
func (s *Set) IDs() []string {
	ids := make([]string, len(s.Networks))
	for i, n := range s.Networks {
		ids[i] = n.ID
	}
	return ids
}

// String returns the name of the value as in data files and tables.
func (e Earns) String() string { return [...]string{"not", "may", "does"}[e] }

// Innermost returns the last link of a chain of wrapped ones.
func (l *Link) Innermost() *Link {
	for l.Inner != nil {
		l = l.Inner
	}
	return l
}

// Chain iterates over the link and those that it wraps, from the outside in, as far as
// their networks are known.
func (l *Link) Chain() iter.Seq[*Link] {
	return func(yield func(*Link) bool) {
		for at := l; at != nil && at.Network != nil && yield(at); at = at.Inner {
		}
	}
}

// EarnsAnything returns the most that any link of the chain earns.
func (l *Link) EarnsAnything() Earns {
	most := l.Earns
	for inner := l.Inner; inner != nil; inner = inner.Inner {
		most = max(most, inner.Earns)
	}
	return most
}

// LeadsOn reports whether the chain ends in an address that earns nothing and only
// redirects to another one, which belongs to no network.
func (l *Link) LeadsOn() bool {
	s := l.Innermost().Shape
	return s != nil && s.Earns == EarnsNot && s.AccountIn == "" && len(s.Destination) > 0
}

// AccountWellFormed reports whether the publisher's id looks like one. It is true if
// the account is hidden and false if there is none.
func (l *Link) AccountWellFormed() bool {
	if l.Shape == nil || l.Shape.AccountIn == "" {
		return true
	}
	return l.Account != "" && (l.Shape.AccountIs == nil || l.Shape.AccountIs.MatchString(l.Account))
}

// Accounts returns all values of the parameter that carries the account, in
// order: more than one is a mistake. If there is no such parameter, it returns only
// Account.
func (l *Link) Accounts() []string {
	if l.Shape != nil && l.Shape.AccountIn == "parameter" {
		if a, ok := parseAddress(l.Address); ok {
			return a.values(l.Shape.Account)
		}
	}
	if l.Account == "" {
		return nil
	}
	return []string{l.Account}
}

// Missing returns the parameters that the network needs to count the click and that the
// address lacks or has with another value. A link without an account lacks nothing: it
// is a plain link.
func (l *Link) Missing() []string {
	if l.Shape == nil || len(l.Shape.Needs) == 0 || l.Account == "" {
		return nil
	}
	a, _ := parseAddress(l.Address)
	var names []string
	for _, need := range l.Shape.Needs {
		if value, _ := a.parameter(need.Name); value == "" || need.Value != "" && value != need.Value {
			names = append(names, need.Name)
		}
	}
	return names
}

// Names returns the words by which a text may name the merchant that the chain leads
// to, the best first; none if the merchant is unknown.
func (l *Link) Names() []string {
	n := l.Innermost().Network
	if n == nil || n.Merchant == "" {
		return nil
	}
	return n.Names()
}

// Names returns the words by which a text may name the network's merchant.
func (n *Network) Names() []string {
	if n.Merchant == "" {
		return nil
	}
	return slices.Concat([]string{n.Merchant}, n.Words)
}

// In returns the required sentence in a language such as "de" or "de-at", or "" if none
// was checked. A language with a region falls back to the language without it, but not
// vice versa.
func (s Statement) In(language string) string {
	words, _ := s.Text.In(language, "")
	return words
}

// Evidence returns the source of the sentence in a language.
func (s Statement) Evidence(language string) yamlsource.Evidence {
	_, in := s.Text.In(language, "")
	return s.ByLanguage[in]
}
