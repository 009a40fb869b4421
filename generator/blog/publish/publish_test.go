package publish

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// publishes renders one page into a blog's public folder.
func publishes(t *testing.T, blog, page string) Result {
	t.Helper()
	result, err := Folder(context.Background(), blog, filepath.Join(blog, "public"), func(into string) error {
		if err := os.MkdirAll(into, 0o755); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(into, page), []byte("<p>words"), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// TestWhatSomebodyElsePublishedStays: also a file that is too large to be hashed, for
// which a build must not keep anybody waiting, and whatever the list of marks says.
func TestWhatSomebodyElsePublishedStays(t *testing.T) {
	blog := t.TempDir()
	publishes(t, blog, "a.html")
	image := filepath.Join(blog, "public/disk.img")
	if err := os.WriteFile(image, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(image, 8<<40); err != nil {
		t.Skipf("no file of 8 TB without content here: %v", err)
	}
	marks := filepath.Join(blog, "public", marksName)
	list, err := os.ReadFile(marks)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(marks, append(list, "\n\n"...), 0o644); err != nil {
		t.Fatal(err)
	}

	if result := publishes(t, blog, "b.html"); result.Removed != 1 {
		t.Errorf("removed %d files, want the page that is gone", result.Removed)
	}
	for name, want := range map[string]bool{"a.html": false, "b.html": true, "disk.img": true} {
		if _, err := os.Stat(filepath.Join(blog, "public", name)); (err == nil) != want {
			t.Errorf("%s is there: %t, want %t", name, err == nil, want)
		}
	}
}
