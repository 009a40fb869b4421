package sheet

import "github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"

// Index finds the rows and columns of a table by what they mean.
type Index struct {
	reader *reader
	rows   map[string]int
}

// NewIndex returns an index of a table's titles and ids.
func NewIndex(table *csvsource.Table, schema Schema) Index {
	x := Index{reader: &reader{table: table, schema: schema, seen: map[string]int{}}, rows: map[string]int{}}
	x.reader.columns()
	for i := range table.Rows {
		if item := x.reader.item(&table.Rows[i], true); item.ID != "" {
			x.rows[item.ID] = i
		}
	}
	return x
}

// Row returns the number of an item's row, or -1.
func (x Index) Row(id string) int {
	if i, known := x.rows[id]; known {
		return i
	}
	return -1
}

// Fact returns the column of a criterion: of its values if part is empty, or else of a
// part of its evidence such as "checked". It returns -1 if there is none.
func (x Index) Fact(criterion, part string) int {
	return x.find(column{kind: fact, key: criterion, part: part})
}

// Evidence returns the column of a part of the evidence of whole rows, or -1.
func (x Index) Evidence(part string) int { return x.find(column{kind: evidence, key: part}) }

func (x Index) find(c column) int {
	for i, known := range x.reader.at {
		if known == c {
			return i
		}
	}
	return -1
}

// Inheriting returns the criteria whose values in a row use the evidence of the row.
func (x Index) Inheriting(row int) (criteria []string) {
	cells := x.reader.table.Rows[row].Cells
	has := func(criterion, part string) bool {
		i := x.Fact(criterion, part)
		return i >= 0 && cells[i].Text != ""
	}
	for i, c := range x.reader.at {
		if c.kind == fact && c.part == "" && needsEvidence(cells[i].Text) && !has(c.key, "source") && !has(c.key, "tested") {
			criteria = append(criteria, c.key)
		}
	}
	return criteria
}
