// Package redirects makes the publisher's own short addresses, /go/ID, into rules
// for Netlify's _redirects file, with a rule per country if links.yaml names countries.
// It takes a catalog and returns rules, or findings if a network does not allow its
// links behind the publisher's own address. The author's own lines are kept.
//
// Hand-written to change one block of a file and keep all other bytes.
package redirects

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Prefix begins the path of every short link.
const Prefix = "/go/"

// Rules returns one line for each short link, before it one for each of its
// addresses by country: Netlify takes the first rule that matches. There are
// none if a finding is an error.
func Rules(c *catalog.Catalog) ([]byte, []finding.Finding) {
	var b bytes.Buffer
	var findings []finding.Finding
	for _, link := range c.Links {
		if !link.Redirect {
			continue
		}
		if why := Refusal(c, link); why != "" {
			findings = append(findings, finding.Finding{
				Rule: "redirect-refused", File: link.Mark.File, Span: link.Mark.Span,
				Message: fmt.Sprintf("%q would hide %s; link to it directly, or write %q if this entry only says where its aliases lead", Prefix+link.ID, why, "redirect: no"),
			})
			continue
		}
		writeRules(&b, link)
	}
	if finding.HasErrors(findings) {
		return nil, finding.Sort(findings)
	}
	return b.Bytes(), nil
}

func writeRules(b *bytes.Buffer, link *catalog.ShortLink) {
	countries := map[string][]string{} // by address
	for _, country := range slices.Sorted(maps.Keys(link.Countries)) {
		address := link.Countries[country]
		countries[address] = append(countries[address], country)
	}
	addresses := slices.SortedFunc(maps.Keys(countries), func(a, b string) int { return strings.Compare(countries[a][0], countries[b][0]) })
	for _, address := range addresses {
		// 302, not 301: a browser keeps a 301 for good, and these addresses change.
		fmt.Fprintf(b, "%s%s %s 302 Country=%s\n", Prefix, link.ID, literal(address), strings.Join(countries[address], ","))
	}
	fmt.Fprintf(b, "%s%s %s 302\n", Prefix, link.ID, literal(link.To))
}

var placeholder = regexp.MustCompile(`([/=&?]):([A-Za-z])`)

// literal keeps Netlify from taking ":word" at the start of a path segment or of
// a parameter's value for a placeholder.
func literal(address string) string { return placeholder.ReplaceAllString(address, "$1%3A$2") }

// Refusal returns why a link must not be behind the publisher's own address, or "" if
// it may. A link without a program that leads to no paid link is always allowed.
func Refusal(c *catalog.Catalog, link *catalog.ShortLink) string {
	program := link.Program
	if program != nil && program.Network == nil {
		return verdict(policyOf(program, network.Policy{}), program.ID, program)
	}
	for _, n := range networks(c, link) {
		policy := n.Redirects
		if program != nil && program.Network == n {
			policy = policyOf(program, policy)
		}
		if why := verdict(policy, n.Name, program); why != "" {
			return why
		}
	}
	return ""
}

// policyOf returns the program's policy, or else its network's.
func policyOf(p *catalog.Program, ofNetwork network.Policy) network.Policy {
	if p.Redirects != nil && ofNetwork.State != "forbidden" {
		return *p.Redirects
	}
	return ofNetwork
}

func verdict(policy network.Policy, name string, program *catalog.Program) string {
	switch policy.State {
	case "allowed":
		return ""
	case "forbidden":
		return fmt.Sprintf("a link of %s, which forbids that%s", name, because(policy))
	}
	file := "the file of the program that the entry names"
	if program != nil {
		file = "aboveboard/programs/" + program.ID + ".yaml"
	}
	return fmt.Sprintf("a link of %s, and whether it allows that is not known%s: ask, and write the answer into %s as %q", name, because(policy), file,
		"redirects: {state: allowed, source: https://…, checked: 2026-09-26}")
}

// networks returns the networks of a link's addresses.
func networks(c *catalog.Catalog, link *catalog.ShortLink) []*network.Network {
	var list []*network.Network
	add := func(n *network.Network) {
		if n != nil && !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	if link.Program != nil {
		add(link.Program.Network)
	}
	addresses := []string{link.To}
	for _, country := range slices.Sorted(maps.Keys(link.Countries)) {
		addresses = append(addresses, link.Countries[country])
	}
	for _, address := range addresses {
		found, ok := c.Networks.Match(address)
		for next := &found; ok && next != nil; next = next.Inner {
			if next.Earns != network.EarnsNot {
				add(next.Network)
			}
		}
	}
	return list
}

// because returns a policy's note and evidence in words.
func because(p network.Policy) string {
	var parts []string
	if p.Note != "" {
		parts = append(parts, strings.TrimSuffix(p.Note, "."))
	}
	if p.Evidence.Source != "" {
		parts = append(parts, p.Evidence.Source+", read "+p.Evidence.Checked.String())
	}
	if parts == nil {
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}
