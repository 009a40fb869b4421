package templates_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
)

// declaredIn is what read/declared.html says of a shortcode.
type declaredIn struct {
	Names     []string
	Unnamed   []struct{ Names []string }
	Arguments map[string]struct {
		Type, Default string
		Values        []string
		List          bool
	}
}

// TestTemplatesAndCheckReadTheSameArguments compares what templates read in the head of
// each shortcode with what the check reads there.
func TestTemplatesAndCheckReadTheSameArguments(t *testing.T) {
	set, err := shortcodes.Read(os.DirFS(repository))
	if err != nil {
		t.Fatal(err)
	}
	const home = `
-- layouts/home.html --
{{ $all := dict }}{{ range hugo.Data.names }}{{ $all = merge $all (dict . (partial "aboveboard/read/declared.html" .)) }}{{ end }}{{ $all | jsonify | safeHTML }}
`
	var names []string
	for name := range set {
		names = append(names, name)
	}
	asked, err := json.Marshal(names)
	if err != nil {
		t.Fatal(err)
	}
	b := build(t, blog(t, config, home, "-- data/names.json --\n"+string(asked)))
	all := map[string]declaredIn{}
	if err := json.Unmarshal([]byte(b.FileContent("public/index.html")), &all); err != nil {
		t.Fatal(err)
	}
	for name, s := range set {
		var arguments []string
		for _, a := range s.Arguments {
			arguments = append(arguments, a.Name)
			got := all[name].Arguments[a.Name]
			if want := string(a.Type); a.Type != shortcodes.Choice && got.Type != want || got.List != a.List || got.Default != a.Default || !slices.Equal(got.Values, a.Values) {
				t.Errorf("%s: of %q templates read %+v, and the check %+v", name, a.Name, got, a)
			}
		}
		var ways [][]string
		for _, way := range all[name].Unnamed {
			ways = append(ways, way.Names)
		}
		if got := all[name]; !slices.Equal(got.Names, arguments) || !slices.EqualFunc(ways, s.Unnamed, slices.Equal) {
			t.Errorf("%s: templates read %q and %q, and the check %q and %q", name, got.Names, ways, arguments, s.Unnamed)
		}
	}
}

// TestAShortcodeOfAnotherNameMayBeOneOfOurs has a shortcode of the blog's own that shows
// what ours does, with ours' arguments.
func TestAShortcodeOfAnotherNameMayBeOneOfOurs(t *testing.T) {
	const own = `
-- layouts/_shortcodes/versus.html --
{{ $shown := partial "aboveboard/read/comparison.html" . }}{{ with $shown }}{{ partial "aboveboard/comparison.html" . }}{{ end }}
`
	b := build(t, blog(t, config, own, post("p.md", `{{< versus id="north-vs-south" evidence=false >}}`)))
	if n := len(all(page(t, b, "p/index.html"), tag("table"))); n != 1 {
		t.Errorf("%d tables", n)
	}
}
