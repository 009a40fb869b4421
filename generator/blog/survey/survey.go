// Package survey counts what a blog's posts link to: networks and the accounts in them,
// forms of links, and addresses. It takes a blog and what is known about links, and
// returns counts.
package survey

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/redirects"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
)

// Survey is what was seen in a blog's posts.
type Survey struct {
	Posts int       // that were read
	Paid  Count     // links that earn or may earn
	Used  []Network // by links, most first
}

// Network is one that posts link to.
type Network struct {
	*network.Network
	Count              // of links that earn or may earn
	Hidden   int       // links of them that do not show whose they are
	Accounts []Account // by links, most first
}

// Account is a publisher's id in links.
type Account struct {
	Program string // that its links count for, as the caller names it
	Key     string // what site.yaml calls its kind: a marketplace, handle or id
	ID      string
	Count
	First string // the first post that has it
}

// Count is how many links there are and in how many posts.
type Count struct{ Links, Posts int }

// Of reads the posts of a blog; program names the one that a form of a network's links
// counts for. check reports a post that can't be read.
func Of(ctx context.Context, b *blog.Blog, networks *network.Set, own shortcodes.Set, program func(n *network.Network, form string) string) (Survey, error) {
	rules, _ := redirects.Authored(b)
	targets := map[string]string{}
	for _, r := range rules {
		targets[strings.TrimSuffix(r.From, "/")] = r.To
	}
	seen, err := blog.ReadPosts(ctx, b, own, func(p *post.Post) read {
		r := read{name: p.File.Path}
		for _, l := range p.Links {
			address := cmp.Or(targets[strings.TrimSuffix(l.Address, "/")], l.Address)
			found, ok := networks.Match(address)
			if ok && l.Kind != post.Image && found.Shape.Form != "landing" && found.EarnsAnything() != network.EarnsNot {
				r.links = append(r.links, found)
			}
		}
		return r
	})
	t := counter{program: program, networks: map[*network.Network]*Network{}, accounts: map[*network.Network]map[Account]*Account{}}
	for _, r := range seen {
		t.post(r.name, r.links)
	}
	t.survey.Posts = len(seen)
	return t.done(), err
}

// read is a post's recognized links.
type read struct {
	name  string
	links []network.Link
}

// counter counts post by post.
type counter struct {
	survey   Survey
	program  func(*network.Network, string) string
	networks map[*network.Network]*Network
	accounts map[*network.Network]map[Account]*Account
}

func (t *counter) post(name string, links []network.Link) {
	t.survey.Paid.add(len(links))
	byNetwork, byAccount := map[*Network]int{}, map[*Account]int{}
	for _, link := range links {
		for at := range link.Chain() {
			if at.Earns == network.EarnsNot {
				continue
			}
			used := t.networks[at.Network]
			if used == nil {
				used = &Network{Network: at.Network}
				t.networks[at.Network], t.accounts[at.Network] = used, map[Account]*Account{}
			}
			byNetwork[used]++
			if at.Account == "" {
				used.Hidden++
				continue
			}
			byAccount[t.account(name, at)]++
		}
	}
	for used, n := range byNetwork {
		used.add(n)
	}
	for account, n := range byAccount {
		account.add(n)
	}
}

// account finds the one that a link names, or begins it.
func (t *counter) account(name string, link *network.Link) *Account {
	at := Account{Program: t.program(link.Network, link.Shape.Form), Key: key(link), ID: link.Account}
	known := t.accounts[link.Network]
	if known[at] == nil {
		first := at
		first.First = name
		known[at] = &first
	}
	return known[at]
}

// key is what site.yaml calls the kind of an account.
func key(link *network.Link) string {
	switch {
	case !link.Network.PerMarketplace:
		return "id"
	case link.Shape.AccountIn == "path":
		return "handle"
	}
	return link.Marketplace
}

func (t *counter) done() Survey {
	for _, used := range t.networks {
		used.Accounts = byLinks(slices.Collect(maps.Values(t.accounts[used.Network])), func(a *Account) (Count, string) { return a.Count, a.Program + " " + a.Key + " " + a.ID })
	}
	t.survey.Used = byLinks(slices.Collect(maps.Values(t.networks)), func(n *Network) (Count, string) { return n.Count, n.ID })
	return t.survey
}

func byLinks[T any](all []*T, of func(*T) (Count, string)) []T {
	slices.SortFunc(all, func(a, b *T) int {
		x, nameX := of(a)
		y, nameY := of(b)
		return cmp.Or(cmp.Compare(y.Links, x.Links), cmp.Compare(y.Posts, x.Posts), cmp.Compare(nameX, nameY))
	})
	var sorted []T
	for _, one := range all {
		sorted = append(sorted, *one)
	}
	return sorted
}

func (c *Count) add(links int) {
	if links > 0 {
		c.Links, c.Posts = c.Links+links, c.Posts+1
	}
}
