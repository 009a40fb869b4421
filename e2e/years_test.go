package e2e

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// TestInFiveYears runs what a blogger, this repository's CI and the demo run, on a
// day five years ahead: facts grow old, and nothing stops.
func TestInFiveYears(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", strconv.FormatInt(time.Now().AddDate(5, 0, 0).Unix(), 10))
	root := t.TempDir()
	do(t, root, "hugo", "new", "site", "blog")
	blog := filepath.Join(root, "blog")
	do(t, blog, "aboveboard", "init")
	write(t, blog, map[string]string{"layouts/all.html": layout, "content/a.md": "---\ntitle: A\n---\n" + body})
	do(t, blog, "aboveboard", "generate")
	do(t, blog, "aboveboard", "build", "--", "--panicOnWarning")

	demo := t.TempDir()
	for _, name := range []string{"aboveboard", "assets", "content", "data", "i18n", "layouts", "static"} {
		if err := os.CopyFS(filepath.Join(demo, name), os.DirFS(filepath.Join("..", name))); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"hugo.yaml", "demo.yaml", "netlify.toml"} {
		write(t, demo, map[string]string{name: read(t, filepath.Join("..", name))})
	}
	do(t, demo, "aboveboard", "generate", "--check")
	do(t, demo, "aboveboard", "build")
}
