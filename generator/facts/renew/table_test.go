package renew

import (
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/sheet"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

func TestTable(t *testing.T) {
	schema := sheet.Schema{Kind: "product", Required: []string{"name"}, Criteria: []sheet.Criterion{{ID: "weight", Type: "number"}, {ID: "size", Type: "number"}}}
	const before = "name;weight;size;size source;size checked;source;checked;#mine\r\n" +
		"A;1;2;https://s.example/;2026-01-01;https://a.example/;2026-01-01;\"x; y\"\r\n" +
		"B;1;2;;;https://b.example/;2026-01-01\r\n"
	for name, test := range map[string]struct {
		facts []Evidence
		after string
	}{
		"a fact's own, and the whole row's": {[]Evidence{{Item: "a", Criterion: "weight"}, {Item: "a", Criterion: "size"}},
			"name;weight;size;size source;size checked;source;checked;#mine\r\nA;1;2;https://s.example/;2026-11-28;https://a.example/;2026-11-28;\"x; y\"\r\nB;1;2;;;https://b.example/;2026-01-01\r\n"},
		"all that rest on a row": {[]Evidence{{Item: "b", Criterion: "weight"}, {Item: "b", Criterion: "size"}},
			"name;weight;size;size source;size checked;source;checked;#mine\r\nA;1;2;https://s.example/;2026-01-01;https://a.example/;2026-01-01;\"x; y\"\r\nB;1;2;;;https://b.example/;2026-11-28\r\n"},
		"one that rests on its row": {[]Evidence{{Item: "b", Criterion: "size", Inherited: "https://b.example/"}},
			"name;weight;size;size source;size checked;source;checked;#mine\r\nA;1;2;https://s.example/;2026-01-01;https://a.example/;2026-01-01;\"x; y\"\r\nB;1;2;https://b.example/;2026-11-28;https://b.example/;2026-01-01\r\n"},
		"columns that are not there yet": {[]Evidence{{Item: "b", Criterion: "weight", Source: "https://n.example/"}},
			"name;weight;size;size source;size checked;source;checked;#mine;weight checked;weight source\r\nA;1;2;https://s.example/;2026-01-01;https://a.example/;2026-01-01;\"x; y\";;\r\nB;1;2;;;https://b.example/;2026-01-01;;2026-11-28;https://n.example/\r\n"},
	} {
		t.Run(name, func(t *testing.T) {
			for i := range test.facts {
				test.facts[i].Checked = day(t, "2026-11-28")
			}
			got, err := Table(source.New("a.csv", []byte(before)), schema, test.facts)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != test.after {
				t.Errorf("got\n%s\nwant\n%s", got, test.after)
			}
		})
	}
	if got, err := Table(source.New("a.csv", []byte("name;weight\n\xe4;1\n")), schema, []Evidence{{Item: "a", Criterion: "weight"}}); err == nil {
		t.Errorf("a table in another encoding became %q", got)
	}
	if got, err := Table(source.New("a.csv", []byte(before)), schema, []Evidence{{Item: "c", Criterion: "weight"}}); err == nil {
		t.Errorf("without the row: %q", got)
	}
}
