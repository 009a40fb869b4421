package yamlsource_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// group matches a value after a hyphen that is meant as a list or a group.
var group = regexp.MustCompile(`^[-?] |:( |$)`)

// TestValueThatNeedsQuotesIsReportedOnItsLine writes each value into a fact, in braces
// and on a line of its own. A value that YAML misreads must be reported at its
// position, with quotes that make YAML read it as it was meant; other values must pass.
func TestValueThatNeedsQuotesIsReportedOnItsLine(t *testing.T) {
	for _, tc := range []struct {
		value         string
		braces, alone bool // it needs quotes there
	}{
		{"https://x.example/terms?lang=en", true, false},
		{"https://x.example/a,b?c=[d]", true, false},
		{"https://x.example:443/a#b", false, false},
		{"Who? We", true, false},
		{"We: the people", true, true},
		{"Nobody:", false, true},
		{"Best #1 of all", true, false}, // alone, it is a comment
		{"#ad", true, false},
		{"C#", false, false},
		{"Kindle, Echo and Fire", true, false},
		{"Kindle, Echo, Fire", true, false},
		{"a [b] c", true, false},
		{"[b] c", true, true},
		{"{b} c", true, true},
		{"a } b", true, false},
		{"@handle", true, true},
		{"`code`", true, true},
		{"%off", true, true},
		{"10 %", false, false},
		{"*important", true, true},
		{"&Co is great", true, true},
		{"!important sale", true, true},
		{"> 500", true, true},
		{"| x", true, true},
		{"- none", true, true},
		{"? maybe", true, true},
		{`"A" and "B"`, true, true},
		{"'it's'", true, true},
		{`"C:\path"`, true, true},
		{"no", false, false}, {"on", false, false}, {"2026-09-01", false, false}, {"“quoted”", false, false}, {"日本: 語", true, true}, {"語?", true, false},
	} {
		meant := strings.TrimSuffix(strings.TrimPrefix(tc.value, "'it"), "s'")
		for form, wanted := range map[string]bool{
			"name: X\nfacts:\n  a: {value: fine, source: fine}\n  b: {note: fine, value: %s, source: fine}\n  c: {value: fine}\n": tc.braces,
			"name: X\nfacts:\n  b:\n    value: %s\n    source: fine\n":                                                            tc.alone,
			"- fine\n- %s\n- fine\n": tc.alone && !group.MatchString(tc.value),
		} {
			text := fmt.Sprintf(form, tc.value)
			root, findings := yamlsource.Parse(source.New("f", []byte(text)))
			if !wanted {
				if root == nil || len(findings) > 0 {
					t.Errorf("%q: %v", text, findings)
				}
				continue
			}
			if len(findings) != 1 || findings[0].Rule != "unquoted-value" {
				t.Errorf("%q: %v", text, findings)
				continue
			}
			f := findings[0]
			if got := text[f.Span.Start:f.Span.End]; got != tc.value && !strings.HasPrefix(got, tc.value) {
				t.Errorf("%q: the finding is at %q", text, got)
			}
			quoted := quotedIn(f.Message)
			fixed := text[:f.Span.Start] + quoted + text[f.Span.End:]
			if root, findings := yamlsource.Parse(source.New("f", []byte(fixed))); root == nil || len(findings) > 0 || !holds(root, strings.Trim(meant, `"'`)) {
				t.Errorf("%q: the advice %q does not help: %v", text, quoted, findings)
			}
		}
	}
}

// quotedIn returns the value that a message tells the author to write.
func quotedIn(message string) string {
	_, example, _ := strings.Cut(message, "; write `")
	example = strings.TrimSuffix(example, "`")
	for _, key := range []string{"value: ", "note: "} {
		example = strings.TrimPrefix(example, key)
	}
	return example
}

func holds(n *yamlsource.Node, words string) bool {
	for _, e := range n.Entries {
		if holds(e.Value, words) {
			return true
		}
	}
	for _, item := range n.Items {
		if holds(item, words) {
			return true
		}
	}
	return n.Scalar() && strings.Contains(n.Value, words)
}

func TestAllValuesThatNeedQuotesAreFoundAtOnce(t *testing.T) {
	const text = `name: X
summary: |
  Lines: with {signs}, which are text? #1
  @and more
facts:
  a: {value: Who?, source: https://x.example/?a=1, quote: "fine: here"}
  b: {value: [one, two?], source: "https://x.example/?a=1"} # a comment: here
  c:
    value: "over
      two lines: fine"
    note: this: too
`
	_, findings := yamlsource.Parse(source.New("f", []byte(text)))
	var got []string
	for _, f := range findings {
		got = append(got, fmt.Sprintf("%d %s", f.Position().Line, text[f.Span.Start:f.Span.End]))
	}
	if want := "6 Who?|6 https://x.example/?a=1|7 two?|11 this: too"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "|"), want)
	}
}

func TestATabAndAnOpenBracketAreNamed(t *testing.T) {
	for text, want := range map[string]string{
		"a:\n\tb: c\n":           "tab-indent 2:1",
		"a:\n  b: c\n \t d: e\n": "tab-indent 3:2",
		"a: {b: c\nd: e\n":       "yaml-syntax",
	} {
		_, findings := yamlsource.Parse(source.New("f", []byte(text)))
		if len(findings) != 1 || !strings.HasPrefix(fmt.Sprintf("%s %d:%d", findings[0].Rule, findings[0].Position().Line, findings[0].Position().Column), want) {
			t.Errorf("%q: %v", text, findings)
		}
	}
}

// TestHugeBrokenFileIsReadQuickly covers files that once took minutes.
func TestHugeBrokenFileIsReadQuickly(t *testing.T) {
	for _, part := range []string{"a, ", "a: b, ", "{a: ", "[", "a: b?, ", "{a: {b} c, ", "\"a", "- @x\n", "k: \"a\" b\n", "k: ab\n"} {
		text := "x: {" + strings.Repeat(part, 200_000/len(part)) + "@"
		if _, findings := yamlsource.Parse(source.New("f", []byte(text))); len(findings) == 0 || len(findings) > 101 {
			t.Errorf("%q: %d findings", part, len(findings))
		}
	}
}
