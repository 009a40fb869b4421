package network

import (
	"strings"
	"testing"
)

func TestALinkIsBuiltFromWhatTheAuthorHas(t *testing.T) {
	set := builtInSet(t)
	tests := []struct{ name, network, form, host, target, account, handle, want string }{
		{"product", "amazon", "product", "amazon.de", "B08N5WRWNW", "example-21", "", "https://www.amazon.de/dp/B08N5WRWNW?tag=example-21"},
		{"capital letters in the host", "amazon", "product", "Amazon.DE", "B08N5WRWNW", "example-21", "", "https://www.amazon.de/dp/B08N5WRWNW?tag=example-21"},
		{"storefront", "amazon", "storefront", "amazon.com", "", "", "example", "https://www.amazon.com/shop/example"},
		{"idea list", "amazon", "idea-list", "amazon.com", "2ABC", "", "example", "https://www.amazon.com/shop/example/list/2ABC"},
		{"livestream", "amazon", "livestream", "amazon.com", "video/0afb", "example-20", "", "https://www.amazon.com/live/video/0afb"},
		{"address", "amazon", "address", "amazon.com", "https://www.amazon.com/s?k=a+b", "example-20", "", "https://www.amazon.com/s?k=a+b&tag=example-20"},
		{"address that has the account", "amazon", "address", "amazon.com", "https://www.amazon.com/s?tag=example-20&k=a", "example-20", "", "https://www.amazon.com/s?tag=example-20&k=a"},
		{"fragment stays last", "amazon", "address", "amazon.com", "https://www.amazon.com/dp/B08N5WRWNW?th=1#reviews", "example-20", "", "https://www.amazon.com/dp/B08N5WRWNW?th=1&tag=example-20#reviews"},
		{"fragment without parameters", "amazon", "address", "", "https://amazon.com/#top", "example-20", "", "https://amazon.com/?tag=example-20#top"},
		{"open question mark", "amazon", "address", "", "https://amazon.com/?", "example-20", "", "https://amazon.com/?tag=example-20"},
		{"open ampersand", "amazon", "address", "", "https://amazon.com/?a=1&", "example-20", "", "https://amazon.com/?a=1&tag=example-20"},
		{"each byte stays", "amazon", "address", "", "https://WWW.amazon.com:443/%c3%bc/Ü?b=%2f&a=;&&b#%", "example-20", "", "https://WWW.amazon.com:443/%c3%bc/Ü?b=%2f&a=;&&b&tag=example-20#%"},
		{"own storefront as an address", "amazon", "address", "amazon.com", "https://www.amazon.com/shop/example?ref=x", "example-20", "example", "https://www.amazon.com/shop/example?ref=x"},
		{"the shorter host", "amazon", "address", "amazon.com", "https://amzn.com/B08N5WRWNW", "example-20", "", "https://amzn.com/B08N5WRWNW?tag=example-20"},
		{"short link", "amazon", "address", "", "https://amzn.to/abc", "example-20", "", "https://amzn.to/abc"},
		{"ebay", "ebay", "product", "ebay.co.uk", "123456789012", "5338000000", "", "https://www.ebay.co.uk/itm/123456789012?mkevt=1&mkcid=1&mkrid=710-53481-19255-0&campid=5338000000"},
		{"ebay keeps what is there", "ebay", "address", "ebay.at", "https://www.ebay.at/itm/1?mkrid=5221-1-1-0&toolid=10001", "5338000000", "", "https://www.ebay.at/itm/1?mkrid=5221-1-1-0&toolid=10001&mkevt=1&mkcid=1&campid=5338000000"},
		{"bookshop", "bookshop", "product", "uk.bookshop.org", "9781524760380", "1234", "", "https://uk.bookshop.org/a/1234/9781524760380"},
		{"parameter of a program", "digitalocean", "address", "digitalocean.com", "https://www.digitalocean.com/products", "0a1b2c3d4e5f", "", "https://www.digitalocean.com/products?refcode=0a1b2c3d4e5f"},
		{"booking", "booking", "address", "booking.com", "https://www.booking.com/hotel/de/x.html", "1234567", "", "https://www.booking.com/hotel/de/x.html?aid=1234567"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := set.ByID(test.network).Build(test.form, test.host, test.target, test.account, test.handle)
			if err != nil || got != test.want {
				t.Fatalf("got %q, %v\nwant %q", got, err, test.want)
			}
			link, ok := set.Match(got)
			if !ok || link.Network.ID != test.network || len(link.Missing()) > 0 {
				t.Errorf("%q is not recognised as a whole link of %s: %+v, missing %q", got, test.network, link, link.Missing())
			}
			again, err := set.ByID(test.network).Build("address", test.host, got, test.account, test.handle)
			if err == nil && again != got {
				t.Errorf("built again it is %q", again)
			}
		})
	}
}

func TestALinkThatWouldNotBeCountedIsRefusedInWords(t *testing.T) {
	set := builtInSet(t)
	tests := []struct{ name, network, form, host, target, account, handle, want string }{
		{"unknown form", "amazon", "products", "amazon.com", "B08N5WRWNW", "example-20", "", `Amazon has no link of the form "products"; did you mean "product"?`},
		{"no forms at all", "awin", "product", "", "1", "123456", "", "links of Awin can't be built here"},
		{"malformed account", "amazon", "product", "amazon.com", "B08N5WRWNW", "example", "", `"example" does not look like an account of Amazon; expected something like "example-20"`},
		{"no account", "amazon", "product", "amazon.com", "B08N5WRWNW", "", "", `needs your account; expected something like "example-20"; add it under accounts in aboveboard/site.yaml`},
		{"no handle", "amazon", "storefront", "amazon.com", "", "example-20", "", "a storefront link of Amazon needs your handle"},
		{"no target", "amazon", "product", "amazon.com", "", "example-20", "", "needs what it links to"},
		{"no host", "amazon", "product", "", "B08N5WRWNW", "example-20", "", "needs the marketplace, such as amazon."},
		{"wrong product", "amazon", "product", "amazon.com", "B08N5", "example-20", "", `"B08N5" is no product of Amazon; expected something like "B08N5WRWNW"`},
		{"an address for a product", "amazon", "product", "amazon.com", "https://www.amazon.com/dp/B08N5WRWNW", "example-20", "", "is no product of Amazon"},
		{"wrong marketplace", "amazon", "product", "amazon.org", "B08N5WRWNW", "example-20", "", `"amazon.org" is no marketplace of Amazon`},
		{"the shorter host is no marketplace", "amazon", "product", "amzn.com", "B08N5WRWNW", "example-20", "", `"amzn.com" is no marketplace`},
		{"a host of others", "amazon", "product", "evil.example", "B08N5WRWNW", "example-20", "", `"evil.example" is no marketplace of Amazon`},
		{"account of another marketplace", "amazon", "address", "amazon.com", "https://www.amazon.de/dp/B08N5WRWNW", "example-20", "", `the address is on "www.amazon.de" and the account belongs to "amazon.com"`},
		{"somebody else's account", "amazon", "address", "amazon.com", "https://www.amazon.com/dp/B08N5WRWNW?tag=other-20", "example-20", "", "already has tag=other-20, which is not your account"},
		{"the shop's own advertisement", "amazon", "address", "amazon.com", "https://www.amazon.com/dp/B08N5WRWNW?tag=hyprod-20", "example-20", "", "already has tag=hyprod-20, which is not your account"},
		{"two accounts", "amazon", "address", "amazon.com", "https://www.amazon.com/?tag=example-20&tag=example-20", "example-20", "", `has the parameter "tag" 2 times`},
		{"somebody else's storefront", "amazon", "address", "amazon.com", "https://www.amazon.com/shop/other", "example-20", "example", `belongs to "other", who would earn, and not to "example"`},
		{"another shop", "amazon", "address", "", "https://shop.example/", "example-20", "", `is no address of Amazon; expected one on a host such as "amazon.`},
		{"the cloud", "amazon", "address", "", "https://aws.amazon.com/", "example-20", "", "is no address of Amazon"},
		{"a script", "amazon", "address", "", "javascript:alert(1)", "example-20", "", "is no full address"},
		{"not safe", "amazon", "address", "", "http://www.amazon.com/", "example-20", "", "expected one that begins with https://"},
		{"spaces", "amazon", "address", "", "https://www.amazon.com/a b", "example-20", "", "is no full address"},
		{"quotes", "amazon", "address", "", `https://www.amazon.com/"onclick=`, "example-20", "", "is no full address"},
		{"html", "amazon", "address", "", "https://www.amazon.com/?a=1&amp;b=2", "example-20", "", "holds &amp;"},
		{"unknown marketplace number", "ebay", "product", "ebay.at", "123456789012", "5338000000", "", `eBay Partner Network counts a click on "ebay.at" only with mkrid`},
		{"wrong event", "ebay", "address", "ebay.de", "https://www.ebay.de/itm/1?mkevt=4", "5338000000", "", "has mkevt=4, with which eBay Partner Network counts no click; expected mkevt=1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := set.ByID(test.network).Build(test.form, test.host, test.target, test.account, test.handle)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %q, %v\nwant an error with %q", got, err, test.want)
			}
		})
	}
}

func TestAnAccountIsCheckedBeforeItIsUsed(t *testing.T) {
	set := builtInSet(t)
	for _, test := range []struct {
		network, account string
		good             bool
	}{
		{"amazon", "example-20", true}, {"amazon", "example", false}, {"amazon", "Example-20", true}, {"amazon", "exa mple-20", false}, {"amazon", "", false},
		{"ebay", "5338000000", true}, {"ebay", "533", false},
		{"cj", "1234567", true}, {"cj", "abc", false},
		{"clickbank", "affil8", true}, {"partnerstack", "anything", true},
	} {
		if err := set.ByID(test.network).CheckAccount(test.account); (err == nil) != test.good {
			t.Errorf("%q of %s: %v; want good %v", test.account, test.network, err, test.good)
		}
	}
}
