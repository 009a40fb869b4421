package catalog

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/links/build"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Earner returns the program that links of a network and form count for: the one that
// names the form, or else the one of the network that names none. It returns nil if no
// program of the blog has the network, or if several do and nothing distinguishes them.
func (c *Catalog) Earner(n *network.Network, form string) *Program {
	if n == nil {
		return nil
	}
	networkPrograms := c.networkPrograms[n.ID]
	named := networkPrograms.byForm[form]
	switch {
	case len(named) == 1:
		return named[0]
	case len(named) == 0 && len(networkPrograms.anyForm) == 1:
		return networkPrograms.anyForm[0]
	}
	return nil
}

// networkPrograms has the programs of one network, as an index.
type networkPrograms struct {
	byForm       map[string][]*Program // those that name forms
	anyForm      []*Program            // the others
	marketplaces []string              // at which they have accounts, sorted
}

// programsOf returns programs and their accounts by network.
func programsOf(programs []*Program, accounts map[string]map[string]string) map[string]networkPrograms {
	all := map[string]networkPrograms{}
	for _, p := range programs {
		if p.Network == nil {
			continue
		}
		h := all[p.Network.ID]
		if h.byForm == nil {
			h.byForm = map[string][]*Program{}
		}
		for _, form := range slices.Compact(slices.Sorted(slices.Values(p.Forms))) {
			h.byForm[form] = append(h.byForm[form], p)
		}
		if len(p.Forms) == 0 {
			h.anyForm = append(h.anyForm, p)
		}
		for key := range accounts[p.ID] {
			if strings.Contains(key, ".") && !slices.Contains(h.marketplaces, key) {
				h.marketplaces = append(h.marketplaces, key)
			}
		}
		all[p.Network.ID] = h
	}
	for _, h := range all {
		slices.Sort(h.marketplaces)
	}
	return all
}

// formConflicts reports programs of one merchant's network that both claim a form: each
// link counts for exactly one program. If none claims it, the links count for the
// network, which is all that a disclosure needs. In a network of many shops, programs
// differ by shop.
func formConflicts(programs []*Program) []finding.Finding {
	var findings []finding.Finding
	report := func(at Mark, format string, args ...any) {
		findings = append(findings, finding.Finding{Rule: "form-conflict", File: at.File, Span: at.Span, Message: fmt.Sprintf(format, args...)})
	}
	claimed := map[string]*Program{}
	for _, p := range programs {
		if p.Network == nil || p.Network.Merchant == "" {
			continue
		}
		for _, form := range p.Forms {
			key := p.Network.ID + " " + form
			if other := claimed[key]; other != nil {
				report(p.marks.forms[form], "links of the form %q already count for %q, and a link counts for one program; remove it from one of the two", form, other.ID)
				continue
			}
			claimed[key] = p
		}
	}
	return findings
}

// Disclosure returns what a page in a language shows under the rules of places (ids of
// jurisdictions; nil for the site's own of that language): the publisher's own words if
// there are any, or else the jurisdictions'. If Missing is not empty, there is nothing
// to show.
func (c *Catalog) Disclosure(language string, jurisdictions []string) jurisdiction.Choice {
	if jurisdictions == nil {
		jurisdictions = c.Site.Jurisdictions[language]
	}
	choice := jurisdiction.Choose(c.Jurisdictions, jurisdictions, language)
	own := c.Site.Disclosure
	label, hasLabel := own.Label.In(language, "")
	sentence, hasSentence := own.Sentence.In(language, "")
	if hasLabel != "" {
		choice.Label, choice.Link = label, label
	}
	if hasSentence != "" {
		choice.Sentence = sentence
		choice.Spoken = sentence
	}
	if spoken, has := own.Spoken.In(language, ""); has != "" {
		choice.Spoken = spoken
	}
	if hasLabel != "" && hasSentence != "" {
		choice.Missing = nil
	}
	return choice
}

// Builder returns what links of a program are built from.
func (c *Catalog) Builder(p *Program) build.Program {
	out := build.Program{ID: p.ID, Network: p.Network, Forms: p.Forms, Accounts: c.Site.Accounts[p.ID], Owner: func(form string) string {
		if owner := c.Earner(p.Network, form); owner != nil {
			return owner.ID
		}
		return ""
	}}
	if p.Network != nil {
		out.Marketplaces = c.networkPrograms[p.Network.ID].marketplaces
	}
	return out
}
