package filechange_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
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

// TestWhatIsShownIsWhatIsMade: git makes of the patch what Apply makes of the changes.
func TestWhatIsShownIsWhatIsMade(t *testing.T) {
	changes := []filechange.Change{
		{Path: "x.md", Content: []byte("a\nB\nc\n")},
		{Path: "new/of two words.md", Content: []byte("new\n")},
		{Path: "gone.md", Remove: true},
		{Path: "same.md", Content: []byte("same\n")},
		{Path: "missing.md", Remove: true},
		{Path: "last line.md", Content: []byte("no line break")},
	}
	blogs := [2]string{t.TempDir(), t.TempDir()}
	for _, root := range blogs {
		for name, text := range map[string]string{"x.md": "a\nb\nc\n", "gone.md": "gone\n", "same.md": "same\n", "last line.md": "a line break\n"} {
			if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	patch, err := filechange.Diffs(blogs[0], changes)
	if err != nil {
		t.Fatal(err)
	}
	if want := "--- a/x.md\n+++ b/x.md\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"; !strings.HasPrefix(patch, want) {
		t.Errorf("got\n%s", patch)
	}
	git := exec.Command("git", "apply", "-")
	git.Dir, git.Stdin = blogs[0], strings.NewReader(patch)
	if out, err := git.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s\n%s", err, out, patch)
	}
	if err := filechange.Apply(blogs[1], changes); err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		shown, errShown := os.ReadFile(filepath.Join(blogs[0], c.Path))
		made, errMade := os.ReadFile(filepath.Join(blogs[1], c.Path))
		if !bytes.Equal(shown, made) || os.IsNotExist(errShown) != os.IsNotExist(errMade) {
			t.Errorf("%s: shown %q (%v), made %q (%v)", c.Path, shown, errShown, made, errMade)
		}
	}
	if left, _, err := filechange.Compare(blogs[1], changes); err != nil || len(left) > 0 {
		t.Errorf("left to do: %v, %v", left, err)
	}
}

func TestNoLinesOfABinaryFileAreShown(t *testing.T) {
	root := t.TempDir()
	patch, err := filechange.Diffs(root, []filechange.Change{{Path: "a.png", Content: []byte("\x89PNG\x00")}})
	if want := "Binary files /dev/null and b/a.png differ\n"; err != nil || patch != want {
		t.Errorf("got %q, %v", patch, err)
	}
}
