package build

import (
	"cmp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// Typical returns the shape of a form that earns most certainly and shows the account
// best: in a parameter, and on the most hosts of the network.
func Typical(n *network.Network, form string) network.Shape {
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

// Example returns an address of a form: as a paid-link of it would be, or else from the
// form's host and account. Host is a marketplace, or empty for the network's best known
// host.
func Example(n *network.Network, s network.Shape, host, account, handle string) string {
	host = cmp.Or(host, bestHost(s.Hosts))
	if text := built(n, s.Form, host, account, handle); text != "" {
		return text
	}
	account = cmp.Or(account, "…")
	switch s.AccountIn {
	case "path":
		return "https://" + host + "/…/" + cmp.Or(handle, account) + "/…"
	case "host":
		return "https://" + account + ".…/…"
	case "parameter":
		return "https://" + host + "/…?" + s.Account + "=" + account
	}
	return "https://" + host + "/…"
}

// built returns a link of a form to no target in particular, or "" if a link of the form
// can't be built.
func built(n *network.Network, form, host, account, handle string) string {
	i := slices.IndexFunc(n.Targets, func(t network.Target) bool { return t.Form == form })
	if i < 0 || form == "address" {
		return ""
	}
	const unknown = "unknownaccount"
	account, handle = cmp.Or(account, unknown), cmp.Or(handle, account, unknown)
	recipe := New(Program{
		ID: "example", Network: n, Accounts: map[string]string{host: account, "id": account, "handle": handle},
		Owner: func(string) string { return "example" },
	})
	like := n.Targets[i].Like
	if form == "storefront" {
		like = ""
	}
	link, err := recipe.Link(Request{Form: form, Value: like, Marketplace: host})
	if err != nil {
		return ""
	}
	if like != "" {
		link = strings.Replace(link, like, "…", 1)
	}
	return strings.ReplaceAll(link, unknown, "…")
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
