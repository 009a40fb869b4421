package display_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

const hostile = "a\x1b]0;t\x07\x1b[2Jb\u202ec\u2066d\u2028e\u0085f\n::error::g\r##[error]h\xff日本🏕"

func TestALineIsOneLine(t *testing.T) {
	if got, want := display.Line(hostile), "a�]0;t��[2Jb�c�d�e�f ::error::g #\\#[error]h�日本🏕"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNoLineIsABuildCommand(t *testing.T) {
	got := display.Lines("::error::a\n  ::add-mask::b\r\n\t##[error]c\nd ::e\nf ##vso[task.x]## [g] ##h ###[i\n")
	if want := "\\::error::a\n  \\::add-mask::b\n\t#\\#[error]c\nd ::e\nf #\\#vso[task.x]## [g] ##h ##\\#[i\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestArgumentsEndNoLine(t *testing.T) {
	var b strings.Builder
	display.Printf(&b, "%s: %d\n%s\n", "x\n::error::y", 3, "::debug::z")
	display.Println(&b, "p\nq", strings.NewReader)
	if got := strings.Split(b.String(), "\n"); got[0] != "x ::error::y: 3" || got[1] != `\::debug::z` || !strings.HasPrefix(got[2], "p q ") {
		t.Errorf("got %q", got)
	}
}

func TestJSONKeepsTheValueAndShowsNothingHidden(t *testing.T) {
	var b strings.Builder
	if err := display.JSON(&b, []string{strings.ToValidUTF8(hostile, "")}); err != nil {
		t.Fatal(err)
	}
	if text := strings.ReplaceAll(b.String(), "\n", ""); display.Line(text) != text {
		t.Errorf("not shown as it is: %q", text)
	}
	var back []string
	if err := json.Unmarshal([]byte(b.String()), &back); err != nil || back[0] != strings.ToValidUTF8(hostile, "") {
		t.Errorf("%v: got %q", err, back)
	}
}

func TestAStreamIsReadALineAtATime(t *testing.T) {
	var b strings.Builder
	s := &display.Stream{To: &b}
	for _, part := range []string{"on", "e\n:", ":error::two\x1b[0m\nthr", "ee"} {
		if _, err := s.Write([]byte(part)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "one\n\\::error::two�[0m\nthree"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
