package sheetfile

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func book(t *testing.T, fill func(*excelize.File)) []byte {
	t.Helper()
	file := excelize.NewFile()
	fill(file)
	var out bytes.Buffer
	if err := file.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestRead(t *testing.T) {
	day := time.Date(2026, 10, 15, 0, 0, 0, 0, time.UTC)
	xlsx := book(t, func(f *excelize.File) {
		_, _ = f.NewSheet("Desks")
		_ = f.SetSheetRow("Desks", "A1", &[]any{"name", "Weight", "Share", "checked", "memory", "sum"})
		_ = f.SetSheetRow("Desks", "A3", &[]any{"Oak & Sons", 48.5, 0.1, day, true})
		percent, _ := f.NewStyle(&excelize.Style{NumFmt: 9})
		short, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		_ = f.SetCellStyle("Desks", "C3", "C3", percent)
		_ = f.SetCellStyle("Desks", "D3", "D3", short)
		_ = f.SetCellFormula("Desks", "F3", "1+1")
	})
	for name, test := range map[string]struct {
		file, sheet string
		data        []byte
		want        string
	}{
		"xlsx":                 {"a.xlsx", "", xlsx, "name|Weight|Share|checked|memory|sum\nOak & Sons|48.5|10%|2026-10-15|TRUE|"},
		"xlsx by name":         {"a.xlsx", "Desks", xlsx, "name|Weight|Share|checked|memory|sum\nOak & Sons|48.5|10%|2026-10-15|TRUE|"},
		"xlsx called csv":      {"a.csv", "", xlsx, "name|Weight|Share|checked|memory|sum\nOak & Sons|48.5|10%|2026-10-15|TRUE|"},
		"csv":                  {"a.csv", "", []byte("name;a\nX;\"1\n2\"\n;;\nY\n"), "name|a\nX|1\n2\nY|"},
		"TablePress":           {"a.json", "", []byte(`{"id":"1","name":"My desks","data":[["name","a"],["<strong>X<\/strong> &amp; Y","one<br>two"],["",""]],"options":{}}`), "name|a\nX & Y|one\ntwo"},
		"TablePress, settings": {"a.json", "", []byte(`{"id":"2","name":"T","description":"","last_modified":"2024-01-01 00:00:00","author":"1","data":[["name","a","b"],["X","1,5","3"],["Y","#rowspan#","#colspan#"],["Z","9","9"],["name","a","b"]],"options":{"table_head":true,"table_foot":true,"alternating_row_colors":true},"visibility":{"rows":[1,1,1,0,1],"columns":[1,1,1]}}`), "name|a|b\nX|1,5|3\nY|1,5|"},
		"TablePress 3":         {"a.json", "", []byte(`{"name":"T","data":[["name","x","a"],["X","s","1"]],"options":{"table_head":1,"table_foot":0},"visibility":{"rows":[1,1],"columns":[1,0,1]}}`), "name|a\nX|1"},
		"TablePress headless":  {"a.json", "", []byte(`{"name":"T","data":[["name","a"],["X","1"]],"options":{"table_head":false,"table_foot":false}}`), "name|a\nX|1"},
		"TablePress, 2010s":    {"a.json", "", []byte(`[["name","a"],["X","1"]]`), "name|a\nX|1"},
		"TablePress with null": {"a.json", "", []byte(`[["name","a"],[null,1.5]]`), "name|a\n|1.5"},
	} {
		t.Run(name, func(t *testing.T) {
			grid, err := Read(test.file, test.data, test.sheet)
			if err != nil {
				t.Fatal(err)
			}
			var lines []string
			for _, row := range grid.Rows {
				lines = append(lines, strings.Join(row, "|"))
			}
			if got := strings.Join(lines, "\n"); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// bomb returns a small .xlsx file that unpacks to a huge sheet.
func bomb(t *testing.T) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		chunk := bytes.Repeat([]byte("<row/>"), 1<<16)
		for n := 0; name == "xl/worksheets/sheet1.xml" && n < 2*mostBytes; n += len(chunk) {
			if _, err := w.Write(chunk); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestBadFiles(t *testing.T) {
	many := book(t, func(f *excelize.File) {
		w, _ := f.NewStreamWriter("Sheet1")
		for i := range mostRows + 2 {
			_ = w.SetRow(fmt.Sprintf("A%d", i+1), []any{"x"})
		}
		_ = w.Flush()
	})
	for name, test := range map[string]struct {
		file, sheet string
		data        []byte
		says        string
	}{
		"zip bomb":     {"a.xlsx", "", bomb(t), "can't be read"},
		"many rows":    {"a.xlsx", "", many, "more than 10000 rows"},
		"no sheet":     {"a.xlsx", "Nope", book(t, func(*excelize.File) {}), `no sheet "Nope"; it has ["Sheet1"]`},
		"empty book":   {"a.xlsx", "", book(t, func(*excelize.File) {}), "no cells"},
		"not a book":   {"a.xlsx", "", []byte("name,a\n"), "not an .xlsx file"},
		"old Excel":    {"a.xls", "", []byte("\xd0\xcf\x11\xe0rest"), "before 2007"},
		"half a zip":   {"a.xlsx", "", []byte("PK\x03\x04 and so on"), "can't be read"},
		"open quote":   {"a.csv", "", []byte("name,a\nx,\"y\n"), "line 2: a cell that begins on this line opens a quote"},
		"not JSON":     {"a.json", "", []byte("{"), "not a table as TablePress"},
		"other JSON":   {"a.json", "", []byte(`{"a":1}`), "has no table"},
		"empty CSV":    {"a.csv", "", nil, "empty"},
		"empty JSON":   {"a.json", "", []byte(`[["",""]]`), "empty"},
		"a picture":    {"a.csv", "", []byte("\x89PNG\r\n\x1a\n\x00\x00"), "no text"},
		"an archive":   {"tables.zip", "", []byte("PK\x03\x04"), "unpack it, and import each table"},
		"JSON of rows": {"a.json", "", []byte(`[{"name":"A"}]`), "not a table as TablePress"},
		"OpenDocument": {"a.ods", "", []byte("x"), ".ods files are not read"},
	} {
		t.Run(name, func(t *testing.T) {
			if grid, err := Read(test.file, test.data, test.sheet); err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %v, %v; want %q", grid, err, test.says)
			}
		})
	}
}

// TestLinkFormulas: no formula is run, but an address that is written in one is taken.
func TestLinkFormulas(t *testing.T) {
	xlsx := book(t, func(f *excelize.File) {
		_ = f.SetSheetRow("Sheet1", "A1", &[]any{"name", "Shop", "Page"})
		for row, formulas := range map[int][2]string{
			2: {`HYPERLINK("https://shop.example/oak?a=1&b=2","Buy")`, `=hyperlink( "https://oak.example/""x""" ; "Oak")`},
			3: {`HYPERLINK("https://shop.example/"&A3,"Buy")`, `HYPERLINK(A3)`},
			4: {`IF(A4="Elm",HYPERLINK("https://shop.example/elm"),"")`, `SUM(1,2)`},
		} {
			_ = f.SetCellValue("Sheet1", fmt.Sprintf("A%d", row), "Oak")
			for i, column := range []string{"B", "C"} {
				_ = f.SetCellFormula("Sheet1", fmt.Sprintf("%s%d", column, row), formulas[i])
			}
		}
	})
	grid, err := Read("a.xlsx", xlsx, "")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"", "", ""}, {"", "https://shop.example/oak?a=1&b=2", `https://oak.example/"x"`}, {"", "", ""}, {"", "", ""}}
	if !slices.EqualFunc(grid.Links, want, slices.Equal) {
		t.Errorf("the links are %q, want %q", grid.Links, want)
	}
	notes := strings.Join(grid.Notes, "\n")
	if !strings.Contains(notes, "took the addresses of 2 formulas") || !strings.Contains(notes, "the address in 3 formulas") {
		t.Errorf("it says\n%s", notes)
	}
}

// TestCellsKeepTheirLinks: a shop's link is often behind words such as "Buy".
func TestCellsKeepTheirLinks(t *testing.T) {
	xlsx := book(t, func(f *excelize.File) {
		_ = f.SetSheetRow("Sheet1", "A1", &[]any{"name", "Shop"})
		_ = f.SetSheetRow("Sheet1", "A3", &[]any{"Oak", "Buy"})
		_ = f.SetSheetRow("Sheet1", "A4", &[]any{"Elm"})
		_ = f.SetCellHyperLink("Sheet1", "B3", "https://shop.example/oak?a=1&b=2", "External")
		_ = f.SetCellHyperLink("Sheet1", "A1", "Sheet1!A3", "Location")
	})
	for name, test := range map[string]struct {
		file string
		data []byte
	}{
		"Excel":      {"a.xlsx", xlsx},
		"TablePress": {"a.json", []byte(`{"name":"T","data":[["name","Shop"],["Oak","<p><a class=\"b\" href=\"https:\/\/shop.example\/oak?a=1&amp;b=2\"><img src=\"x.png\"> Buy<\/a><\/p>"],["",""],["Elm",""]]}`)},
		"CSV":        {"a.csv", []byte("name,Shop\nOak,\"<a href='https://shop.example/oak?a=1&amp;b=2'>Buy</a>\"\nElm,\n")},
	} {
		grid, err := Read(test.file, test.data, "")
		if err != nil {
			t.Fatal(err)
		}
		if len(grid.Rows) != 3 || grid.Rows[1][1] != "Buy" || len(grid.Links) != 3 || grid.Links[1][1] != "https://shop.example/oak?a=1&b=2" || grid.Links[1][0]+grid.Links[2][1]+grid.Links[0][0] != "" {
			t.Errorf("%s: %q %q", name, grid.Rows, grid.Links)
		}
	}
}
