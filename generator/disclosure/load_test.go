package disclosure_test

import (
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosure"
)

func load(t testing.TB) *disclosure.Reader {
	t.Helper()
	r, err := disclosure.Load()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestEveryWordingFileCompiles(t *testing.T) {
	if got := len(load(t).Languages()); got != 16 {
		t.Errorf("%d languages, want 16", got)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}
