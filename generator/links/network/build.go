package network

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Build makes the address of a paid link. Form is one of the network's Targets:
// "product" with a product's number as target, "storefront" with the handle,
// "idea-list" and "livestream" with both, "address" with an address of the
// merchant's, which keeps every byte that it has and gains what is missing.
// MarketplaceHost, such as amazon.de, is where the account belongs; it may be
// empty where the form needs none. What can't be right is refused in words for
// the blog's author.
func (n *Network) Build(form, marketplaceHost, target, account, handle string) (string, error) {
	t, err := n.targetOf(form)
	if err != nil {
		return "", err
	}
	marketplaceHost = strings.ToLower(marketplaceHost)
	text, err := n.fill(t, marketplaceHost, target, account, handle)
	if err != nil {
		return "", err
	}
	a, s, f, err := n.understand(text)
	if err != nil {
		return "", err
	}
	if marketplaceHost != "" && either(s.Marketplace, n.marketplace(a.host)) != n.marketplace(marketplaceHost) {
		return "", fmt.Errorf("the address is on %q and the account belongs to %q; use the account of that marketplace, or an address on %q",
			a.host, marketplaceHost, marketplaceHost)
	}
	return s.complete(n, text, a, f, account, handle)
}

func (n *Network) targetOf(form string) (Target, error) {
	var forms []string
	for _, t := range n.Targets {
		if t.Form == form {
			return t, nil
		}
		forms = append(forms, t.Form)
	}
	if len(forms) == 0 {
		return Target{}, fmt.Errorf("links of %s can't be built here; make the link in the network's own dashboard and paste it", n.Name)
	}
	return Target{}, fmt.Errorf("%s has no link of the form %q; %s", n.Name, form, finding.Expected(form, forms))
}

// fill puts what was given into a target's address.
func (n *Network) fill(t Target, host, target, account, handle string) (string, error) {
	values := map[string]string{"{host}": host, "{target}": target, "{handle}": handle, "{account}": account}
	missing := map[string]string{"{host}": "the marketplace, such as " + n.exampleHost(), "{target}": "what it links to", "{handle}": "your handle",
		"{account}": "your account with " + n.Name}
	for _, name := range []string{"{host}", "{target}", "{handle}", "{account}"} {
		if strings.Contains(t.Address, name) && values[name] == "" {
			return "", fmt.Errorf("a %s link of %s needs %s", t.Form, n.Name, missing[name])
		}
	}
	if strings.Contains(t.Address, "{host}") && !n.sells(host) {
		return "", fmt.Errorf("%q is no marketplace of %s; expected one such as %q", host, n.Name, n.exampleHost())
	}
	if t.Is != nil && !t.Is.MatchString(target) {
		return "", fmt.Errorf("%q is no %s of %s%s", target, t.Form, n.Name, like(t.Like))
	}
	if t.Address == "{target}" {
		return target, nil
	}
	path, query, hasQuery := strings.Cut(t.Address, "?")
	for name, value := range values {
		if name != "{host}" && name != "{target}" {
			path = strings.ReplaceAll(path, name, url.PathEscape(value))
		}
		query = strings.ReplaceAll(query, name, url.QueryEscape(value))
	}
	path = strings.NewReplacer("{host}", host, "{target}", target).Replace(path)
	if hasQuery {
		return path + "?" + query, nil
	}
	return path, nil
}

// understand takes an address apart and finds the shape that it has, or would
// have with an account.
func (n *Network) understand(text string) (address, *Shape, found, error) {
	refuse := func(format string, args ...any) (address, *Shape, found, error) {
		return address{}, nil, found{}, fmt.Errorf(format, args...)
	}
	if text != cleanAddress(text) || !strings.HasPrefix(strings.ToLower(text), "https://") || strings.ContainsAny(text, "\\ \"<>`") {
		return refuse("%q is no full address; expected one that begins with https:// and holds no spaces", text)
	}
	if strings.Contains(text, "&amp;") {
		return refuse("%q holds &amp;, which belongs to HTML; write & alone", text)
	}
	a, ok := parseAddress(text)
	if !ok {
		return refuse("%q is no full address with a host such as %s", text, n.exampleHost())
	}
	for _, withoutAccount := range []bool{false, true} {
		for i := range n.Shapes {
			s := &n.Shapes[i]
			if !s.on(a.host) || s.Earns == EarnsNot {
				continue
			}
			probe := a
			if withoutAccount && s.AccountIn == "parameter" {
				probe.query += "&" + url.QueryEscape(s.Account)
			}
			if f, fits := s.fits(probe); fits {
				return a, s, f, nil
			}
		}
	}
	return refuse("%q is no address of %s; expected one on a host such as %q", text, n.Name, n.exampleHost())
}

// complete adds what the address lacks to be counted for the account.
func (s *Shape) complete(n *Network, text string, a address, f found, account, handle string) (string, error) {
	switch s.AccountIn {
	case "":
		return text, nil
	case "parameter":
		if account == "" {
			return "", fmt.Errorf("a link of %s needs your account%s; add it under accounts in aboveboard/site.yaml", n.Name, like(s.AccountLike))
		}
	default:
		if theirs := s.accountOf(a, f); account != theirs && handle != theirs {
			return "", fmt.Errorf("%q belongs to %q, who would earn, and not to %q", text, theirs, either(handle, account))
		}
		return text, nil
	}
	if s.AccountIs != nil && !s.AccountIs.MatchString(account) {
		return "", fmt.Errorf("%q does not look like an account of %s%s", account, n.Name, like(s.AccountLike))
	}
	values := a.values(s.Account)
	switch {
	case len(values) > 1:
		return "", fmt.Errorf("%q has the parameter %q %d times; keep one of them", text, s.Account, len(values))
	case len(values) == 1 && values[0] != account:
		return "", fmt.Errorf("%q already has %s=%s, which is not your account %q; remove it from the address", text, s.Account, values[0], account)
	}
	text, err := s.addNeeds(n, text, a)
	if err == nil && len(values) == 0 {
		text = addParameter(text, s.Account, account)
	}
	return text, err
}

func (s *Shape) addNeeds(n *Network, text string, a address) (string, error) {
	for _, need := range s.Needs {
		expected := need.Value
		if expected == "" {
			expected = need.ByHost[n.marketplace(a.host)]
		}
		value, _ := a.parameter(need.Name)
		switch {
		case value == "" && expected == "":
			return "", fmt.Errorf("%s counts a click on %q only with %s, which is not known for that marketplace; make the link in the network's own dashboard",
				n.Name, n.marketplace(a.host), need.Name)
		case value == "":
			text = addParameter(text, need.Name, expected)
		case need.Value != "" && value != need.Value:
			return "", fmt.Errorf("%q has %s=%s, with which %s counts no click; expected %s=%s", text, need.Name, value, n.Name, need.Name, need.Value)
		}
	}
	return text, nil
}

// addParameter puts a parameter behind the others and before the fragment.
func addParameter(text, name, value string) string {
	text, fragment, hasFragment := strings.Cut(text, "#")
	switch {
	case !strings.Contains(text, "?"):
		text += "?"
	case !strings.HasSuffix(text, "?") && !strings.HasSuffix(text, "&"):
		text += "&"
	}
	text += url.QueryEscape(name) + "=" + url.QueryEscape(value)
	if hasFragment {
		text += "#" + fragment
	}
	return text
}

// on tells whether a shape takes a host, exceptions aside.
func (s *Shape) on(name string) bool {
	return slices.ContainsFunc(s.hosts, func(h host) bool {
		switch {
		case h.any:
			return true
		case h.pattern != nil:
			return h.pattern.MatchString(name)
		}
		return h.exact && h.name == name || h.under && strings.HasSuffix(name, "."+h.name)
	})
}

// sells tells whether a host stands in the network's lists as such.
func (n *Network) sells(name string) bool {
	return slices.ContainsFunc(n.Shapes, func(s Shape) bool {
		return s.Marketplace == "" && slices.ContainsFunc(s.hosts, func(h host) bool { return h.name == name && h.exact })
	})
}

// exampleHost is a host for messages: the best known of the network's.
func (n *Network) exampleHost() string {
	first := ""
	for _, s := range n.Shapes {
		for _, h := range s.hosts {
			if first == "" || strings.HasSuffix(h.name, ".com") && strings.Count(h.name, ".") == 1 && !strings.HasSuffix(first, ".com") {
				first = h.name
			}
		}
	}
	return first
}

func like(example string) string {
	if example == "" {
		return ""
	}
	return fmt.Sprintf("; expected something like %q", example)
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// CheckAccount says what is wrong with an account, such as one in site.yaml;
// nil where nothing is known to be. Where the network's links carry it as a
// parameter, only those count: a handle in a path can look like anything.
func (n *Network) CheckAccount(account string) error {
	for _, in := range []string{"parameter", "path", "host"} {
		known, example := false, ""
		for _, s := range n.Shapes {
			if s.AccountIn != in || s.AccountIs == nil {
				continue
			}
			if s.AccountIs.MatchString(account) {
				return nil
			}
			known, example = true, either(s.AccountLike, example)
		}
		if known {
			return fmt.Errorf("%q does not look like an account of %s%s", account, n.Name, like(example))
		}
	}
	return nil
}
