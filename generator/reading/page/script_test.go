package page

import "testing"

// FuzzNoOrderToLeaveIsOverlooked compares the pattern with what is looked for
// before it.
func FuzzNoOrderToLeaveIsOverlooked(f *testing.F) {
	for _, script := range []string{`location="/x"`, "window.location .\n href= `/x`", `location.replace('/x')`, `location.assign ("/x")`, `location.href.replace("/x")`, `location==1`} {
		f.Add(script)
	}
	f.Fuzz(func(t *testing.T, script string) {
		if leaving.MatchString(script) && lastLeaving([]byte(script)) < 0 {
			t.Fatalf("%q", script)
		}
	})
}
