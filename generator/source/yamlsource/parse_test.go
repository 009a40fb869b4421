package yamlsource_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func TestSpansCoverTheValueAsWritten(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"plain", "k: value # why\n", "value"},
		{"double quotes", `k: "a \" b" # why`, `"a \" b"`},
		{"single quotes", "k: 'it''s' # why", "'it''s'"},
		{"after Japanese", "日本語: 値 # why", "値"},
		{"after NEL, a line ending only in YAML", "a: x\u0085k: y", "y"},
		{"block text marks its first line", "k: |\n  one\n  two\n", "|"},
		{"a sequence marks its first line", "k: [a, b]\n", "[a, b]"},
		{"after a byte order mark", "\xef\xbb\xbfk: v", "v"},
		{"CRLF", "a: 1\r\nk: v\r\n", "v"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			root, findings := yamlsource.Parse(source.New("f", []byte(tc.text)))
			if root == nil {
				t.Fatalf("not parsed: %+v", findings)
			}
			span := root.Entries[len(root.Entries)-1].Value.Span
			if got := tc.text[span.Start:span.End]; got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "#", "a: 1", "a: 1\na: 2", "a: &x 1\nb: *x", "- a\n- [b, {c: d}]", "a: |\n b\n", "? [a]\n: b", "--- 1\n--- 2",
		"\xef\xbb\xbfa: 1\r\nb: \"\\\"\"", "日本: [値", "a: !!binary x", "\t: x", "%YAML 1.2\n---\na: 1", "{a: 1, a: 2}", "<<: {a: 1}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		root, findings := yamlsource.Parse(source.New("f", []byte(text)))
		if root == nil && len(findings) == 0 {
			t.Fatal("nothing was read and nothing was said")
		}
		if root != nil && !utf8.ValidString(text) {
			t.Fatal("bytes that are not UTF-8 were read as text")
		}
		for _, finding := range findings {
			if strings.TrimSpace(finding.Message) == "" || finding.Span.Start < 0 || finding.Span.Start > finding.Span.End || finding.Span.End > len(text) {
				t.Fatalf("bad finding %+v", finding)
			}
		}
		checkSpans(t, text, root)
	})
}

func checkSpans(t *testing.T, text string, n *yamlsource.Node) {
	if n == nil {
		return
	}
	if n.Span.Start < 0 || n.Span.Start > n.Span.End || n.Span.End > len(text) {
		t.Fatalf("the span %+v lies outside the file", n.Span)
	}
	for _, e := range n.Entries {
		checkSpans(t, text, e.Key)
		checkSpans(t, text, e.Value)
	}
	for _, item := range n.Items {
		checkSpans(t, text, item)
	}
}
