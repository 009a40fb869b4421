package visibility

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/e2e/chromium"
)

const reading = "../../generator/reading/"

// TestTheCascadesAreThoseOfChromium holds the expectations of the stylesheets' own
// tests, which need no browser, against one.
func TestTheCascadesAreThoseOfChromium(t *testing.T) {
	data, err := os.ReadFile(reading + "stylesheet/testdata/cascade.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []struct {
		Name, CSS, Inline string
		Hidden, Attribute bool
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	var pages []string
	for _, c := range all {
		attributes := ` style="` + strings.ReplaceAll(c.Inline, `"`, "&quot;") + `"`
		if c.Attribute {
			attributes += " hidden"
		}
		pages = append(pages, `<!doctype html><html><head><meta charset="utf-8"><style>`+c.CSS+`</style></head><body class="home page"><DIV id=a class="x	y" data-s="Open now" lang=de-AT>`+
			`<p class="one"></p><p id=d class="two three"`+attributes+`>We earn</p></div></body></html>`)
	}
	truth, err := look(chromium.Start(t), pages)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range all {
		if hidden := !truth[i].Desk; hidden != c.Hidden {
			t.Errorf("%s: Chromium hides it: %v, the test expects %v\n%s", c.Name, hidden, c.Hidden, c.CSS)
		}
	}
}

var (
	expectation = regexp.MustCompile(`<!-- expect: ([a-z ]+) -->`)
	imported    = regexp.MustCompile(`@import (?:url\()?["']?/?([\w./-]+)["']?\)?;`)
	linked      = regexp.MustCompile(`<link rel="?stylesheet"? href="?/?([^">]+)"?>`)
)

// TestThePagesAreThoseOfChromium does the same for the pages of the tests of page.
func TestThePagesAreThoseOfChromium(t *testing.T) {
	dir := reading + "page/testdata/visibility/"
	names, err := filepath.Glob(dir + "*.html")
	if err != nil || len(names) < 50 {
		t.Fatalf("%d pages, %v", len(names), err)
	}
	var pages, want []string
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "aria-hidden") || !strings.Contains(string(data), `id="d"`) || strings.Contains(name, "external-away") {
			continue // not a matter of the eye, or of another site
		}
		pages = append(pages, linked.ReplaceAllStringFunc(string(data), func(link string) string {
			sheet, err := os.ReadFile(dir + linked.FindStringSubmatch(link)[1])
			if err != nil {
				return link
			}
			return "<style>" + imported.ReplaceAllStringFunc(string(sheet), func(line string) string {
				inner, err := os.ReadFile(dir + imported.FindStringSubmatch(line)[1])
				if err != nil {
					return line
				}
				return string(inner)
			}) + "</style>"
		}))
		want = append(want, filepath.Base(name)+" "+string(expectation.FindSubmatch(data)[1]))
	}
	truth, err := look(chromium.Start(t), pages)
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range want {
		name, expected, _ := strings.Cut(w, " ")
		got := truth[i].String()
		switch {
		case got == "visible" && truth[i].Share < 0.8:
			got = "small letters"
		case got == "hidden on phones":
			got = "hidden on small screens"
		}
		if got != expected {
			t.Errorf("%s: Chromium: %s, the test expects %s", name, got, expected)
		}
	}
}
