package stylesheet

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// FuzzAttributesAreReadAsTheTokenizerReadsThem compares the two ways to take a
// start tag apart.
func FuzzAttributesAreReadAsTheTokenizerReadsThem(f *testing.F) {
	for _, tag := range []string{
		`<p class="a b" data-x>`, `<p DATA-X = 'y'>`, `<p a=1/data-x=2>`, `<p =data-x data-x=3>`, `<p data-x= >`, `<p data-x="a&amp;b">`,
		"<p data-x=\"a\rb\">", `<p data-x=1 data-x=2>`, `<br/data-x/>`, `<p a/=data-x>`, `<p "data-x"=1 data-x>`, `<p data-x"=1>`, `<p a="b"data-x='`,
	} {
		f.Add(tag)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "\x00") {
			return // no selector asks for such a name
		}
		z := html.NewTokenizer(bytes.NewReader([]byte(text)))
		if kind := z.Next(); kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			return
		}
		tag := bytes.Clone(z.Raw())
		seen := map[string]bool{}
		for _, more := z.TagName(); more; {
			var key, value []byte
			key, value, more = z.TagAttr()
			name := string(key)
			if seen[name] {
				continue
			}
			seen[name] = true
			raw, found := rawAttribute(tag, name)
			if !found {
				t.Fatalf("%q: %q is not found", tag, name)
			}
			for _, how := range []string{"", "=", "~=", "|=", "^=", "$=", "*="} {
				for _, want := range []string{"a", string(value), string(value[:len(value)/2]), string(raw)} {
					test := attributeTest{name: name, value: want, how: how, fold: len(value)%2 == 1}
					if got := test.matches(&Node{Tag: tag}); got != test.holds(string(value)) {
						t.Fatalf("%q: %+v matches is %v", tag, test, got)
					}
				}
			}
			if plain(raw) && string(raw) != string(value) {
				t.Fatalf("%q: %q is %q, want %q", tag, name, raw, value)
			}
		}
		if _, found := rawAttribute(tag, "data-x"); found != seen["data-x"] {
			t.Fatalf("%q: data-x found is %v", tag, found)
		}
	})
}
