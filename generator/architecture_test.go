package generator_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheArchitecturePageNamesEachPackage keeps the table of packages, and the picture
// above it, true to the tree.
func TestTheArchitecturePageNamesEachPackage(t *testing.T) {
	page, err := os.ReadFile("../content/docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	picture, table, found := strings.Cut(string(page), "\n## Packages\n")
	if !found {
		t.Fatal("the page has no section Packages")
	}
	err = filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() || name == "." {
			return err
		}
		if entry.Name() == "testdata" {
			return fs.SkipDir
		}
		files, err := filepath.Glob(filepath.Join(name, "*.go"))
		code := files[:0]
		for _, file := range files {
			if !strings.HasSuffix(file, "_test.go") {
				code = append(code, file)
			}
		}
		if err != nil || len(code) == 0 {
			return err
		}
		name = filepath.ToSlash(name)
		if !strings.Contains(table, "| `"+name+"` |") {
			t.Errorf("the table lacks the package %s", name)
		}
		if strings.Contains(name, "/") && !strings.Contains(picture, path.Base(name)+"/") {
			t.Errorf("the picture of the storeys lacks %s/", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
