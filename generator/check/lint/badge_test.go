package lint_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
)

// TestALabelNeedsNoBrackets holds which labels right beside a link disclose it.
func TestALabelNeedsNoBrackets(t *testing.T) {
	const link = `<a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a>`
	for html, disclosed := range map[string]bool{
		`<p>` + link + ` <span class="badge">Ad</span> boils fast.</p>`:                                        true,
		`<p>` + link + `<sup>ad</sup> boils fast.</p>`:                                                         true,
		`<p>` + link + ` <small>paid link</small> boils fast.</p>`:                                             true,
		`<p>The <span class="badge">Ad</span> ` + link + ` boils fast.</p>`:                                    true,
		`<p>` + link + ` – paid link</p>`:                                                                      true,
		`<p>` + link + ` · Ad</p>`:                                                                             true,
		`<p>Buy the ` + link + `, paid link.</p>`:                                                              true,
		`<p><a rel="sponsored" href="https://shop.pxf.io/c/1/2/3">Kettle <span class="badge">Ad</span></a>`:    true,
		`<p><a rel="sponsored" href="https://shop.pxf.io/c/1/2/3"><b>Ad</b> Kettle</a>`:                        true,
		`<ul><li>` + link + `<span class="tag">Sponsored</span></li></ul>`:                                     true,
		`<p>` + link + ` boils fast. <span class="badge">Ad</span></p>`:                                        false, // of something else
		`<p>` + link + ` <span class="badge sr-only">Ad</span> boils fast.</p>`:                                false,
		`<p>` + link + ` <span style="display:none">paid link</span> boils fast.</p>`:                          false,
		`<p>` + link + ` ad boils fast.</p>`:                                                                   false,
		`<p>` + link + ` <small>affiliate link</small> boils fast.</p>`:                                        false,
		`<p>` + link + ` <span>New</span> boils fast.</p>`:                                                     false,
		`<p>` + link + ` or <a href="https://b.example/">Other</a> <span class="badge">Ad</span></p>`:          false,
		`<p><a href="https://b.example/">Other</a> <span class="badge">Ad</span>, or better: ` + link + `</p>`: false,
	} {
		found := rulesOf(run(t, lint.Example{Site: "without sources, us", Files: map[string]string{
			"public/a/index.html": fmt.Sprintf(`<html lang="en"><body><main><h1>Kettles</h1><p>Three kettles.</p>%s</main></body></html>`, html),
		}}))
		if got := !slices.Contains(found, "undisclosed-link") && !slices.Contains(found, "rejected-wording"); got != disclosed {
			t.Errorf("%s: disclosed: %v, want %v (%v)", html, got, disclosed, found)
		}
	}
}

// TestALabelInAPostNeedsNoBrackets holds the same for Markdown.
func TestALabelInAPostNeedsNoBrackets(t *testing.T) {
	const link = `[Kettle](https://shop.pxf.io/c/1234567/89012/3456)`
	for text, disclosed := range map[string]bool{
		link + ` *paid link* boils fast.`:                                      true,
		link + ` <small>paid link</small> boils fast.`:                         true,
		link + `<sup>**ad**</sup> boils fast.`:                                 true,
		`The **Ad** ` + link + ` boils fast.`:                                  true,
		`The <b>Ad</b> ` + link + ` boils fast.`:                               true,
		link + ` – paid link`:                                                  true,
		`[Kettle **Ad**](https://shop.pxf.io/c/1234567/89012/3456) boils fast`: true,
		link + ` paid link boils fast.`:                                        false,
		link + ` boils *fast*. *Ad*`:                                           false,
		link + ` <br>ad boils`:                                                 false,
		link + ` *affiliate link* boils fast.`:                                 false,
	} {
		found := rulesOf(run(t, lint.Example{Site: "without sources, us", Files: map[string]string{
			"content/posts/a.md": "---\ntitle: Kettles\n---\nThree kettles.\n\n" + text + "\n",
		}}))
		if got := !slices.Contains(found, "undisclosed-link") && !slices.Contains(found, "rejected-wording"); got != disclosed {
			t.Errorf("%s: disclosed: %v, want %v (%v)", text, got, disclosed, found)
		}
	}
}
