package csvsource

import (
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

func TestEditKeepsEveryOtherByte(t *testing.T) {
	for _, mark := range []string{"", source.ByteOrderMark, "sep=;\n"} {
		before := mark + "name;\"a\"; b\r\n\"X; \"\"y\"\"\";1;2\r\n\r\nY;3\r\n"
		table, findings := Parse(source.New("a.csv", []byte(before)))
		if len(findings) > 0 {
			t.Fatal(findings)
		}
		e, err := table.Edit()
		if err != nil {
			t.Fatal(err)
		}
		if got := string(e.Bytes()); got != before {
			t.Errorf("without a change: got %q", got)
		}
		e.Set(0, 1, "1") // the same
		e.Set(0, 2, "a;b")
		e.Set(1, 0, "Z")
		c := e.AddColumn("c")
		e.Set(1, c, "new")
		e.AddRow([]string{"N", "", "x\ny", "4"})
		after := mark + "name;\"a\"; b;c\r\n\"X; \"\"y\"\"\";1;\"a;b\";\r\n\r\nZ;3;;new\r\nN;;\"x\ny\";4\r\n"
		if got := string(e.Bytes()); got != after {
			t.Errorf("got\n%q\nwant\n%q", got, after)
		}
	}
}
