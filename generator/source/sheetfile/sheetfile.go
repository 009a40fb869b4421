// Package sheetfile reads the tables that other programs save: Excel's .xlsx, CSV, and
// the JSON that TablePress exports. It takes a file's name and bytes, and returns the
// texts of its cells. No other package imports an Excel library.
package sheetfile

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"
)

// Limits on one file.
const (
	Largest     = 32 << 20  // bytes
	mostBytes   = 128 << 20 // of an .xlsx file when it is unpacked
	mostRows    = 10_000
	mostColumns = 300
)

// Grid is a table of texts: titles first, without empty rows.
type Grid struct {
	Name  string // its name, if it has one
	Rows  [][]string
	Notes []string // format and separator, in words

	// Separator is the character between the cells of a CSV file. It tells whether
	// decimals in the file have commas or points. It is a comma for all other files.
	Separator rune
}

// Read reads a file. sheet names one of the sheets of an .xlsx file; if it is empty,
// Read takes the first sheet with cells.
func Read(name string, data []byte, sheet string) (Grid, error) {
	var grid Grid
	var err error
	switch ending := strings.ToLower(path.Ext(name)); {
	case ending == ".zip":
		return grid, errors.New("this is an archive; unpack it, and import each table in it")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		grid, err = excel(data, sheet)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return grid, errors.New("this file is in the Excel format from before 2007, or has a password; open it and save it as .xlsx or CSV without one")
	case ending == ".json":
		grid, err = tablePress(data)
	case ending == ".xlsx" || ending == ".xlsm":
		return grid, errors.New("this is not an .xlsx file; save it again in your spreadsheet")
	case ending == ".ods" || ending == ".numbers" || ending == ".xls":
		return grid, fmt.Errorf("%s files are not read; save the table as .xlsx or CSV", ending)
	default:
		grid, err = csv(name, data)
	}
	if err != nil {
		return Grid{}, err
	}
	return grid.tidy()
}

func csv(name string, data []byte) (Grid, error) {
	table, findings := csvsource.Parse(source.New(name, data))
	for _, f := range findings {
		if f.Severity == 0 && f.Rule != "cell-without-title" {
			if line := f.Position().Line; line > 0 {
				return Grid{}, fmt.Errorf("line %d: %s", line, f.Message)
			}
			return Grid{}, errors.New(f.Message)
		}
	}
	grid := Grid{Notes: []string{"read as " + table.Format.String()}, Separator: table.Format.Separator}
	texts := func(cells []csvsource.Cell) (row []string) {
		for _, c := range cells {
			row = append(row, c.Text)
		}
		return row
	}
	grid.Rows = append(grid.Rows, texts(table.Titles))
	for _, row := range table.Rows {
		grid.Rows = append(grid.Rows, texts(row.Cells))
	}
	return grid, nil
}

func excel(data []byte, sheet string) (Grid, error) {
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: mostBytes, UnzipXMLSizeLimit: mostBytes, ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd",
	})
	if err != nil {
		return Grid{}, fmt.Errorf("this .xlsx file can't be read (%w); open it and save it again, or save the table as CSV", err)
	}
	defer file.Close()
	names := file.GetSheetList()
	if sheet != "" {
		if i, _ := file.GetSheetIndex(sheet); i < 0 {
			return Grid{}, fmt.Errorf("this file has no sheet %q; it has %q", sheet, names)
		}
		names = []string{sheet}
	}
	for _, name := range names {
		rows, err := excelRows(file, name)
		if err != nil {
			return Grid{}, err
		}
		if len(rows) > 0 {
			grid := Grid{Rows: rows, Notes: []string{fmt.Sprintf("read the sheet %q", name)}}
			if all := file.GetSheetList(); len(all) > 1 {
				grid.Notes[0] += fmt.Sprintf(" of %q; --sheet names another one", all)
			}
			return grid, nil
		}
	}
	return Grid{}, errors.New("this file has no cells")
}

func excelRows(file *excelize.File, sheet string) (all [][]string, err error) {
	rows, err := file.Rows(sheet)
	if err != nil {
		return nil, fmt.Errorf("the sheet %q can't be read: %w", sheet, err)
	}
	defer rows.Close()
	for rows.Next() {
		row, err := rows.Columns()
		if err != nil {
			return nil, fmt.Errorf("the sheet %q can't be read: %w", sheet, err)
		}
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		if len(all) > mostRows {
			return nil, tooMany()
		}
		all = append(all, row)
	}
	return all, rows.Error()
}

func tooMany() error {
	return fmt.Errorf("this table has more than %d rows; keep the rows that your pages compare", mostRows)
}

// tidy removes tags from cells and empty rows and columns from the table, and makes all
// rows the same length.
func (g Grid) tidy() (Grid, error) {
	g.Separator = cmp.Or(g.Separator, ',')
	width := 0
	var rows [][]string
	for _, row := range g.Rows {
		last := -1
		for i := range row {
			if row[i] = strings.TrimSpace(withoutTags(row[i])); row[i] != "" {
				last = i
			}
		}
		if last < 0 {
			continue
		}
		rows = append(rows, row[:last+1])
		width = max(width, last+1)
	}
	switch {
	case len(rows) == 0:
		return g, errors.New("this table is empty")
	case len(rows) > mostRows+1:
		return g, tooMany()
	case width > mostColumns:
		return g, fmt.Errorf("this table has %d columns; expected at most %d", width, mostColumns)
	}
	for i := range rows {
		for len(rows[i]) < width {
			rows[i] = append(rows[i], "")
		}
	}
	g.Rows = rows
	return g, nil
}

// withoutTags returns the text of a cell that contains HTML.
func withoutTags(cell string) string {
	if !strings.ContainsAny(cell, "<&") {
		return cell
	}
	var out strings.Builder
	tokens := html.NewTokenizer(strings.NewReader(cell))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return out.String()
		case html.TextToken:
			out.WriteString(tokens.Token().Data)
		case html.StartTagToken, html.SelfClosingTagToken:
			switch token := tokens.Token(); token.Data {
			case "br", "p", "div", "li", "tr":
				if out.Len() > 0 {
					out.WriteByte('\n')
				}
			}
		}
	}
}
