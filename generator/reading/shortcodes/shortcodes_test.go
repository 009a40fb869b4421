package shortcodes_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
)

const repository = "../../.."

func read(t *testing.T) shortcodes.Set {
	t.Helper()
	set, err := shortcodes.Read(os.DirFS(repository))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestEachShortcodeBeginsWithWhatMayBeTyped(t *testing.T) {
	set := read(t)
	if len(set) < 12 {
		t.Fatalf("%d shortcodes", len(set))
	}
	for name, s := range set {
		for _, example := range s.Examples {
			if !strings.HasPrefix(example, "{{< "+name+" ") {
				t.Errorf("%s: the example is one of another shortcode: %s", name, example)
			}
		}
	}
}

// TestTheDocsListTheArguments holds the tables of the documentation, one below
// the section of each shortcode.
func TestTheDocsListTheArguments(t *testing.T) {
	pages := map[string]string{"paid-link": "paid-links.md"}
	for name, s := range read(t) {
		page := pages[name]
		if page == "" {
			page = "shortcodes.md"
		}
		golden.Table(t, repository+"/content/docs/"+page, "<!-- arguments of "+name+": go test ./generator/reading/shortcodes -update", table(s))
	}
}

func table(s shortcodes.Shortcode) string {
	var b strings.Builder
	b.WriteString("| argument | what it is | default |\n|---|---|---|\n")
	for _, a := range s.Arguments {
		values := ""
		if a.Values != nil && !slices.Equal(a.Values, []string{"true", "false"}) {
			last := len(a.Values) - 1
			values = "`" + strings.Join(a.Values[:last], "`, `") + "` or `" + a.Values[last] + "`: "
		}
		missing := a.Default
		if slices.Contains(a.Values, missing) {
			missing = "`" + missing + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s%s | %s |\n", a.Name, values, strings.ReplaceAll(a.About, "|", `\|`), missing)
	}
	return b.String()
}

func TestWhatHasNoNameIsForTheArgumentInItsPlace(t *testing.T) {
	set := read(t)
	for call, want := range map[string]string{
		"comparison 0/1": "id", "comparison 1/3": "programs", "fact 1/2": "criterion", "fact 2/3": "",
		"paid-link 1/2": "target", "disclosure 0/1": "", "offer 1/2": "program", "offer 0/1": "id",
	} {
		var name string
		var i, n int
		if _, err := fmt.Sscanf(strings.ReplaceAll(call, "/", " "), "%s %d %d", &name, &i, &n); err != nil {
			t.Fatal(err)
		}
		if a, ok := set[name].Position(i, n); a.Name != want || ok != (want != "") {
			t.Errorf("%s is %q, want %q", call, a.Name, want)
		}
	}
}

func TestAHeadThatDeclaresNothingIsAnError(t *testing.T) {
	for head, want := range map[string]string{
		"no comment": "no comment at the head",
		"{{- /* A. \n@param {string} [id] the id\n@example {{< x a >}}\n*/ -}}": `has the type "string"`,
		"{{- /* A. \n@param {text} id the id\n@example {{< x a >}}\n*/ -}}":     `declares nothing`,
		"{{- /* A. \n@param {text} [id]\n@example {{< x a >}}\n*/ -}}":          `declares nothing`,
		"{{- /* A. \n@unnamed name\n@example {{< x a >}}\n*/ -}}":               `which no @param declares`,
		"{{- /* A. \n@param {text} [id] the id\n*/ -}}":                         "an @example",
	} {
		_, err := shortcodes.Read(fstest.MapFS{shortcodes.Folder + "/x.html": {Data: []byte(head)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", head, err, want)
		}
	}
}
