package catalog

import (
	"encoding/csv"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// exportBlog is a blog with a criterion of each type and one product.
func exportBlog(t *testing.T, product string) (*Catalog, string) {
	t.Helper()
	root := t.TempDir()
	for name, text := range map[string]string{
		"site.yaml": "publisher: A\nlanguages: [en, de]\njurisdictions: {en: [us], de: [de]}\naccounts: {shop: {amazon.com: example-20, amazon.de: example-21}}\n",
		"criteria.yaml": "criteria:\n  text: {label: Text, type: text}\n  list: {label: List, type: list}\n  yes: {label: Yes, type: yes-no}\n" +
			"  number: {label: Number, type: number}\n  percent: {label: Percent, type: percent}\n  money: {label: Money, type: money, currency: USD}\n" +
			"  duration: {label: Duration, type: duration}\n  date: {label: Date, type: date}\n  link: {label: Link, type: link}\n  score: {label: Score, type: rating, of: 10}\n",
		"programs/shop.yaml":    "name: Shop\nurl: https://shop.example/\nsummary: A shop.\nnetwork: amazon\n",
		"products/product.yaml": product,
	} {
		full := filepath.Join(root, Folder, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c, findings := Load(root, november())
	if finding.HasErrors(findings) {
		t.Fatalf("%v\n%s", messages(findings), product)
	}
	return c, root
}

// TestExportReadsBackToTheSame puts the table of a random product in place of its file,
// and compares what a blog's loader makes of both. Cells that a spreadsheet would run
// never come out.
func TestExportReadsBackToTheSame(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	pick := func(all ...string) string { return all[random.IntN(len(all))] }
	tables := 0
	for i := range 40 {
		words := func() string {
			if i%4 > 0 {
				return pick("plain", "two, three", `with "quotes"`, "12", "über größer", "|cmd", `back\slash`, "2026-01-02", "no, thanks")
			}
			return pick("plain", "two, three", `with "quotes"`, "semi; colon", "=1+1", "@here", "+49 30 1", "-10 °C", "12", "n/a", "yes", "?", "über größer", "|cmd", "\\ttab")
		}
		quoted := func(s string) string { return fmt.Sprintf("%q", s) }
		evidence := func() string {
			return pick("source: \"https://a.example/?a=1,2\", checked: 2026-11-01", "source: \"https://a.example/\", checked: 2026-10-02, quote: "+quoted(words()), "source: \"https://a.example/\", checked: 2026-10-02, confidence: b, also: [\"https://b.example/\", \"https://c.example/\"]", "tested: 2026-10-10, how: "+quoted(words()))
		}
		fact := func(values ...string) string {
			return pick("{value: "+pick(values...)+", "+evidence()+"}", "{value: "+pick(values...)+", "+evidence()+", note: "+quoted(words())+"}", "unknown", "not-applicable", "{unknown: "+quoted(words())+"}", "{not-applicable: true, note: "+quoted(words())+"}")
		}
		var b strings.Builder
		fmt.Fprintf(&b, "name: %s\nsummary: %s\npros: [%s, %s]\n", quoted(words()), quoted(words()), quoted(words()), quoted(words()))
		b.WriteString(pick("", "rating: {value: 4.5, of: 5, basis: My tests}\n", "", "short: A\n", "offers: [{program: shop, target: B000000001}]\n", "offers: [{program: shop, target: {amazon.de: B000000001, amazon.com: B000000002}}]\n"))
		b.WriteString("facts:\n")
		values := map[string][]string{
			"text": {quoted(words())}, "list": {"[" + quoted(words()) + ", " + quoted(words()) + "]"}, "yes": {"yes", "no"}, "number": {"12", "-5", "0.25", "1.234", "{from: 3, to: 5}", "{to: 7}", "{from: 2}", "10000"},
			"percent": {"4.5", "{from: 1, to: 10}"}, "money": {"10", "10.50 EUR", "{from: 1 EUR, to: 2 EUR}"}, "duration": {"24h", "{from: 1w, to: 3mo}"}, "date": {"2026-01-02"}, "link": {"\"https://a.example/\"", "{href: \"https://a.example/\", text: It}"}, "score": {"7.5"},
		}
		for _, id := range slices.Sorted(maps.Keys(values)) { // the same each time
			if random.IntN(3) > 0 {
				fmt.Fprintf(&b, "  %s: %s\n", id, fact(values[id]...))
			}
		}
		b.WriteString("  date: {value: 2026-01-02, source: \"https://a.example/\", checked: 2026-11-01}\n")
		product := b.String()
		if strings.Count(product, "\n  date:") > 1 {
			product = strings.TrimSuffix(product, "  date: {value: 2026-01-02, source: \"https://a.example/\", checked: 2026-11-01}\n")
		}
		c, root := exportBlog(t, product)
		table, problems := c.Export(KindProduct, []string{"product"})
		if len(problems) > 0 {
			continue
		}
		tables++
		safe(t, table)
		if err := os.Remove(filepath.Join(root, Folder, "products/product.yaml")); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, Folder, "products/all.csv"), table, 0o644); err != nil {
			t.Fatal(err)
		}
		again, findings := Load(root, november())
		if finding.HasErrors(findings) {
			t.Fatalf("%v\n%s\n%s", messages(findings), product, table)
		}
		if what := difference(c.Products[0], again.Products[0]); what != "" {
			t.Fatalf("%s is not the same after\n%s\nbecame\n%s", what, product, table)
		}
	}
	if tables < 3 {
		t.Errorf("only %d products of 40 fit into a table: nothing is tested", tables)
	}
}

// safe reports cells that a spreadsheet runs.
func safe(t *testing.T, table []byte) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(string(table))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.Contains("=+-@\t\r", cell[:1]) && strings.Trim(cell, "-0123456789. –") != "" {
				t.Errorf("the cell %q would be run\n%s", cell, table)
			}
		}
	}
}

func TestExportRefusesWhatATableCannotHold(t *testing.T) {
	const facts = "facts: {text: {value: V, source: \"https://a.example/\", checked: 2026-11-01}}\n"
	for name, c := range map[string]struct{ product, want string }{
		"two languages":    {"name: {en: A, de: B}\n", "product: a table cannot hold its name as it is"},
		"a formula":        {"name: A\n" + strings.Replace(facts, "V", `"=HYPERLINK(1)"`, 1), `product: "=HYPERLINK(1)" in the column "text" would be a formula in a spreadsheet`},
		"a command":        {"name: A\nsummary: \"@SUM(1)\"\n", `"@SUM(1)" in the column "summary"`},
		"a list separator": {"name: A\npros: [\"one; two\", three]\n", "product: a table cannot hold its pros as it is"},
		"two readings":     {"name: A\nfacts: {number: {value: 1.234, source: \"https://a.example/\", checked: 2026-11-01}}\n", `the cell "1.234" may mean 1234 or 1.234`},
		"two offers":       {"name: A\noffers: [{program: shop, target: B000000001}, {program: shop, target: B000000002}]\n", "product has two offers of shop"},
		"a link's words":   {"name: A\nfacts: {link: {value: {href: \"https://b.example/\", text: B}, source: \"https://a.example/\", checked: 2026-11-01}}\n", "product: a table cannot hold its fact link as it is"},
	} {
		blog, _ := exportBlog(t, c.product)
		table, problems := blog.Export(KindProduct, []string{"product"})
		if table != nil || !strings.Contains(strings.Join(problems, "\n"), c.want) {
			t.Errorf("%s: %q and a table %q, want %s", name, problems, table, c.want)
		}
	}
}

// TestTheDemoCanBeExported exports the programs and products of this repository, which
// were written without a thought of a table.
func TestTheDemoCanBeExported(t *testing.T) {
	root := t.TempDir()
	if err := os.CopyFS(filepath.Join(root, Folder), os.DirFS("../../../"+Folder)); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(root, "assets"), os.DirFS("../../../assets")); err != nil {
		t.Fatal(err)
	}
	c, findings := Load(root, november())
	if finding.HasErrors(findings) {
		t.Fatal(messages(findings))
	}
	var programs, products []string
	for _, p := range c.Programs {
		programs = append(programs, p.ID)
	}
	for _, p := range c.Products {
		products = append(products, p.ID)
	}
	for kind, ids := range map[Kind][]string{KindProgram: programs, KindProduct: products} {
		table, problems := c.Export(kind, ids)
		if len(problems) > 0 || len(ids) < 5 {
			t.Fatalf("%d of %s: %q", len(ids), kind, problems)
		}
		folder := filepath.Join(root, Folder, kind.Folder())
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "all.csv"), table, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	again, findings := Load(root, november())
	if finding.HasErrors(findings) {
		t.Fatal(messages(findings))
	}
	for i, p := range c.Programs {
		if what := difference(p, again.Programs[i]); what != "" {
			t.Errorf("%s is not the same: %s", p.ID, what)
		}
	}
	for i, p := range c.Products {
		for _, offer := range again.Products[i].Offers {
			offer.Program = c.Programs[slices.IndexFunc(c.Programs, func(p *Program) bool { return p.ID == offer.Program.ID })]
		}
		if what := difference(p, again.Products[i]); what != "" {
			t.Errorf("%s is not the same: %s", p.ID, what)
		}
	}
}
