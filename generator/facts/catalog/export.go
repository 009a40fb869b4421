package catalog

import (
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/sheet"
	"github.com/aboveboard-hugo/aboveboard/generator/links/build"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Table writes what a table can hold of items, with one row for each.
func (c *Catalog) Table(ids []string) []byte {
	e := exporter{catalog: c, at: map[string]int{}}
	for _, id := range ids {
		e.item(c.Items()[id])
	}
	return e.table()
}

// Export writes items as a table that reads back to the same items. What a table cannot
// hold, and cells that a spreadsheet would calculate, are problems; then there is no
// table.
func (c *Catalog) Export(kind Kind, ids []string) (table []byte, problems []string) {
	e := exporter{catalog: c, at: map[string]int{}}
	for _, id := range ids {
		e.item(c.Items()[id])
	}
	data := e.table()
	if len(e.problems) > 0 {
		return nil, e.problems
	}
	again, findings := c.readTable(source.New(Folder+"/"+kind.Folder()+"/export.csv", data), kind, false)
	read := map[string]any{}
	for _, item := range again {
		read[idOf(item)] = item
	}
	problems = unread(findings)
	for _, id := range ids {
		what := difference(c.whole(kind, id), read[id])
		if isRead := read[id] != nil; what != "" && (isRead || len(problems) == 0) {
			problems = append(problems, fmt.Sprintf("%s: a table cannot hold its %s as it is", id, what))
		}
	}
	slices.Sort(problems)
	problems = slices.Compact(problems)
	if len(problems) > 0 {
		return nil, problems
	}
	return data, nil
}

// unread says why a table could not be read.
func unread(findings []finding.Finding) (why []string) {
	for _, f := range findings {
		if f.Severity == finding.Error {
			why = append(why, "the table could not be read back: "+f.Message)
		}
	}
	return why
}

// whole is an item with everything that only its kind has.
func (c *Catalog) whole(kind Kind, id string) any {
	if kind == KindProgram {
		return c.Programs[slices.IndexFunc(c.Programs, func(p *Program) bool { return p.ID == id })]
	}
	return c.Items()[id]
}

func idOf(item any) string {
	if p, is := item.(*Program); is {
		return p.ID
	}
	return item.(*Item).ID
}

// RecheckTable reads a changed table as Load would, and returns what is wrong apart from
// what its rows lack. It looks for no images.
func (c *Catalog) RecheckTable(file *source.File, kind Kind) []finding.Finding {
	_, findings := c.readTable(file, kind, true)
	return findings
}

// readTable reads the rows of a table as Load would. Rows that are partial may lack
// fields and evidence.
func (c *Catalog) readTable(file *source.File, kind Kind, partial bool) (items []any, findings []finding.Finding) {
	table, findings := csvsource.Parse(file)
	if table == nil {
		return nil, findings
	}
	schema := SheetSchema(kind, c.Criteria)
	schema.Partial = partial
	rows, more := sheet.Read(table, *schema)
	findings = append(findings, more...)
	for _, row := range rows {
		if row.Root == nil {
			continue
		}
		item, more := c.decode(row.ID, file, row.Root, kind, true)
		items, findings = append(items, item), append(findings, more...)
	}
	return items, sheet.Explain(table, rows, findings)
}

// Recheck reads a changed file of an item as Load would, and returns what is wrong. It
// looks for no images.
func (c *Catalog) Recheck(file *source.File, kind Kind) []finding.Finding {
	root, findings := yamlsource.Parse(file)
	if root == nil {
		return findings
	}
	_, more := c.decode(strings.TrimSuffix(path.Base(file.Path), path.Ext(file.Path)), file, root, kind, false)
	return append(findings, more...)
}

// decode reads one item of a file among the catalog's programs and criteria.
func (c *Catalog) decode(id string, file *source.File, root *yamlsource.Node, kind Kind, cells bool) (item any, findings []finding.Finding) {
	d := productDecoder{programs: map[string]*Program{}, recipes: map[string]func() build.Recipe{}}
	for _, p := range c.Programs {
		d.programs[p.ID] = p
		d.recipes[p.ID] = sync.OnceValue(func() build.Recipe { return build.New(c.Builder(p)) })
	}
	d.itemDecoder = itemDecoder{site: c.Site, criteria: criteriaByID(c.Criteria), decoder: decoder{
		Decoder: yamlsource.Decoder{File: file, Languages: c.Site.Languages, Fallback: c.Site.Fallback, Today: c.Today, Cells: cells},
		known:   c.Jurisdictions, networks: c.Networks,
	}}
	if kind == KindProgram {
		item = d.program(id, root)
	} else {
		item = d.product(id, root)
	}
	return item, d.Findings
}

// difference names the first field in which two items differ, but for their places.
func difference(want, got any) string {
	if got == nil || reflect.ValueOf(got).IsNil() {
		return "row"
	}
	a, b := reflect.ValueOf(want).Elem(), reflect.ValueOf(got).Elem()
	for i := range a.NumField() {
		field := a.Type().Field(i)
		switch {
		case field.Name == "Item" && field.Anonymous:
			if what := difference(a.Field(i).Addr().Interface(), b.Field(i).Addr().Interface()); what != "" {
				return what
			}
		case field.Name == "Beside" || !field.IsExported():
		case field.Name == "Facts":
			if what := differentFact(a.Field(i).Interface().(map[string]*Fact), b.Field(i).Interface().(map[string]*Fact)); what != "" {
				return what
			}
		case !reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) && (a.Field(i).Kind() != reflect.Slice || a.Field(i).Len()+b.Field(i).Len() > 0):
			return strings.ToLower(field.Name)
		}
	}
	return ""
}

func differentFact(want, got map[string]*Fact) string {
	for id, fact := range want {
		other := got[id]
		if other == nil {
			return "fact " + id
		}
		a, b := *fact, *other
		a.Mark, b.Mark = nil, nil
		if !reflect.DeepEqual(a, b) {
			return "fact " + id
		}
	}
	if len(got) > len(want) {
		return "facts"
	}
	return ""
}
