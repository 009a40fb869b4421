package e2e

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/hugo"
)

// TestOldestHugo builds the same blogs with the oldest Hugo and with the pinned
// one: no warning, and the same words. It compiles that Hugo, so it runs only
// where ABOVEBOARD_OLDEST_HUGO=yes asks for it.
func TestOldestHugo(t *testing.T) {
	if os.Getenv("ABOVEBOARD_OLDEST_HUGO") != "yes" {
		t.Skipf("set ABOVEBOARD_OLDEST_HUGO=yes to compile Hugo %s and build with it", hugo.Oldest)
	}
	oldest := hugoAt(t, hugo.Oldest)
	looks := t.TempDir()
	if err := os.CopyFS(looks, os.DirFS("testdata/blog")); err != nil {
		t.Fatal(err)
	}
	do(t, looks, "aboveboard", "init")
	do(t, looks, "aboveboard", "generate")
	for name, blog := range map[string]struct {
		dir  string
		args []string
	}{
		"looks":  {looks, nil},
		"search": {searchBlog(t), nil},
		"parts":  {products(t, "media"), nil},
		"demo":   {"..", []string{"--config", "hugo.yaml,demo.yaml"}},
	} {
		before, after := t.TempDir(), t.TempDir()
		for hugo, into := range map[string]string{oldest: before, filepath.Join(tools, "hugo"): after} {
			command := exec.Command(hugo, append(blog.args, "--panicOnWarning", "--destination", into)...)
			command.Dir = blog.dir
			if out, err := command.CombinedOutput(); err != nil || strings.Contains(string(out), "deprecated") {
				t.Fatalf("%s with %s: %v\n%s", name, hugo, err, out)
			}
		}
		compare(t, before, after)
	}
}

var wholeDollars = regexp.MustCompile(`(\$\d+)\.00\b`)

// compare wants the same visible words on each page. Hugo 0.146 writes whole
// amounts of money with decimals.
func compare(t *testing.T, before, after string) {
	t.Helper()
	pages := 0
	err := filepath.WalkDir(after, func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		pages++
		relative, err := filepath.Rel(after, name)
		if err != nil {
			return err
		}
		words := func(dir string) string {
			return wholeDollars.ReplaceAllString(visible(t, read(t, filepath.Join(dir, relative))), "$1")
		}
		if old, got := words(before), words(after); got != old {
			t.Errorf("%s differs:\n%s\n%s", relative, old, got)
		}
		return nil
	})
	if err != nil || pages == 0 {
		t.Errorf("%d pages, %v", pages, err)
	}
}
