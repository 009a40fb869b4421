package post_test

import (
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
)

const example = "---\ntitle: ä\n---\n{{< disclosure >}}\n\nÄh {{< fact north commission >}} and {{</* fact a b */>}}\n\n{{% box %}}{{< program\n  north >}}{{% /box %}}\n```\n{{< comparison a >}}\n```\n"

func TestShortcodesHaveTheirExactPlaces(t *testing.T) {
	found, err := post.Shortcodes([]byte(example))
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		text         string
		line, column int
	}{
		{"{{< disclosure >}}", 4, 1},
		{"{{< fact north commission >}}", 6, 5},
		{"{{% box %}}", 8, 1},
		{"{{< program\n  north >}}", 8, 12},
		{"{{< comparison a >}}", 11, 1},
	}
	if len(found) != len(want) {
		t.Fatalf("%d shortcodes: %+v", len(found), found)
	}
	for i, w := range want {
		f := found[i]
		if got := example[f.Start:f.End]; got != w.text || f.Line != w.line || f.Column != w.column {
			t.Errorf("%q at %d:%d, want %q at %d:%d", got, f.Line, f.Column, w.text, w.line, w.column)
		}
	}
}

func FuzzShortcodes(f *testing.F) {
	f.Add([]byte(example))
	f.Add([]byte("{{< a"))
	f.Add([]byte("---\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		found, err := post.Shortcodes(text)
		if err != nil {
			return
		}
		end := 0
		for _, s := range found {
			if s.Start < end || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("%+v overlaps or leaves the post", s)
			}
			end = s.End
		}
	})
}
