package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func schema() Schema {
	return Schema{Kind: "product", Required: []string{"name"}, Offers: true, Criteria: []Criterion{
		{ID: "share", Type: "percent"}, {ID: "fee", Type: "money", Currency: "USD"}, {ID: "euro", Type: "money", Currency: "EUR"},
		{ID: "time", Type: "duration"}, {ID: "weight", Type: "number", Unit: []string{"kg"}}, {ID: "on", Type: "yes-no"},
		{ID: "stars", Type: "rating", Of: "5"}, {ID: "day", Type: "date"}, {ID: "ports", Type: "list"}, {ID: "words", Type: "text"},
	}}
}

// written returns a node in YAML's flow style.
func written(n *yamlsource.Node) string {
	var parts []string
	switch {
	case n == nil:
		return "nothing"
	case n.Kind == yamlsource.Mapping:
		for _, e := range n.Entries {
			parts = append(parts, e.Key.Value+": "+written(e.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case n.Kind == yamlsource.Sequence:
		for _, item := range n.Items {
			parts = append(parts, written(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return n.Value
}

// fact reads one cell of a criterion in a table with such a separator.
func factOf(t *testing.T, criterion, cell, separator string) (string, []string) {
	cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
	text := strings.Join([]string{"name", criterion, "source", "checked"}, separator) + "\n" + strings.Join([]string{"A", cell, "https://a.example/", "2026-01-01"}, separator) + "\n"
	table, findings := csvsource.Parse(source.New("a.csv", []byte(text)))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	items, findings := Read(table, schema())
	var rules []string
	for _, f := range findings {
		rules = append(rules, string(f.Rule))
	}
	if items[0].Root == nil {
		return "nothing", rules
	}
	facts := items[0].Root.Lookup("facts")
	if facts == nil {
		return "no facts", rules
	}
	return written(facts.Lookup(criterion)), rules
}

func TestCells(t *testing.T) {
	for _, test := range []struct{ criterion, cell, want string }{
		{"share", "4.5", "4.5"}, {"share", "4,5 %", "4.5"}, {"share", "4.5%", "4.5"}, {"share", "1–10 %", "{from: 1, to: 10}"}, {"share", "1% - 10%", "{from: 1, to: 10}"},
		{"share", "1-10", "{from: 1, to: 10}"}, {"share", "up to 20 %", "{to: 20}"}, {"share", "≥ 5%", "{from: 5}"}, {"share", "5+", "{from: 5}"}, {"share", "bis 5", "{to: 5}"},
		{"share", "1 to 10%", "{from: 1, to: 10}"}, {"share", "10 percent", "10"}, {"share", "10 kg", "!bad-cell"}, {"share", "ten", "!bad-cell"}, {"share", "10 % of sales", "!bad-cell"},
		{"fee", "$10", "10"}, {"fee", "10 USD", "10"}, {"fee", "US$ 10.50", "10.50"}, {"fee", "€10", "10 EUR"}, {"fee", "10 €", "10 EUR"}, {"fee", "$1,200", "1200"},
		{"fee", "$1,200.50", "1200.50"}, {"fee", "1.200,50 €", "1200.50 EUR"}, {"fee", "1'200", "1200"}, {"fee", "1 200 CHF", "1200 CHF"}, {"fee", "1,200,000", "1200000"},
		{"fee", "$10–$20", "{from: 10, to: 20}"}, {"fee", "$10-20", "{from: 10, to: 20}"}, {"fee", "10–20 EUR", "{from: 10 EUR, to: 20 EUR}"}, {"fee", "from $10", "{from: 10}"}, {"fee", "free", "!bad-cell"},
		{"fee", "1.500", "!ambiguous-number"}, {"fee", "0.500", "0.500"}, {"fee", "1.50", "1.50"}, {"fee", "kr 10", "!bad-cell"},
		{"fee", "1.234,5.6", "!bad-cell"}, {"fee", "1,23,456.50", "123456.50"}, {"fee", "12,34", "12.34"}, {"fee", "1.2.3", "!bad-cell"}, {"fee", "1,2,3", "!bad-cell"}, {"fee", "1234,567.8", "!bad-cell"}, {"fee", "1.234,567", "1234.567"}, {"fee", ",5", ".5"}, {"fee", "0,500", "0.500"}, {"fee", "10 MAGICBEANS", "!bad-cell"},
		{"euro", "$10", "10 USD"}, {"euro", "10", "10"}, {"euro", "10 Euro", "10"},
		{"time", "24 h", "24h"}, {"time", "24h", "24h"}, {"time", "30 days", "30d"}, {"time", "1 year", "1y"}, {"time", "2–3 weeks", "{from: 2w, to: 3w}"}, {"time", "90 min", "90min"},
		{"time", "1 day to 2 weeks", "{from: 1d, to: 2w}"}, {"time", "30 Tage", "30d"}, {"time", "30", "!bad-cell"}, {"time", "30-day", "!bad-cell"},
		{"weight", "31", "31"}, {"weight", "31 kg", "31"}, {"weight", "31 KG", "31"}, {"weight", "-5", "-5"}, {"weight", "−5 kg", "-5"}, {"weight", "5 lb", "!bad-cell"}, {"weight", "1–2 kg", "{from: 1, to: 2}"}, {"weight", "1..2", "{from: 1, to: 2}"},
		{"on", "Yes", "yes"}, {"on", "TRUE", "yes"}, {"on", "✔️", "yes"}, {"on", "nein", "no"}, {"on", "✗", "no"}, {"on", "perhaps", "perhaps"},
		{"stars", "4.5", "4.5"}, {"stars", "4,5/5", "4.5"}, {"stars", "4 of 5", "4"}, {"stars", "4/10", "4/10"},
		{"day", "2026-01-31", "2026-01-31"}, {"day", "31.1.2026", "2026-01-31"}, {"day", "1/31/2026", "2026-01-31"}, {"day", "31/1/2026", "2026-01-31"}, {"day", "5/5/2026", "2026-05-05"},
		{"day", "3/4/2026", "!ambiguous-date"}, {"day", "31 January 2026", "2026-01-31"}, {"day", "Jan 31, 2026", "2026-01-31"}, {"day", "2026-01-31 00:00:00", "2026-01-31"}, {"day", "soon", "soon"},
		{"ports", "a; b ;;c", "[a, b, c]"}, {"ports", "• a\n• b\n", "[a, b]"}, {"ports", "a, b", "[a, b]"}, // one entry, whose comma stays
		{"words", "10–20 %", "10–20 %"}, {"words", "=1+1", "=1+1"}, {"words", "-5 or so", "-5 or so"},
		{"words", "?", "unknown"}, {"share", "?: Not published", "{unknown: Not published}"}, {"share", "N/A", "not-applicable"}, {"words", "—", "!unclear-cell"}, {"words", "", "no facts"},
	} {
		got, rules := factOf(t, test.criterion, test.cell, ",")
		if rule, bad := strings.CutPrefix(test.want, "!"); bad {
			if !slices.Equal(rules, []string{rule}) {
				t.Errorf("%s %q: findings %v, want %s", test.criterion, test.cell, rules, rule)
			}
			continue
		}
		rules = slices.DeleteFunc(rules, func(r string) bool { return r == "formula-cell" })
		if got != test.want || len(rules) > 0 {
			t.Errorf("%s %q: got %s %v, want %s", test.criterion, test.cell, got, rules, test.want)
		}
	}
}

// TestSemicolonsMeanDecimalCommas: a spreadsheet that separates cells by semicolons has
// commas in its numbers.
func TestSemicolonsMeanDecimalCommas(t *testing.T) {
	for cell, want := range map[string]string{"1.500": "1500", "1,5": "1.5", "1.5": "1.5", "1.500,25": "1500.25", "1,500": "!"} {
		got, rules := factOf(t, "fee", cell, ";")
		if want == "!" {
			if !slices.Equal(rules, []string{"ambiguous-number"}) {
				t.Errorf("%q: got %s %v", cell, got, rules)
			}
		} else if got != want || len(rules) > 0 {
			t.Errorf("%q: got %s %v, want %s", cell, got, rules, want)
		}
	}
}

// TestBothDecimalSignsInOneTable: a comma before three digits is not a thousands
// separator where another cell has a comma before decimals.
func TestBothDecimalSignsInOneTable(t *testing.T) {
	for _, test := range []struct{ first, second, separator, want string }{
		{"1,500", "4.5", "\t", "1500"}, {"1,500", "4,5", "\t", "!"}, {"1,500", "1.234,5", "\t", "!"}, {"1,500", "n/a", "\t", "1500"}, {"1,500", "up to 4,50 €", "\t", "!"},
		{"1,500", "1,234,567", "\t", "1500"}, {"1.500", "4,5", "\t", "!"}, {"1.500", "4,5", ";", "1500"}, {"1.500", "4.5", ";", "!"}, {"1.500", "12.345.678", ";", "1500"}, {"4,5", "1.500", ";", "4.5"},
	} {
		text := strings.ReplaceAll("name|fee|share|source|checked|words\nA|"+test.first+"|1|https://a.example/|2026-01-01|4,5 4.5\nB|"+test.second+"|1|https://a.example/|2026-01-01|x\n", "|", test.separator)
		table, findings := csvsource.Parse(source.New("a.csv", []byte(text)))
		if len(findings) > 0 {
			t.Fatal(findings)
		}
		items, findings := Read(table, schema())
		got := written(items[0].Root.Lookup("facts").Lookup("fee"))
		if slices.ContainsFunc(findings, func(f finding.Finding) bool { return f.Rule == "ambiguous-number" && f.Position().Line == 2 }) {
			got = "!"
		}
		if got != test.want {
			t.Errorf("%q beside %q with %q: got %s, want %s", test.first, test.second, test.separator, got, test.want)
		}
	}
}

// TestATooLongTableIsOneFinding: unused rows are not reported one by one.
func TestATooLongTableIsOneFinding(t *testing.T) {
	table, findings := csvsource.Parse(source.New("a.csv", []byte("name,share\n"+strings.Repeat("a,b\n", 1_000_000))))
	items, more := Read(table, schema())
	if len(findings) != 1 || findings[0].Rule != "too-many-rows" || len(more) > 1 || len(items) != 1 {
		t.Errorf("%d findings, %d more, %d items", len(findings), len(more), len(items))
	}
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{"Oak Desk": "oak-desk", "Größe & Co.": "grosse-and-co", "Élan+ 2": "elan-plus-2", "Bob’s": "bobs", "書桌": "", "  --  ": "", "Ωmega": ""} {
		if got := Slug(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

// FuzzRead checks that no table crashes the program, and that each finding is in the file.
func FuzzRead(f *testing.F) {
	f.Add([]byte("name,share,share source,source,checked,offer:x,price:x,rating\nA,1–10 %,https://a.example,,3/4/2026,1,$20,4/5\n"))
	f.Add([]byte("name;fee\nA;1.500\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		table, _ := csvsource.Parse(source.New("a.csv", data))
		if table == nil {
			return
		}
		items, findings := Read(table, schema())
		for _, f := range Explain(table, items, findings) {
			if f.Span.Start < 0 || f.Span.End > len(table.File.Data) || f.Span.Start > f.Span.End {
				t.Fatal(fmt.Sprint(f.Rule, f.Span))
			}
		}
	})
}
