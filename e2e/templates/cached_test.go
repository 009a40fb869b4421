package templates_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// placed is what differs in the same HTML on two pages: ids have the page in them.
var placed = regexp.MustCompile(`abv-[0-9a-f]+-\d+-`)

// TestWhatIsLookedUpIsWhatWouldBeDrawn holds the fast way of each shortcode against the
// long one. A page with `aboveboard` in its front matter is drawn for itself; here it says
// there what site.yaml says anyway.
func TestWhatIsLookedUpIsWhatWouldBeDrawn(t *testing.T) {
	bodies := []string{
		"{{< comparison standing-desks >}}", "{{< comparison oak-desk reed-desk >}}", `{{< comparison id=standing-desks layout=rows sortable=true >}}`,
		"{{< differences standing-desks >}}", "{{< verdict standing-desks >}}", "{{< program the-shop >}}", "{{< fact oak-desk weight >}}",
		"{{< fact product=oak-desk criterion=weight evidence=true >}}", "{{< product oak-desk >}}", "{{< pros-cons oak-desk >}}", "{{< rating oak-desk >}}",
		"{{< offer oak-desk >}}", "{{< chart standing-desks weight >}}", "{{< disclosure >}}\n\n{{< offer oak-desk >}}",
	}
	c := productCatalog(t)
	own := fmt.Sprintf("aboveboard: {jurisdictions: [%s]}", strings.Join(c.Site.Jurisdictions["en"], ", "))
	parts := []string{config, deskPicture}
	for i, body := range bodies {
		parts = append(parts, front(fmt.Sprintf("first-%d.md", i), "weight: 1", body), front(fmt.Sprintf("second-%d.md", i), "weight: 2", body), front(fmt.Sprintf("own-%d.md", i), own, body))
	}
	b := build(t, withData(t, c, parts...))
	for i, body := range bodies {
		got := map[string]string{}
		for _, page := range []string{"first", "second", "own"} {
			html := b.FileContent(fmt.Sprintf("public/%s-%d/index.html", page, i))
			if !strings.Contains(html, "abv-") {
				t.Errorf("%s shows nothing: %s", body, html)
			}
			got[page] = placed.ReplaceAllString(html, "abv-")
		}
		if got["first"] != got["own"] || got["second"] != got["own"] {
			t.Errorf("%s:\nlooked up %s\nagain     %s\ndrawn     %s", body, got["first"], got["second"], got["own"])
		}
	}
}

// TestEachPageWithAFaultIsNamed checks that a shortcode that was refused on one page is
// refused on the next as well, with its own position.
func TestEachPageWithAFaultIsNamed(t *testing.T) {
	got := refusal(t, blog(t, config, post("a.md", "{{< program norht >}}"), post("b.md", "Words.\n\n{{< program norht >}}")))
	for _, at := range []string{"content/a.md:4:1", "content/b.md:6:1"} {
		if !strings.Contains(got, at) {
			t.Errorf("no error at %s in\n%s", at, got)
		}
	}
	if n := strings.Count(got, `there is no program "norht"`); n != 2 {
		t.Errorf("2 faults are reported %d times:\n%s", n, got)
	}
}

// TestTemplatesForLinksStaySmall keeps what templates do with links to a size that
// somebody can read: Go compiles what it knows into links.json.
func TestTemplatesForLinksStaySmall(t *testing.T) {
	const most, mostOfFile, deepest = 250, 40, 4
	files, err := filepath.Glob(repository + "/layouts/_partials/aboveboard/links/*.html")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	action := regexp.MustCompile(`\{\{-? (if|range|with|end)\b`)
	all := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines, depth := strings.Count(string(text), "\n"), 0
		all += lines
		for _, m := range action.FindAllStringSubmatch(string(text), -1) {
			if m[1] == "end" {
				depth--
			} else if depth++; depth > deepest {
				t.Errorf("%s is %d levels deep", filepath.Base(file), depth)
			}
		}
		if lines > mostOfFile {
			t.Errorf("%s has %d lines", filepath.Base(file), lines)
		}
	}
	if all > most {
		t.Errorf("the templates for links have %d lines; want at most %d", all, most)
	}
	t.Logf("%d lines", all)
}
