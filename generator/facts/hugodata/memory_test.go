package hugodata

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// TestMemoryMakesTheSameFiles: after a change of a product, of what all products depend
// on, and of what the blog has besides.
func TestMemoryMakesTheSameFiles(t *testing.T) {
	root := t.TempDir()
	write := func(name, text string) {
		full := filepath.Join(root, catalog.Folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	site := "publisher: A\nlanguages: [en, de]\njurisdictions: {en: [us], de: [de]}\n"
	write("site.yaml", site)
	write("programs/shop.yaml", "name: Shop\nurl: https://shop.example/\nsummary: {en: A shop, de: Ein Laden}\n")
	write("products/a.yaml", "name: A\n")
	write("products/b.yaml", "name: B\nurl: https://blog.example/b\n")
	var sources catalog.Memory
	var memory Memory
	var blog Blog
	for _, change := range []func(){
		func() {},
		func() { write("products/b.yaml", "name: {en: B2, de: B3}\n") },
		func() { write("site.yaml", site+"freshness: {prices: 1d}\n") },
		func() { write("products/c.yaml", "name: C\n") },
		func() { blog.LinkHooks = map[string]string{"en": "always"} },
		func() { os.Remove(filepath.Join(root, catalog.Folder, "products/a.yaml")) },
	} {
		change()
		c, findings := sources.Load(root, yamlsource.Date{Time: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)})
		if len(findings) > 0 {
			t.Fatal(findings)
		}
		want, err := Files(c, blog)
		if err != nil {
			t.Fatal(err)
		}
		got, err := memory.New(c, blog).all()
		if err != nil {
			t.Fatal(err)
		}
		if a, b := slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)); !slices.Equal(a, b) {
			t.Fatalf("files %q, want %q", a, b)
		}
		for name := range want {
			if !bytes.Equal(got[name], want[name]) {
				t.Errorf("%s is\n%s\nwant\n%s", name, got[name], want[name])
			}
		}
	}
}
