package catalog

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/links/build"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// FuzzSources replaces each source file with any bytes: nothing may crash, and every
// finding must have a position and a message.
func FuzzSources(f *testing.F) {
	addSeeds(f)
	loaded, _ := Load("../testdata/blog", yamlsource.Date{Time: time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC)})
	programs, items, recipes := map[string]*Program{}, map[Kind]map[string]*Item{KindProgram: {}, KindProduct: {}}, map[string]func() build.Recipe{}
	for _, p := range loaded.Programs {
		programs[p.ID], items[KindProgram][p.ID] = p, &p.Item
		recipes[p.ID] = func() build.Recipe { return build.New(loaded.Builder(p)) }
	}
	for _, p := range loaded.Products {
		items[KindProduct][p.ID] = p
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.New("f.yaml", data)
		root, findings := yamlsource.Parse(file)
		if root == nil {
			return
		}
		d := decoder{
			Decoder: yamlsource.Decoder{File: file, Languages: loaded.Site.Languages, Fallback: loaded.Site.Fallback, Today: yamlsource.Date{Time: time.Unix(0, 0)}},
			known:   loaded.Jurisdictions, networks: loaded.Networks,
		}
		criteria := criteriaByID(loaded.Criteria)
		program := itemDecoder{decoder: d, site: loaded.Site, criteria: criteria}
		program.program("x", root)
		product := productDecoder{itemDecoder: itemDecoder{decoder: d, site: loaded.Site, criteria: criteria}, programs: programs, recipes: recipes}
		product.product("x", root)
		comparison := comparisonDecoder{decoder: d, items: items, criteria: criteria}
		comparison.comparison("x", root)
		site, rows, links := d, d, d
		site.site(root)
		site.accounts(yamlsource.Of(root, "accounts"), programs)
		rows.criteria(root)
		links.links(root, programs, ids{first: map[string]map[string]string{"north": {"amazon.com": "example-20"}}})
		for _, found := range finding.Sort(slices.Concat(findings, program.Findings, product.Findings, comparison.Findings, site.Findings, rows.Findings, links.Findings)) {
			if found.Message == "" || found.Rule == "" || found.Span.Start > found.Span.End || found.Span.End > len(data) {
				t.Fatalf("bad finding %+v", found)
			}
		}
	})
}

// addSeeds seeds the fuzzer with good files and the keys that they lack.
func addSeeds(f *testing.F) {
	seeds, err := filepath.Glob("../testdata/blog/aboveboard/*/*.yaml")
	if err != nil || len(seeds) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, name := range append(seeds, "../testdata/blog/aboveboard/site.yaml", "../testdata/blog/aboveboard/criteria.yaml") {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, text := range []string{
		"jurisdictions: {en: [us, uk], de: [us]}\naccounts: {north: {id: a b, amazon.de: x-21, www.amazon.com: x-20}, south: {handle: [1]}}\ncheck: {rules: {a: off, b: 1}, paths: [{path: ../x, rules: {}}, {path: a/**}]}",
		"jurisdictions: [eu, [fr], {x: y}]\ndisclosure: {label: {en: affiliate links}, source: https://a.example/}",
		"links: {mug: {program: north, to: 'https://a.example/', countries: {DE: 'https://b.example/', UK: 1}, aliases: [https://c.example/], redirect: no}}",
		"network: amazon\nforms: [product, product, [x]]\nstatement: {text: {pl: x}}",
	} {
		f.Add([]byte(text))
	}
	f.Add([]byte("facts: {a: {value: {from: 1, to: [2]}}}\nname: {de: }"))
}
