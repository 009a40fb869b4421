package tally

import (
	"reflect"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

func TestLinksAreCountedByNetworkAndForm(t *testing.T) {
	set, findings := network.BuiltIn()
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	book := Book{Set: set, Short: map[string]string{"/go/lamp": "https://www.amazon.com/dp/B0ABCDEFGH?tag=example-20"},
		Programs: map[string]*network.Network{"associates": set.ByID("amazon")}}
	counts := Counts{}
	for _, address := range []string{"/go/lamp/", "https://www.amazon.com/dp/B0ABCDEFGH?tag=example-20", "https://www.amazon.com/dp/B0ABCDEFGH", "https://example.com/"} {
		book.Address(counts, address)
	}
	for _, arguments := range [][]Argument{
		{{"", "associates"}, {"", "B0ABCDEFGH"}},
		{{"program", "associates"}, {"address", "https://www.amazon.com/dp/B0ABCDEFGH"}},
		{{"program", "associates"}, {"live", "abc"}},
		{{"", "nobody"}, {"", "B0ABCDEFGH"}},
	} {
		book.PaidLink(counts, arguments)
	}
	want := Counts{{"amazon", "product", true}: 4, {"amazon", "product", false}: 1, {"amazon", "livestream", true}: 1}
	if !reflect.DeepEqual(counts, want) {
		t.Errorf("got %v, want %v", counts, want)
	}
}
