package hugodata

import (
	"bytes"
	"encoding/json"
	"testing"
	"testing/quick"
)

// TestFactsAreWrittenAsByTheLibrary compares facts of all shapes with encoding/json.
func TestFactsAreWrittenAsByTheLibrary(t *testing.T) {
	same := func(i item) bool {
		var want bytes.Buffer
		library := json.NewEncoder(&want)
		library.SetEscapeHTML(false)
		if err := library.Encode(i); err != nil {
			t.Fatal(err)
		}
		var e encoder
		if _, err := e.encode(i); err != nil {
			t.Fatal(err)
		}
		if got := e.compact.Bytes(); !bytes.Equal(got, want.Bytes()) {
			t.Logf("%s\nwant\n%s", got, want.Bytes())
			return false
		}
		return true
	}
	for _, words := range []string{"", "plain", "<b> & \u2028", "\"\\\n\x00\x7f", "\xff", "größer", "日本"} {
		for _, number := range []float64{0, 1, -1, 0.1, 1e15, 1e21, 1e-7, 123456789012} {
			f := fact{Type: words, State: "known", Text: &text{words, words}, Items: []*text{{Text: words}}, Amounts: []amount{{Number: words}}, Low: &number, Claim: words, Evidence: &evidence{Host: words, How: &text{Text: words}}}
			if !same(item{ID: words, Facts: map[string]fact{words: f, "b": {}}}) {
				t.Errorf("%q, %v", words, number)
			}
		}
	}
	if !same(item{Facts: map[string]fact{}}) {
		t.Error("an item without facts")
	}
	if err := quick.Check(same, &quick.Config{MaxCountScale: 3}); err != nil {
		t.Error(err)
	}
}
