package lint_test

import (
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
)

func TestASourceThatOurTablesCiteIsNoUntaggedLink(t *testing.T) {
	const product = "https://www.amazon.com/dp/B000000001"
	blog := func(link string) lint.Example {
		return lint.Example{
			Site: usual + "\naccounts: {amazon-associates: {amazon.com: example-20}}",
			Files: map[string]string{
				"aboveboard/programs/kettle.yaml": "name: Kettle\nurl: https://maker.example/\nsummary: Words.\nfacts:\n  a: {value: Steel, source: \"" + product + "\", checked: 2026-10-01}\n",
				"public/a/index.html":             `<html lang="en"><body><main><h1>Kettles</h1><p>Words about kettles.</p><details class="abv-sources"><summary>Sources</summary><ul><li>A: ` + link + `</li></ul></details></main></body></html>`,
			},
		}
	}
	for link, want := range map[string]bool{
		`<a href="` + product + `">amazon.com</a>, checked <time datetime="2026-10-01">Oct 1, 2026</time>`: false,
		`<a href="` + product + `">this kettle</a>`:                                                        true,
		`<a href="https://www.amazon.com/dp/B000000002">amazon.com</a>`:                                    true,
	} {
		got := false
		for _, f := range run(t, blog(link)) {
			got = got || f.Rule == "untagged-link"
		}
		if got != want {
			t.Errorf("%s: found %v, want %v", link, got, want)
		}
	}
}
