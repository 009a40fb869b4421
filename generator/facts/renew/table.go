package renew

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/sheet"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Table returns a table with facts of its rows renewed. It renews the evidence of a
// whole row if all facts that use it are renewed. Otherwise a fact gets its own
// evidence, in new columns if necessary.
func Table(file *source.File, schema sheet.Schema, facts []Evidence) ([]byte, error) {
	table, findings := csvsource.Parse(file)
	if table == nil || finding.HasErrors(findings) {
		return nil, fmt.Errorf("%s has errors; run `aboveboard generate --check` to see them", file.Path)
	}
	editor, err := table.Edit()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file.Path, err)
	}
	w := tableWriter{table: table, index: sheet.NewIndex(table, schema), editor: editor, added: map[string]int{}}
	rows := map[string][]Evidence{}
	var items []string
	for _, f := range facts {
		if rows[f.Item] == nil {
			items = append(items, f.Item)
		}
		rows[f.Item] = append(rows[f.Item], f)
	}
	for _, item := range items {
		row := w.index.Row(item)
		if row < 0 {
			return nil, fmt.Errorf("%s has no row %q", file.Path, item)
		}
		w.row(row, rows[item])
	}
	return editor.Bytes(), nil
}

type tableWriter struct {
	table  *csvsource.Table
	index  sheet.Index
	editor *csvsource.Editor
	added  map[string]int // columns by title
}

// row renews some facts of one row.
func (w *tableWriter) row(row int, facts []Evidence) {
	inheriting := w.index.Inheriting(row)
	named := func(criterion string) bool {
		return slices.ContainsFunc(facts, func(f Evidence) bool { return f.Criterion == criterion && f.Source == facts[0].Source })
	}
	whole := len(inheriting) > 0 && w.index.Evidence("checked") >= 0 && !slices.ContainsFunc(inheriting, func(c string) bool { return !named(c) })
	if whole {
		w.editor.Set(row, w.index.Evidence("checked"), facts[0].Checked.String())
		if src := w.index.Evidence("source"); facts[0].Source != "" && src >= 0 {
			w.editor.Set(row, src, facts[0].Source)
		}
	}
	for _, f := range facts {
		inherits := slices.Contains(inheriting, f.Criterion)
		if inherits && whole {
			continue
		}
		w.editor.Set(row, w.column(f.Criterion, "checked"), f.Checked.String())
		if inherits || f.Source != "" {
			w.editor.Set(row, w.column(f.Criterion, "source"), cmp.Or(f.Source, f.Inherited))
		}
	}
}

// column returns the column for a part of a fact's own evidence.
func (w *tableWriter) column(criterion, part string) int {
	if i := w.index.Fact(criterion, part); i >= 0 {
		return i
	}
	title := criterion + " " + part
	if i, known := w.added[title]; known {
		return i
	}
	w.added[title] = w.editor.AddColumn(title)
	return w.added[title]
}
