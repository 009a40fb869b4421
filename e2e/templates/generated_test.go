package templates_test

import (
	"math/rand/v2"
	"net/url"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// TestTemplatesAndCheckKnowLinksMadeFromThePatterns makes addresses of every shape
// of every network, right ones and damaged ones, and asks both matchers.
func TestTemplatesAndCheckKnowLinksMadeFromThePatterns(t *testing.T) {
	const perShape = 3
	c := paidCatalog(t)
	maker := maker{rand.New(rand.NewPCG(20261127, 12))}
	var addresses []string
	missed := 0
	for _, n := range c.Networks.Networks {
		for i := range n.Shapes {
			met := false
			for range perShape {
				right := maker.address(&n.Shapes[i])
				link, ok := c.Networks.Match(right.String())
				met = met || ok && link.Network == n
				addresses = append(addresses, right.String(), maker.damage(right))
			}
			if !met {
				missed++
				t.Logf("none of the addresses made for %s, form %s, is one of its own", n.ID, n.Shapes[i].Form)
			}
		}
	}
	earning := decideAlike(t, c, addresses)
	if shapes := len(addresses) / (2 * perShape); missed > shapes/20 || earning < len(addresses)/3 {
		t.Errorf("of %d shapes, %d were not covered, and %d of %d addresses may earn: too few to prove anything", shapes, missed, earning, len(addresses))
	}
}

// made is an address in its parts.
type made struct {
	scheme, host, path string
	parameters         [][2]string
	fragment           string
}

func (m made) String() string {
	var pairs []string
	for _, p := range m.parameters {
		pairs = append(pairs, url.QueryEscape(p[0])+"="+url.QueryEscape(p[1]))
	}
	text := m.scheme + "://" + m.host + m.path
	if len(pairs) > 0 {
		text += "?" + strings.Join(pairs, "&")
	}
	return text + m.fragment
}

// maker makes the same texts from the same seed.
type maker struct{ *rand.Rand }

func (m maker) coin() bool { return m.IntN(2) == 0 }

func (m maker) pick(list ...string) string { return list[m.IntN(len(list))] }

// address makes one of a shape.
func (m maker) address(s *network.Shape) made {
	a := made{scheme: "https", host: m.host(m.pick(s.Hosts...)), path: "/shop/kettle"}
	if s.Path != nil {
		a.path = m.matching(s.Path)
		if !strings.HasPrefix(a.path, "/") {
			a.path = "/" + a.path
		}
	}
	values := map[string]string{}
	for _, name := range s.Parameters {
		values[name] = m.pick("1", "kettle", "a b&c", "ü")
	}
	if len(s.Destination) > 0 && m.coin() {
		values[m.pick(s.Destination...)] = m.pick("https://shop.example/a?b=1", "shop.example/a", "https%3A%2F%2Fshop.example%2F", "https://www.amazon.com/dp/B000000001?tag=example-20")
	}
	for _, v := range s.Values {
		values[v.Name] = m.matching(v.Is)
	}
	if s.AccountIn == "parameter" {
		values[s.Account] = "example-20"
		if s.AccountIs != nil {
			values[s.Account] = m.matching(s.AccountIs)
		}
	}
	if m.coin() {
		values["th"] = "1"
	}
	for _, name := range m.shuffled(values) {
		a.parameters = append(a.parameters, [2]string{name, values[name]})
	}
	return a
}

func (m maker) shuffled(values map[string]string) []string {
	var names []string
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	m.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	return names
}

// host makes one that an entry of a shape's hosts covers.
func (m maker) host(entry string) string {
	switch {
	case entry == "any":
		return m.pick("other.example", "www.shop.example", "example.co.uk")
	case strings.HasPrefix(entry, "/"):
		return m.matching(regexp.MustCompile(strings.Trim(entry, "/")))
	case strings.HasPrefix(entry, "*."):
		return m.pick("shop", "a.b", "www") + entry[1:]
	}
	return m.pick("", "", "www.", "smile.") + entry
}

// damage changes an address so that it may be something else, or the same in an odd
// spelling.
func (m maker) damage(a made) string {
	a.parameters = slices.Clone(a.parameters)
	at := -1
	if len(a.parameters) > 0 {
		at = m.IntN(len(a.parameters))
	}
	switch m.IntN(12) {
	case 0:
		a.host = strings.ToUpper(a.host) + m.pick("", ".", ":443")
	case 1:
		a.host += m.pick(".example", "x", ".com")
	case 2:
		a.host = m.pick("x", "not-", "a.") + a.host
	case 3:
		a.host = "someone@" + a.host
	case 4:
		a.host = "%" + m.pick("61", "77") + a.host[1:]
	case 5:
		a.path = m.pick("/x/..", "/.", "/%2e", "//") + a.path
	case 6:
		a.path += m.pick("/", "/..", "x", "%20", ";a=1")
	case 7:
		a.scheme = m.pick("http", "HTTPS", "ftp")
	case 8:
		a.fragment = m.pick("#top", "#?tag=example-20")
	default:
		if at < 0 {
			a.path = "/"
			break
		}
		switch m.IntN(5) {
		case 0:
			a.parameters = slices.Delete(a.parameters, at, at+1)
		case 1:
			a.parameters[at][1] = ""
		case 2:
			a.parameters[at][1] += m.pick(" ", "x", "\t", "%zz", "é")
		case 3:
			a.parameters = slices.Insert(a.parameters, at+m.IntN(2), [2]string{a.parameters[at][0], m.pick("", "other")})
		case 4:
			a.parameters[at][0] = m.pick("x"+a.parameters[at][0], strings.ToUpper(a.parameters[at][0]))
		}
	}
	text := a.String()
	if m.IntN(6) == 0 {
		text = strings.Replace(text, "&", m.pick("&&", ";", "&amp;"), 1)
	}
	return text
}

// matching makes a text that an expression matches.
func (m maker) matching(e *regexp.Regexp) string {
	tree, err := syntax.Parse(e.String(), syntax.Perl)
	if err != nil {
		panic(err) // it was compiled before
	}
	var b strings.Builder
	m.write(&b, tree)
	return b.String()
}

func (m maker) write(b *strings.Builder, e *syntax.Regexp) {
	repeat := func(least, most int) {
		if most < 0 {
			most = least + 4
		}
		for range least + m.IntN(most-least+1) {
			m.write(b, e.Sub[0])
		}
	}
	switch e.Op {
	case syntax.OpLiteral:
		b.WriteString(string(e.Rune))
	case syntax.OpCharClass:
		b.WriteRune(m.oneOf(e.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteRune(m.oneOf([]rune{'a', 'z', '0', '9'}))
	case syntax.OpStar:
		repeat(0, -1)
	case syntax.OpPlus:
		repeat(1, -1)
	case syntax.OpQuest:
		repeat(0, 1)
	case syntax.OpRepeat:
		repeat(e.Min, e.Max)
	case syntax.OpAlternate:
		m.write(b, e.Sub[m.IntN(len(e.Sub))])
	case syntax.OpConcat, syntax.OpCapture:
		for _, sub := range e.Sub {
			m.write(b, sub)
		}
	}
}

// oneOf takes a character out of ranges: one that needs no encoding, where they have any.
func (m maker) oneOf(ranges []rune) rune {
	var plain []rune
	for _, r := range "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_" {
		for i := 0; i < len(ranges); i += 2 {
			if ranges[i] <= r && r <= ranges[i+1] {
				plain = append(plain, r)
			}
		}
	}
	if len(plain) == 0 {
		return ranges[0]
	}
	return plain[m.IntN(len(plain))]
}
