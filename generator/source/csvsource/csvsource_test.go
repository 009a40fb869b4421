package csvsource

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

const desks = "name,Größe,note\nDesk ä,160 cm,\"two, \"\"good\"\"\nlines\"\n\n,,\nB,,c\n"

func texts(t *Table) string {
	var lines []string
	line := func(cells []Cell) {
		var parts []string
		for _, c := range cells {
			parts = append(parts, fmt.Sprintf("%q", c.Text))
		}
		lines = append(lines, strings.Join(parts, " "))
	}
	line(t.Titles)
	for _, r := range t.Rows {
		line(r.Cells)
	}
	return strings.Join(lines, "\n")
}

const wanted = `"name" "Größe" "note"
"Desk ä" "160 cm" "two, \"good\"\nlines"
"B" "" "c"`

func TestEncodingsAndSeparators(t *testing.T) {
	encode := func(text string, e interface {
		String(string) (string, error)
	}) string {
		out, err := e.String(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	semicolons := strings.ReplaceAll(strings.ReplaceAll(desks, ",", ";"), "two;", "two,")
	tabs := strings.ReplaceAll(strings.ReplaceAll(desks, ",", "\t"), "two\t", "two,")
	for name, test := range map[string]struct{ data, format string }{
		"plain":                {desks, "UTF-8 text with commas between cells"},
		"byte order mark":      {source.ByteOrderMark + desks, "UTF-8 text with commas between cells"},
		"no last line end":     {strings.TrimSuffix(desks, "\n"), "UTF-8 text with commas between cells"},
		"Windows line ends":    {strings.ReplaceAll(desks, "\n", "\r\n"), "UTF-8 text with commas between cells"},
		"old Mac line ends":    {strings.ReplaceAll(desks, "\n", "\r"), "UTF-8 text with commas between cells"},
		"semicolons":           {semicolons, "UTF-8 text with semicolons between cells"},
		"tabs":                 {tabs, "UTF-8 text with tabs between cells"},
		"sep=":                 {"sep=;\r\n" + semicolons, "UTF-8 text with semicolons between cells"},
		"mark and sep=":        {source.ByteOrderMark + "sep=;\n" + semicolons, "UTF-8 text with semicolons between cells"},
		"Windows-1252":         {encode(semicolons, charmap.Windows1252.NewEncoder()), "Windows-1252 text with semicolons between cells"},
		"UTF-16 LE":            {encode(tabs, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()), "UTF-16 text with tabs between cells"},
		"UTF-16 BE":            {encode(tabs, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder()), "UTF-16 text with tabs between cells"},
		"UTF-16 LE, no mark":   {encode(tabs, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder()), "UTF-16 text with tabs between cells"},
		"empty lines in front": {"\n,,\n" + desks, "UTF-8 text with commas between cells"},
	} {
		t.Run(name, func(t *testing.T) {
			table, findings := Parse(source.New("desks.csv", []byte(test.data)))
			if table == nil || finding.HasErrors(findings) {
				t.Fatalf("findings %v", findings)
			}
			if got := texts(table); got != wanted {
				t.Errorf("got\n%s\nwant\n%s", got, wanted)
			}
			if got := table.Format.String(); got != test.format {
				t.Errorf("got %q, want %q", got, test.format)
			}
			if guessed := len(findings) == 1; guessed != table.Format.Guessed {
				t.Errorf("guessed %v, findings %v", table.Format.Guessed, findings)
			}
		})
	}
}

// TestCellPositions looks for each word of a table at the position reported for it.
func TestCellPositions(t *testing.T) {
	for _, end := range []string{"\n", "\r\n"} {
		data := strings.ReplaceAll("name, pros ,x\nä,\"one;\"\"two\"\";\nthree\", four\n", "\n", end)
		for _, mark := range []string{"", source.ByteOrderMark, "sep=,\n"} {
			table, findings := Parse(source.New("a.csv", []byte(mark+data)))
			if len(findings) > 0 {
				t.Fatal(findings)
			}
			cells := slices.Concat(table.Titles, table.Rows[0].Cells)
			for i, want := range []string{"name", "pros", "x", "ä", `one;""two"";`, "four"} {
				span := cells[i].Span
				if got := string(table.File.Data[span.Start:span.End]); got != want {
					t.Errorf("cell %d is at %q, want %q", i, got, want)
				}
			}
			list := cells[4]
			for _, part := range []string{"one", "two", "three"} {
				at := strings.Index(list.Text, part)
				span := list.Part(at, at+len(part))
				if got := string(table.File.Data[span.Start:span.End]); got != part {
					t.Errorf("the part %q is at %q", part, got)
				}
			}
		}
	}
}

func TestBadTables(t *testing.T) {
	rows := "name,a\n" + strings.Repeat("x,y\n", mostRows+2)
	for name, test := range map[string]struct {
		data, id, says string
		line           int
	}{
		"quote never closed": {"name,a\nx,1\nb,\"2\nc,3\nd,4\n", "csv-syntax", "never closed", 3},
		"bare quote":         {"name,a\nx,a 12\" desk\n", "csv-syntax", "write each quote inside it twice", 2},
		"after the quote":    {"name,a\n\"x\"y,1\nb,2\nc,3\n", "csv-syntax", "after its closing quote", 2},
		"a million rows":     {rows, "too-many-rows", "more than 10000 rows", mostRows + 2},
		"many columns":       {strings.Repeat("a,", 400) + "\n", "too-many-rows", "401 columns", 1},
		"a cell too many":    {"name,a\nx,1,2\n", "cell-without-title", `"2" is in column 3`, 2},
		"an xlsx file":       {"PK\x03\x04\x00\x00", "not-a-table", "aboveboard import", 0},
		"a picture":          {"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d", "not-a-table", "no text", 0},
		"empty":              {"", "empty-file", "empty", 0},
		"nothing but commas": {",,,\n,,\n", "empty-file", "empty", 0},
		"odd surrogate":      {"\xff\xfea\x00", "", "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			_, findings := Parse(source.New("a.csv", []byte(test.data)))
			if test.id == "" {
				return
			}
			findings = slices.DeleteFunc(findings, func(f finding.Finding) bool { return f.Severity == finding.Warning })
			if len(findings) == 0 {
				t.Fatal("no finding")
			}
			f := findings[0]
			if len(findings) != 1 || string(f.Rule) != test.id || !strings.Contains(f.Message, test.says) || f.Position().Line != test.line {
				t.Errorf("got %v on line %d", findings, f.Position().Line)
			}
		})
	}
}

// FuzzParse checks that no input crashes the program and that every span is in the file.
func FuzzParse(f *testing.F) {
	f.Add([]byte(desks))
	f.Add([]byte("\xff\xfea\x00"))
	f.Add([]byte("a;\"b\nc"))
	f.Fuzz(func(t *testing.T, data []byte) {
		table, _ := Parse(source.New("a.csv", data))
		if table == nil {
			return
		}
		for _, row := range table.Rows {
			if len(row.Cells) != len(table.Titles) {
				t.Fatalf("%d cells, %d titles", len(row.Cells), len(table.Titles))
			}
			for _, c := range row.Cells {
				part := c.Part(0, len(c.Text))
				if c.Span.Start < 0 || c.Span.End > len(table.File.Data) || c.Span.Start > c.Span.End || part.Start > part.End || part.End > len(table.File.Data) {
					t.Fatalf("%q is at %v, its text at %v, of %d", c.Text, c.Span, part, len(table.File.Data))
				}
			}
		}
	})
}
