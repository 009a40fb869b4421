package network

import (
	"net/url"
	"slices"
	"strings"
)

// deepest is how many levels of wrapped addresses are examined.
const deepest = 3

// Match recognizes an address: by its host, then its path, then its parameters. It
// reads the address as a browser would: without HTML entities, in upper or lower case,
// with or without a port, user or trailing dot, percent-encoded or in Unicode. It does
// not recognize addresses without a host, with a scheme other than http and https, or
// with a host of no network. A recognized link need not earn: Link.Earns is EarnsNot
// for a plain link to a merchant, for a merchant's own advertisement, and for a
// merchant's page whose address contains somebody's click id (Shape.Form "landing").
func (s *Set) Match(text string) (Link, bool) {
	if _, full := afterScheme(cleanAddress(text)); !full {
		return Link{}, false
	}
	if m, known := s.known.Find(text); known {
		return m.link, m.ok
	}
	text = strings.Clone(text) // which may be a part of a whole page
	link, ok := s.match(text, deepest)
	if len(text) <= longestKnown {
		s.known.Keep(text, matched{link, ok})
	}
	return link, ok
}

// matched is the answer of Match.
type matched struct {
	link Link
	ok   bool
}

// mostKnown is how many answers of Match are remembered, and longestKnown of how long
// addresses: the links of a header, a footer or a table are on many pages.
const mostKnown, longestKnown = 4096, 1024

func (s *Set) match(text string, levels int) (Link, bool) {
	a, ok := parseAddress(text)
	if !ok {
		return Link{}, false
	}
	link := Link{Address: text, Host: a.host, Leaked: s.leaked(a)}
	e, f, ok := s.index.find(a)
	if !ok {
		if len(link.Leaked) == 0 {
			return Link{}, false
		}
		landing := s.index.landing[link.Leaked[0]]
		link.Network, link.Shape = landing.network, landing.shape
		return link, true
	}
	link.Network, link.Shape = e.network, e.shape
	link.Account = e.shape.accountOf(a, f)
	link.Earns = e.shape.earns(link.Account)
	if e.network.Merchant != "" && e.shape.AccountIn != "" {
		link.Marketplace = either(e.shape.Marketplace, e.network.marketplace(a.host))
	}
	link.Destination = e.shape.destinationOf(a, f)
	if link.Destination != "" && levels > 0 {
		if inner, ok := s.match(link.Destination, levels-1); ok {
			link.Inner = &inner
		}
	}
	return link, true
}

// leaked returns the click ids in an address, in its order.
func (s *Set) leaked(a address) []string {
	if a.query == "" {
		return nil
	}
	var ids []string
	for pair := range strings.SplitSeq(a.query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		name = decode(name)
		if value != "" && s.index.landing[name] != nil && !slices.Contains(ids, name) {
			ids = append(ids, name)
		}
	}
	return ids
}

func (s *Shape) accountOf(a address, f found) string {
	switch s.AccountIn {
	case "parameter":
		value, _ := a.parameter(s.Account)
		return value
	case "path":
		return pathDecode(f.pathAccount)
	case "host":
		return f.hostAccount
	}
	return ""
}

// earns returns that a link without its account earns nothing. One with a malformed
// account is meant to earn, so readers must be told about it; Link.AccountWellFormed
// reports the account separately.
func (s *Shape) earns(account string) Earns {
	if s.AccountIn != "" && account == "" {
		return EarnsNot
	}
	return s.Earns
}

// destinationOf returns the address that a link wraps, decoded.
func (s *Shape) destinationOf(a address, f found) string {
	if f.pathDestination != "" {
		target := f.pathDestination
		if strings.Contains(target, ":/") && a.query != "" {
			target += "?" + a.query // belongs to the wrapped address, which was not encoded
		}
		return wholeAddress(target)
	}
	for _, name := range s.Destination {
		if value, there := a.parameter(name); there && value != "" {
			return wholeAddress(value)
		}
	}
	return ""
}

// wholeAddress undoes what wrappers do to an address: encode it twice, or omit the scheme.
func wholeAddress(text string) string {
	if _, ok := afterScheme(text); ok {
		return text
	}
	if head := strings.ToLower(text[:min(len(text), 10)]); strings.HasPrefix(head, "http") || strings.HasPrefix(head, "%2f") {
		if strings.Contains(head, "%") {
			return pathDecode(text)
		}
		return text
	}
	if name, _, _ := strings.Cut(text, "/"); strings.Contains(name, ".") && plainHost(strings.ToLower(name)) {
		return "https://" + text
	}
	return text
}

func pathDecode(text string) string {
	decoded, err := url.PathUnescape(text)
	if err != nil {
		return text
	}
	return decoded
}
