package scaffold

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEjectReplacesAPaidLinkWithItsWords(t *testing.T) {
	const text = "---\ntitle: A\n---\nSee {{< paid-link shop 1 >}}the *{{< fact shop rate >}}* lamp{{< /paid-link >}}, or {{< fact shop rate >}}.\n\n{{< disclosure >}}\n\nEnd.\n"
	records := map[string]record{
		place("p.md", 4, 5): {HTML: "<a href=\"https://shop.example/1\">the <em>4%</em> lamp</a>", Markdown: "[the *4%* lamp](<https://shop.example/1>)"},
		place("p.md", 6, 1): {},
	}
	names := []string{"paid-link", "fact", "disclosure"}
	line := strings.Split(text, "\n")[3]
	records[place("p.md", 4, strings.LastIndex(line, "{{< fact")+1)] = record{HTML: "4%", Markdown: "4%"}
	for markdown, want := range map[bool]string{
		true:  "---\ntitle: A\n---\nSee [the *4%* lamp](<https://shop.example/1>), or 4%.\n\n\n\nEnd.\n",
		false: "---\ntitle: A\n---\nSee <a href=\"https://shop.example/1\">the <em>4%</em> lamp</a>, or 4%.\n\n\n\nEnd.\n",
	} {
		got, missing, err := replaceIn("p.md", []byte(text), names, records, markdown)
		if err != nil || len(missing) > 0 || string(got) != want {
			t.Errorf("markdown %v:\n got %q\nwant %q\n(%v, %v)", markdown, got, want, missing, err)
		}
	}
}

func TestEjectNamesTemplatesThatCallIt(t *testing.T) {
	root := t.TempDir()
	for name, text := range map[string]string{
		"layouts/_markup/render-link.html":             `{{ partial "aboveboard/render-link.html" . }}`,
		"layouts/page.html":                            `{{ .Content }}`,
		"layouts/_partials/aboveboard/comparison.html": `{{ partial "aboveboard/text.html" . }}`,
	} {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got := callers(root)
	if len(got) != 1 || !strings.HasPrefix(got[0], "layouts/_markup/render-link.html calls a partial of Aboveboard") {
		t.Errorf("%q", got)
	}
	if got := callers(t.TempDir()); got != nil {
		t.Errorf("%q in a blog without layouts", got)
	}
}
