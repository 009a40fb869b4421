package markup

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// tokenPieces are what makes tokens begin and end, where a scanner may be wrong.
var tokenPieces = strings.Split(`<|>|</|/>|/|<p|<P a|<br/>|=|"|'|a|a=b|a="x>y"|a='/'| |\n|\f|!|<!|<!--|-->|--|-|--!>|<!doctype html>|<![CDATA[|]]>|]|?|<?xml|<script>|<SCRIPT src=x>|</script>|</script |</Script/|<style>|</style>|<title>|</title>|<textarea>|</textarea>|<plaintext>|<xmp>|</xmp>|<iframe>|</iframe>|<noscript>|</noscript>|<noembed>|</noembed>|<noframes>|</noframes>|<svg>|text|&amp;|\x00|\r|ſ|<ſcript>|`, "|")

// A scanner's tokens are those of the library.
func TestTokensAreThoseOfTheLibrary(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 100_000 {
		var text strings.Builder
		for range random.IntN(12) {
			text.WriteString(tokenPieces[random.IntN(len(tokenPieces))])
		}
		sameTokens(t, []byte(text.String()), random.IntN(2) == 0)
	}
}

func sameTokens(t *testing.T, data []byte, cdata bool) {
	t.Helper()
	kinds := map[html.TokenType]tokenKind{html.TextToken: textToken, html.StartTagToken: startToken, html.SelfClosingTagToken: closedToken, html.EndTagToken: endToken, html.ErrorToken: noToken}
	z := html.NewTokenizer(bytes.NewReader(data))
	s := scanner{data: data, cdata: cdata}
	z.AllowCDATA(cdata)
	for start := 0; ; {
		kind := z.Next()
		raw := string(z.Raw())
		if name, _ := z.TagName(); kind == html.StartTagToken && string(name) == "noscript" {
			z.NextIsNotRawText()
		}
		want, wantEnd := kinds[kind], start+len(raw)
		got, end := s.next(start)
		if want == closedToken && got == startToken && strings.Count(raw, "a") > 1 {
			want = got // the library takes "a" and "a=b/" of "<p a a=b/>" for one attribute
		}
		if got != want || got != noToken && end != wantEnd {
			t.Fatalf("%q: after %d bytes, token %d to %d (%q); the library has %v to %d (%q)", data, start, got, end, data[start:end], kind, wantEnd, raw)
		}
		if got == noToken {
			return
		}
		start = end
	}
}

func FuzzTokens(f *testing.F) {
	for _, piece := range tokenPieces {
		f.Add([]byte("<p>"+piece+"text</p>"), true)
	}
	f.Fuzz(func(t *testing.T, data []byte, cdata bool) { sameTokens(t, data, cdata) })
}
