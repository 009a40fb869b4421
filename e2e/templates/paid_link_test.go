package templates_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
)

func TestAPaidLinkCarriesTheAccountOfItsCountry(t *testing.T) {
	for call, want := range map[string]string{
		`associates B0ABCDEFGH`:                                                               productLink,
		`program=associates product=B0ABCDEFGH`:                                               productLink,
		`program=associates product=B0ABCDEFGH marketplace=amazon.de`:                         germanLink,
		`program=associates product=B0ABCDEFGH country=de`:                                    germanLink,
		`program=associates product=B0ABCDEFGH country=gb`:                                    "https://www.amazon.co.uk/dp/B0ABCDEFGH?tag=example0a-21",
		`program=associates product=B0ABCDEFGH country=UK`:                                    "https://www.amazon.co.uk/dp/B0ABCDEFGH?tag=example0a-21",
		`associates "https://www.amazon.de/dp/B0ABCDEFGH"`:                                    germanLink,
		`associates "https://www.amazon.de/dp/B0ABCDEFGH?th=1&psc=1#reviews"`:                 "https://www.amazon.de/dp/B0ABCDEFGH?th=1&psc=1&tag=example-21#reviews",
		`associates "https://www.amazon.de/dp/B0ABCDEFGH?"`:                                   germanLink,
		`associates "https://www.amazon.com/dp/B0ABCDEFGH?tag=example-20"`:                    productLink,
		`associates "https://www.amazon.com/dp/B0ABCDEFGH?tag=otherchannel-20&ascsubtag=a"`:   "https://www.amazon.com/dp/B0ABCDEFGH?tag=otherchannel-20&ascsubtag=a",
		`program=associates address="https://www.amazon.com/s?k=lamp"`:                        "https://www.amazon.com/s?k=lamp&tag=example-20",
		`program=associates address="https://amzn.to/3abc"`:                                   "https://amzn.to/3abc",
		`program=associates live="studio/42"`:                                                 "https://www.amazon.com/live/studio/42?tag=example-20",
		`books 9780596007126`:                                                                 "https://bookshop.org/a/4321/9780596007126",
		`influencer`:                                                                          "https://www.amazon.com/shop/example",
		`program=influencer storefront=otherhandle`:                                           "https://www.amazon.com/shop/otherhandle",
		`program=influencer list=2ABCDEF`:                                                     "https://www.amazon.com/shop/example/list/2ABCDEF",
		`program=influencer storefront=example marketplace=amazon.de`:                         "https://www.amazon.de/shop/example",
		`epn "https://www.ebay.com/itm/123456789012?mkrid=711-53200-19255-0"`:                 "https://www.ebay.com/itm/123456789012?mkrid=711-53200-19255-0&campid=5338123456&mkevt=1&mkcid=1",
		`program=associates address="https://www.amazon.com/dp/B0ABCDEFGH?q=a%20b&x=%3Cb%3E"`: "https://www.amazon.com/dp/B0ABCDEFGH?q=a%20b&x=%3Cb%3E&tag=example-20",
	} {
		b := build(t, paidBlog(t, config, post("p.md", "See {{< paid-link "+call+" >}}the lamp{{< /paid-link >}}.")))
		links := all(page(t, b, "p/index.html"), tag("a"))
		if len(links) != 1 || attribute(links[0], "href") != want {
			t.Errorf("%s:\n got %q\nwant %q", call, attribute(links[0], "href"), want)
		}
		if rel := attribute(links[0], "rel"); rel != "sponsored nofollow noopener" {
			t.Errorf("%s: rel %q", call, rel)
		}
	}
}

func TestAPaidLinkSaysWhereItLeadsAndThatItPays(t *testing.T) {
	for call, want := range map[string]string{
		`associates B0ABCDEFGH >}}the lamp`:                                 "the lamp (Amazon, Paid link)",
		`associates B0ABCDEFGH >}}the lamp at Amazon`:                       "the lamp at Amazon (Paid link)",
		`program=associates product=B0ABCDEFGH title="At AMAZON" >}}a lamp`: "a lamp (Paid link)",
		`epn "https://www.ebay.com/itm/123456789012?mkrid=7" >}}a *lamp*`:   "a lamp (eBay, Paid link)",
		`associates B0ABCDEFGH >}}the lamp at Amazon (paid link)`:           "the lamp at Amazon (paid link)",
		`associates B0ABCDEFGH >}}a prepaid linked lamp`:                    "a prepaid linked lamp (Amazon, Paid link)",
		`influencer >}}my shop`:                                             "my shop (Amazon, Paid link)",
	} {
		b := build(t, paidBlog(t, config, post("p.md", "{{< paid-link "+call+"{{< /paid-link >}}.")))
		a := all(page(t, b, "p/index.html"), tag("a"))[0]
		if got := words(a); got != want {
			t.Errorf("%s: %q, want %q", call, got, want)
		}
		for _, n := range all(a, func(n *html.Node) bool { return true }) {
			if attribute(n, "aria-hidden") != "" || attribute(n, "hidden") != "" {
				t.Errorf("%s: a screen reader does not read all of it", call)
			}
		}
	}
	uk := build(t, paidBlog(t, config, front("p.md", "aboveboard: {jurisdictions: [uk]}", "{{< paid-link associates B0ABCDEFGH >}}x{{< /paid-link >}}")))
	a := all(page(t, uk, "p/index.html"), tag("a"))[0]
	if got := words(a); got != "x (Amazon, Ad)" || !strings.Contains(attribute(a, "href"), "amazon.co.uk") {
		t.Errorf("for British readers: %q to %s", got, attribute(a, "href"))
	}
}

func TestWrongPaidLinksAreRefused(t *testing.T) {
	for call, want := range map[string]string{
		``:                                 `needs a program and a target`,
		`asociates B0ABCDEFGH`:             `there is no program "asociates" in aboveboard/programs/; did you mean "associates"?`,
		`associates B0ABC`:                 `"B0ABC" is not a product of Amazon`,
		`program=associates product=B0ABC`: `"B0ABC" is not a product of Amazon`,
		`program=associates product="B0ABCDEFGH?x"`:                                               `"B0ABCDEFGH?x" is not a product of Amazon`,
		`program=associates address=B0ABCDEFGH`:                                                   `"B0ABCDEFGH" is not an address; expected one that begins with https://`,
		`program=associates product=B0ABCDEFGH address="https://www.amazon.com/"`:                 `was given 2 targets`,
		`program=associates product=B0ABCDEFGH marketplace=amazon.fr`:                             `site.yaml has no account of program "associates" at "amazon.fr" (it has: amazon.co.uk, amazon.com, amazon.de)`,
		`program=associates product=B0ABCDEFGH country=fr`:                                        `site.yaml has no account of program "associates" for the country "fr"`,
		`associates "https://www.amazon.fr/dp/B0ABCDEFGH"`:                                        `site.yaml has no account of program "associates" for "www.amazon.fr"`,
		`associates "https://www.amazon.de/dp/B0ABCDEFGH?tag=example-20"`:                         `tag=example-20 belongs to amazon.com, and the link leads to www.amazon.de, where it earns nothing; write tag=example-21 or leave it out`,
		`associates "https://www.amazon.com/dp/B0ABCDEFGH?tag=hyprod-20"`:                         `tag=hyprod-20 is in the address of one of the shop's own advertisements`,
		`associates "https://www.amazon.com/dp/B0ABCDEFGH?tag=example"`:                           `tag=example is not an account of Amazon`,
		`associates "https://www.amazon.com/dp/B0ABCDEFGH?tag=exa%20mple-20"`:                     `is not an account of Amazon`,
		`associates "https://www.amazon.com/dp/B0ABCDEFGH?tag=example-20&tag=other-20"`:           `has tag= more than once, and only one can count`,
		`program=associates storefront=example`:                                                   `program "associates" does not count links of the kind "storefront", and program "influencer" does`,
		`program=influencer product=B0ABCDEFGH`:                                                   `program "influencer" does not count links of the kind "product", and program "associates" does`,
		`associates "https://www.amazon.com/dp/B0ABCDEFGH?tag=example-20&t%61g=other-20"`:         `has tag= more than once, and only one can count`,
		`associates "https://www.amazon.com/shop/example"`:                                        `program "associates" does not count links of the kind "storefront", and program "influencer" does`,
		`associates "https://aws.amazon.com/s3/"`:                                                 `is not an address of Amazon`,
		`associates "https://evil.example/dp/B0ABCDEFGH?tag=example-20"`:                          `is not an address of Amazon`,
		`associates "https://amazon.com@evil.example/dp/B0ABCDEFGH"`:                              `is not an address of Amazon`,
		`epn 123456789012345678`:                                                                  `"123456789012345678" is not a product of eBay Partner Network`,
		`associates "javascript:alert(1)"`:                                                        `"javascript:alert(1)" is not a product of Amazon`,
		`program=associates address="javascript:alert(1)//"`:                                      `is not an address; expected one that begins with https://`,
		`epn "https://www.amazon.com/dp/B0ABCDEFGH"`:                                              `is an address of Amazon, and program "epn" counts links of eBay Partner Network`,
		`epn "https://www.ebay.pl/itm/123456789012?campid=5338123456"`:                            `does not count clicks without the parameter "mkrid"`,
		`associates "https://www.amazon.com/dp/B0ABCDEFGH?a=1&amp;b=2"`:                           `contains a space, a quotation mark or &amp;`,
		`associates "https://www.amazon.com/dp/B0ABCDEFGH?a=<b>"`:                                 `contains a space, a quotation mark or &amp;`,
		`program=associates address="https://www.amazon.de/dp/B0ABCDEFGH" marketplace=amazon.com`: `the address leads to "www.amazon.de", and marketplace says "amazon.com"`,
		`program=associates address="https://www.amazon.de/dp/B0ABCDEFGH" country=us`:             `the address leads to "www.amazon.de", and country says "us"`,
		`program=epn storefront=x`:                                                                `have no target of the kind "storefront"`,
		`program=influencer list="a b"`:                                                           `"a b" is not a list of Amazon`,
		`program=influencer storefront="a/../../b"`:                                               `"a/../../b" is not a handle`,
		`program=direct product=7`:                                                                `program "direct" has no network`,
		`program=associates produkt=B0ABCDEFGH`:                                                   `has no argument "produkt"; did you mean "product"?`,
		`influencer "https://www.amazon.com/shop/somebody"`:                                       `belongs to "somebody", who would earn, and your handle is "example"`,
		`associates B0ABCDEFGH three`:                                                             `takes 2 unnamed arguments (program, target) and was given 3`,
	} {
		t.Run(call, func(t *testing.T) {
			got := refusal(t, paidBlog(t, config, post("p.md", "Words.\n\n{{< paid-link "+call+" >}}the lamp{{< /paid-link >}}")))
			if !strings.Contains(got, want) || !strings.Contains(got, "content/p.md:6:1") {
				t.Errorf("\n got %s\nwant %s", got, want)
			}
		})
	}
	if got := refusal(t, paidBlog(t, config, post("p.md", "{{< paid-link associates B0ABCDEFGH >}} {{< /paid-link >}}"))); !strings.Contains(got, "has no words to click on") {
		t.Error(got)
	}
}

func TestWithoutJurisdictionTheMarketplaceMustBeSaid(t *testing.T) {
	c := paidCatalog(t)
	c.Site.Jurisdictions["en"] = []string{"au"}
	got := refusal(t, withData(t, c, config, post("p.md", "{{< paid-link associates B0ABCDEFGH >}}x{{< /paid-link >}}")))
	if !strings.Contains(got, `has accounts at amazon.co.uk, amazon.com, amazon.de; say which one this link is for, such as marketplace="amazon.co.uk"`) {
		t.Error(got)
	}
}

func TestPaidLinksInFeedsAndCopies(t *testing.T) {
	b := build(t, paidBlog(t, config, post("p.md", `See {{< paid-link program=associates product=B0ABCDEFGH title="The \"best\"" >}}the *lamp*{{< /paid-link >}}.`)))
	if feed := html.UnescapeString(b.FileContent("public/index.xml")); !strings.Contains(feed, `rel="sponsored nofollow noopener"`) || strings.Contains(feed, "abv-mark") || !strings.Contains(feed, "(Amazon, Paid link)") {
		t.Errorf("feed: %s", feed)
	}
	want := `See [the *lamp* (Amazon, Paid link)](<` + productLink + `> "The \"best\"").`
	if copied := b.FileContent("public/p/index.md"); !strings.Contains(copied, want) {
		t.Errorf("no %q in %s", want, copied)
	}
	llms := strings.Replace(config, `home = ["html", "rss"]`, `home = ["html", "llms"]`, 1) +
		"[outputFormats.llms]\nmediaType = \"text/plain\"\nbaseName = \"llms\"\nisPlainText = true\n" +
		"\n-- layouts/home.llms.txt --\n{{ range .RegularPages }}{{ .RenderShortcodes }}{{ end }}\n"
	b = build(t, paidBlog(t, llms, post("p.md", "See {{< paid-link associates B0ABCDEFGH >}}the *lamp*{{< /paid-link >}}.")))
	if text := b.FileContent("public/llms.txt"); !strings.Contains(text, "[the *lamp* (Amazon, Paid link)](<"+productLink+">)") {
		t.Errorf("llms.txt: %s", text)
	}
}

func TestNothingInAPaidLinkIsTrusted(t *testing.T) {
	b := build(t, paidBlog(t, config, post("p.md", `{{< paid-link program=associates address="https://www.amazon.com/dp/B0ABCDEFGH?a=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&b='onclick='x" title="\"><script>alert(2)</script>" >}}the lamp & co{{< /paid-link >}}`),
		post("q.md", "{{< paid-link associates B0ABCDEFGH >}}[x](javascript:alert(3)){{< /paid-link >}}")))
	for _, path := range []string{"p/index.html", "q/index.html"} {
		root := page(t, b, path)
		if n := len(all(root, tag("script"))); n != 0 {
			t.Errorf("%s: %d scripts", path, n)
		}
		for _, a := range all(root, tag("a")) {
			if attribute(a, "onclick") != "" || strings.HasPrefix(attribute(a, "href"), "javascript") {
				t.Errorf("%s: %v", path, a.Attr)
			}
		}
	}
	if title := attribute(all(page(t, b, "p/index.html"), tag("a"))[0], "title"); title != `"><script>alert(2)</script>` {
		t.Errorf("title %q", title)
	}
}

func TestAProgramsOwnAddressIsMarkedOnlyWhereItPays(t *testing.T) {
	b := build(t, paidBlog(t, config, post("p.md", "{{< comparison two >}}\n\n{{< program associates >}}\n\n{{< program influencer >}}\n\n{{< fact associates terms >}}")))
	for _, a := range all(page(t, b, "p/index.html"), tag("a")) {
		href, rel := attribute(a, "href"), attribute(a, "rel")
		pays := strings.Contains(href, "/shop/example") || strings.Contains(href, "tag=example-20")
		if pays != (rel == "sponsored nofollow noopener") || pays && !strings.Contains(words(a), "Paid link") {
			t.Errorf("%s: rel %q, words %q", href, rel, words(a))
		}
	}
	if copied := b.FileContent("public/p/index.md"); !strings.Contains(copied, "[Influencer (Amazon, Paid link)](<https://www.amazon.com/shop/example>)") {
		t.Errorf("the copy has %s", copied)
	}
}

func TestAPaidLinkIsWrittenOnce(t *testing.T) {
	c := paidCatalog(t)
	associates := c.Programs[slices.IndexFunc(c.Programs, func(p *catalog.Program) bool { return p.ID == "associates" })]
	c.Links = append(c.Links,
		&catalog.ShortLink{ID: "my-kettle", Program: associates, To: productLink, Countries: map[string]string{"de": germanLink, "gb": "https://www.amazon.co.uk/dp/B0ABCDEFGH?tag=example0a-21"}},
		&catalog.ShortLink{ID: "recognized", To: productLink},
		&catalog.ShortLink{ID: "unpaid", To: "https://example.com/"},
		&catalog.ShortLink{ID: "books", Program: associates, To: productLink})
	for call, want := range map[string]string{
		`my-kettle`:                 productLink,
		`link=my-kettle`:            productLink,
		`link=my-kettle country=DE`: germanLink,
		`link=my-kettle country=uk`: "https://www.amazon.co.uk/dp/B0ABCDEFGH?tag=example0a-21",
		`link=my-kettle country=fr`: productLink,
		`recognized`:                productLink,
		`link=books`:                productLink,
		`books 9780596007126`:       "https://bookshop.org/a/4321/9780596007126", // a program's id comes first
	} {
		b := build(t, withData(t, c, config, post("p.md", "{{< disclosure >}}\n\nSee {{< paid-link "+call+" >}}the lamp{{< /paid-link >}}.")))
		links := all(page(t, b, "p/index.html"), func(n *html.Node) bool {
			return n.Data == "a" && attribute(n, "rel") == "sponsored nofollow noopener"
		})
		if len(links) != 1 || attribute(links[0], "href") != want {
			t.Errorf("%s: %d links; want %q", call, len(links), want)
			continue
		}
		if got := words(links[0]); strings.Contains(want, "amazon") && got != "the lamp (Amazon, Paid link)" {
			t.Errorf("%s: %q", call, got)
		}
		if len(notices(t, b, "p/index.html")) != 1 {
			t.Errorf("%s: the page has no disclosure", call)
		}
	}
	for call, want := range map[string]string{
		`my-kettel`:                     `there is no program "my-kettel" in aboveboard/programs/; did you mean "my-kettle"`,
		`link=nothing-like`:             `there is no link "nothing-like" in aboveboard/links.yaml; known: `,
		`unpaid`:                        `links.yaml does not say which program pays for "unpaid"`,
		`link=my-kettle program=books`:  `keep "my-kettle" alone`,
		`link=my-kettle product=B01234`: `keep "my-kettle" alone`,
	} {
		if got := refusal(t, withData(t, c, config, post("p.md", "{{< paid-link "+call+" >}}the lamp{{< /paid-link >}}"))); !strings.Contains(got, want) {
			t.Errorf("%s: %q; want %q", call, got, want)
		}
	}
}
