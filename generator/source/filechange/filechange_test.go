package filechange_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// TestAllOrNothing: the last change can't be made, because there is a folder in the
// place of its file.
func TestAllOrNothing(t *testing.T) {
	root := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(root, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("edited", "old")
	write("removed", "old")
	write("blocked/file", "old")
	err := filechange.Apply(root, []filechange.Change{
		{Path: "edited", Content: []byte("new")},
		{Path: "removed", Remove: true},
		{Path: "deep/new/file", Content: []byte("new")},
		{Path: "blocked", Content: []byte("new")},
	})
	if err == nil {
		t.Fatal("no error")
	}
	var found []string
	if err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err == nil {
			relative, _ := filepath.Rel(root, path)
			found = append(found, relative)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	want := []string{".", "blocked", "blocked/file", "edited", "removed"}
	if len(found) != len(want) {
		t.Errorf("left %q, want %q", found, want)
	}
	for _, name := range []string{"edited", "removed", "blocked/file"} {
		if text, err := os.ReadFile(filepath.Join(root, name)); err != nil || string(text) != "old" {
			t.Errorf("%s is %q, %v", name, text, err)
		}
	}
}

func TestAppliesAll(t *testing.T) {
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, "removed"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := filechange.Apply(root, []filechange.Change{{Path: "a/b", Content: []byte("new")}, {Path: "removed", Remove: true}}); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(filepath.Join(root, "a/b")); err != nil || string(text) != "new" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := os.Stat(filepath.Join(root, "removed")); !os.IsNotExist(err) {
		t.Error(err)
	}
}

func TestDiffAndWriteShowAndDoTheSame(t *testing.T) {
	dir := t.TempDir()
	before, after := []byte("a\nb\nc\n"), []byte("a\nB\nc\n")
	if err := os.WriteFile(filepath.Join(dir, "x.md"), before, 0o600); err != nil {
		t.Fatal(err)
	}
	want := "--- a/x.md\n+++ b/x.md\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"
	if got := filechange.Diff("x.md", before, after); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := filechange.Diff("x.md", before, before); got != "" {
		t.Errorf("nothing changed, and the difference is %q", got)
	}
	if err := filechange.Apply(dir, []filechange.Change{{Path: "x.md", Content: after}}); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(dir, "x.md"))
	if err != nil || !bytes.Equal(got, after) {
		t.Errorf("%q, %v", got, err)
	}
}
