package catalog

import (
	"path"
	"sort"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/sheet"
	"github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Table is a spreadsheet among the sources, as read.
type Table struct {
	Path   string
	Rows   int
	Format csvsource.Format
}

// schema returns the possible columns of a table of items.
func (l *loader) schema(kind Kind) *sheet.Schema {
	return SheetSchema(kind, l.catalog.Criteria)
}

// SheetSchema returns the possible columns of a table of items; criteria are nil if
// they could not be read.
func SheetSchema(kind Kind, criteria []*Criterion) *sheet.Schema {
	s := &sheet.Schema{Kind: string(kind), Required: productFields.Required(), Offers: kind == KindProduct}
	if kind == KindProgram {
		s.Required = programFields.Required()
	}
	for _, c := range criteria {
		column := sheet.Criterion{ID: c.ID, Type: string(c.Type), Labels: inAll(c.Label), Unit: inAll(c.Unit), Currency: c.Currency}
		if c.Of != nil {
			column.Of = c.Of.Number
		}
		s.Criteria = append(s.Criteria, column)
	}
	return s
}

// inAll returns a text's words in each of its languages.
func inAll(t yamlsource.Text) (words []string) {
	for _, language := range t.Languages() {
		text, _ := t.In(language, yamlsource.NoFallback)
		words = append(words, text)
	}
	return words
}

// rows adds the rows of a folder's tables to its files. An id must be unique among
// files and rows.
func rows[T any](l *loader, dir string, schema sheet.Schema, ids []string, values []*T, decode func(string, decoder, *yamlsource.Node) (*T, []finding.Finding)) ([]string, []*T) {
	taken := map[string]string{}
	for _, id := range ids {
		taken[id] = id + ".yaml"
	}
	for _, e := range l.folder.Tables(path.Join(Folder, dir)) {
		name := path.Join(Folder, dir, e.Name())
		file := l.folder.ReadTable(name, e.Type())
		if file == nil {
			continue
		}
		table, findings := csvsource.Parse(file)
		l.add(findings)
		if table == nil {
			continue
		}
		items, findings := sheet.Read(table, schema)
		for _, item := range items {
			if where := taken[item.ID]; where != "" {
				findings = append(findings, finding.Finding{Rule: "duplicate-id", File: table.File, Span: item.At.Span,
					Message: "the id \"" + item.ID + "\" is also that of " + where + "; keep one of the two, or give this row another id in a column \"id\""})
				continue
			}
			taken[item.ID] = e.Name()
			var value *T
			if item.Root != nil {
				d := l.decoder(table.File)
				d.Cells = true
				var found []finding.Finding
				value, found = decode(item.ID, d, item.Root)
				findings = append(findings, found...)
			}
			ids, values = append(ids, item.ID), append(values, value)
		}
		l.add(sheet.Explain(table, items, findings))
		l.catalog.Tables = append(l.catalog.Tables, Table{Path: name, Rows: len(table.Rows), Format: table.Format})
	}
	sort.Stable(byID[T]{ids, values})
	return ids, values
}

// byID sorts ids together with their values.
type byID[T any] struct {
	ids    []string
	values []*T
}

func (b byID[T]) Len() int           { return len(b.ids) }
func (b byID[T]) Less(i, j int) bool { return strings.Compare(b.ids[i], b.ids[j]) < 0 }
func (b byID[T]) Swap(i, j int) {
	b.ids[i], b.ids[j] = b.ids[j], b.ids[i]
	b.values[i], b.values[j] = b.values[j], b.values[i]
}
