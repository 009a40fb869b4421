package report_test

import (
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func TestTheCaretIsUnderTheValue(t *testing.T) {
	long := strings.Repeat("x", 300)
	for _, tc := range []struct{ name, text, value, want string }{
		{"plain", "key: bad\n", "bad", "f:1:6: error: m [r]\n    1 | key: bad\n      |      ^~~\n"},
		{"after a tab", "\tkey: bad", "bad", "f:1:7: error: m [r]\n    1 | \tkey: bad\n      | \t     ^~~\n"},
		{"after Japanese, two cells a sign", "日本: bad", "bad", "f:1:5: error: m [r]\n    1 | 日本: bad\n      |       ^~~\n"},
		{"after a combining accent", "e\u0301: bad", "bad", "f:1:5: error: m [r]\n    1 | e\u0301: bad\n      |    ^~~\n"},
		{"after an emoji", "🙂: bad", "bad", "f:1:4: error: m [r]\n    1 | 🙂: bad\n      |     ^~~\n"},
		{"in a CRLF file", "a: 1\r\nkey: bad\r\n", "bad", "f:2:6: error: m [r]\n    2 | key: bad\n      |      ^~~\n"},
		{"after a byte order mark", "\xef\xbb\xbfkey: bad", "bad", "f:1:6: error: m [r]\n    1 | key: bad\n      |      ^~~\n"},
		{"under wide text", "a: 日本", "日本", "f:1:4: error: m [r]\n    1 | a: 日本\n      |    ^~~~\n"},
		{"far right on a long line", long + "bad", "bad", "f:1:301: error: m [r]\n    1 | …" + long[:80] + "bad\n      |  " + strings.Repeat(" ", 80) + "^~~\n"},
		{"escape codes are not passed on", "\x1b[31mbad", "bad", "f:1:6: error: m [r]\n    1 | �[31mbad\n      |      ^~~\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			start := strings.Index(tc.text, tc.value)
			got := text(t, finding.Finding{Rule: "r", Message: "m", File: source.New("f", []byte(tc.text)),
				Span: source.Span{Start: start, End: start + len(tc.value)}}, false)
			if got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}

func TestAPlaceThatIsNotKnownIsNotPrinted(t *testing.T) {
	file := source.New("f", []byte("one\ntwo\n"))
	if got := text(t, finding.Finding{Rule: "r", Message: "m", File: file, Precision: finding.WholeFile}, false); got != "f: error: m [r]\n" {
		t.Errorf("got %q", got)
	}
	line := finding.Finding{Rule: "r", Message: "m", File: file, Span: file.LineSpan(2), Precision: finding.WholeLine, Severity: finding.Warning}
	if got := text(t, line, false); got != "f:2: warning: m [r]\n    2 | two\n" {
		t.Errorf("got %q", got)
	}
}

func TestColorMarksSeverityAndCaret(t *testing.T) {
	got := text(t, finding.Finding{Rule: "r", Message: "m", File: source.New("f", []byte("x")), Span: source.Span{End: 1}}, true)
	for _, want := range []string{"\x1b[1;31merror\x1b[0m", "\x1b[1;32m^\x1b[0m"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}

func text(t *testing.T, f finding.Finding, color bool) string {
	t.Helper()
	var b strings.Builder
	if err := report.Text(&b, []finding.Finding{f}, color); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
