package catalog_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// loadFact loads a blog with one program that has one fact, written as given.
func loadFact(t *testing.T, criterion, fact string) (*catalog.Catalog, []finding.Finding) {
	t.Helper()
	root := t.TempDir()
	for name, text := range map[string]string{
		"site.yaml":       "publisher: X\nlanguages: [en]\njurisdictions: [us]\n",
		"criteria.yaml":   "criteria: {c: {label: C, " + criterion + "}}\n",
		"programs/a.yaml": "name: A\nurl: https://a.example/\nsummary: S\nfacts:\n  c: " + fact + "\n",
	} {
		path := filepath.Join(root, catalog.Folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return catalog.Load(root, yamlsource.Date{Time: time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC)})
}

func TestUnprintableAmountsAreRejected(t *testing.T) {
	for value, want := range map[string]string{
		"{from: 10 USD, to: 20 EUR}":     `to of value of fact c is in EUR and the rest of the value in USD; use one currency for both`,
		"{from: 10 USD, currency: EUR}":  `from of value of fact c is in USD and the rest of the value in EUR; use one currency for both`,
		"1234567890123.4567":             `value of fact c is "1234567890123.4567", which has 17 digits; expected at most 15, since no more are shown without rounding`,
		"0.0000000000000001":             `value of fact c is "0.0000000000000001", which has 16 digits after the decimal point; expected at most 15`,
		"1e3":                            `value of fact c is "1e3"; expected an amount such as 10`,
		"1_000":                          `value of fact c is "1_000"; expected an amount such as 10`,
		"{from: 2.50, to: 2.5}":          "",
		"000123456789012345":             "",
		"{from: 10 USD, to: 20 USD}":     "",
		"{from: 0.0000001, to: 1234567}": "",
	} {
		_, findings := loadFact(t, "type: money, currency: USD", fmt.Sprintf("{value: %s, source: \"https://a.example/\", checked: 2026-09-01}", value))
		switch {
		case want == "" && len(findings) > 0:
			t.Errorf("%s: %s", value, findings[0].Message)
		case want != "" && (len(findings) != 1 || !strings.HasPrefix(findings[0].Message, want)):
			t.Errorf("%s: %v, want %q", value, findings, want)
		}
	}
}

func TestEqualAmountsHaveTheSameOrder(t *testing.T) {
	for _, pair := range [][2]string{{"90min", "1.5h"}, {"0.1d", "144min"}, {"1w", "7d"}, {"12mo", "1y"}, {"0.001d", "1.44min"}} {
		a, _ := catalog.ParseDuration(pair[0])
		b, _ := catalog.ParseDuration(pair[1])
		if a.Order() != b.Order() || a.Order() == 0 {
			t.Errorf("%s is %v and %s is %v", pair[0], a.Order(), pair[1], b.Order())
		}
	}
}

func TestADurationIsANumberAndAUnit(t *testing.T) {
	for text, want := range map[string]string{
		"24h": "24 hour", "1.5h": "1.5 hour", "180d": "180 day", "12w": "12 week", "3mo": "3 month", "1y": "1 year", "30min": "30 minute", "123456789d": "123456789 day",
		"": "", "h": "", "12": "", "3m": "", "1 d": "", "1234567890d": "", "-1d": "", "1d ": "", "1,5h": "", "1.h": "", "1hours": "", "٣d": "",
	} {
		a, ok := catalog.ParseDuration(text)
		if got := strings.TrimSpace(a.Number + " " + a.Unit); got != want || ok != (want != "") {
			t.Errorf("%q is %q, %v; want %q", text, got, ok, want)
		}
	}
}
