package csvsource

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Editor changes cells of a table and leaves every other byte unchanged.
type Editor struct {
	table  *Table
	cells  map[[2]int]string // by row and column
	titles []string          // of new columns
	rows   [][]string        // that are new
}

// ErrNotUTF8 means that a table can't be written in its present encoding.
var ErrNotUTF8 = errors.New("this table is not UTF-8; save it as \"CSV UTF-8\" in your spreadsheet first")

// ErrBroken means that a misplaced quote makes the table's cells uncertain.
var ErrBroken = errors.New("this table has a quote in the wrong place; correct it first")

// Edit returns an Editor for a table.
func (t *Table) Edit() (*Editor, error) {
	switch {
	case t.Format.Encoding != "UTF-8":
		return nil, ErrNotUTF8
	case t.Broken:
		return nil, ErrBroken
	}
	return &Editor{table: t, cells: map[[2]int]string{}}, nil
}

// AddColumn adds a column after the others and returns its number.
func (e *Editor) AddColumn(title string) int {
	e.titles = append(e.titles, title)
	return len(e.table.Titles) + len(e.titles) - 1
}

// AddRow adds a row after the others.
func (e *Editor) AddRow(cells []string) { e.rows = append(e.rows, cells) }

// Set changes the text of a cell.
func (e *Editor) Set(row, column int, text string) {
	if column < len(e.table.Titles) && e.table.Rows[row].Cells[column].Text == text {
		return
	}
	e.cells[[2]int{row, column}] = text
}

// Bytes returns the changed file.
func (e *Editor) Bytes() []byte {
	var edits []finding.Edit
	edits = append(edits, e.grown(e.table.head, len(e.table.Titles), func(i int) string { return e.titles[i] })...)
	for i, row := range e.table.Rows {
		for j, cell := range row.Cells {
			if text, changed := e.cells[[2]int{i, j}]; changed && j < row.present {
				edits = append(edits, finding.Edit{Span: cell.whole, Text: Quoted(text, e.table.Format.Separator)})
			}
		}
		edits = append(edits, e.grown(row, row.present, func(k int) string { return e.cells[[2]int{i, len(e.table.Titles) + k}] })...)
	}
	data := e.table.File.Data
	var out []byte
	at := 0
	slices.SortStableFunc(edits, func(a, b finding.Edit) int { return a.Span.Start - b.Span.Start })
	for _, edit := range edits {
		out = append(append(out, data[at:edit.Span.Start]...), edit.Text...)
		at = edit.Span.End
	}
	return e.withRows(append(out, data[at:]...))
}

// grown pads a row with cells for new columns, and for missing ones if one of them has
// text.
func (e *Editor) grown(row Row, present int, added func(int) string) []finding.Edit {
	if len(e.titles) == 0 {
		return nil
	}
	var text strings.Builder
	for range len(e.table.Titles) - present {
		text.WriteRune(e.table.Format.Separator)
	}
	for k := range e.titles {
		text.WriteRune(e.table.Format.Separator)
		text.WriteString(Quoted(added(k), e.table.Format.Separator))
	}
	at := row.end
	if present < row.present {
		at = row.Cells[present-1].whole.End // empty titles after the last one
		return []finding.Edit{{Span: source.Span{Start: at, End: row.end}, Text: text.String()}}
	}
	return []finding.Edit{{Span: source.Span{Start: at, End: at}, Text: text.String()}}
}

func (e *Editor) withRows(data []byte) []byte {
	newline := "\n"
	if bytes.Contains(data, []byte("\r\n")) {
		newline = "\r\n"
	}
	if len(e.rows) > 0 && !bytes.HasSuffix(data, []byte("\n")) {
		data = append(data, newline...)
	}
	for _, row := range e.rows {
		data = append(append(data, Line(row, e.table.Format.Separator)...), newline...)
	}
	return data
}

// Line writes one row.
func Line(cells []string, separator rune) string {
	quoted := make([]string, len(cells))
	for i, c := range cells {
		quoted[i] = Quoted(c, separator)
	}
	return strings.Join(quoted, string(separator))
}

// Quoted writes one cell.
func Quoted(text string, separator rune) string {
	if strings.ContainsRune(text, separator) || strings.ContainsAny(text, "\"\r\n") || strings.TrimSpace(text) != text {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}
