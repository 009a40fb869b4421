package page_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

var update = flag.Bool("update", false, "write the golden files again")

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
			golden := strings.TrimSuffix(name, ".html") + ".out"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}
