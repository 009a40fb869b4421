package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

const factsOfProgram = 20

// itemKind is what a catalog has many of.
type itemKind string

const (
	programKind itemKind = "program"
	productKind itemKind = "product"
)

// writeCatalog makes a blog with so many items of a kind, each with 20 facts, from the seed.
func (o options) writeCatalog(dir string, kind itemKind, items int) error {
	random := rand.New(rand.NewPCG(o.seed, 1))
	files := map[string]string{
		"hugo.toml":                     "baseURL = \"https://blog.example/\"\ntitle = \"Blog\"\n",
		"aboveboard/site.yaml":          "publisher: Example Media LLC\nlanguages: [en]\njurisdictions: [us]\naccounts: {shop: {amazon.com: example-20}}\n",
		"aboveboard/programs/shop.yaml": "name: Shop\nurl: https://shop.example/\nmerchant: Shop\nnetwork: amazon\nsummary: A program of a shop that sells lamps.\n",
	}
	var criteria strings.Builder
	criteria.WriteString("criteria:\n")
	for i := range factsOfProgram {
		fmt.Fprintf(&criteria, "  criterion-%d: {label: Criterion %d, type: %s}\n", i, i, []string{"text", "percent", "duration", "yes-no"}[i%4])
	}
	files["aboveboard/criteria.yaml"] = criteria.String()
	for n := range items {
		files[fmt.Sprintf("aboveboard/%ss/%s-%d.yaml", kind, kind, n)] = kind.file(n, random)
	}
	return writeFiles(dir, files)
}

// file is the source of one item.
func (k itemKind) file(n int, random *rand.Rand) string {
	var b strings.Builder
	if k == programKind {
		fmt.Fprintf(&b, "name: Program %d\nurl: https://program-%d.example/\nmerchant: Merchant %d\nsummary: A program of a shop that sells lamps.\n", n, n, n)
	} else {
		fmt.Fprintf(&b, "name: Product %d\nbrand: Maker %d\nsummary: A lamp that can be dimmed.\npros: [It can be dimmed., It is light.]\ncons: [It has no switch.]\noffers: [{program: shop, target: B%09d}]\n", n, n, n)
	}
	b.WriteString("facts:\n")
	for i := range factsOfProgram {
		value := []string{fmt.Sprintf("Open to sites with %d readers", random.IntN(1000)), fmt.Sprint(1 + random.IntN(20)), fmt.Sprintf("%dd", 1+random.IntN(90)), "true"}[i%4]
		fmt.Fprintf(&b, "  criterion-%d:\n    value: %s\n    source: https://%s-%d.example/terms/%d\n    quote: as the terms say\n    checked: 2026-11-%02d\n", i, value, k, n, i, 1+random.IntN(20))
	}
	return b.String()
}

// writeFiles empties a folder and fills it.
func writeFiles(dir string, files map[string]string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	return addFiles(dir, files)
}

func addFiles(dir string, files map[string]string) error {
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
