package hugodata

import (
	"bytes"
	"encoding/json"
	"testing"
)

// FuzzIndent compares indent with json.Indent.
func FuzzIndent(f *testing.F) {
	for _, text := range []string{`{}`, `[]`, `0`, `"a"`, `{"a":[],"b":{}}`, `{"a":[1,{"b":"c"}],"d":-1.5e9}`, `["{[,:]}\\"","\\\\","\u2028 ü"]`, `[[[]],{"":{"":[null,true]}}]`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var compact, want bytes.Buffer
		if json.Compact(&compact, text) != nil {
			return // there is nothing to indent in what is not JSON
		}
		if err := json.Indent(&want, compact.Bytes(), "", "  "); err != nil {
			t.Fatal(err)
		}
		if got := appendIndented(nil, compact.Bytes()); !bytes.Equal(got, want.Bytes()) {
			t.Errorf("%s becomes\n%s\nwant\n%s", compact.Bytes(), got, want.Bytes())
		}
	})
}
