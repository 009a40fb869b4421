package yamlsource

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// Address reads an https address with a host. Nothing else ever becomes a link.
func (d *Decoder) Address(n *Node, what string) string {
	if n == nil {
		return ""
	}
	text := d.Word(n, what)
	if text == "" {
		return ""
	}
	if !IsAddress(text) {
		d.Report("insecure-address", n, "%s is %q; expected a full address that begins with https:// and contains no spaces and no password", what, text)
		return ""
	}
	return text
}

// IsAddress reports whether text is an https address with a possible host, without
// characters that end a line, an attribute or a rule, or that look like something else.
func IsAddress(text string) bool {
	if _, simple := simpleHost(text); simple {
		return true
	}
	u, err := url.Parse(text)
	return err == nil && u.Scheme == "https" && u.User == nil && isHost(u) && !strings.ContainsFunc(text, needsEncoding)
}

// HostOf returns the host of an address, without a port.
func HostOf(address string) string {
	if host, simple := simpleHost(address); simple {
		return host
	}
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// simpleHost returns the host of an address that has nothing but an ASCII name and a
// path, as most do: url.Parse takes ten times as long.
func simpleHost(address string) (host string, simple bool) {
	rest, secure := strings.CutPrefix(address, "https://")
	host, rest, _ = strings.Cut(rest, "/")
	return host, secure && isSimple(host) && isSimple(rest) && isName(host)
}

// isSimple reports whether a text has only characters that mean themselves in an address.
func isSimple(text string) bool {
	for i := range len(text) {
		c := text[i]
		if (c < 'a' || c > 'z') && (c < '-' || c > '9') && (c < 'A' || c > 'Z') && c != '_' { // - . / and digits
			return false
		}
	}
	return true
}

// needsEncoding reports whether a character must be percent-encoded in an address: white space,
// control characters, and invisible characters such as text direction marks.
func needsEncoding(r rune) bool {
	if r < unicode.MaxASCII { // nearly all are
		return r <= ' ' || strings.IndexByte("\"<>`", byte(r)) >= 0
	}
	return unicode.IsSpace(r) || unicode.In(r, unicode.C, unicode.Z)
}

func isHost(u *url.URL) bool {
	if port := u.Port(); port != "" || strings.HasSuffix(u.Host, ":") {
		if number, err := strconv.Atoi(port); err != nil || number < 1 || number > 65535 {
			return false
		}
	}
	host := u.Hostname()
	if isName(host) {
		return true
	}
	_, err := netip.ParseAddr(host)
	return err == nil
}

// isName reports whether a host has a name, or an IPv4 address, which looks like one.
func isName(host string) bool {
	if len(host) > longestHost {
		return false
	}
	for label := range strings.SplitSeq(strings.TrimSuffix(host, "."), ".") {
		if !isLabel(label) {
			return false
		}
	}
	return true
}

const longestHost = 253 // bytes (RFC 1035)

// isLabel reports whether a text is a part of a host's name: letters and digits of any
// script, as browsers accept them, with hyphens and marks between them.
func isLabel(text string) bool {
	var last rune
	for i, r := range text {
		inner := !unicode.IsLetter(r) && !unicode.IsNumber(r)
		if inner && (i == 0 || r != '_' && r != '-' && !unicode.IsMark(r)) {
			return false
		}
		last = r
	}
	return text != "" && last != '_' && last != '-'
}

// placeholder begins Hugo's internal placeholder for a shortcode. In a source's text it
// would make the build fail, or be replaced with another shortcode's markup.
const placeholder = "HAHAHUGOSHORTCODE"

func (d *Decoder) reserved(n *Node, what string) {
	if strings.Contains(n.Value, placeholder) {
		d.Report("reserved-word", n, "%s contains %q, which Hugo uses internally; remove it", what, placeholder)
	}
}
