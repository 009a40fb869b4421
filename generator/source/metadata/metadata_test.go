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
	} {
		start := time.Now()
		_, err := metadata.Decode([]byte(c.before+strings.Repeat(c.each, size/len(c.each))), metadata.ForFile(c.format))
		if took := time.Since(start); err == nil || !strings.Contains(err.Error(), "more than") || took > time.Second {
			t.Errorf("%s of %q: %v after %v", c.format, c.each, err, took)
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
		"toml": "title = \"A\"\n[a.b.c]\nlist = [[1, 2], [3]]\n",
		"json": `{"a": {"b": [[1], [2]]}}`,
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
