package generator_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const generatorPath = "github.com/aboveboard-hugo/aboveboard/generator/"

// storeys lists the rooms under generator/ from the top to the ground. A package
// may import what is in its own storey and below. The exceptions that the list
// does not allow, it forbids: a disclosure knows no link, a link no fact.
var storeys = []struct {
	name  string
	below []string
}{
	{"cli", []string{"check", "blog", "facts", "links", "disclosures", "reading", "source"}},
	{"check", []string{"blog", "facts", "links", "disclosures", "reading", "source"}},
	{"blog", []string{"facts", "links", "disclosures", "reading", "source"}},
	{"facts", []string{"links", "disclosures", "source"}},
	{"links", []string{"source"}},
	{"disclosures", []string{"source"}},
	{"reading", []string{"source"}},
	{"source", nil},
}

func TestImportsRunDownwardsOnly(t *testing.T) {
	found := map[string]bool{}
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		from := storeyOf(filepath.ToSlash(name))
		found[from] = true
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if inside, ok := strings.CutPrefix(path, generatorPath); ok && !allowed(from, storeyOf(inside)) {
				t.Errorf("%s: %s must not import %s", name, from, inside)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, storey := range storeys {
		if !found[storey.name] {
			t.Errorf("no code in generator/%s; remove it from the list", storey.name)
		}
	}
}

func storeyOf(path string) string {
	name, _, _ := strings.Cut(path, "/")
	return name
}

func allowed(from, to string) bool {
	for _, storey := range storeys {
		if storey.name == from {
			return from == to || slices.Contains(storey.below, to)
		}
	}
	return false
}
