package catalog_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// shops is a blog with accounts at three marketplaces of Amazon and at a shop that has
// only one address, and with one product.
func shops(offers string) map[string]string {
	return map[string]string{
		"site.yaml":                       "publisher: P\nlanguages: [en]\njurisdictions: [us]\naccounts:\n  amazon-associates: {amazon.com: p-20, amazon.de: p-21, amazon.co.uk: p-22}\n  shop: {id: p}\n",
		"programs/amazon-associates.yaml": "name: Amazon Associates\nurl: https://affiliate-program.amazon.com/\nmerchant: Amazon\nnetwork: amazon\nsummary: S\n",
		"programs/shop.yaml":              "name: Shop\nurl: https://shop.example/partners\nnetwork: shop\nsummary: S\n",
		"networks/shop.yaml":              "name: Shop\nmerchant: Shop\nlinks:\n  - {form: product, hosts: [shop.example], path: /p/, account: {parameter: ref, is: '[a-z]+', example: p}}\ntargets: [{form: product, address: 'https://shop.example/p/{target}', is: '\\d+', example: 1}]\nsource: https://shop.example/\nchecked: 2026-10-01\n",
		"products/desk.yaml":              "name: Desk\noffers:\n" + offers,
	}
}

func TestAnOfferMayHaveATargetForEachMarketplace(t *testing.T) {
	c := good(t, shops("  - program: amazon-associates\n    target:\n      amazon.de: B00000000D\n      amazon.com: https://www.amazon.com/dp/B00000000C\n"))
	offer := c.Products[0].Offers[0]
	for jurisdiction, want := range map[string]string{
		"de": "https://www.amazon.de/dp/B00000000D?tag=p-21",
		"us": "https://www.amazon.com/dp/B00000000C?tag=p-20",
		"uk": "https://www.amazon.de/dp/B00000000D?tag=p-21", // none of its own, so the first
		"fr": "https://www.amazon.de/dp/B00000000D?tag=p-21",
	} {
		if got := offer.Links.Link([]string{jurisdiction}); got != want {
			t.Errorf("%s: %s, want %s", jurisdiction, got, want)
		}
	}
	if offer.Form != "product" {
		t.Errorf("the form is %q", offer.Form)
	}
}

func TestAWrongTargetOfAMarketplaceIsNamed(t *testing.T) {
	for target, want := range map[string]string{
		"{amazon.com: B00000000C, amazon.fr: B00000000F}":                             `6:49: no paid link can be made from this offer at amazon.fr: site.yaml has no account of program "amazon-associates" at "amazon.fr" (it has: amazon.co.uk, amazon.com, amazon.de)`,
		"{amazon.com: B00, amazon.de: B00000000D}":                                    `6:26: no paid link can be made from this offer at amazon.com: "B00" is not a product of Amazon`,
		"{amazon.com: B00000000C, amazon.de: 'https://www.amazon.com/dp/B00000000C'}": `6:49: this link leads to another site than amazon.de`,
		"{amazon.com: https://www.amazon.com/shop/someone}":                           `6:26: the target "https://www.amazon.com/shop/someone" is not a product of Amazon but a storefront`,
		"{amazon.com: }": `6:26: target of the offer at amazon.com is nothing`,
		"{}":             `6:13: target of the offer is`,
		"[B00000000C]":   `6:13: target of the offer is a list`,
		"{amazon.com: B00000000C}\n    marketplace: amazon.de": `7:18: the offer has a marketplace, and targets by marketplace`,
	} {
		_, findings := blog(t, shops("  # comment\n  # comment\n  - program: amazon-associates\n    target: "+target+"\n"))
		var got []string
		for _, f := range findings {
			got = append(got, fmt.Sprintf("%d:%d: %s", f.Position().Line, f.Position().Column, f.Message))
		}
		if len(got) != 1 || !strings.HasPrefix(got[0], want) {
			t.Errorf("%s:\n got %q\nwant %s", target, got, want)
		}
	}
	_, findings := blog(t, shops("  - {program: shop, target: {shop.example: 1, amazon.de: 2}}\n"))
	if len(findings) != 1 || !strings.Contains(findings[0].Message, "this link leads to another site than amazon.de") {
		t.Errorf("a shop with one address: %v", findings)
	}
}

// TestAnOfferWithoutALinkHasTheIDOfItsFix: an account, a network, another marketplace and
// another target are different things to do.
func TestAnOfferWithoutALinkHasTheIDOfItsFix(t *testing.T) {
	for offer, want := range map[string]finding.ID{
		"{program: amazon-associates, target: B00}":                                                 "bad-offer",
		"{program: amazon-associates, target: 'https://museum.example/1'}":                          "bad-offer",
		"{program: amazon-associates, target: 'https://www.amazon.com/shop/someone'}":               "bad-offer",
		"{program: amazon-associates, target: B00000000C, marketplace: amazon.fr}":                  "offer-without-account",
		"{program: amazon-associates, target: {amazon.fr: B00000000C}}":                             "offer-without-account",
		"{program: amazon-associates, target: {amazon.de: 'https://www.amazon.com/dp/B00000000C'}}": "wrong-marketplace",
	} {
		_, findings := blog(t, shops("  - "+offer+"\n"))
		if len(findings) != 1 || findings[0].Rule != want {
			t.Errorf("%s: %v, want one %s", offer, findings, want)
		}
	}
	files := shops("  - {program: amazon-associates, target: B00000000C}\n")
	files["site.yaml"] = strings.Replace(files["site.yaml"], "amazon.com: p-20, ", "", 1)
	if _, findings := blog(t, files); len(findings) != 1 || findings[0].Rule != "undecided-marketplace" || !strings.HasSuffix(findings[0].Message, "such as marketplace: amazon.co.uk") {
		t.Errorf("accounts in Germany and the United Kingdom, and readers in the United States: %v", findings)
	}
	files = shops("  - {program: plain, target: 'https://plain.example/1'}\n")
	files["programs/plain.yaml"] = "name: Plain\nurl: https://plain.example/\nsummary: S\n"
	if _, findings := blog(t, files); len(findings) != 1 || findings[0].Rule != "offer-without-network" {
		t.Errorf("a program without a network: %v", findings)
	}
}
