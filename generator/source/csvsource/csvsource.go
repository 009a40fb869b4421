// Package csvsource reads tables that a spreadsheet saved as CSV. It detects the
// encoding and the separator, and returns titles and rows, with the position of each
// cell in the file, and every problem. It does not know what a cell means.
package csvsource

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Limits on one table. A page with more rows would be of no use.
const (
	mostRows    = 10_000
	mostColumns = 300
)

// Table is a sheet: its titles and its rows, without empty rows.
type Table struct {
	File   *source.File // as UTF-8, whatever it was written in; all spans are in it
	Titles []Cell
	Rows   []Row
	Format Format
	head   Row  // the titles, including empty ones
	Broken bool // a quote is in the wrong place, so cells may contain the wrong text
}

// Row has a cell for each title.
type Row struct {
	Line  int
	Cells []Cell

	end     int // after its last cell
	present int // how many cells it has in the file
}

// Format is a table's encoding and separator.
type Format struct {
	Encoding  string // such as "UTF-8"
	Guessed   bool   // nothing in the file names the encoding, and it is not UTF-8
	Separator rune
}

// String describes the format in words.
func (f Format) String() string {
	return f.Encoding + " text with " + separatorName(f.Separator) + " between cells"
}

// Parse reads a table. It returns nil if the file can't be read as a table.
func Parse(file *source.File) (*Table, []finding.Finding) {
	p := &parser{raw: file}
	text, format, problem := decode(file.Data)
	if problem != "" {
		p.findings = append(p.findings, finding.OfFile("not-a-table", file.Path, "%s", problem))
		return nil, p.findings
	}
	p.table = &Table{File: source.New(file.Path, text), Format: format}
	p.table.Format.Separator = p.separator()
	if format.Guessed {
		f := finding.OfFile("guessed-encoding", file.Path, "this file is not UTF-8 and was read as %s; look at its accents and signs such as é and €, or save it as \"CSV UTF-8\"", format.Encoding)
		f.Severity = finding.Warning
		p.findings = append(p.findings, f)
	}
	p.rows(p.read())
	if len(p.table.Titles) == 0 {
		return nil, p.findings
	}
	return p.table, p.findings
}

type parser struct {
	raw      *source.File
	table    *Table
	body     int // where the table begins, after a byte order mark and a line such as sep=;
	findings []finding.Finding
}

func (p *parser) report(rule finding.ID, span source.Span, format string, args ...any) {
	p.findings = append(p.findings, finding.Finding{Rule: rule, File: p.table.File, Span: span, Message: fmt.Sprintf(format, args...)})
}

// read splits the text into cells. If a quote is in the wrong place, it reports that
// and reads what it can.
func (p *parser) read() []Row {
	rows, err := p.split(false)
	var syntax *csv.ParseError
	if errors.As(err, &syntax) {
		p.syntaxError(syntax)
		p.table.Broken = true
		rows, err = p.split(true)
	}
	if err != nil {
		p.report("too-many-rows", p.table.File.LineSpan(len(rows)+1), "%v", err)
		p.table.Broken = true
	}
	return rows
}

func (p *parser) split(lazy bool) (rows []Row, err error) {
	data := p.table.File.Data[p.body:]
	reader := csv.NewReader(bytes.NewReader(data))
	reader.Comma, reader.LazyQuotes, reader.FieldsPerRecord, reader.ReuseRecord = p.table.Format.Separator, lazy, -1, true
	starts := lineStarts(data)
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return rows, err
		}
		switch {
		case len(rows) > mostRows:
			return rows, fmt.Errorf("this table has more than %d rows; expected a table that somebody looks after. Split it, or leave out what no page compares", mostRows)
		case len(record) > mostColumns:
			return rows, fmt.Errorf("this table has %d columns; expected at most %d", len(record), mostColumns)
		}
		row := Row{Cells: make([]Cell, len(record))}
		for i, text := range record {
			line, column := reader.FieldPos(i)
			at := p.body + starts[line-1] + column - 1
			row.Cells[i] = p.cell(at, text)
			if i == 0 {
				row.Line = p.table.File.Position(at).Line
			}
		}
		row.present, row.end = len(record), row.Cells[len(record)-1].whole.End
		rows = append(rows, row)
	}
}

// lineStarts returns the first byte of each line as encoding/csv counts lines.
func lineStarts(data []byte) []int {
	starts := []int{0}
	for i, c := range data {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

func (p *parser) syntaxError(err *csv.ParseError) {
	lines := lineStarts(p.table.File.Data[p.body:])
	at := p.body + lines[min(err.StartLine, len(lines))-1]
	f := finding.Finding{Rule: "csv-syntax", File: p.table.File, Precision: finding.WholeLine, Span: p.table.File.LineSpan(p.table.File.Position(at).Line)}
	switch {
	case errors.Is(err.Err, csv.ErrBareQuote):
		f.Precision, f.Span.Start = finding.Exact, p.body+lines[err.Line-1]+err.Column-1
		f.Span.End = f.Span.Start + 1
		f.Message = `there is a quote (") inside a cell that does not begin with one; put the whole cell in quotes and write each quote inside it twice, as in "a 12"" desk"`
	case err.Line >= len(lines)-1:
		f.Message = `a cell that begins on this line opens a quote (") that is never closed, so that the rest of the file would be one cell; close it, or write two quotes where one is meant as a sign`
	default:
		f.Message = `a cell that begins on this line continues after its closing quote ("); write each quote inside a quoted cell twice, as in "a 12"" desk"`
	}
	p.findings = append(p.findings, f)
}

// rows takes the titles from the first row that is not empty, and makes every other row
// as long as the titles.
func (p *parser) rows(all []Row) {
	for i, row := range all {
		if !row.empty() {
			p.table.Titles, p.table.head = row.Cells, row
			all = all[i+1:]
			break
		}
	}
	if p.table.Titles == nil && p.table.Broken {
		return
	}
	if p.table.Titles == nil {
		p.findings = append(p.findings, finding.OfFile("empty-file", p.raw.Path, "this table is empty; write its titles and rows into it or delete it"))
		return
	}
	for last := len(p.table.Titles); last > 0 && p.table.Titles[last-1].Text == ""; last-- {
		p.table.Titles = p.table.Titles[:last-1]
	}
	for _, row := range all {
		if row.empty() {
			continue
		}
		p.fit(&row)
		p.table.Rows = append(p.table.Rows, row)
	}
}

func (r Row) empty() bool {
	for _, c := range r.Cells {
		if c.Text != "" {
			return false
		}
	}
	return true
}

// fit reports cells without a title and pads a short row with empty cells.
func (p *parser) fit(row *Row) {
	for i := len(p.table.Titles); i < len(row.Cells) && !p.table.Broken; i++ {
		if c := row.Cells[i]; c.Text != "" {
			p.report("cell-without-title", c.Span, "the cell %q is in column %d, which has no title (the titles are %s); give the column a title, or put a cell that contains %s in quotes",
				c.Text, i+1, p.titles(), separatorName(p.table.Format.Separator))
			break
		}
	}
	end := row.Cells[len(row.Cells)-1].Span.End
	for len(row.Cells) < len(p.table.Titles) {
		row.Cells = append(row.Cells, Cell{Span: source.Span{Start: end, End: end}})
	}
	row.Cells = row.Cells[:len(p.table.Titles)]
}

func (p *parser) titles() string {
	const most = 12
	var names []string
	for i, t := range p.table.Titles {
		if i == most {
			names = append(names, "…")
			break
		}
		names = append(names, t.Text)
	}
	return strings.Join(names, ", ")
}
