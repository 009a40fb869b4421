package hugodata

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

const tableCriteria = `criteria:
  height: {label: Height, type: number, unit: cm}
  noise: {label: Noise level, type: number, unit: dB}
  discount: {label: Discount, type: percent}
  deposit: {label: Deposit, type: money, currency: USD}
  delivery: {label: Delivery time, type: duration}
  memory: {label: Memory, type: yes-no}
  stability: {label: Stability, type: rating, of: 10}
  tops: {label: Table tops, type: list}
  since: {label: Sold since, type: date}
  manual: {label: Manual, type: link}
  feel: {label: Feel, type: text}
`

const table = `id,name,Short,Brand,image,image alt,rating,rating basis,pros,cons,Height (cm),Noise level,noise tested,noise how,discount,Deposit,Delivery time,memory,stability,stability note,Table tops,Sold since,manual,feel,feel source,feel quote,feel checked,# mine,offer:the-shop,price:the-shop,source,checked
,Oak Desk,Oak,Oak & Sons,oak.svg,A desk,4.5/5,Six weeks,"Solid; Quiet
• Wide",Heavy,62–127,"41,5 dB",2026-10-10,With a phone,up to 10 %,"$1,200.50",24 h,✓,9,Best,"oak; ""bamboo""",1.9.2025,https://oak.example/m.pdf,"Good, firm",https://b.example/,firm,2026-10-01,x,123,$649.00,https://oak.example/desk,10/15/2026
reed,"Reed ""R"" Desk",,,,,,,,,from 70,?,,,1-10%,10–20 EUR,2–3 weeks,No,5.5,,?: It broke,n/a,,Good,,,,,,,https://reed.example/,2026-10-02
`

const oakYAML = `name: Oak Desk
short: Oak
brand: Oak & Sons
image: {file: oak.svg, alt: A desk}
rating: {value: 4.5, of: 5, basis: Six weeks}
pros: [Solid, Quiet, Wide]
cons: [Heavy]
evidence: {source: https://oak.example/desk, checked: 2026-10-15}
facts:
  height: {from: 62, to: 127}
  noise: {value: 41.5, tested: 2026-10-10, how: With a phone}
  discount: {to: 10}
  deposit: 1200.50
  delivery: 24h
  memory: yes
  stability: {value: 9, note: Best}
  tops: [oak, '"bamboo"']
  since: 2025-09-01
  manual: https://oak.example/m.pdf
  feel: {value: "Good, firm", source: https://b.example/, quote: firm, checked: 2026-10-01}
offers:
  - {program: the-shop, target: "123", price: 649.00 USD, checked: 2026-10-15}
`

const reedYAML = `name: Reed "R" Desk
evidence: {source: https://reed.example/, checked: 2026-10-02}
facts:
  height: {from: 70}
  noise: unknown
  discount: {from: 1, to: 10}
  deposit: {from: 10, to: 20, currency: EUR}
  delivery: {from: 2w, to: 3w}
  memory: no
  stability: 5.5
  tops: {unknown: It broke}
  since: not-applicable
  feel: Good
`

// tableBlog writes a blog with a shop and some further files, and returns its data files.
func tableBlog(t *testing.T, files map[string]string) map[string][]byte {
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS("../testdata/products")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"products", "comparisons"} {
		if err := os.RemoveAll(filepath.Join(root, "aboveboard", name)); err != nil {
			t.Fatal(err)
		}
	}
	write := func(name, text string) {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("assets/oak.svg", "<svg/>")
	write("aboveboard/criteria.yaml", tableCriteria)
	write("aboveboard/comparisons/desks.yaml", "title: Desks\nproducts: [oak-desk, reed]\ncriteria: [height, noise, discount, deposit, delivery, memory, stability, tops, since, feel]\n")
	for name, text := range files {
		write(name, text)
	}
	day, _ := time.Parse(time.DateOnly, "2026-10-29")
	loaded, findings := catalog.Load(root, yamlsource.Date{Time: day})
	if finding.HasErrors(findings) {
		for _, f := range findings {
			t.Error(f.File.Path, f.Position(), f.Rule, f.Message)
		}
		t.FailNow()
	}
	data, err := Files(loaded, Blog{})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestTableEqualsFiles compares each kind of column with YAML.
func TestTableEqualsFiles(t *testing.T) {
	byHand := tableBlog(t, map[string]string{"aboveboard/products/oak-desk.yaml": oakYAML, "aboveboard/products/reed.yaml": reedYAML})
	semicolons := strings.NewReplacer(`"41,5 dB"`, "41,5 dB", `"$1,200.50"`, "$1200.50", `"oak; ""bamboo"""`, "\"oak\n\"\"bamboo\"\"\"", "\"Good, firm\"", "Good~ firm").Replace(table)
	semicolons = strings.NewReplacer("41,5", "41~5", ",", ";").Replace(strings.ReplaceAll(semicolons, "Solid; Quiet", "Solid\nQuiet"))
	for name, text := range map[string]string{"commas": table, "semicolons": strings.ReplaceAll(semicolons, "~", ",")} {
		t.Run(name, func(t *testing.T) {
			asTable := tableBlog(t, map[string]string{"aboveboard/products/my desks.csv": text})
			if len(asTable) != len(byHand) {
				t.Errorf("%d files, %d by hand", len(asTable), len(byHand))
			}
			for file, want := range byHand {
				if got := asTable[file]; string(got) != string(want) {
					t.Errorf("%s\n%s\nby hand\n%s", file, got, want)
				}
			}
		})
	}
}
