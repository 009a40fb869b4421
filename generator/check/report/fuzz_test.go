package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func FuzzReports(f *testing.F) {
	f.Add("content/a.md", "a\r\n日本🙂 buy\n", "message", 7, 20)
	f.Add("a:b%/ü.md", "\xef\xbb\xbfx\xff\n", "two\nlines\x1b[31m", 3, 4)
	f.Add(`C:\blog\a.md`, "", "", 0, 0)
	f.Fuzz(func(t *testing.T, path, text, message string, start, end int) {
		file := source.New(path, []byte(text))
		start = min(max(start, 0), len(text))
		end = min(max(end, start), len(text))
		one := finding.Finding{Rule: "r", File: file, Span: source.Span{Start: start, End: end}, Message: message, Origin: path}
		result := report.Result{Findings: []finding.Finding{one}}
		var b bytes.Buffer
		if err := report.JSON(&b, result); err != nil || !json.Valid(b.Bytes()) {
			t.Fatalf("JSON: %v\n%s", err, b.String())
		}
		b.Reset()
		if err := report.SARIF(&b, result); err != nil || !json.Valid(b.Bytes()) {
			t.Fatalf("SARIF: %v\n%s", err, b.String())
		}
		b.Reset()
		if err := report.GitHub(&b, result); err != nil || strings.Count(b.String(), "\n") != 1 || strings.Count(b.String(), "\r") != 0 {
			t.Fatalf("GitHub: %v\n%q", err, b.String())
		}
		b.Reset()
		if err := report.Text(&b, result.Findings, false); err != nil || strings.ContainsRune(b.String(), '\x1b') {
			t.Fatalf("Text: %v\n%q", err, b.String())
		}
	})
}
