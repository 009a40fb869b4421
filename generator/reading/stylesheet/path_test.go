package stylesheet

import (
	"net/url"
	"path"
	"strings"
	"testing"
)

// FuzzPathAgreesWithParsing compares the ways that spare taking
// an address apart with taking it apart.
func FuzzPathAgreesWithParsing(f *testing.F) {
	for _, address := range []string{
		"/a/b/", "/a/../b?x=1#y", "//host/a", "///a", "/a#b?c", "https://Example.org/blog/a/", "https://www.example.org/blog", "http://other.example/a", "/blog/a",
		"https://%65xample.org/a", "https:///a", "https://example.org:x/", "/a/./b//c/", "/?a", "http://[::1]/a", "/blog", "/a:b", " /a ", "https://a@example.org/x",
	} {
		f.Add(address)
	}
	f.Fuzz(func(t *testing.T, address string) {
		for _, base := range []string{"", "https://www.Example.org/blog/"} {
			l := NewLibrary(nil, base)
			got, own := l.Path("p/index.html", address)
			want, wanted := parsedPath(l, "p/index.html", address)
			if got != want || own != wanted {
				t.Fatalf("%q on %q: got %q, %v, want %q, %v", address, base, got, own, want, wanted)
			}
		}
	})
}

func parsedPath(l *Library, page, address string) (string, bool) {
	parsed, err := url.Parse(strings.TrimSpace(address))
	switch {
	case err != nil || parsed.Opaque != "":
		return "", false
	case parsed.Host != "":
		if l.base == nil || !sameHost(parsed.Host, l.base.Host) {
			return "", false
		}
		return l.below(parsed.Path), true
	case parsed.Scheme != "":
		return "", false
	case strings.HasPrefix(parsed.Path, "/"):
		return l.below(parsed.Path), true
	case parsed.Path == "":
		return page, true
	}
	return cleaned(path.Dir("/"+page) + "/" + parsed.Path), true
}
