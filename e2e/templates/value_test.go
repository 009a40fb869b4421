package templates_test

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// values is a blog in which two programs, a and b, have each criterion's values.
func values(t *testing.T, rows ...[3]string) *catalog.Catalog {
	t.Helper()
	criteria, a, b := "criteria:\n", "", ""
	for i, row := range rows {
		criteria += fmt.Sprintf("  r%d: {label: R%d, %s}\n", i, i, row[0])
		a += fmt.Sprintf("  r%d: {value: %s, source: \"https://a.example/\", checked: 2026-09-01}\n", i, row[1])
		b += fmt.Sprintf("  r%d: {value: %s, source: \"https://a.example/\", checked: 2026-09-01}\n", i, row[2])
	}
	return written(t, map[string]string{
		"site.yaml": "publisher: X\njurisdictions: [us]\nlanguages: [en]\n", "criteria.yaml": criteria,
		"programs/a.yaml": "name: A\nurl: https://a.example/\nsummary: S\nfacts:\n" + a,
		"programs/b.yaml": "name: B\nurl: https://b.example/\nsummary: S\nfacts:\n" + b,
	})
}

// written is what the catalog reads in these source files.
func written(t *testing.T, files map[string]string) *catalog.Catalog {
	t.Helper()
	root := t.TempDir()
	testfiles.Write(t, filepath.Join(root, catalog.Folder), files)
	loaded, findings := catalog.Load(root, yamlsource.Date{Time: time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC)})
	for _, f := range findings {
		t.Errorf("%s: %s", f.File.Path, f.Message)
	}
	return loaded
}

func TestPrintingChangesNoValue(t *testing.T) {
	number, percent, length := "type: number, better: lower", "type: percent, better: higher", "type: duration, better: higher"
	money := func(currency string) string { return "type: money, better: lower, currency: " + currency }
	cases := []struct {
		criterion, a, b string
		want            [2]string
	}{
		{money("USD"), "0.0015", "0.0025", [2]string{"$0.0015 Best", "$0.0025"}},
		{money("USD"), "0.0015", "0.00150", [2]string{"$0.0015", "$0.00150"}},
		{money("USD"), "10", "9.5", [2]string{"$10", "$9.50 Best"}},
		{money("USD"), "1.50", "1.505", [2]string{"$1.50 Best", "$1.505"}},
		{money("KWD"), "1.5", "1.234", [2]string{"KWD1.500", "KWD1.234 Best"}},
		{money("TND"), "{from: 0.125, to: 2}", "{from: 3 TND, to: 4.5 TND}", [2]string{"TND0.125 to TND2 Best", "TND3 to TND4.500"}},
		{money("JPY"), "1000", "999.5", [2]string{"¥1,000", "¥999.5 Best"}},
		{money("USD"), "1.5 EUR", "2.25 EUR", [2]string{"€1.50 Best", "€2.25"}},
		{percent, "0.0015", "0.125", [2]string{"0.0015%", "0.125% Best"}},
		{percent, "4.50", "4.5", [2]string{"4.50%", "4.5%"}},
		{percent, "{from: 0.25, to: 0.5}", "{from: 0.501}", [2]string{"0.25% to 0.5%", "at least 0.501%"}},
		{number, "0.125", "0.1250001", [2]string{"0.125 Best", "0.1250001"}},
		{number, "1234567.125", "-0.5", [2]string{"1,234,567.125", "-0.5 Best"}},
		{number, "999999999999.999", "999999999999.998", [2]string{"999,999,999,999.999", "999,999,999,999.998 Best"}},
		{number, ".5", "1.", [2]string{"0.5 Best", "1"}},
		{length, "1.5h", "90min", [2]string{"1.5 hours", "90 minutes"}},
		{length, "0.5y", "182d", [2]string{"0.5 years Best", "182 days"}},
		{length, "1d", "{from: 1.25h, to: 2.5h}", [2]string{"1 day Best", "1.25 hours to 2.5 hours"}},
		{length, "0.1d", "144min", [2]string{"0.1 days", "144 minutes"}},
		{length, "1000.125d", "1mo", [2]string{"1,000.125 days Best", "1 month"}},
	}
	var rows [][3]string
	for _, tc := range cases {
		rows = append(rows, [3]string{tc.criterion, tc.a, tc.b})
	}
	b := build(t, withData(t, values(t, rows...), config, post("p.md", "{{< comparison a b >}}")))
	got := cells(all(page(t, b, "p/index.html"), tag("table"))[0])[1:]
	for i, tc := range cases {
		if want := []string{fmt.Sprintf("R%d", i), tc.want[0], tc.want[1]}; !reflect.DeepEqual(got[i], want) {
			t.Errorf("%s: got %q, want %q", tc.criterion, got[i], want)
		}
	}
}

func TestSeparatorsAndPluralsAreTheLanguagesOwn(t *testing.T) {
	languages := componentLanguages(t)
	settings := config
	for i, language := range languages {
		settings += fmt.Sprintf("[languages.%s]\nweight = %d\n", language, i+1)
	}
	c := values(t,
		[3]string{"type: duration", "1.5h", "2d"}, [3]string{"type: number", "1234.50", "1"}, [3]string{"type: percent", "0.125", "1"}, [3]string{"type: money, currency: EUR", "0.0015", "1"})
	c.Site.Languages = languages
	parts := []string{settings}
	for _, language := range languages {
		parts = append(parts, post("p."+language+".md", "{{< comparison a b >}}"))
	}
	b := build(t, withData(t, c, parts...))
	for language, want := range map[string][]string{
		"en": {"1.5 hours", "1,234.50", "0.125%", "€0.0015"}, "de": {"1,5 Stunden", "1.234,50", "0,125 %", "0,0015 €"},
		"fr": {"1,5 heure", "1 234,50", "0,125 %", "0,0015 €"}, "es": {"1,5 horas", "1.234,50", "0,125 %", "0,0015 €"},
		"it": {"1,5 ore", "1.234,50", "0,125%", "0,0015 €"}, "nl": {"1,5 uur", "1.234,50", "0,125%", "€ 0,0015"},
		"pl": {"1,5 godziny", "1 234,50", "0,125%", "0,0015 €"}, "pt-br": {"1,5 hora", "1.234,50", "0,125%", "€ 0,0015"},
		"ja": {"1.5時間", "1,234.50", "0.125%", "€0.0015"}, "ar": {"1.5 ساعة", "1,234.50", "0.125%", "0.0015 €"},
	} {
		path := language + "/p/index.html"
		if language == "en" {
			path = "p/index.html"
		}
		var got []string
		for _, row := range cells(all(page(t, b, path), tag("table"))[0])[1:] {
			got = append(got, strings.NewReplacer("\u200e", "", "\u200f", "").Replace(row[1]))
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %q, want %q", language, got, want)
		}
	}
}
