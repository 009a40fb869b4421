// Package sheet reads tables of programs or products: one item per row, and one field,
// fact or offer per column. It takes a table and a blog's criteria, and returns the
// same nodes as a YAML file with the same content, so that all later steps are the same
// for both. Each node has the position of its cell.
package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Schema is the possible columns of a table.
type Schema struct {
	Kind     string      // "program" or "product"
	Required []string    // fields that no row may lack
	Offers   bool        // columns such as offer:PROGRAM
	Criteria []Criterion // nil if criteria.yaml could not be read
	Partial  bool        // rows change items that exist, so they may lack anything
}

// Criterion is a criterion of the blog, which is a column here.
type Criterion struct {
	ID       string
	Labels   []string // in all languages
	Type     string
	Unit     []string // of a number, in all languages
	Currency string   // of money
	Of       string   // the scale of a rating
}

// Item is the item of a row.
type Item struct {
	ID   string
	At   *yamlsource.Node // the cell that names it
	Root *yamlsource.Node // nil if the row can't be used
}

// Read returns the items of a table. If the table is broken, they have only ids.
func Read(table *csvsource.Table, schema Schema) ([]Item, []finding.Finding) {
	r := &reader{table: table, schema: schema, seen: map[string]int{}}
	r.columns()
	usable := !table.Broken && len(r.findings) == 0
	var items []Item
	for i := range table.Rows {
		item := r.item(&table.Rows[i], usable)
		if item.ID == "" {
			continue
		}
		items = append(items, item)
	}
	return items, r.findings
}

type reader struct {
	table    *csvsource.Table
	schema   Schema
	at       []column
	seen     map[string]int // the lines of ids
	decimals map[byte]bool  // the signs that the table's numbers have before decimals; nil if they were not needed yet
	findings []finding.Finding
}

func (r *reader) report(rule finding.ID, span source.Span, format string, args ...any) {
	r.findings = append(r.findings, finding.Finding{Rule: rule, File: r.table.File, Span: span, Message: fmt.Sprintf(format, args...)})
}

// cell returns a row's cell in the first column of a kind, or an empty one if there is
// no such column.
func (r *reader) cell(row *csvsource.Row, k columnKind, key string) csvsource.Cell {
	for i, c := range r.at {
		if c.kind == k && c.key == key && c.part == "" {
			return row.Cells[i]
		}
	}
	return csvsource.Cell{}
}

// item reads one row.
func (r *reader) item(row *csvsource.Row, usable bool) Item {
	id, name := r.cell(row, field, "id"), r.cell(row, field, "name")
	from := id
	item := Item{ID: id.Text}
	if item.ID == "" {
		from, item.ID = name, Slug(name.Text)
	}
	at := from.Span
	if at == (source.Span{}) {
		at = row.Cells[0].Span
	}
	item.At = &yamlsource.Node{Kind: yamlsource.String, Value: item.ID, Span: at}
	switch why := yamlsource.IdentifierProblem(item.ID); {
	case !usable && r.seen[item.ID] > 0:
		return Item{}
	case !usable:
		r.seen[item.ID] = row.Line
		return item
	case item.ID == "":
		r.report("missing-id", at, "this row has no id, and none can be made from its name; write one into a column \"id\", such as %s-1", r.schema.Kind)
		return item
	case why != "":
		r.report("bad-id", at, "the id %q of this row %s", item.ID, why)
		return item
	case r.seen[item.ID] > 0:
		r.report("duplicate-row", at, "the id %q is listed twice in this table (first on line %d); give one of the rows another id in a column \"id\"", item.ID, r.seen[item.ID])
		return Item{}
	}
	r.seen[item.ID] = row.Line
	b := builder{reader: r, row: row, root: &yamlsource.Node{Kind: yamlsource.Mapping, Span: at}}
	if b.complete() {
		b.build()
		item.Root = b.root
	}
	return item
}

// Explain adds to each finding about a table its row and column, and the content of the
// cell.
func Explain(table *csvsource.Table, items []Item, findings []finding.Finding) []finding.Finding {
	names := map[source.Span]string{}
	for _, item := range items {
		names[item.At.Span] = item.ID
	}
	for i := range findings {
		f := &findings[i]
		if f.Precision != finding.Exact || f.File.Path != table.File.Path {
			continue
		}
		row, column := place(table, f.Span.Start)
		if row == nil {
			continue
		}
		cell := row.Cells[column]
		what := fmt.Sprintf("row %s, column %s", rowName(names, row), columnName(table, column))
		if cell.Text != "" && !strings.Contains(f.Message, fmt.Sprintf("%q", cell.Text)) {
			what += fmt.Sprintf(", cell %q", shortened(cell.Text))
		}
		f.Message = what + ": " + f.Message
	}
	return findings
}

// place finds the cell at an offset.
func place(table *csvsource.Table, offset int) (*csvsource.Row, int) {
	i, found := slices.BinarySearchFunc(table.Rows, offset, func(r csvsource.Row, offset int) int { return r.Cells[0].Span.Start - offset })
	if !found {
		i--
	}
	if i < 0 {
		return nil, 0
	}
	row := &table.Rows[i]
	column := 0
	for j, c := range row.Cells {
		if c.Span.Start <= offset {
			column = j
		}
	}
	return row, column
}

// rowName returns a row's id, or its line if it has none.
func rowName(names map[source.Span]string, row *csvsource.Row) string {
	for _, c := range row.Cells {
		if name := names[c.Span]; name != "" && c.Text != "" {
			return strconv.Quote(name)
		}
	}
	return fmt.Sprint("on line ", row.Line)
}

func columnName(table *csvsource.Table, i int) string {
	if title := table.Titles[i].Text; title != "" {
		return strconv.Quote(title)
	}
	return strconv.Itoa(i + 1)
}

func shortened(text string) string {
	const most = 60
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}
