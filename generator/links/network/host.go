package network

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// host is one parsed entry of a list of hosts.
type host struct {
	name    string // ASCII, lower case; empty for a pattern or any host
	exact   bool   // name itself
	under   bool   // name's subdomains
	pattern *regexp.Regexp
	any     bool
}

// anyHost is the entry for every host.
const anyHost = "any"

// parseHost parses one entry of a list of hosts. If it can't, problem says why, in
// words that follow the quoted entry.
func parseHost(text string) (h host, problem string) {
	if text == anyHost {
		return host{any: true}, ""
	}
	if strings.HasPrefix(text, "/") {
		return parseHostPattern(text)
	}
	name, below := strings.CutPrefix(text, "*.")
	if strings.ContainsAny(name, "/:@?#* \t") {
		return host{}, "is not a host name; write it alone, such as shop.example, without https:// and without a path"
	}
	ascii, err := idna.Lookup.ToASCII(name)
	if err != nil || !plainHost(ascii) {
		return host{}, "is not a host name; expected something like shop.example"
	}
	if !strings.Contains(ascii, ".") || publicSuffix(ascii) {
		return host{}, "is an ending that many owners share, so it would cover other people's sites; add the name before it, such as shop." + ascii
	}
	return host{name: ascii, exact: !below, under: true}, ""
}

func parseHostPattern(text string) (host, string) {
	body := strings.TrimSuffix(strings.TrimPrefix(text, "/"), "/")
	if len(text) < 2 || !strings.HasSuffix(text, "/") || !strings.HasPrefix(body, "^") || !strings.HasSuffix(body, "$") {
		return host{}, `is not a pattern; write it between /^ and $/, so that it describes the whole host name, such as /^imp\.i\d+\.net$/`
	}
	pattern, err := regexp.Compile(body)
	if err != nil {
		return host{}, "is not a pattern that can be read (" + regexpProblem(err) + ")"
	}
	for _, stranger := range []string{"example.com", "www.example.org", "shop.example.co.uk", "a.b"} {
		if pattern.MatchString(stranger) {
			return host{}, "covers hosts of other people, such as " + stranger + "; name the host more closely"
		}
	}
	return host{pattern: pattern}, ""
}

// publicSuffix reports whether unrelated owners have names right below this one.
func publicSuffix(name string) bool {
	suffix, _ := publicsuffix.PublicSuffix(name)
	return suffix == name
}

// registrable returns the registrable domain of a host, such as ebay.co.uk for
// www.ebay.co.uk, or the host itself if there is none.
func registrable(name string) string {
	if owned, err := publicsuffix.EffectiveTLDPlusOne(name); err == nil {
		return owned
	}
	return name
}

// marketplace returns the shop among the network's own hosts that a host belongs to,
// such as amazon.com.be, or the registrable domain if the file names none. The
// network's file comes first, because the public suffix list does not contain com.be.
func (n *Network) marketplace(name string) string {
	for rest := name; rest != ""; _, rest, _ = strings.Cut(rest, ".") {
		if slices.Contains(n.shops, rest) {
			return rest
		}
	}
	return registrable(name)
}

// regexpProblem returns the useful part of a regexp error.
func regexpProblem(err error) string {
	return strings.TrimPrefix(err.Error(), "error parsing regexp: ")
}

// exceptPattern returns one pattern for all excluded hosts; nil for none.
func exceptPattern(hosts []host) *regexp.Regexp {
	if len(hosts) == 0 {
		return nil
	}
	parts := make([]string, len(hosts))
	for i, h := range hosts {
		switch {
		case h.pattern != nil:
			parts[i] = h.pattern.String()
		case h.exact:
			parts[i] = `^(?:.+\.)?` + regexp.QuoteMeta(h.name) + `$`
		default:
			parts[i] = `^.+\.` + regexp.QuoteMeta(h.name) + `$`
		}
	}
	return regexp.MustCompile(strings.Join(parts, "|"))
}
