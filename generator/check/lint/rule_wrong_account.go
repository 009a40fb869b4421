package lint

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/check/fix"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func wrongAccount() *Rule {
	return &Rule{
		ID:       "wrong-account",
		Title:    "a paid link has a tag that is not yours for that shop",
		Severity: finding.Error,
		Reason: `A tag belongs to one country's program: your tag of amazon.com earns nothing at amazon.de. And a link that was
copied from somebody else's page pays them. The rule compares the links with accounts in site.yaml; tags that are
not listed there for a program with accounts count as not yours.`,
		Fix:     "Put your own tag for that shop into the link, or add it to accounts in site.yaml.",
		Sources: []string{"https://docs.aws.amazon.com/AWSECommerceService/latest/DG/AssociateIDs.html"},
		Bad: []Example{{Site: accountsExample, Files: map[string]string{"content/posts/kettle.md": `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I use [this kettle from Amazon](https://www.amazon.de/dp/B000000001?tag=example-20).
`}}},
		Good: []Example{{Site: accountsExample, Files: map[string]string{"content/posts/kettle.md": `---
title: Kettles
---
We earn a commission when you buy through links on this page.

I use [this kettle from Amazon](https://www.amazon.de/dp/B000000001?tag=example-21).
`}}},
		Check: func(c *Context) {
			for l, at := range c.chains() {
				c.compareAccount(l, at)
			}
		},
	}
}

const accountsExample = "languages: [en]\njurisdictions: [us]\naccounts: {amazon-associates: {amazon.com: example-20, amazon.de: example-21}}"

func (c *Context) compareAccount(l *Link, at *network.Link) {
	if at.Account == "" || !at.AccountWellFormed() || len(at.Accounts()) > 1 {
		return
	}
	own := c.accountsFor(at.Network.ID)
	if len(own.at) == 0 {
		return
	}
	shop := at.Marketplace
	if len(own.at[shop]) == 0 {
		shop = "id"
	}
	right := own.at[shop]
	if at.Shape.AccountIn != "parameter" && (len(right) == 0 || at.Network.PerMarketplace) {
		return // a handle or a number in the path, which is not in site.yaml
	}
	if own.has(shop, at.Account) || anywhere(at) && own.has("", at.Account) {
		return
	}
	f := c.Report(l.HrefSpan, l.Written, "link to %q has the id %q, and %s", shown(l.Written), at.Account, whose(own, at, right))
	if c.Post != nil && l.FromPost != nil && len(right) == 1 && strings.Count(l.Written, at.Account) == 1 {
		f.Fix = fix.ReplaceAddress(c.File, l.HrefSpan, strings.Replace(l.Written, at.Account, right[0], 1))
	}
}

// anywhere reports whether the link's host serves several marketplaces, so that the
// address does not show to which of them the id belongs.
func anywhere(at *network.Link) bool {
	return at.Shape.Marketplace == "" && !slices.ContainsFunc(at.Shape.Hosts, func(h string) bool { return !strings.HasPrefix(h, "*.") })
}

// accounts are the publisher's ids with a network. There may be thousands.
type accounts struct {
	at    map[string][]string // by marketplace
	known map[[2]string]bool  // marketplace and id; an empty marketplace stands for any
}

func (a *accounts) add(shop string, ids ...string) {
	a.at[shop] = append(a.at[shop], ids...)
	for _, id := range ids {
		a.known[[2]string{shop, id}], a.known[[2]string{"", id}] = true, true
	}
}

func (a accounts) has(shop, id string) bool { return a.known[[2]string{shop, id}] }

// accountsFor returns the publisher's ids with a network.
func (c *Context) accountsFor(id string) accounts { return c.checker.accounts[id] }

// accountsOf gathers the publisher's ids, by network.
func accountsOf(all *catalog.Catalog) map[string]accounts {
	of := map[string]accounts{}
	if all == nil {
		return of
	}
	for _, p := range all.Programs {
		if p.Network == nil {
			continue
		}
		own, known := of[p.Network.ID]
		if !known {
			own = accounts{map[string][]string{}, map[[2]string]bool{}}
			of[p.Network.ID] = own
		}
		for shop, account := range all.Site.Accounts[p.ID] {
			if shop != "handle" {
				own.add(shop, account)
			}
		}
		for shop, more := range all.Site.OtherAccounts[p.ID] {
			own.add(shop, more...)
		}
	}
	return of
}

func whose(own accounts, at *network.Link, right []string) string {
	for _, shop := range slices.Sorted(maps.Keys(own.at)) {
		if own.has(shop, at.Account) {
			if len(right) > 0 {
				return fmt.Sprintf("that one belongs to %s; yours for %s is %q", shop, at.Marketplace, right[0])
			}
			return fmt.Sprintf("that one belongs to %s, so it earns nothing at %s; add your id for %s to accounts in aboveboard/site.yaml", shop, at.Marketplace, at.Marketplace)
		}
	}
	if len(right) > 0 {
		return fmt.Sprintf("yours is %q; use it, or add the other one to accounts in aboveboard/site.yaml, as in [%s, %s]", right[0], right[0], at.Account)
	}
	return fmt.Sprintf("aboveboard/site.yaml lists no id of yours for %s; add it to accounts, or correct the link", at.Marketplace)
}
