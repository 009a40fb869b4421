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
		Reason: `Each country's program has its own tags. The same tag at amazon.com and at amazon.de earns in one of them at
most, and the other links work for the reader and pay nobody.`,
		Fix:     "Join the other country's program and use its tag there, or link to the shop whose program you are in.",
		Sources: []string{"https://docs.aws.amazon.com/AWSECommerceService/latest/DG/AssociateIDs.html"},
		Bad:     []Example{sharedExample("example-20")},
		Good:    []Example{sharedExample("example-21")},
		Site: func(c *SiteContext) {
			shops := map[string]map[string]usedAt{}
			for i := range c.Pages {
				for _, at := range c.Pages[i].Accounts {
					key := at.ID[:strings.LastIndexByte(at.ID, ' ')]
					marketplace := at.ID[len(key)+1:]
					if _, seen := shops[key][marketplace]; seen {
						continue
					}
					if shops[key] == nil {
						shops[key] = map[string]usedAt{}
					}
					shops[key][marketplace] = usedAt{&c.Pages[i], at.Mark}
				}
			}
			for _, key := range slices.Sorted(maps.Keys(shops)) {
				if len(shops[key]) > 1 {
					c.shared(key, shops[key])
				}
			}
		},
	}
}

// shared reports the account once, at its first use in each shop but the first.
// usedAt is the first place where an account is used at a marketplace.
type usedAt struct {
	page *Summary
	at   Mark
}

func (c *SiteContext) shared(key string, shops map[string]usedAt) {
	_, account, _ := strings.Cut(key, " ")
	marketplaces := slices.Sorted(maps.Keys(shops))
	for _, marketplace := range marketplaces[1:] {
		first := shops[marketplace]
		c.Report(*first.page, first.at, account, "the tag %q is used at %s; it can earn at only one of them", account, strings.Join(marketplaces, " and at "))
	}
}

func sharedExample(german string) Example {
	return Example{Files: map[string]string{"public/a/index.html": `<html lang="en"><body><main><h1>Kettles</h1><p>We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.</p>
<p><a rel="sponsored" href="https://www.amazon.com/dp/B000000001?tag=example-20">Kettle at Amazon</a>,
<a rel="sponsored" href="https://www.amazon.de/dp/B000000001?tag=` + german + `">the same at Amazon in Germany</a></p></main></body></html>`}}
}
