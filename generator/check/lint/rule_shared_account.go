package lint

import (
	"maps"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func sharedAccount() *Rule {
	return &Rule{
		ID:       "shared-account",
		Title:    "one tag is used in the shops of two countries",
		Severity: finding.Warning,
		Of:       func(n *network.Network) bool { return n.PerMarketplace },
		Pages:    true,
		Reason: `Each country's program has tags of its own. The same tag at amazon.com and at amazon.de earns in one of them at
most, and the other links work for the reader and pay nobody.`,
		Fix:     "Join the other country's program and use its tag there, or link to the shop whose program you are in.",
		Sources: []string{"https://docs.aws.amazon.com/AWSECommerceService/latest/DG/AssociateIDs.html"},
		Bad:     []Example{sharedExample("example-20")},
		Good:    []Example{sharedExample("example-21")},
		Site: func(c *SiteContext) {
			shops := map[string][]string{}
			for _, p := range c.Pages {
				for account, marketplaces := range p.Accounts {
					shops[account] = append(shops[account], marketplaces...)
				}
			}
			for _, key := range slices.Sorted(maps.Keys(shops)) {
				slices.Sort(shops[key])
				if marketplaces := slices.Compact(shops[key]); len(marketplaces) > 1 {
					c.shared(key, marketplaces)
				}
			}
		},
	}
}

// shared reports the account once, at its first use in each shop but the first.
func (c *SiteContext) shared(key string, marketplaces []string) {
	_, account, _ := strings.Cut(key, " ")
	for _, marketplace := range marketplaces[1:] {
		for _, p := range c.Pages {
			if at, here := p.AccountAt[key+" "+marketplace]; here {
				c.Report(p, at, account, "the tag %q is used at %s; it can earn at one of them only", account, strings.Join(marketplaces, " and at "))
				break
			}
		}
	}
}

func sharedExample(german string) Example {
	return Example{Files: map[string]string{"public/a/index.html": `<html lang="en"><body><main><h1>Kettles</h1><p>We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.</p>
<p><a rel="sponsored" href="https://www.amazon.com/dp/B000000001?tag=example-20">Kettle at Amazon</a>,
<a rel="sponsored" href="https://www.amazon.de/dp/B000000001?tag=` + german + `">the same at Amazon in Germany</a></p></main></body></html>`}}
}
