package catalog

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// TestMemoryFindsTheSameAsAFreshRead edits a blog at random, also so that it is broken,
// and compares what is remembered with what a fresh read finds.
func TestMemoryFindsTheSameAsAFreshRead(t *testing.T) {
	root := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		full := filepath.Join(root, Folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(texts ...string) string { return texts[random.IntN(len(texts))] }
	evidence := "source: https://a.example/, checked: 2026-09-01"
	texts := map[string][]string{
		"site.yaml": {
			"publisher: A\nlanguages: [en]\njurisdictions: [us]\n", "publisher: B\nlanguages: [en, de]\njurisdictions: [us]\n",
			"publisher: A\nlanguages: [en]\njurisdictions: [us]\nfreshness: {warn: 1d}\n", "publisher: [\n", "",
			"publisher: A\nlanguages: [en]\njurisdictions: [us]\naccounts: {shop: {id: 1}}\n",
		},
		"criteria.yaml": {"criteria:\n  weight: {label: Weight, type: number}\n", "criteria:\n  weight: {label: Weight, type: text}\n", "criteria: {}\n"},
		"programs/shop.yaml": {"name: Shop\nurl: https://shop.example/\nsummary: A shop.\n",
			"name: Shop\nurl: https://shop.example/\nsummary: A shop.\nimage: {file: shop.jpg, alt: It}\n", "name: [Shop]\n"},
		"products/desk.yaml": {"name: Desk\nfacts: {weight: {value: 12, " + evidence + "}}\n", "name: Desk\nfacts: {weight: {value: heavy, " + evidence + "}}\n",
			"name: Desk\nimage: {file: desk.jpg, alt: A desk}\n", "name: Desk\noffers: [{program: shop, target: \"https://shop.example/desk\"}]\n", "name: {\n"},
		"products/lamp.yaml":   {"name: Lamp\nfacts: {weight: unknown}\n", "name: Lamp\nfacts: {weight: {value: 2, " + evidence + "}}\n"},
		"products/more.csv":    {"name,weight,source,checked\nChair,4,https://a.example/,2026-09-01\n", "name,weight\nLamp,?\n", "name,weight\n\"Chair,4\n"},
		"comparisons/two.yaml": {"title: Two\nproducts: [desk, lamp]\ncriteria: [weight]\n", "title: Two\nproducts: [desk, chair]\ncriteria: [weight]\n"},
		"networks/shop.yaml":   {"name: Shop\nlinks: [{hosts: [shop.example], parameters: [aff]}]\nsource: https://a.example/\nchecked: 2026-09-01\n", "name: 1\n"},
	}
	var names []string
	for name := range texts {
		names = append(names, name)
	}
	for _, name := range names {
		write(name, texts[name][0])
	}
	var memory Memory
	for step := range 80 {
		name := pick(names...)
		full := filepath.Join(root, Folder, filepath.FromSlash(name))
		switch random.IntN(8) {
		case 0:
			os.Remove(full)
		case 1:
			picture := filepath.Join(root, "assets", pick("desk.jpg", "shop.jpg"))
			if os.Remove(picture) != nil {
				os.MkdirAll(filepath.Dir(picture), 0o755)
				os.WriteFile(picture, nil, 0o644)
			}
		default:
			write(name, pick(texts[name]...))
		}
		got, gotFindings := memory.Load(root, november(), Assets{Own: "assets"})
		want, wantFindings := Load(root, november(), Assets{Own: "assets"})
		if a, b := listed(messages(gotFindings)), listed(messages(wantFindings)); a != b {
			t.Fatalf("step %d, after a change of %s: remembered findings\n%s\nwant\n%s", step, name, a, b)
		}
		if finding.HasErrors(wantFindings) {
			continue
		}
		got.shared = nil
		if !reflect.DeepEqual(outline(got), outline(want)) {
			t.Fatalf("step %d, after a change of %s: the remembered catalog differs", step, name)
		}
	}
}

func november() yamlsource.Date {
	return yamlsource.Date{Time: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)}
}

func messages(findings []finding.Finding) (all []string) {
	for _, f := range findings {
		all = append(all, fmt.Sprintf("%s:%v: %s %s\n", f.File.Path, f.Position(), f.Severity, f.Message))
	}
	return all
}

// outline is what of a catalog tells whether it is the same, without the networks.
func outline(c *Catalog) []any {
	all := []any{c.Site, c.Tables, c.Criteria, c.Links, c.Products}
	for _, p := range c.Programs {
		all = append(all, p.Item, p.Merchant)
	}
	for _, x := range c.Comparisons {
		all = append(all, *x)
	}
	return all
}

// TestMemoryKeepsWhatDidNotChange is what makes a second load quick.
func TestMemoryKeepsWhatDidNotChange(t *testing.T) {
	root := t.TempDir()
	for name, text := range map[string]string{
		"site.yaml": "publisher: A\nlanguages: [en]\njurisdictions: [us]\n", "products/a.yaml": "name: A\n", "products/b.yaml": "name: B\n",
	} {
		full := filepath.Join(root, Folder, name)
		os.MkdirAll(filepath.Dir(full), 0o755)
		os.WriteFile(full, []byte(text), 0o644)
	}
	longAgo := time.Now().Add(-time.Hour)
	for _, name := range []string{"site.yaml", "."} {
		if err := os.Chtimes(filepath.Join(root, Folder, name), longAgo, longAgo); err != nil {
			t.Fatal(err)
		}
	}
	var memory Memory
	first, _ := memory.Load(root, november(), Assets{Own: "assets"})
	os.WriteFile(filepath.Join(root, Folder, "products/b.yaml"), []byte("name: C\n"), 0o644)
	second, _ := memory.Load(root, november(), Assets{Own: "assets"})
	if first.Products[0] != second.Products[0] || first.Products[1] == second.Products[1] || !second.OnlyProductsDiffer(first) {
		t.Error("the product that changed is not the only one that was read again")
	}
	os.WriteFile(filepath.Join(root, Folder, "site.yaml"), []byte("publisher: B\nlanguages: [en]\njurisdictions: [us]\n"), 0o644)
	if third, _ := memory.Load(root, november(), Assets{Own: "assets"}); third.OnlyProductsDiffer(second) || third.Products[0] == second.Products[0] {
		t.Error("a product was kept though site.yaml changed")
	}
}

// TestMemoryIsNotFooledByASaveWhileItReads: an editor empties a file and writes again what
// it had, or another program writes something else in between. What was read then is read
// again, even if the file is the same as before.
func TestMemoryIsNotFooledByASaveWhileItReads(t *testing.T) {
	const before = "publisher: A\nlanguages: [en]\njurisdictions: [us]\n"
	for name, meanwhile := range map[string]string{"empty": "", "another text": "publisher: B\nlanguages: [en]\njurisdictions: [us]\n"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root := t.TempDir()
			site := filepath.Join(root, Folder, "site.yaml")
			save := func(text string) {
				to := site
				if meanwhile != "" { // readers never see half of it
					to += "~"
				}
				err := os.WriteFile(to, []byte(text), 0o644)
				if err == nil && to != site {
					err = os.Rename(to, site)
				}
				if err != nil {
					t.Error(err)
				}
			}
			if err := os.MkdirAll(filepath.Dir(site), 0o755); err != nil {
				t.Fatal(err)
			}
			fooled := 0
			for range 30 {
				save(before)
				ended, end := make(chan struct{}), make(chan struct{})
				go func() {
					defer close(ended)
					for {
						select {
						case <-end:
							save(before)
							return
						default:
							save(meanwhile)
							save(before)
						}
					}
				}()
				var memory Memory
				first, _ := memory.Load(root, november())
				close(end)
				<-ended
				if publisher(first) == "A" {
					continue
				}
				fooled++
				second, findings := memory.Load(root, november())
				if publisher(second) != "A" || len(findings) > 0 {
					t.Fatalf("the publisher is %q, and the findings are %q, though site.yaml is whole again", publisher(second), messages(findings))
				}
			}
			if fooled == 0 {
				t.Error("no load read what was there meanwhile, so this proves nothing")
			}
		})
	}
}

func publisher(c *Catalog) string {
	name, _ := c.Site.Publisher.In("en", "")
	return name
}
