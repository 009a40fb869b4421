package templates_test

import (
	"strings"
	"testing"
)

// TestAnOldFactShowsItsDay in the table's cell and the product's box, once it is older
// than the blog's own limit.
func TestAnOldFactShowsItsDay(t *testing.T) {
	files := withData(t, desks(t, "2026-10-12"), config+deskPicture, post("p.md", "{{< comparison id=two evidence=false >}}\n\n{{< product id=oak criteria=weight >}}"))
	for days, want := range map[string]string{"30": "50.5 kg checked Oct 1, 2026", "99999": "50.5 kg", "": "50.5 kg"} {
		aged := files
		if days != "" {
			aged = strings.Replace(files, `"lang": "en",`, `"lang": "en", "staleAfter": `+days+",", 1)
		}
		if days != "" && aged == files {
			t.Fatal("no site in the data")
		}
		b := build(t, aged)
		root := page(t, b, "p/index.html")
		rows := cells(all(root, tag("table"))[0])
		if got := rows[7][1]; got != want {
			t.Errorf("past %s days the cell is %q, want %q", days, got, want)
		}
		if box := words(all(root, class("abv-product"))[0]); strings.Contains(box, "checked Oct 1, 2026") != true {
			t.Errorf("the box lacks the day of its source: %s", box)
		}
		if markdown := b.FileContent("public/p/index.md"); strings.Contains(markdown, "50.5 kg (checked Oct 1, 2026)") != (days == "30") {
			t.Errorf("past %s days the Markdown is %s", days, markdown)
		}
	}
}
