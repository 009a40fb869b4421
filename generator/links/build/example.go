package build

import (
	"cmp"
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

// Example returns an address of a form: as the network builds it, if it does, or else
// from the form's host and parameter. Host is a marketplace, or empty for the network's
// best known host.
func Example(n *network.Network, s network.Shape, host, account, handle string) string {
	if host == "" {
		host = bestHost(s.Hosts)
	}
	account, handle = cmp.Or(account, "…"), cmp.Or(handle, account, "…")
	text := "https://" + host + "/…"
	switch s.AccountIn {
	case "path":
		text += "/" + account + "/…"
	case "host":
		text = "https://" + account + ".…/…"
	}
	for _, t := range n.Targets {
		if t.Form == s.Form {
			text = strings.NewReplacer("{host}", host, "{target}", "…", "{handle}", handle, "{account}", account).Replace(t.Address)
		}
	}
	if s.AccountIn == "parameter" && !strings.Contains(text, s.Account+"=") {
		separator := "?"
		if strings.Contains(text, "?") {
			separator = "&"
		}
		text += separator + s.Account + "=" + account
	}
	return text
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
