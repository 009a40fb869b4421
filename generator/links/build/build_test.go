package build

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func builtIn(t *testing.T) *network.Set {
	t.Helper()
	set, findings := network.Load(t.TempDir(), yamlsource.Date{Time: time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC)})
	if len(findings) > 0 {
		t.Fatalf("the built-in networks have findings: %v", findings)
	}
	return set
}

// recipe returns the recipe of a program called "mine", which counts all links of its
// network.
func recipe(t *testing.T, set *network.Set, id string, accounts map[string]string) Recipe {
	t.Helper()
	n := set.ByID(id)
	if n == nil {
		t.Fatalf("there is no network %q", id)
	}
	return New(Program{ID: "mine", Network: n, Accounts: accounts, Owner: func(string) string { return "mine" }})
}

func named(q Request) Request { q.Program = "mine"; return q }

func TestLinksAreBuilt(t *testing.T) {
	set := builtIn(t)
	amazon := map[string]string{"amazon.com": "example-20", "amazon.de": "example-21", "handle": "example"}
	ebay := map[string]string{"ebay.com": "5338000000", "ebay.at": "5338000000"}
	for _, test := range []struct {
		name, network string
		accounts      map[string]string
		ask           Request
		want          string
	}{
		{"product", "amazon", amazon, Request{Value: "B08N5WRWNW", Marketplace: "amazon.de"}, "https://www.amazon.de/dp/B08N5WRWNW?tag=example-21"},
		{"product by country", "amazon", amazon, Request{Value: "B08N5WRWNW", Country: "us"}, "https://www.amazon.com/dp/B08N5WRWNW?tag=example-20"},
		{"product by jurisdiction", "amazon", amazon, Request{Value: "B08N5WRWNW", Jurisdictions: []string{"fr", "de"}}, "https://www.amazon.de/dp/B08N5WRWNW?tag=example-21"},
		{"storefront", "amazon", amazon, Request{Form: "storefront", Country: "us"}, "https://www.amazon.com/shop/example"},
		{"idea list", "amazon", amazon, Request{Form: "idea-list", Value: "2ABC", Country: "us"}, "https://www.amazon.com/shop/example/list/2ABC"},
		{"livestream", "amazon", amazon, Request{Form: "livestream", Value: "video/0afb", Country: "us"}, "https://www.amazon.com/live/video/0afb?tag=example-20"},
		{"address", "amazon", amazon, Request{Value: "https://www.amazon.com/s?k=a+b"}, "https://www.amazon.com/s?k=a+b&tag=example-20"},
		{"address that has the account", "amazon", amazon, Request{Value: "https://www.amazon.com/s?tag=example-20&k=a"}, "https://www.amazon.com/s?tag=example-20&k=a"},
		{"fragment stays last", "amazon", amazon, Request{Value: "https://www.amazon.com/dp/B08N5WRWNW?th=1#reviews"}, "https://www.amazon.com/dp/B08N5WRWNW?th=1&tag=example-20#reviews"},
		{"fragment without parameters", "amazon", amazon, Request{Value: "https://amazon.com/#top"}, "https://amazon.com/?tag=example-20#top"},
		{"open question mark", "amazon", amazon, Request{Value: "https://amazon.com/?"}, "https://amazon.com/?tag=example-20"},
		{"open ampersand", "amazon", amazon, Request{Value: "https://amazon.com/?a=1&"}, "https://amazon.com/?a=1&tag=example-20"},
		{"each byte stays", "amazon", amazon, Request{Value: "https://WWW.amazon.com:443/%c3%bc/Ü?b=%2f&a=;&&b#%"}, "https://WWW.amazon.com:443/%c3%bc/Ü?b=%2f&a=;&&b&tag=example-20#%"},
		{"own storefront as an address", "amazon", amazon, Request{Value: "https://www.amazon.com/shop/example?ref=x"}, "https://www.amazon.com/shop/example?ref=x"},
		{"livestream as an address", "amazon", amazon, Request{Value: "https://www.amazon.com/live/video/0afb"}, "https://www.amazon.com/live/video/0afb?tag=example-20"},
		{"the shorter host", "amazon", amazon, Request{Value: "https://amzn.com/B08N5WRWNW"}, "https://amzn.com/B08N5WRWNW?tag=example-20"},
		{"short link", "amazon", amazon, Request{Value: "https://amzn.to/abc"}, "https://amzn.to/abc"},
		{"ebay", "ebay", map[string]string{"ebay.co.uk": "5338000000"}, Request{Value: "123456789012"}, "https://www.ebay.co.uk/itm/123456789012?campid=5338000000&mkevt=1&mkcid=1&mkrid=710-53481-19255-0"},
		{"ebay keeps what is there", "ebay", ebay, Request{Value: "https://www.ebay.com/itm/1?mkrid=5221-1-1-0&toolid=10001"}, "https://www.ebay.com/itm/1?mkrid=5221-1-1-0&toolid=10001&campid=5338000000&mkevt=1&mkcid=1"},
		{"an id for all marketplaces", "ebay", map[string]string{"id": "5338000000"}, Request{Value: "123456789012", Country: "de"}, "https://www.ebay.de/itm/123456789012?campid=5338000000&mkevt=1&mkcid=1&mkrid=707-53477-19255-0"},
		{"bookshop", "bookshop", map[string]string{"handle": "1234"}, Request{Value: "9781524760380", Country: "us"}, "https://bookshop.org/a/1234/9781524760380"},
		{"parameter of a program", "digitalocean", map[string]string{"id": "0a1b2c3d4e5f"}, Request{Value: "https://www.digitalocean.com/products"}, "https://www.digitalocean.com/products?refcode=0a1b2c3d4e5f"},
		{"booking", "booking", map[string]string{"id": "1234567"}, Request{Value: "https://www.booking.com/hotel/de/x.html"}, "https://www.booking.com/hotel/de/x.html?aid=1234567"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := recipe(t, set, test.network, test.accounts)
			got, err := r.Link(named(test.ask))
			if err != nil || got != test.want {
				t.Fatalf("got %q, %v\nwant %q", got, err, test.want)
			}
			link, ok := set.Match(got)
			if !ok || link.Network.ID != test.network || len(link.Missing()) > 0 || link.EarnsAnything() == network.EarnsNot {
				t.Errorf("%q is not recognized as a whole link of %s: %+v, missing %q", got, test.network, link, link.Missing())
			}
			if again, err := r.Link(Request{Value: got}); err != nil || again != got {
				t.Errorf("built again it is %q, %v", again, err)
			}
		})
	}
}

func TestLinksThatWouldNotCountAreRefused(t *testing.T) {
	set := builtIn(t)
	amazon := map[string]string{"amazon.com": "example-20", "amazon.de": "example-21"}
	for _, test := range []struct {
		name, network string
		accounts      map[string]string
		ask           Request
		want          string
	}{
		{"unknown form", "amazon", amazon, Request{Form: "products", Value: "B08N5WRWNW"}, `have no target of the kind "products" (they have: product, storefront`},
		{"no forms at all", "awin", map[string]string{"id": "123456"}, Request{Form: "product", Value: "1"}, "(they have: none)"},
		{"no account", "amazon", nil, Request{Value: "B08N5WRWNW"}, `site.yaml has no account of program "mine"`},
		{"no handle", "amazon", amazon, Request{Form: "storefront", Country: "us"}, `no handle for program "mine"`},
		{"no marketplace", "amazon", amazon, Request{Value: "B08N5WRWNW"}, `has accounts at amazon.com, amazon.de; say which one this link is for, such as marketplace="amazon.com"`},
		{"wrong product", "amazon", amazon, Request{Value: "B08N5", Country: "us"}, `"B08N5" is not a product of Amazon; expected something like B08N5WRWNW`},
		{"wrong marketplace", "amazon", amazon, Request{Value: "B08N5WRWNW", Marketplace: "amazon.org"}, `no account of program "mine" at "amazon.org" (it has: amazon.com, amazon.de)`},
		{"no account there", "amazon", amazon, Request{Value: "https://www.amazon.fr/dp/B08N5WRWNW"}, `no account of program "mine" for "www.amazon.fr"`},
		{"account of another marketplace", "amazon", amazon, Request{Value: "https://www.amazon.de/dp/B08N5WRWNW?tag=example-20"}, "tag=example-20 belongs to amazon.com, and the link leads to www.amazon.de"},
		{"the shop's own advertisement", "amazon", amazon, Request{Value: "https://www.amazon.com/dp/B08N5WRWNW?tag=hyprod-20"}, "tag=hyprod-20 is in the address of one of the shop's own advertisements"},
		{"two accounts", "amazon", amazon, Request{Value: "https://www.amazon.com/?tag=example-20&tag=example-20"}, "has tag= more than once"},
		{"an empty account", "amazon", amazon, Request{Value: "https://www.amazon.com/?tag="}, "has tag= without a value"},
		{"somebody else's storefront", "amazon", map[string]string{"handle": "example"}, Request{Value: "https://www.amazon.com/shop/other"}, `belongs to "other", who would earn, and your handle is "example"`},
		{"another shop", "amazon", amazon, Request{Value: "https://shop.example/"}, "is not an address of Amazon"},
		{"the cloud", "amazon", amazon, Request{Value: "https://aws.amazon.com/"}, "is not an address of Amazon"},
		{"a script", "amazon", amazon, Request{Form: "address", Value: "javascript:alert(1)"}, "is not an address; expected one that begins with https://"},
		{"spaces", "amazon", amazon, Request{Value: "https://www.amazon.com/a b"}, "contains a space"},
		{"html", "amazon", amazon, Request{Value: "https://www.amazon.com/?a=1&amp;b=2"}, "contains a space, a quotation mark or &amp;"},
		{"unknown marketplace number", "ebay", map[string]string{"ebay.pl": "5338000000"}, Request{Value: "https://www.ebay.pl/itm/1"}, `does not count clicks without the parameter "mkrid"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := recipe(t, set, test.network, test.accounts).Link(named(test.ask))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %q, %v\nwant an error with %q", got, err, test.want)
			}
		})
	}
	if _, err := New(Program{ID: "mine"}).Link(Request{Value: "x"}); err == nil || !strings.Contains(err.Error(), "has no network") {
		t.Errorf("without a network: %v", err)
	}
}

func TestLinksForEveryAmazonMarketplace(t *testing.T) {
	set := builtIn(t)
	for _, shop := range set.ByID("amazon").Marketplaces("product") {
		r := recipe(t, set, "amazon", map[string]string{shop: "example-21"})
		got, err := r.Link(Request{Value: "B08N5WRWNW"})
		if want := "https://www." + shop + "/dp/B08N5WRWNW?tag=example-21"; got != want || err != nil {
			t.Errorf("got %q, %v; want %q", got, err, want)
		}
		got, err = r.Link(Request{Value: "https://www." + shop + "/s?k=a"})
		if want := "https://www." + shop + "/s?k=a&tag=example-21"; got != want || err != nil {
			t.Errorf("got %q, %v; want %q", got, err, want)
		}
	}
	if got, err := recipe(t, set, "amazon", map[string]string{"amazon.com": "example-20"}).Link(Request{Value: "https://www.amazon.com.be/s?k=a"}); err == nil {
		t.Errorf("an account of amazon.com was put into a link to amazon.com.be: %s", got)
	}
}

// TestEveryTargetOfEveryNetwork compares the links built for all targets with a golden
// file.
func TestEveryTargetOfEveryNetwork(t *testing.T) {
	set := builtIn(t)
	var b strings.Builder
	for _, n := range set.Networks {
		for _, target := range n.Targets {
			if target.Form == "address" {
				continue
			}
			accounts := map[string]string{"handle": "yourhandle"}
			for _, host := range n.Marketplaces(target.Form) {
				for _, s := range n.Shapes {
					if s.AccountIn == "parameter" && s.AccountLike != "" && slices.Contains(s.Hosts, host) {
						accounts[host] = s.AccountLike
					}
				}
			}
			r := recipe(t, set, n.ID, accounts)
			fmt.Fprintf(&b, "%s %s: %s\n", n.ID, target.Form, target.Address)
			for _, host := range n.Marketplaces(target.Form) {
				value := target.Like
				if target.Form == "storefront" {
					value = ""
				}
				link, err := r.Link(Request{Program: "mine", Form: target.Form, Value: value, Marketplace: host})
				if err != nil {
					link = "refused: " + err.Error()
				}
				fmt.Fprintf(&b, "  %s\n", link)
			}
		}
	}
	golden.File(t, "testdata/built.golden", b.String())
}
