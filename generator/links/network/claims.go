package network

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
)

// Trademark returns the network's trademark in an account, a handle or a host, or ""
// for none.
func (n *Network) Trademark(text string) string {
	text = strings.ToLower(text)
	for _, mark := range n.Trademarks {
		if strings.Contains(text, mark) {
			return mark
		}
	}
	if len(n.WholeTrademarks) == 0 {
		return ""
	}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if slices.Contains(n.WholeTrademarks, word) {
			return word
		}
	}
	return ""
}

// StoredCopy reports whether the address of an image is that of a copy that the network
// forbids: the file has a name like the network's own images, and none of the network's
// hosts serves it, directly or through a proxy with the host in its path.
func (n *Network) StoredCopy(address string) bool {
	i := n.Images
	if i.Stored.State != "forbidden" || i.Names == nil {
		return false
	}
	u, err := url.Parse(address)
	if err != nil || !i.Names.MatchString(path.Base(u.Path)) {
		return false
	}
	return i.hosts == nil || !slices.ContainsFunc(append(strings.Split(strings.ToLower(u.Path), "/"), strings.ToLower(u.Hostname())), i.hosts.MatchString)
}
