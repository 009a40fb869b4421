package post

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// FuzzRead checks that any bytes are read without a crash, and that every reported
// position is in the file and contains what it should.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/posts/*")
	if err != nil || len(files) == 0 {
		f.Fatal(files, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(filepath.Ext(name), data)
	}
	for _, text := range []string{
		"", "---\n", "{{<", "{{< a \"\\\"\" >}}", "{{</*", "\xef\xbb\xbf{{< a >}}", "> [a](\n> b)", "[a]:\n<b>\n[a]", "<a href", "<a rel=>", "-\t[a](b)",
		"a <!-- aboveboard:ignore -->", "{{< comment >}}aboveboard:{{< /comment >}}", "[^1]\n\n[^1]: <a\n  href=b>", "|a|\n|-|\n|`\\|`|", "\r[a](b)\r", "\x00\xff",
	} {
		f.Add(".md", []byte(text))
		f.Add(".html", []byte(text))
		f.Add(".org", []byte(text))
	}
	f.Fuzz(func(t *testing.T, extension string, data []byte) {
		checkPost(t, Read(source.New("a"+extension, data), nil))
		checkMask(t, data)
	})
}

func checkPost(t *testing.T, p *Post) {
	t.Helper()
	inside := func(what string, s source.Span) {
		if s.Start < 0 || s.End < s.Start || s.End > len(p.File.Data) {
			t.Fatalf("%s %v leaves the file of %d bytes", what, s, len(p.File.Data))
		}
	}
	last := 0
	for _, l := range p.Links {
		for _, s := range []source.Span{l.Span, l.Destination, l.RelSpan, l.Block} {
			inside("link", s)
		}
		if l.Span.Start < last {
			t.Fatalf("link %+v is before the one before it", l)
		}
		last = l.Span.Start
		checkForm(t, l, string(p.File.Data[l.Span.Start:l.Span.End]))
		if around := p.Around(l.Span.Start); around.Start > l.Span.Start {
			t.Fatalf("link %+v begins before what is around it, %v", l, around)
		}
	}
	last = 0
	for _, x := range p.Passages {
		inside("passage", x.Span)
		if x.Span.Start < last || x.Text == "" {
			t.Fatalf("passage %+v is empty or is before the one before it", x)
		}
		last = x.Span.Start
	}
	for _, s := range p.Suppressions {
		inside("suppression", s.Span)
		inside("covered block", s.Covers)
		if s.Covers.End < s.Span.Start {
			t.Fatalf("suppression %+v covers what is before it", s)
		}
	}
	for _, s := range p.Shortcodes {
		for _, x := range s.Params {
			inside("parameter", x.Span)
		}
		inside("inner text", s.Inner)
		inside("closing tag", s.Closing)
	}
	for _, k := range p.Keys {
		inside("key", k.Span)
	}
	inside("body", p.Body)
	inside("problem", p.ProblemSpan)
}

// checkForm checks that a link's bytes are of its kind.
func checkForm(t *testing.T, l Link, text string) {
	t.Helper()
	begin, end := "", ""
	switch l.Kind {
	case Inline:
		begin, end = "[", ")"
	case Reference:
		begin, end = "[", "]"
	case Autolink:
		begin, end = "<", ">"
	case HTML:
		begin = "<"
	}
	if text == "" || !strings.HasPrefix(text, begin) || !strings.HasSuffix(text, end) {
		t.Fatalf("%v %q", l.Kind, text)
	}
	if l.Kind != Reference && l.Kind != Image && (l.Destination.Start < l.Span.Start || l.Destination.End > l.Span.End) {
		t.Fatalf("%v %q: its address %v is outside %v", l.Kind, text, l.Destination, l.Span)
	}
}

func checkMask(t *testing.T, data []byte) {
	t.Helper()
	r := &reader{Post: &Post{File: source.New("a.md", data)}, lexer: lexer{text: data, limit: maxParsed}}
	r.readLexemes()
	r.readFrontMatter()
	r.mask()
	if len(r.masked) != len(data) {
		t.Fatalf("%d bytes became %d", len(data), len(r.masked))
	}
	for i, c := range data {
		if c == '\n' && r.masked[i] != '\n' && len(r.holes(source.Span{Start: i, End: i + 1})) == 0 {
			t.Fatalf("the line break at %d is gone", i)
		}
	}
}
