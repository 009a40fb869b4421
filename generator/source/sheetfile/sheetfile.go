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
	"slices"
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
	mostLinked  = 500_000 // cells of a sheet whose links are read
)

// Grid is a table of texts: titles first, without empty rows.
type Grid struct {
	Name  string // its name, if it has one
	Rows  [][]string
	Links [][]string // the address that a cell links to, for each cell of Rows; nil if there are none
	Notes []string   // format and separator, in words

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
		rows, links, formulas, err := excelRows(file, name)
		if err != nil {
			return Grid{}, err
		}
		if len(rows) > 0 {
			grid := Grid{Rows: rows, Links: links, Notes: []string{fmt.Sprintf("read the sheet %q", name)}}
			if all := file.GetSheetList(); len(all) > 1 {
				grid.Notes[0] += fmt.Sprintf(" of %q; --sheet names another one", all)
			}
			grid.Notes = append(grid.Notes, formulas.notes()...)
			return grid, nil
		}
	}
	return Grid{}, errors.New("this file has no cells")
}

func excelRows(file *excelize.File, sheet string) (all, links [][]string, formulas linkFormulas, err error) {
	rows, err := file.Rows(sheet)
	if err != nil {
		return nil, nil, formulas, fmt.Errorf("the sheet %q can't be read: %w", sheet, err)
	}
	defer rows.Close()
	var numbers []int
	cells, number := 0, 1
	for ; rows.Next(); number++ {
		row, err := rows.Columns()
		if err != nil {
			return nil, nil, formulas, fmt.Errorf("the sheet %q can't be read: %w", sheet, err)
		}
		cells += len(row)
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		if len(all) > mostRows {
			return nil, nil, formulas, tooMany()
		}
		all, numbers = append(all, row), append(numbers, number)
	}
	if cells+number < mostLinked {
		links = excelLinks(file, sheet, numbers)
		formulas = formulaLinks(file, sheet, numbers, all, links)
	}
	return all, links, formulas, rows.Error()
}

// excelLinks returns where the cells of some rows link to. Excel keeps that apart from the
// cells, and the library reads the whole sheet for it.
func excelLinks(file *excelize.File, sheet string, rows []int) [][]string {
	links := make([][]string, len(rows))
	cells, err := file.GetHyperLinkCells(sheet, "External")
	if err != nil {
		return links // the cells are there without them
	}
	for _, cell := range cells[:min(len(cells), mostRows)] {
		first, _, _ := strings.Cut(cell, ":")
		column, row, err := excelize.CellNameToCoordinates(first)
		i, known := slices.BinarySearch(rows, row)
		_, address, linked := file.GetCellHyperLink(sheet, first)
		if err != nil || linked != nil || !known || column > mostColumns {
			continue
		}
		link(links, i, column, address)
	}
	return links
}

// link sets where a cell links to.
func link(links [][]string, row, column int, address string) {
	for len(links[row]) < column {
		links[row] = append(links[row], "")
	}
	links[row][column-1] = address
}

func tooMany() error {
	return fmt.Errorf("this table has more than %d rows; keep the rows that your pages compare", mostRows)
}

// tidy removes tags from cells and empty rows and columns from the table, keeps where the
// cells link to, and makes all rows the same length.
func (g Grid) tidy() (Grid, error) {
	g.Separator = cmp.Or(g.Separator, ',')
	width, linked := 0, false
	var rows, links [][]string
	for n, row := range g.Rows {
		for n < len(g.Links) && len(row) < len(g.Links[n]) {
			row = append(row, "")
		}
		last := -1
		to := make([]string, len(row))
		for i := range row {
			to[i] = linkIn(row[i])
			if to[i] == "" && n < len(g.Links) && i < len(g.Links[n]) {
				to[i] = g.Links[n][i]
			}
			if row[i] = strings.TrimSpace(withoutTags(row[i])); row[i] != "" || to[i] != "" {
				last = i
			}
			linked = linked || to[i] != ""
		}
		if last < 0 {
			continue
		}
		rows, links = append(rows, row[:last+1]), append(links, to[:last+1])
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
		padding := make([]string, width-len(rows[i]))
		rows[i], links[i] = append(rows[i], padding...), append(links[i], padding...)
	}
	g.Rows, g.Links = rows, nil
	if linked {
		g.Links = links
	}
	return g, nil
}

// linkIn returns the address of the first link in a cell that contains HTML.
func linkIn(cell string) string {
	if !strings.Contains(cell, "<") {
		return ""
	}
	tokens := html.NewTokenizer(strings.NewReader(cell))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken:
			token := tokens.Token()
			for _, a := range token.Attr {
				if token.Data == "a" && a.Key == "href" {
					return strings.TrimSpace(a.Val)
				}
			}
		}
	}
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
