package page

import "testing"

// FuzzNoRedirectIsOverlooked checks that the quick search finds all that the pattern
// matches.
func FuzzNoRedirectIsOverlooked(f *testing.F) {
	for _, script := range []string{`location="/x"`, "window.location .\n href= `/x`", `location.replace('/x')`, `location.assign ("/x")`, `location.href.replace("/x")`, `location==1`} {
		f.Add(script)
	}
	f.Fuzz(func(t *testing.T, script string) {
		if redirectPattern.MatchString(script) && lastRedirectCall([]byte(script)) < 0 {
			t.Fatalf("%q", script)
		}
	})
}
