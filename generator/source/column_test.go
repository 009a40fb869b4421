package source_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

func TestColumnsOfVeryLongLines(t *testing.T) {
	text := "first\n" + strings.Repeat("aé日🏕\u0301 ", 20_000)
	file := source.New("a", []byte(text))
	broken := source.New("b", []byte(text+"\xff"))
	for offset := 6; offset < len(text); offset += 977 {
		whole := offset
		for !utf8.RuneStart(text[whole]) {
			whole--
		}
		want := source.Position{Line: 2, Column: utf8.RuneCountInString(text[6:whole]) + 1}
		if got := file.Position(offset); got != want {
			t.Fatalf("%d: got %v, want %v", offset, got, want)
		}
		if got := broken.Position(offset); got != want {
			t.Fatalf("%d in text that is not UTF-8: got %v, want %v", offset, got, want)
		}
	}
	if got, want := file.Position(len(text)), (source.Position{Line: 2, Column: utf8.RuneCountInString(text[6:]) + 1}); got != want {
		t.Errorf("at the end: got %v, want %v", got, want)
	}
}

// TestPositionsInOneLongLineAreCheap: a feed may be one line with thousands of findings.
func TestPositionsInOneLongLineAreCheap(t *testing.T) {
	file := source.New("a", []byte(strings.Repeat("é", 8<<20)))
	start := time.Now()
	for i := range 10_000 {
		file.Position(i * 1500)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("10,000 positions in a line of 16 MB take %s", took)
	}
}

func TestPlaceKeepsPosition(t *testing.T) {
	file := source.New("a", []byte("one\nzwei ä x\n"))
	for offset := range 14 {
		if got, want := file.Place(offset).Position(0), file.Position(offset); got != want {
			t.Errorf("%d: got %v, want %v", offset, got, want)
		}
	}
}
