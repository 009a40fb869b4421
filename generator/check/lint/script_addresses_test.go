package lint

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestAddressesInScripts compares what is found with two expressions, which say the same
// and take longer.
func TestAddressesInScripts(t *testing.T) {
	element := regexp.MustCompile(`(?is)<script\b[^>]*>.*?</script`)
	inside := regexp.MustCompile(`(?:https?:)?//[\w.-]+/[^\s"'<>\\]*`)
	pieces := []string{"<script", "<SCRIPT ", "<scripts>", "<script>", ">", "</script", "</Script>", "https:", "http:", "//a.example/x", "//a.example", "///b.example/y", "// a comment\n", "\"", " ", "<", "shttp://c.example/", "https://d.example/a//e.example/b"}
	some := false
	var try func(text string, depth int)
	try = func(text string, depth int) {
		var want, got []string
		for _, e := range element.FindAllIndex([]byte(text), -1) {
			for _, at := range inside.FindAllStringIndex(text[e[0]:e[1]], -1) {
				want = append(want, fmt.Sprint(e[0]+at[0], e[0]+at[1]))
			}
		}
		for span, address := range scriptAddresses([]byte(text)) {
			if address != text[span.Start:span.End] && address != "https:"+text[span.Start:span.End] {
				t.Errorf("%q: %q at %v", text, address, span)
			}
			got = append(got, fmt.Sprint(span.Start, span.End))
		}
		some = some || len(got) > 1
		if !slices.Equal(got, want) {
			t.Fatalf("%q has addresses at %q, want %q", text, got, want)
		}
		for _, piece := range pieces {
			if depth > 0 {
				try(text+piece, depth-1)
			}
		}
	}
	try("", 3)
	for _, start := range []string{"<script>", "<script src=\"//a.example/s.js\">"} {
		try(start+strings.Join(pieces, ""), 1)
		for _, end := range []string{"</script", "<script>//z.example/</script>"} {
			try(start+"https://a.example/b\" "+end, 2)
		}
	}
	if !some {
		t.Error("no text has two addresses")
	}
}
