package filechange

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestKnownFilesAreReadAgainWhenTheyMayHaveChanged(t *testing.T) {
	root := t.TempDir()
	name := filepath.Join(root, "a")
	write := func(text string, at time.Time) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, at, at); err != nil {
			t.Fatal(err)
		}
	}
	var k Known
	changes := func(content []byte) bool {
		t.Helper()
		b := Look(root)
		b.Trust(&k)
		if err := b.Put(Change{Path: "a", Content: content}); err != nil {
			t.Fatal(err)
		}
		return !b.Drift().Empty()
	}
	content, hourAgo := []byte("words"), time.Now().Add(-time.Hour)
	write("words", time.Now())
	if changes(content) || len(k.files) != 0 {
		t.Error("a file that was written a moment ago may be written again at the same time")
	}
	write("words", hourAgo)
	if changes(content) || len(k.files) != 1 {
		t.Error("the file has its content, and nobody remembers that")
	}
	write("swords", hourAgo)
	if !changes(content) {
		t.Error("another size goes unnoticed")
	}
	write("sword", time.Now())
	if !changes(content) {
		t.Error("another time goes unnoticed")
	}
	write("sword", hourAgo)
	if changes(content) {
		t.Error("a file that is known was read")
	}
	if !changes([]byte("words")) {
		t.Error("other bytes are taken for those that are known")
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if !changes(content) {
		t.Error("a file that is gone goes unnoticed")
	}
}
