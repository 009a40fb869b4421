package network

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Hugo's templates have no matcher. They write an address in one plain form (Plain
// here, links/plain.html there) and try expressions on it. Each expression contains
// everything about a shape.

// Plain writes an address on three lines: its host, its path, and its parameters
// in the order of their names, decoded, each between two tabs. Parameters with a
// repeated name, which do not count, are on a fourth line. It returns false for
// anything but the address of a web page.
func Plain(text string) (string, bool) {
	a, ok := parseAddress(text)
	if !ok {
		return "", false
	}
	values := map[string][]string{}
	for pair := range strings.SplitSeq(a.query, "&") {
		if name, value, _ := strings.Cut(pair, "="); pair != "" {
			values[decode(name)] = append(values[decode(name)], decode(value))
		}
	}
	var counted, repeated strings.Builder
	for _, name := range slices.Sorted(maps.Keys(values)) {
		for i, value := range values[name] {
			line := &counted
			if i > 0 {
				line = &repeated
			}
			line.WriteString("\t" + name + "=" + strings.NewReplacer("\t", " ", "\n", " ").Replace(value) + "\t")
		}
	}
	plain := a.host + "\n" + a.path + "\n" + counted.String()
	if repeated.Len() > 0 {
		plain += "\n" + repeated.String()
	}
	return plain, true
}

// expression is a shape as one RE2 expression for plain addresses, with the numbers of
// the groups for the account and for the wrapped address. Group 0, the whole match,
// means that the account is hidden.
type expression struct {
	is              string
	groups          int
	account, inPath int
	destination     []int // groups of parameters: the first that is not empty counts
}

// anyHostLine begins the expression of a shape whose host was already looked up.
const anyHostLine = "^[^\n]*\n"

// expression compiles a shape. Host is an expression for whole hosts, or "" if the host
// was already looked up. If loose, it also matches addresses without the account.
func (s *Shape) expression(host string, loose bool) expression {
	var b strings.Builder
	if host != "" {
		b.WriteString("^(?:" + within(host, "\n") + ")\n")
	} else {
		b.WriteString(anyHostLine)
	}
	if s.Path != nil {
		b.WriteString("(?:" + within(s.Path.String(), "\n") + ")")
	}
	b.WriteString("[^\n]*\n")
	for _, name := range s.parameterNames() {
		b.WriteString(s.parameterExpression(name, loose))
	}
	text := b.String()
	x := expression{is: groupName.ReplaceAllString(text, "("), groups: strings.Count(text, "(?P<"), account: groupNumber(text, "account"), inPath: groupNumber(text, "destination")}
	for i := range s.Destination {
		x.destination = append(x.destination, groupNumber(text, destinationGroup(i)))
	}
	return x
}

var groupName = regexp.MustCompile(`\(\?P<[a-z0-9]+>`)

// groupNumber returns the number of a named group in an expression without other
// groups, or 0. Compiling the expression would take a hundred times as long.
func groupNumber(text, name string) int {
	before, _, found := strings.Cut(text, "(?P<"+name+">")
	if !found {
		return 0
	}
	return strings.Count(before, "(?P<") + 1
}

// destinationGroup returns the name of the group for the i-th parameter that may wrap
// an address.
func destinationGroup(i int) string { return "destination" + strconv.Itoa(i) }

func (s *Shape) parameterNames() []string {
	names := slices.Concat(s.Parameters, s.Destination)
	for _, v := range s.Values {
		names = append(names, v.Name)
	}
	if s.AccountIn == "parameter" {
		names = append(names, s.Account)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// parameterExpression matches one parameter: it skips what is before it and takes the
// first with its name.
func (s *Shape) parameterExpression(name string, loose bool) string {
	value, required := "[^\t\n]*", slices.Contains(s.Parameters, name)
	for _, v := range s.Values {
		if v.Name == name {
			value, required = within(v.Is.String(), "\t\n"), true
		}
	}
	if name == s.Account && s.AccountIn == "parameter" {
		value, required = "(?P<account>"+value+")", required && (!loose || value != "[^\t\n]*")
	} else if i := slices.Index(s.Destination, name); i >= 0 { // never the account's
		value = "(?P<" + destinationGroup(i) + ">" + value + ")"
	}
	piece := "[^\n]*?\t" + regexp.QuoteMeta(name) + "=(?:" + value + ")\t"
	if required {
		return piece
	}
	return "(?:" + piece + ")?"
}

// Expression returns the shape as an RE2 expression for plain addresses (see Plain),
// with or without an account, and the number of the account's group. For a shape of any
// host, the account's parameter is required, because it is the only evidence.
func (s *Shape) Expression() (is string, account int) {
	x := s.expression(hostExpression(s.hosts), !slices.ContainsFunc(s.hosts, func(h host) bool { return h.any }))
	return x.is, x.account
}

// Excepted returns an RE2 expression for the hosts that the shape excludes, or "".
func (s *Shape) Excepted() string {
	if s.excepts == nil {
		return ""
	}
	return s.excepts.String()
}

// AccountExpression matches a well-formed account in a plain address.
func (s *Shape) AccountExpression() string {
	if s.AccountIs == nil {
		return "[^\t\n]+"
	}
	return within(s.AccountIs.String(), "\t\n")
}

// Marketplaces returns the hosts that links of a form can be built for, by name.
func (n *Network) Marketplaces(form string) []string {
	var names []string
	for _, s := range n.Shapes {
		for _, h := range s.hosts {
			if s.Marketplace == "" && h.exact && (s.Form == form || s.Form == "any" || s.Form == "product") {
				names = append(names, h.name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func hostExpression(hosts []host) string {
	var names, exact, below []string
	for _, h := range hosts {
		switch {
		case h.any:
			names = append(names, ".+")
		case h.pattern != nil:
			names = append(names, h.pattern.String())
		case h.exact:
			exact = append(exact, regexp.QuoteMeta(h.name))
		default:
			below = append(below, regexp.QuoteMeta(h.name))
		}
	}
	if len(exact) > 0 {
		names = append(names, `(?:.+\.)?(?:`+strings.Join(exact, "|")+`)`)
	}
	if len(below) > 0 {
		names = append(names, `.+\.(?:`+strings.Join(below, "|")+`)`)
	}
	return strings.Join(names, "|")
}
