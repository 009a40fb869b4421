package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

const factsOfProgram = 20

// writeCatalog makes a blog with so many programs, each with 20 facts, from the seed.
func (o options) writeCatalog(dir string, programs int) error {
	random := rand.New(rand.NewPCG(o.seed, 1))
	files := map[string]string{
		"hugo.toml":            "baseURL = \"https://blog.example/\"\ntitle = \"Blog\"\n",
		"aboveboard/site.yaml": "publisher: Example Media LLC\nlanguages: [en]\njurisdictions: [us]\n",
	}
	var criteria strings.Builder
	criteria.WriteString("criteria:\n")
	for i := range factsOfProgram {
		fmt.Fprintf(&criteria, "  criterion-%d: {label: Criterion %d, type: %s}\n", i, i, []string{"text", "percent", "duration", "yes-no"}[i%4])
	}
	files["aboveboard/criteria.yaml"] = criteria.String()
	for p := range programs {
		var b strings.Builder
		fmt.Fprintf(&b, "name: Program %d\nurl: https://program-%d.example/\nmerchant: Merchant %d\nsummary: A program of a shop that sells lamps.\nfacts:\n", p, p, p)
		for i := range factsOfProgram {
			value := []string{fmt.Sprintf("Open to sites with %d readers", random.IntN(1000)), fmt.Sprint(1 + random.IntN(20)), fmt.Sprintf("%dd", 1+random.IntN(90)), "true"}[i%4]
			fmt.Fprintf(&b, "  criterion-%d:\n    value: %s\n    source: https://program-%d.example/terms/%d\n    quote: as the terms say\n    checked: 2026-11-%02d\n", i, value, p, i, 1+random.IntN(20))
		}
		files[fmt.Sprintf("aboveboard/programs/program-%d.yaml", p)] = b.String()
	}
	return writeFiles(dir, files)
}

// writeFiles empties a folder and fills it.
func writeFiles(dir string, files map[string]string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
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
