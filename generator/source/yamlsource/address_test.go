package yamlsource

import (
	"net/url"
	"strings"
	"testing"
)

func TestIsAddress(t *testing.T) {
	for _, good := range []string{
		"https://a.example", "https://a.example/", "https://a.example:8443/x?y=z#f", "https://a_b.example/", "https://bücher.example/ä?ü=ö", "https://日本語.example/", "https://xn--bcher-kva.example/",
		"https://127.0.0.1/", "https://[::1]:8080/", "https://a.example./", "https://a.example/it's,(here)*~!", "https://a.example/%20%0A", "https://a-b--c.example/", "https://हिन्दी.example/",
	} {
		if !IsAddress(good) {
			t.Errorf("%q is refused", good)
		}
	}
	for _, bad := range []string{
		"", "http://a.example/", "//a.example/", "https:a.example", "https://", "https:///x", "https://:80/", "https://a.example:0/", "https://a.example:65536/", "https://a.example:/", "https://a.example:8x/", "https://-a.example/", "https://a..example/",
		"https://a b.example/", "https://a.example/x y", "https://a.example/\u00a0/go/x", "https://a.example/\u2028x", "https://a.example/\u3000https://evil.example", "https://a.example/\u202etxt", "https://a.example/\u200b", "https://a.example/\u0085", "https://a.example/\ufeff",
		"https://a.example/\n/* https://evil.example 200!", "https://a.example/\t", "https://user:pw@a.example/", "https://user@a.example/", "https://a.example/\"x", "https://a.example/<x>", "https://a.example/`", "https://a.example,b.example/", "https://a*b.example/", "https://(a).example/",
		"javascript:alert(1)", "https://" + strings.Repeat("a", 300) + ".example/", "https://a.example\\@evil.example/", "https://\u2066a.example/",
	} {
		if IsAddress(bad) {
			t.Errorf("%q is taken", bad)
		}
	}
}

// TestSimpleAddressesAreReadAsByTheLibrary compares what is read without url.Parse.
func TestSimpleAddressesAreReadAsByTheLibrary(t *testing.T) {
	simple := 0
	for _, host := range []string{"a.example", "A.example", "a.example.", "www.a-b.example", "a_b.example", "127.0.0.1", "1.2.3.999", "", ".", "a..example", "-a.example", "a-.example", "a_", "bücher.example", "[::1]", "a.example:443", "a.example:0", "a@b.example", "a%41.example", "a b.example", strings.Repeat("a.", 130) + "example"} {
		for _, rest := range []string{"", "/", "/a/B_c-d.html", "//", "/a?b=c", "?b", "#c", "/%41", "/%zz", "/a b", "/ü", "/a:b", "/a\\b"} {
			for _, scheme := range []string{"https://", "HTTPS://", "http://", "https:", "//"} {
				address := scheme + host + rest
				u, err := url.Parse(address)
				want := err == nil && u.Scheme == "https" && u.User == nil && isHost(u) && !strings.ContainsFunc(address, needsEncoding)
				if got := IsAddress(address); got != want {
					t.Errorf("IsAddress(%q) is %v", address, got)
				}
				if want && HostOf(address) != u.Hostname() {
					t.Errorf("the host of %q is %q, want %q", address, HostOf(address), u.Hostname())
				}
				if _, ok := simpleHost(address); ok {
					simple++
				}
			}
		}
	}
	if simple == 0 {
		t.Error("no address is simple")
	}
}
