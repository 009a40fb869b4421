package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// Jurisdictions returns the ids of the jurisdictions that the rule applies to; nil for all.
func (r *Rule) Jurisdictions(all []*jurisdiction.Jurisdiction) []string {
	if r.Where == nil {
		return nil
	}
	ids := []string{}
	for _, p := range all {
		if r.Where(p) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// NetworkIDs returns the ids of the networks whose links the rule is about; nil for all.
func (r *Rule) NetworkIDs(all *network.Set) []string {
	if r.Of == nil {
		return nil
	}
	ids := []string{}
	for _, n := range all.Networks {
		if r.Of(n) {
			ids = append(ids, n.ID)
		}
	}
	return ids
}

// applies returns a sentence, with a line break, about where the rule applies.
func (r *Rule) applies(known []*jurisdiction.Jurisdiction, networks *network.Set) string {
	if r.Where == nil && r.Of == nil {
		return "**Applies to:** everyone, whatever the network and the jurisdiction.\n"
	}
	where, of := "in all jurisdictions", "links of all networks"
	if r.Where != nil {
		where = "where one of your jurisdictions asks for it: " + listed(r.Jurisdictions(known), func(id string) string { return nameOf(jurisdiction.ByID(known, id)) })
	}
	if r.Of != nil {
		of = "links of " + listed(r.NetworkIDs(networks), func(id string) string { return networks.ByID(id).Name })
	}
	return fmt.Sprintf("**Applies to:** %s, %s.\n", of, where)
}

func listed(ids []string, name func(string) string) string {
	var all []string
	for _, id := range ids {
		all = append(all, fmt.Sprintf("%s (`%s`)", name(id), id))
	}
	if len(all) == 0 {
		return "none"
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

// asking returns the document's jurisdictions that the rule applies to.
func (c *Context) asking() []*jurisdiction.Jurisdiction {
	var asking []*jurisdiction.Jurisdiction
	for _, p := range c.Jurisdictions {
		if c.rule.Where(p) {
			asking = append(asking, p)
		}
	}
	return asking
}

func forbidsPrices(n *network.Network) bool    { return n.Prices.State == "forbidden" }
func forbidsRedirects(n *network.Network) bool { return n.Redirects.State == "forbidden" }
func forbidsRewards(n *network.Network) bool   { return n.Rewards.State == "forbidden" }
func forbidsCopies(n *network.Network) bool    { return n.Images.Stored.State == "forbidden" }

// forbidsCloaking reports whether a network forbids the publisher's own redirects or
// other companies' shorteners.
func forbidsCloaking(n *network.Network) bool {
	return forbidsRedirects(n) || n.Shorteners.State == "forbidden"
}

func hasTrademarks(n *network.Network) bool     { return len(n.Trademarks) > 0 }
func requiresStatement(n *network.Network) bool { return !n.Statement.Text.Empty() }

// hasNeeds reports whether a link of the network needs more than its account to count.
func hasNeeds(n *network.Network) bool {
	return slices.ContainsFunc(n.Shapes, func(s network.Shape) bool { return len(s.Needs) > 0 })
}
