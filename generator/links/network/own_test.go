package network

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// blog returns a blog with the given network files.
func blog(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	dir := filepath.Join(root, filepath.FromSlash(Folder))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

const shop = `name: The shop's partners
merchant: The Shop
links:
  - hosts: [shop.example]
    parameters: [ref]
    account: {parameter: ref}
source: https://shop.example/partners
checked: 2026-10-01
`

func TestABlogAddsANetworkOfItsOwn(t *testing.T) {
	set, findings := Load(blog(t, map[string]string{"the-shop.yaml": shop, "notes.txt": "x", ".hidden.yaml": "x"}), today(t))
	if len(findings) > 0 {
		t.Fatal(report(findings))
	}
	for address, want := range map[string]bool{
		"https://shop.example/a?ref=me":          true,
		"https://www.shop.example/a?x=1&ref=me":  true,
		"https://shop.example/a":                 false,
		"https://other.example/a?ref=me":         false,
		"https://shop.example.evil.test/?ref=me": false,
	} {
		link, ok := set.Match(address)
		if ok != want || ok && (link.Network.ID != "the-shop" || link.Account != "me" || link.Earns != DoesEarn || link.Marketplace != "shop.example") {
			t.Errorf("%q: %v %+v; want recognized %v", address, ok, link, want)
		}
	}
	if set.ByID("amazon") == nil || set.ByID("the-shop") == nil || set.ByID("the-shop").Confidence["links 1"] != "yours" {
		t.Errorf("the set has %q", set.IDs())
	}
}

func TestABlogReplacesABuiltInNetwork(t *testing.T) {
	mine := strings.Replace(shop, "hosts: [shop.example]", "hosts: [aliexpress.com]", 1)
	set, findings := Load(blog(t, map[string]string{"aliexpress.yaml": mine}), today(t))
	if len(findings) > 0 {
		t.Fatal(report(findings))
	}
	if _, ok := set.Match("https://s.click.aliexpress.com/e/_abc"); ok {
		t.Error("the built-in shape is still there")
	}
	if link, ok := set.Match("https://www.aliexpress.com/?ref=me"); !ok || !link.Network.Own {
		t.Errorf("got %+v", link)
	}
}

func TestABlogsOwnNetworkComesFirstOnAHostOfBoth(t *testing.T) {
	mine := strings.Replace(shop, "hosts: [shop.example]", "hosts: [booking.com]", 1)
	set, _ := Load(blog(t, map[string]string{"zz-mine.yaml": mine}), today(t))
	if link, _ := set.Match("https://www.booking.com/?aid=1234567&ref=me"); link.Network == nil || link.Network.ID != "zz-mine" {
		t.Errorf("got %+v", link.Network)
	}
	if link, _ := set.Match("https://www.booking.com/?aid=1234567"); link.Network == nil || link.Network.ID != "booking" {
		t.Errorf("got %+v", link.Network)
	}
}

func TestBadFileDoesNotAffectOthers(t *testing.T) {
	set, findings := Load(blog(t, map[string]string{"the-shop.yaml": shop, "amazon.yaml": "name: [", "Bad Name.yaml": shop, "x.yml": shop}), today(t))
	got := report(findings)
	for _, want := range []string{"aboveboard/networks/amazon.yaml", "aboveboard/networks/Bad Name.yaml", "aboveboard/networks/x.yml"} {
		if !strings.Contains(got, want) {
			t.Errorf("nothing is said of %s:\n%s", want, got)
		}
	}
	if _, ok := set.Match("https://shop.example/?ref=me"); !ok {
		t.Error("the good file is not at work")
	}
	if _, ok := set.Match("https://amzn.to/abc"); !ok {
		t.Error("the built-in network that a bad file would replace is not at work")
	}
}

func TestABlogWithoutNetworksHasTheBuiltInOnes(t *testing.T) {
	set, findings := Load(filepath.Join(t.TempDir(), "nowhere"), today(t))
	if len(findings) > 0 || len(set.Networks) < 35 {
		t.Errorf("%d networks, findings:\n%s", len(set.Networks), report(findings))
	}
	if set.ByID("nothing") != nil {
		t.Error("an unknown id gives a network")
	}
}
