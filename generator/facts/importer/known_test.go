package importer

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// demo copies the sources of this repository.
func demo(t *testing.T) string {
	root := t.TempDir()
	for _, folder := range []string{catalog.Folder, "assets"} {
		if err := os.CopyFS(filepath.Join(root, folder), os.DirFS("../../../"+folder)); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func load(t *testing.T, root string) *catalog.Catalog {
	t.Helper()
	c, findings := catalog.Load(root, yamlsource.Date{Time: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)})
	for _, f := range findings {
		if f.Severity == finding.Error {
			t.Fatal(f.File.Path, f.Position(), f.Message)
		}
	}
	return c
}

func ids(c *catalog.Catalog, kind catalog.Kind) (all []string) {
	for _, p := range c.Programs {
		if kind == catalog.KindProgram {
			all = append(all, p.ID)
		}
	}
	for _, p := range c.Products {
		if kind == catalog.KindProduct {
			all = append(all, p.ID)
		}
	}
	return all
}

func rows(t *testing.T, table []byte) [][]string {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// bring imports rows, writes the plan and returns it.
func bring(t *testing.T, root string, kind catalog.Kind, rows [][]string) Plan {
	t.Helper()
	plan, err := Table(Request{Catalog: load(t, root), Kind: kind, Name: "table", Title: "Table", Rows: rows, Separator: ',', Read: func(name string) (*source.File, error) {
		data, err := os.ReadFile(filepath.Join(root, name))
		return source.New(name, data), err
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range plan.Files {
		if err := os.WriteFile(filepath.Join(root, file.Path), file.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return plan
}

func comments(t *testing.T, root string, kind catalog.Kind) (all string) {
	files, err := filepath.Glob(filepath.Join(root, catalog.Folder, kind.Folder(), "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(data), "\n") {
			if i := strings.Index(line, "#"); i == 0 || i > 0 && line[i-1] == ' ' {
				all += line[i:] + "\n"
			}
		}
	}
	return all
}

// TestRowsChangeFiles gives each item of the demo the values of another one, which come
// in all forms that its authors wrote them in.
func TestRowsChangeFiles(t *testing.T) {
	for _, kind := range []catalog.Kind{catalog.KindProgram, catalog.KindProduct} {
		root := demo(t)
		before := load(t, root)
		wanted := rows(t, before.Table(ids(before, kind)))
		if plan := bring(t, root, kind, rows(t, before.Table(ids(before, kind)))); len(plan.Files) > 0 {
			t.Fatalf("an export changes %s when it is imported: %q", plan.Files[0].Path, plan.Said)
		}
		moved := 0
		for column, title := range wanted[0] {
			if last := title[strings.LastIndexByte(title, ' ')+1:]; title == "id" || title == "network" || title == "forms" || strings.Contains("source quote checked confidence note also", last) || strings.HasPrefix(title, "offer:") {
				continue
			}
			var known []int
			for i, row := range wanted[1:] {
				if cell := row[column]; cell != "" && cell != "n/a" && cell[0] != '?' {
					known = append(known, i+1)
				}
			}
			for i := 1; i < len(known); i++ {
				a, b := wanted[known[i-1]], wanted[known[i]]
				a[column], b[column] = b[column], a[column]
				moved++
			}
		}
		if moved < 30 {
			t.Fatalf("only %d values moved", moved)
		}
		old := comments(t, root, kind)
		plan := bring(t, root, kind, clone(wanted))
		if len(plan.Files) != len(wanted)-1 {
			t.Errorf("%d of %d files changed: %q", len(plan.Files), len(wanted)-1, plan.Said)
		}
		if now := comments(t, root, kind); now != old {
			t.Errorf("comments were\n%s\nand are\n%s", old, now)
		}
		after := load(t, root)
		got := rows(t, after.Table(ids(after, kind)))
		for i, row := range wanted {
			for j, cell := range row {
				if column := index(got[0], wanted[0][j]); column < 0 || got[i][column] != cell {
					t.Errorf("%s of %s is not %q", wanted[0][j], row[0], cell)
				}
			}
		}
		if plan := bring(t, root, kind, clone(wanted)); len(plan.Files) > 0 {
			t.Errorf("a second import changes %s: %q", plan.Files[0].Path, plan.Said)
		}
	}
}

func index(all []string, one string) int {
	for i, text := range all {
		if text == one {
			return i
		}
	}
	return -1
}

func clone(rows [][]string) (all [][]string) {
	for _, row := range rows {
		all = append(all, append([]string{}, row...))
	}
	return all
}
