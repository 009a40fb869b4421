package scaffold

import (
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
