package sheet

import (
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"
)

// TestOffersOfARow reads one target for all marketplaces, or one for each in the order
// of the columns.
func TestOffersOfARow(t *testing.T) {
	for _, test := range []struct{ titles, cells, want, rules string }{
		{"offer:shop", "B1", "[{program: shop, target: B1}]", ""},
		{"offer:shop,offer:shop marketplace", "B1,shop.de", "[{program: shop, target: B1, marketplace: shop.de}]", ""},
		{"offer:shop shop.de,offer:shop shop.com", "D,C", "[{program: shop, target: {shop.de: D, shop.com: C}}]", ""},
		{"offer:shop shop.de,offer:shop shop.com", ",C", "[{program: shop, target: {shop.com: C}}]", ""},
		{"Offer: Shop  shop.de", "D", "[{program: shop, target: {shop.de: D}}]", ""},
		{"offer:shop shop.de,offer:other,price:shop,price:shop checked", "D,1,$5,2026-01-02", "[{program: shop, target: {shop.de: D}, price: 5 USD, checked: 2026-01-02}, {program: other, target: 1}]", ""},
		{"offer:shop,offer:shop shop.de", "B1,", "[{program: shop, target: B1}]", ""},
		{"offer:shop,offer:shop shop.de", "B1,D", "[{program: shop, target: {shop.de: D}}]", "conflicting-keys"},
		{"offer:shop shop.de,price:shop", ",$5", "nothing", "orphan-cell"},
		{"offer:shop germany", "D", "nothing", "unknown-column"},
		{"price:shop shop.de", "$5", "nothing", "unknown-column"},
	} {
		table, findings := csvsource.Parse(source.New("a.csv", []byte("name,"+test.titles+"\nA,"+test.cells+"\n")))
		if len(findings) > 0 {
			t.Fatal(findings)
		}
		items, findings := Read(table, schema())
		var rules []string
		for _, f := range findings {
			rules = append(rules, string(f.Rule))
		}
		got := "nothing"
		if items[0].Root != nil {
			got = written(items[0].Root.Lookup("offers"))
		}
		if got != test.want || !slices.Equal(rules, strings.Fields(test.rules)) {
			t.Errorf("%s\n%s: got %s %v, want %s %s", test.titles, test.cells, got, rules, test.want, test.rules)
		}
	}
}
