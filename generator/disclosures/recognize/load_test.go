package recognize_test

import (
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
)

func load(t testing.TB) *recognize.Reader {
	t.Helper()
	r, err := recognize.Load()
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

func TestAllPhrasesCompile(t *testing.T) {
	r, err := recognize.Load()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Compile(); err != nil {
		t.Error(err)
	}
}
