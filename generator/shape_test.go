package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// mostFields and mostLines keep what reads pages and posts in pieces that one can
// understand: one reader of 36 fields over 21 files once decided half-way through a page.
const mostFields, mostLines = 12, 250

func TestWhatReadsIsMadeOfSmallPieces(t *testing.T) {
	files, structs := 0, 0
	err := filepath.WalkDir("reading", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		files++
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			return err
		}
		if lines := set.File(file.Pos()).LineCount(); lines > mostLines {
			t.Errorf("%s has %d lines, more than %d", name, lines, mostLines)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if of, ok := n.(*ast.StructType); ok {
				structs++
				if n := of.Fields.NumFields(); n > mostFields {
					t.Errorf("%s: a struct has %d fields, more than %d", set.Position(of.Pos()), n, mostFields)
				}
			}
			return true
		})
		return nil
	})
	if err != nil || files == 0 || structs == 0 {
		t.Errorf("%d files with %d structs were looked at: %v", files, structs, err)
	}
}
