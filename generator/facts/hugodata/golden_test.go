package hugodata_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/hugodata"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

const expected = "testdata/golden"

// load reads the blog used by the tests of all packages.
func load(t testing.TB) *catalog.Catalog { return loadBlog(t, "blog") }

func loadBlog(t testing.TB, name string) *catalog.Catalog {
	t.Helper()
	loaded, findings := catalog.Load("../testdata/"+name, yamlsource.Date{Time: time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC)})
	for _, f := range findings {
		t.Errorf("%s: %s", f.File.Path, f.Message)
	}
	return loaded
}

func TestGoldenFiles(t *testing.T) {
	for name, folder := range map[string]string{"blog": expected, "products": expected + "-products"} {
		t.Run(name, func(t *testing.T) { testGolden(t, name, folder) })
	}
}

func testGolden(t *testing.T, name, folder string) {
	files, err := hugodata.Files(loadBlog(t, name), hugodata.Blog{})
	if err != nil {
		t.Fatal(err)
	}
	if golden.Update() {
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if _, err := write(folder, files); err != nil {
			t.Fatal(err)
		}
	}
	changes, err := compare(folder, files)
	if err != nil {
		t.Fatal(err)
	}
	if !changes.Empty() {
		t.Errorf("the data files differ from %s: %+v (run with -update and read the diff)", folder, changes)
	}
}

func TestFilesAreTheSameEveryTime(t *testing.T) {
	first, err := hugodata.Files(load(t), hugodata.Blog{})
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		again, err := hugodata.Files(load(t), hugodata.Blog{})
		if err != nil {
			t.Fatal(err)
		}
		for name, data := range first {
			if string(again[name]) != string(data) {
				t.Fatalf("%s differs between two runs", name)
			}
		}
	}
}

func TestWriteKeepsUnchangedFiles(t *testing.T) {
	root := t.TempDir()
	files := map[string][]byte{hugodata.Folder + "/en/a.json": []byte("1"), hugodata.Folder + "/en/b.json": []byte("2")}
	if _, err := write(root, files); err != nil {
		t.Fatal(err)
	}
	old := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for name := range files {
		if err := os.Chtimes(filepath.Join(root, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	files[hugodata.Folder+"/en/b.json"] = []byte("3")
	changes, err := write(root, files)
	if err != nil || len(changes.Changed) != 1 || len(changes.Missing) != 0 {
		t.Fatalf("got %+v, %v; want one changed file", changes, err)
	}
	for name, touched := range map[string]bool{"a.json": false, "b.json": true} {
		info, err := os.Stat(filepath.Join(root, hugodata.Folder, "en", name))
		if err != nil {
			t.Fatal(err)
		}
		if info.ModTime().Equal(old) == touched {
			t.Errorf("%s: touched %v, want %v", name, !touched, touched)
		}
	}
	leftovers, err := filepath.Glob(filepath.Join(root, hugodata.Folder, "en", ".aboveboard-*"))
	if err != nil || len(leftovers) > 0 {
		t.Errorf("temporary files stay behind: %v, %v", leftovers, err)
	}
}

func TestWriteDeletesNothingOutsideItsFolder(t *testing.T) {
	root := t.TempDir()
	victim := filepath.Join(root, "data", "mine.json")
	list := filepath.Join(root, hugodata.Folder, ".written-by-aboveboard")
	for name, text := range map[string]string{victim: "{}", list: "../mine.json\n/etc/x.json\nen/../../mine.json\n"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := write(root, map[string][]byte{}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(victim); err != nil {
		t.Errorf("the author's file is gone: %v", err)
	}
}

func TestWriteKeepsTheOldFileWhereItCannotWrite(t *testing.T) {
	if os.Getuid() == 0 {
		// Root ignores permissions; a folder in the file's place stops even root.
		root := t.TempDir()
		if err := os.MkdirAll(filepath.Join(root, hugodata.Folder, "en", "a.json"), 0o755); err != nil {
			t.Fatal(err)
		}
		if _, err := write(root, map[string][]byte{hugodata.Folder + "/en/a.json": []byte("1")}); err == nil {
			t.Error("no error where a folder is in the file's place")
		}
		return
	}
	root := t.TempDir()
	name := hugodata.Folder + "/en/a.json"
	if _, err := write(root, map[string][]byte{name: []byte("old")}); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(root, hugodata.Folder, "en")
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(dir, 0o755) })
	if _, err := write(root, map[string][]byte{name: []byte("new")}); err == nil {
		t.Error("no error where the folder is read-only")
	}
	if data, err := os.ReadFile(filepath.Join(root, name)); err != nil || string(data) != "old" {
		t.Errorf("the old file reads %q, %v", data, err)
	}
}

func compare(root string, files map[string][]byte) (filechange.Drift, error) {
	batch := filechange.Look(root)
	err := hugodata.Raw(files).Put(root, hugodata.Folder, batch, func(int, int) {})
	return batch.Drift(), err
}

func write(root string, files map[string][]byte) (filechange.Drift, error) {
	batch := filechange.Begin(root)
	if err := hugodata.Raw(files).Put(root, hugodata.Folder, batch, func(int, int) {}); err != nil {
		return batch.Drift(), errors.Join(err, batch.Discard())
	}
	return batch.Drift(), batch.Commit()
}
