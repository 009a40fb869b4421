package page_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// expectation is written in each file of testdata/visibility: "visible", "hidden",
// "hidden on small screens" (of less than 600 px) or "small letters". It is how a
// browser shows the element with the id "d".
var expectation = regexp.MustCompile(`<!-- expect: ([a-z ]+) -->`)

func TestElementsAreHiddenWhereBrowsersHideThem(t *testing.T) {
	dir := filepath.Join("testdata", "visibility")
	library := stylesheet.NewLibrary(os.DirFS(dir), "")
	names, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil || len(names) < 50 {
		t.Fatalf("%d pages, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".html"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want := expectation.FindSubmatch(data)
			if want == nil {
				t.Fatal("the page does not say what to expect")
			}
			p := page.Read(source.New(filepath.Base(name), data), library)
			if got := visibilityOf(t, p); got != string(want[1]) {
				t.Errorf("got %q, want %q\n%s", got, want[1], outline(p))
			}
		})
	}
}

func visibilityOf(t *testing.T, p *page.Page) string {
	for _, passage := range p.Passages {
		if passage.Text != "We earn" {
			continue
		}
		switch {
		case passage.Hidden != "":
			return "hidden"
		case passage.HiddenOn != "":
			return "hidden on small screens"
		case passage.Scale < 0.8:
			return "small letters"
		}
		return "visible"
	}
	t.Fatal("the words are not among the passages")
	return ""
}
