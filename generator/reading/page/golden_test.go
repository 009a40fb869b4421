package page_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
)

func TestWholePagesOfThemesAreRead(t *testing.T) {
	names, err := filepath.Glob("testdata/golden/*.html")
	if err != nil || len(names) == 0 {
		t.Fatal("no pages", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			p := page.Read(source.New("posts/kettle/index.html", data), nil)
			got := fmt.Sprintf("lang %q title %q generator %q canonical %q list %v\n%s\n", p.Lang, p.Title, p.Generator, p.Canonical, p.List, outline(p))
			name := strings.TrimSuffix(name, ".html") + ".out"
			golden.File(t, name, got)
		})
	}
}
