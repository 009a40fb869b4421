package metadata_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source/metadata"
)

// TestGuardRefusesDangerousInput: 100 kB of each is an error at once.
func TestGuardRefusesDangerousInput(t *testing.T) {
	const size = 100_000
	for _, c := range []struct{ format, before, each string }{
		{"yaml", "a: ", "["}, {"yaml", "a: ", "{"}, {"yaml", "a: ", "{a: "}, {"yaml", "a: ", "[ "}, {"yaml", "a: ", "[a, "}, {"yaml", "a: [", ","},
		{"yaml", "a:\n ", "- "}, {"yaml", "", "? "}, {"yaml", "a", ": "}, {"yaml", "a: ", "["}, {"yaml", "a:\n", "  [\n"},
		{"toml", "a = ", "["}, {"toml", "a = ", "{a = "}, {"json", `{"a": `, "["}, {"json", `{"a": `, `{"a": `},
		{"yaml", "a: ", "!t "}, {"yaml", "a: ", "!tag "}, {"yaml", "a: ", "&a "}, {"yaml", "b: &a 1\na: ", "*a "}, {"yaml", "a: [", "!t x, "}, {"yaml", "a: [", "&a x, "}, {"yaml", "b: &a 1\na: [", "*a,"}, {"yaml", "", "%a "},
		{"yaml", "a: ", "'' "}, {"yaml", "a: ", "\"\" "}, {"yaml", "", "a: b: "}, {"yaml", "a: |\n", "\n"}, {"yaml", "a: >\n", "\n"}, {"yaml", "a: |\r\n", "\r\n"}, {"yaml", "a: |\n", "  \n"}, {"yaml", "a: |\n", "\t\n"}, {"yaml", "", "---\na: 1\n"},
	} {
		start := time.Now()
		_, err := metadata.Decode([]byte(c.before+strings.Repeat(c.each, size/len(c.each))), metadata.ForFile(c.format))
		if took := time.Since(start); err == nil || !strings.Contains(err.Error(), "more than") || took > time.Second {
			t.Errorf("%s of %q: %v after %v", c.format, c.each, err, took)
		}
	}
}

// TestTimeGrowsWithTheText: what is let through takes no more than a moment, in lines of
// their own, too.
func TestTimeGrowsWithTheText(t *testing.T) {
	const size = 100_000
	for _, c := range []struct{ before, each, after string }{
		{"a: [", "1, ", "1]"}, {"a: [\n", " !t x,\n", "1]"}, {"a: [\n", " !t x,\n", ""}, {"a: [\n", " &a x,\n", ""}, {"b: &a 1\na: [\n", " *a,\n", ""}, {"a:\n", "- !t x\n", ""}, {"a:\n", "- &a x\n", ""},
		{"a:\n", " !t\n", ""}, {"a:\n", " 'x'\n", ""}, {"", "%a\n", ""}, {"", "a: b: c\n", ""}, {"a: |\n", "  x\n\n", ""}, {"b: &a {x: 1}\na:\n", "  <<: *a\n", ""},
		{"a: |\n", strings.Repeat("\n", 250) + "  x\n", ""}, {"", "a: |\n" + strings.Repeat("\n", 250) + "b: 1\n", ""}, {"a: [", strings.Repeat("!t x, ", 900) + "\n ", ""}, {"", strings.Repeat("a: ", 900) + "\n", ""},
	} {
		start := time.Now()
		_, err := metadata.Decode([]byte(c.before+strings.Repeat(c.each, size/len(c.each))+c.after), metadata.ForFile("yaml"))
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%.20q takes %v (%.100v)", c.each, took, err)
		} else {
			t.Logf("%.20q takes %v", c.each, took)
		}
	}
}

func TestOrdinaryValuesAreRead(t *testing.T) {
	var long strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&long, "- [-%d, -1, {a: b}]\n", i)
	}
	for format, text := range map[string]string{
		"yaml": "title: \"[A] {{< b >}} (c)\"\ntags: [a, b]\n# " + strings.Repeat("-", 300) + "\nlist:\n" + long.String(),
		"yml":  "a: |\n\n\n  text\n\nlist: [" + strings.Repeat(`"x", `, 3000) + "x]\n",
		"toml": "title = \"A\"\n[a.b.c]\nlist = [[1, 2], [3]]\n",
		"json": `{"a": {"b": [[1], [2]]}, "c": [` + strings.Repeat(`{"a": "b"}, `, 20_000) + `1]}`,
	} {
		if values, err := metadata.Decode([]byte(text), metadata.ForFile(format)); err != nil || len(values) == 0 {
			t.Errorf("%s: %v, %v", format, values, err)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	for post, want := range map[string]string{
		"---\na: b\n---\n[[[[": "a: b\n", "\xef\xbb\xbf---\r\na: b\r\n---\r\nc": "a: b\r\n", "+++\na = 1\n+++\n": "a = 1\n",
		"{\"a\": {}}\n{{": `{"a": {}}`, "---\na: b": "a: b", "text\n---\n[\n---\n": "", "": "", "{": "{", "---": "", "\n---\na: b\n---": "a: b\n",
	} {
		if got := string(metadata.FrontMatter([]byte(post))); got != want {
			t.Errorf("%q: %q, want %q", post, got, want)
		}
	}
}
