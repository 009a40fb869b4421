package network

import (
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// longestAddress is the longest address examined; no shop serves longer ones.
const longestAddress = 1 << 16

// address is an http or https address, parsed as browsers do
// (https://url.spec.whatwg.org/#url-parsing), which is not how net/url does.
type address struct {
	host     string // ASCII, lower case, without port, user and trailing dot
	path     string // percent-encoded as written, "/" for none
	query    string // without "?"
	fragment string // with "#", or empty
}

// parseAddress returns false for anything but a full http or https address with a host
// name: for relative ones, other schemes, numbers in brackets.
func parseAddress(text string) (address, bool) {
	if len(text) > longestAddress {
		return address{}, false
	}
	rest, ok := afterScheme(cleanAddress(text))
	if !ok {
		return address{}, false
	}
	rest = strings.TrimLeft(rest, `/\`)
	end := strings.IndexAny(rest, `/\?#`)
	if end < 0 {
		end = len(rest)
	}
	name, ok := hostOf(rest[:end])
	if !ok {
		return address{}, false
	}
	a := address{host: name, path: rest[end:]}
	if at := strings.IndexByte(a.path, '#'); at >= 0 {
		a.path, a.fragment = a.path[:at], a.path[at:]
	}
	a.path, a.query, _ = strings.Cut(a.path, "?")
	a.path = normalPath(a.path)
	return a, true
}

// cleanAddress removes what browsers remove: control characters and spaces at both
// ends, tabs and line breaks inside.
func cleanAddress(text string) string {
	text = strings.TrimFunc(text, func(r rune) bool { return r <= ' ' })
	if !strings.ContainsAny(text, "\t\r\n") {
		return text
	}
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\r' || r == '\n' {
			return -1
		}
		return r
	}, text)
}

// afterScheme returns what follows http: or https:, or an address without a
// scheme that begins with two slashes. Two slashes of either kind must follow.
func afterScheme(text string) (string, bool) {
	rest := text
	if colon := strings.IndexByte(text, ':'); colon == 4 || colon == 5 {
		if strings.EqualFold(text[:colon], "http") || strings.EqualFold(text[:colon], "https") {
			rest = text[colon+1:]
		}
	}
	slash := func(c byte) bool { return c == '/' || c == '\\' }
	return rest, len(rest) > 2 && slash(rest[0]) && slash(rest[1])
}

// hostOf removes user and port. What is before the last @ is a user name, however much
// it looks like a host.
func hostOf(authority string) (string, bool) {
	authority = authority[strings.LastIndexByte(authority, '@')+1:]
	if colon := strings.LastIndexByte(authority, ':'); colon >= 0 {
		if strings.Trim(authority[colon+1:], "0123456789") != "" {
			return "", false
		}
		authority = authority[:colon]
	}
	if strings.IndexByte(authority, '%') >= 0 {
		decoded, err := url.PathUnescape(authority)
		if err != nil {
			return "", false
		}
		authority = decoded
	}
	name := strings.ToLower(authority)
	if !plainHost(name) || strings.Contains(name, "xn--") {
		ascii, err := idna.Lookup.ToASCII(name)
		if err != nil {
			return "", false
		}
		name = ascii
	}
	name = strings.TrimSuffix(name, ".")
	return name, plainHost(name)
}

// plainHost reports whether a name has only characters that host names in links have.
func plainHost(name string) bool {
	for i := range len(name) {
		c := name[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '.' && c != '_' {
			return false
		}
	}
	return name != "" && len(name) <= 253 && name[0] != '.' && !strings.Contains(name, "..")
}

// normalPath replaces backslashes with slashes and resolves "." and "..", as browsers
// do. Encoded slashes stay encoded: to a server they are part of a name.
func normalPath(path string) string {
	if path == "" {
		return "/"
	}
	if strings.IndexByte(path, '\\') >= 0 {
		path = strings.ReplaceAll(path, `\`, "/")
	}
	if !strings.Contains(path, "/.") && !strings.Contains(path, "/%2") {
		return path
	}
	var kept []string
	parts := strings.Split(path[1:], "/")
	for i, part := range parts {
		last := i == len(parts)-1
		switch strings.ReplaceAll(strings.ToLower(part), "%2e", ".") {
		case ".":
			if last {
				kept = append(kept, "")
			}
		case "..":
			kept = kept[:max(len(kept)-1, 0)]
			if last {
				kept = append(kept, "")
			}
		default:
			kept = append(kept, part)
		}
	}
	return "/" + strings.Join(kept, "/")
}

// parameter returns the first value of a parameter, decoded, and whether it exists.
// Names are case-sensitive, and only "&" separates parameters.
func (a address) parameter(name string) (string, bool) {
	for query := a.query; query != ""; {
		var pair string
		pair, query, _ = strings.Cut(query, "&")
		key, value, _ := strings.Cut(pair, "=")
		if decode(key) == name {
			return decode(value), true
		}
	}
	return "", false
}

// values returns all values of a parameter, in order.
func (a address) values(name string) []string {
	var all []string
	for pair := range strings.SplitSeq(a.query, "&") {
		if key, value, _ := strings.Cut(pair, "="); pair != "" && decode(key) == name {
			all = append(all, decode(value))
		}
	}
	return all
}

// decode undoes percent-encoding and "+"; an invalid encoding is left unchanged.
func decode(text string) string {
	if strings.IndexByte(text, '%') < 0 && strings.IndexByte(text, '+') < 0 {
		return text
	}
	decoded, err := url.QueryUnescape(text)
	if err != nil {
		return text
	}
	return decoded
}
