package sheetfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// press is a table as TablePress exports it.
type press struct {
	Name    string  `json:"name"`
	Data    [][]any `json:"data"`
	Options struct {
		Head any `json:"table_head"`
		Foot any `json:"table_foot"`
	} `json:"options"`
	Visibility struct {
		Rows    []any `json:"rows"`
		Columns []any `json:"columns"`
	} `json:"visibility"`
}

// tablePress reads the JSON of a TablePress export: a table with its name, or, from
// earlier versions, its rows alone.
func tablePress(data []byte) (Grid, error) {
	var table press
	data = bytes.TrimPrefix(data, []byte(source.ByteOrderMark))
	var err error
	if rows := bytes.TrimLeft(data, " \t\r\n"); len(rows) > 0 && rows[0] == '[' {
		err = json.Unmarshal(data, &table.Data)
	} else {
		err = json.Unmarshal(data, &table)
	}
	if err != nil {
		return Grid{}, fmt.Errorf("this is not a table as TablePress exports it (%w); export it again as JSON or CSV", err)
	}
	if len(table.Data) == 0 {
		return Grid{}, errors.New("this file has no table; expected the JSON that TablePress exports")
	}
	grid := Grid{Name: table.Name, Notes: []string{"read as a TablePress table"}}
	grid.Rows = table.rows()
	if n := len(grid.Rows); off(table.Options.Head) {
		grid.Notes = append(grid.Notes, "the table shows no head, and its first row was read as the titles; if it has none, add them in TablePress and export it again")
	} else if n > 2 && !off(table.Options.Foot) && table.Options.Foot != nil {
		grid.Rows = grid.Rows[:n-1]
		grid.Notes = append(grid.Notes, "the last row is the foot of the table and was left out")
	}
	if hidden := table.hide(&grid); hidden != "" {
		grid.Notes = append(grid.Notes, hidden)
	}
	return grid, nil
}

// rows returns the texts of the cells. A cell that continues the one above has its text,
// and one that continues the one before is empty.
func (p press) rows() (all [][]string) {
	for i, row := range p.Data {
		var texts []string
		for j, cell := range row {
			text := ""
			if cell != nil {
				text = fmt.Sprint(cell)
			}
			switch text {
			case "#rowspan#":
				text = ""
				if i > 0 && j < len(all[i-1]) {
					text = all[i-1][j]
				}
			case "#colspan#", "#span#":
				text = ""
			}
			texts = append(texts, text)
		}
		all = append(all, texts)
	}
	return all
}

// hide removes the rows and columns that TablePress does not show.
func (p press) hide(grid *Grid) (note string) {
	hidden := func(list []any, i int) bool { return i < len(list) && off(list[i]) }
	var rows [][]string
	most := 0
	for i, row := range grid.Rows {
		if hidden(p.Visibility.Rows, i) {
			continue
		}
		var cells []string
		for j, cell := range row {
			if !hidden(p.Visibility.Columns, j) {
				cells = append(cells, cell)
			}
		}
		most = max(most, len(row)-len(cells))
		rows = append(rows, cells)
	}
	left := len(grid.Rows) - len(rows)
	grid.Rows = rows
	if left+most == 0 {
		return ""
	}
	return fmt.Sprintf("rows (%d) and columns (%d) that TablePress hides were left out", left, most)
}

// off reports whether a setting is given and is false, in any form that PHP writes.
func off(setting any) bool {
	switch s := setting.(type) {
	case bool:
		return !s
	case float64:
		return s == 0
	case string:
		return s == "" || s == "0" || s == "false"
	}
	return false
}
