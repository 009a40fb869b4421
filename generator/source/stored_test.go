package source_test

import (
	"encoding/json"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

func TestAFileReadsBackFromJSONWithItsPositions(t *testing.T) {
	whole := source.New("a.md", []byte("\xef\xbb\xbfone\r\ntwo \xff ö\rthree"))
	excerpt, span := whole.Excerpt(source.Span{Start: 15, End: 18})
	for name, file := range map[string]*source.File{"a file": whole, "an excerpt": excerpt, "a place": whole.Place(12), "nothing": source.New("b", nil)} {
		text, err := json.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		var read *source.File
		if err := json.Unmarshal(text, &read); err != nil {
			t.Fatal(err)
		}
		if read.Path != file.Path || string(read.Data) != string(file.Data) || read.Lines() != file.Lines() {
			t.Errorf("%s: %q is %q", name, file.Data, read.Data)
		}
		for offset := range len(file.Data) + 1 {
			if got, want := read.Position(offset), file.Position(offset); got != want {
				t.Errorf("%s: offset %d is at %v, want %v", name, offset, got, want)
			}
		}
	}
	if at := excerpt.Position(span.Start); at != whole.Position(15) {
		t.Errorf("the excerpt is at %v", at)
	}
}
