package markup_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
)

// asParsed returns an attribute's value as x/net/html decodes it.
func asParsed(value string) string {
	z := html.NewTokenizer(strings.NewReader(`<a href="` + value + `">`))
	z.Next()
	_, decoded, _ := z.TagAttr()
	return string(decoded)
}

func TestAnAttributeIsDecodedAsTheStandardSays(t *testing.T) {
	for value, want := range map[string]string{
		"?x=1&region=us&currency=USD":  "?x=1&region=us&currency=USD",
		"?x=1&amp;region=us":           "?x=1&region=us",
		"?a=1&copy=2&copy;&copy":       "?a=1&copy=2©©",
		"&notit; &notin; &not; &semi;": "&notit; ∉ ¬ ;",
		"&#38;&#x26;&#38":              "&&&",
		"&&amp;&":                      "&&&",
		"&sect&para=1&section=2":       "§&para=1&section=2",
	} {
		if got := markup.DecodeAttribute([]byte(value)); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}

func TestAttributesAreDecodedAsTheParserDoes(t *testing.T) {
	pieces := strings.Fields("& amp lt copy reg region not notin notit para sect times curren currency # 38 x26 ; = 1 a ? / sub sup acute lang ang quot")
	random := rand.New(rand.NewPCG(1, 2))
	for range 100_000 {
		var b strings.Builder
		for range random.IntN(8) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		if got, want := markup.DecodeAttribute([]byte(b.String())), asParsed(b.String()); got != want {
			t.Fatalf("%q: %q, the parser says %q", b.String(), got, want)
		}
	}
}

func FuzzUnescaped(f *testing.F) {
	for _, seed := range []string{"", "a &amp; b", "&amp", "&amp;amp;", "&lt;&gt;&quot;&#34;&#39;&rsquo;&nbsp;", "&copy; &amp;", "&&amp;", "&AMP;", "&notit;", "&#x26;"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, want := string(markup.Unescaped([]byte(text))), html.UnescapeString(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	})
}
