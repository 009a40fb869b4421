package build

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// The separators of a plain address's lines, and what a line may contain.
const line = "[^\n]*"

// addShape adds the rule for addresses that have a shape, or would have it with an account.
func (r *Recipe) addShape(p Program, s *network.Shape) {
	is, account := s.Expression()
	rule := Rule{Is: is, Except: s.Excepted(), Account: account}
	switch why := p.refused(s.Form); {
	case why != "":
		rule.Error = why
	case s.Earns == network.EarnsNot && s.AccountIn == "":
		rule.Error = fmt.Sprintf(`"{address}" has no account in it, so it would earn nothing; copy the link from %s`, p.Network.Name)
	case s.Earns == network.EarnsNot:
		rule.Error = fmt.Sprintf(`%s={account} is in the address of one of the shop's own advertisements, which would earn you nothing; copy the address without what follows the "?"`, s.Account)
	case s.AccountIn == "parameter":
		rule.Then = r.then(p.accountRules(s))
	case s.AccountIn == "path" && p.Accounts["handle"] != "":
		rule.Owner = p.Accounts["handle"]
		rule.Error = fmt.Sprintf(`"{address}" belongs to "{account}", who would earn, and your handle is %q; copy the address of your own page`, rule.Owner)
	}
	r.Addresses = append(r.Addresses, rule)
}

// then returns the number of a list of rules, which many shapes share.
func (r *Recipe) then(rules []Rule) int {
	for i, known := range r.Accounts {
		if reflect.DeepEqual(known, rules) {
			return i + 1
		}
	}
	r.Accounts = append(r.Accounts, rules)
	return len(r.Accounts)
}

// accountRules returns the rules that check the account in an address or add it.
func (p Program) accountRules(s *network.Shape) []Rule {
	name := regexp.QuoteMeta(s.Account)
	rules := []Rule{
		{Is: "\n" + line + "\n" + line + "\n" + line + "\t" + name + "=",
			Error: fmt.Sprintf(`the address "{address}" has %s= more than once, and only one can count; keep yours`, s.Account)},
		{Is: "\t" + name + "=\t", Error: fmt.Sprintf(`the address "{address}" has %s= without a value; remove it`, s.Account)},
	}
	for _, marketplace := range p.hostsWithRules(s) {
		rules = append(rules, p.rulesAt(s, marketplace)...)
	}
	return append(rules, p.rulesAt(s, "")...)
}

// hostsWithRules returns the marketplaces that have rules of their own.
func (p Program) hostsWithRules(s *network.Shape) []string {
	all := map[string]bool{}
	for key := range p.Accounts {
		all[key] = strings.Contains(key, ".")
	}
	for _, need := range s.Needs {
		for host := range need.ByHost {
			all[host] = true
		}
	}
	maps.DeleteFunc(all, func(_ string, isHost bool) bool { return !isHost })
	return slices.Sorted(maps.Keys(all))
}

// rulesAt returns the rules for one marketplace, or for all others ("").
func (p Program) rulesAt(s *network.Shape, place string) []Rule {
	host, own := line, p.Accounts["id"]
	if place != "" {
		own = either(p.Accounts[place], own)
	}
	switch {
	case s.Marketplace == place && place != "":
	case s.Marketplace != "" && place != "":
		return nil
	case place != "":
		host = `(?:` + line + `\.)?` + regexp.QuoteMeta(place)
	}
	start := "^" + host + "\n" + line + "\n"
	var rules []Rule
	if p.Network.PerMarketplace {
		rules = p.elsewhere(s, start, place, own)
	}
	account := func(value string) string {
		return start + line + "?\t" + regexp.QuoteMeta(s.Account) + "=(" + value + ")\t"
	}
	add, lacks := p.needs(s, place)
	rules = append(rules, Rule{Is: account(s.AccountExpression()), Account: 1, Add: add, Lacks: lacks},
		Rule{Is: account("[^\t\n]*"), Account: 1, Error: fmt.Sprintf("%s={account} is not an account of %s; expected something like %s", s.Account, p.Network.Name, either(s.AccountLike, s.AccountExpression()))})
	last := Rule{Is: start, Add: append([]Parameter{{s.Account, own}}, add...), Lacks: lacks}
	if own == "" {
		last = Rule{Is: start, Error: siteHasNo + `account of program "{program}" for "{host}", so the link would earn nothing; add ` + "`accounts: {{program}: {{marketplace}: …}}`" + ` to aboveboard/site.yaml`}
	}
	return append(rules, last)
}

// elsewhere refuses the publisher's own accounts of other marketplaces.
func (p Program) elsewhere(s *network.Shape, start, place, own string) []Rule {
	var rules []Rule
	for _, key := range slices.Sorted(maps.Keys(p.Accounts)) {
		id := p.Accounts[key]
		if !strings.Contains(key, ".") || key == place || strings.EqualFold(id, own) || place == "" && s.Marketplace == key {
			continue
		}
		remedy := "add an account for {host} to aboveboard/site.yaml"
		if own != "" {
			remedy = fmt.Sprintf("write %s=%s or leave it out", s.Account, own)
		}
		rules = append(rules, Rule{Is: start + line + "?\t" + regexp.QuoteMeta(s.Account) + "=((?i)" + regexp.QuoteMeta(id) + ")\t", Account: 1,
			Error: fmt.Sprintf("%s={account} belongs to %s, and the link leads to {host}, where it earns nothing; %s", s.Account, key, remedy)})
	}
	return rules
}

// needs returns the further parameters that a link needs to count at a marketplace.
func (p Program) needs(s *network.Shape, place string) (add []Parameter, lacks string) {
	for _, need := range s.Needs {
		value := either(need.ByHost[place], need.Value)
		if value == "" {
			lacks = fmt.Sprintf("%s does not count clicks without the parameter %q; make the link with its own tool and pass it as address=", p.Network.Name, need.Name)
		}
		add = append(add, Parameter{need.Name, value})
	}
	return add, lacks
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
