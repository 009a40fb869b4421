package source_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

func TestPositionCountsCodePointsFromOne(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		offset     int
		want       source.Position
	}{
		{"first byte", "abc", 0, source.Position{Line: 1, Column: 1}},
		{"after Japanese", "日本x", 6, source.Position{Line: 1, Column: 3}},
		{"after an accent", "é: x", 2, source.Position{Line: 1, Column: 2}},
		{"a tab is one column", "\tx", 1, source.Position{Line: 1, Column: 2}},
		{"second line after LF", "a\nb", 2, source.Position{Line: 2, Column: 1}},
		{"second line after CRLF", "a\r\nb", 3, source.Position{Line: 2, Column: 1}},
		{"second line after a lone CR", "a\rb", 2, source.Position{Line: 2, Column: 1}},
		{"the end", "a\n", 2, source.Position{Line: 2, Column: 1}},
		{"past the end", "ab", 9, source.Position{Line: 1, Column: 3}},
		{"before the start", "ab", -1, source.Position{Line: 1, Column: 1}},
		{"a byte order mark is not a column", "\xef\xbb\xbfab", 4, source.Position{Line: 1, Column: 2}},
		{"an emoji is one column", "🙂x", 4, source.Position{Line: 1, Column: 2}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := source.New("f", []byte(tc.text)).Position(tc.offset); got != tc.want {
				t.Errorf("got %+v, want %+v", got, tc.want)
			}
		})
	}
}

func TestLineHasNoLineEnding(t *testing.T) {
	f := source.New("f", []byte("\xef\xbb\xbfone\r\ntwo\rthree\n"))
	for i, want := range []string{"", "one", "two", "three", "", ""} {
		if got := f.Line(i); got != want {
			t.Errorf("line %d: got %q, want %q", i, got, want)
		}
	}
}

func FuzzPosition(f *testing.F) {
	for _, seed := range []string{"", "a", "é\r\n日\r\t🙂\n", "\xef\xbb\xbfx\n", "\xff\xfe", "a\r\r\n\n"} {
		f.Add(seed, 1)
	}
	f.Fuzz(func(t *testing.T, text string, offset int) {
		file := source.New("f", []byte(text))
		p := file.Position(offset)
		if p.Line < 1 || p.Line > file.Lines() || p.Column < 1 {
			t.Fatalf("offset %d: position %+v outside the file", offset, p)
		}
		back := file.Offset(p)
		if back < 0 || back > len(text) {
			t.Fatalf("position %+v: offset %d outside the file", p, back)
		}
		// Only the bytes of a line ending or of a byte order mark have no column.
		if again := file.Position(back); utf8.ValidString(text) && again.Line != p.Line {
			t.Fatalf("offset %d → %+v → %d → %+v", offset, p, back, again)
		}
	})
}

func TestAnExcerptHasThePositionsOfTheWholeFile(t *testing.T) {
	long := strings.Repeat("ä", 1000)
	file := source.New("f", []byte("\xef\xbb\xbffirst line\n"+long+"HERE"+long+"\r\nlast"))
	for _, word := range []string{"first", "line", "HERE", "last", "st"} {
		start := bytes.Index(file.Data, []byte(word))
		span := source.Span{Start: start, End: start + len(word)}
		excerpt, in := file.Excerpt(span)
		if got := string(excerpt.Data[in.Start:in.End]); got != word {
			t.Errorf("%s: the excerpt's span holds %q", word, got)
		}
		if got, want := excerpt.Position(in.Start), file.Position(start); got != want {
			t.Errorf("%s: %+v, want %+v", word, got, want)
		}
		if got := excerpt.Offset(excerpt.Position(in.Start)); got != in.Start {
			t.Errorf("%s: offset %d, want %d", word, got, in.Start)
		}
		if len(excerpt.Data) > 1000 {
			t.Errorf("%s: %d bytes kept", word, len(excerpt.Data))
		}
		if !strings.Contains(excerpt.Line(excerpt.Position(in.Start).Line), word) {
			t.Errorf("%s is not in its line", word)
		}
	}
}
