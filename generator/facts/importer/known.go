package importer

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/amend"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/sheet"
	"github.com/aboveboard-hugo/aboveboard/generator/links/build"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// known amends the items that have files of their own, and removes their rows from what
// goes into the table.
func (t *table) known() error {
	items := t.Catalog.Items()
	var rows [][]string
	var files []*catalog.Item
	left, ids := t.rows[:0:0], t.ids[:0:0]
	for i, id := range t.ids {
		item := items[id]
		switch {
		case item != nil && item.Kind != t.Kind:
			return fmt.Errorf("%q is a %s of your blog, and the rows are %s; give the row another id in a column \"id\"", id, item.Kind, t.Kind.Folder())
		case item != nil && path.Ext(item.File()) != ".csv":
			rows, files = append(rows, t.rows[i]), append(files, item)
			continue
		case item != nil && item.File() != TablePath(t.Kind, t.Name):
			return fmt.Errorf("%q is already a row of %s; add --name %s to change it there", id, item.File(), strings.TrimSuffix(path.Base(item.File()), ".csv"))
		}
		left, ids = append(left, t.rows[i]), append(ids, id)
	}
	t.fresh = slices.ContainsFunc(ids, func(id string) bool { return items[id] == nil })
	if len(files) == 0 {
		return nil
	}
	t.rows, t.ids = left, ids
	return t.amend(files, rows)
}

// amend changes the files of some items to what their rows say.
func (t *table) amend(items []*catalog.Item, rows [][]string) error {
	schema := t.schema
	schema.Partial = true
	wanted, err := trees(append([][]string{t.titles}, rows...), t.Separator, schema)
	if err != nil {
		return err
	}
	var ids []string
	for _, item := range items {
		ids = append(ids, item.ID)
	}
	table, _ := csvsource.Parse(source.New("present.csv", t.Catalog.Table(ids)))
	present := map[string]*yamlsource.Node{}
	read, _ := sheet.Read(table, schema) // what a table cannot hold is not compared
	for _, item := range read {
		present[item.ID] = item.Root
	}
	var problems []error
	unchanged := 0
	for _, item := range items {
		file, err := t.Read(item.File())
		if err != nil {
			return err
		}
		was := present[item.ID]
		if was == nil {
			was = &yamlsource.Node{Kind: yamlsource.Mapping}
		}
		result, err := amend.Item(amend.Request{File: file, Wanted: wanted[item.ID], Present: was, Language: t.Catalog.Site.Languages[0],
			SameOffer: func(offer *yamlsource.Node) bool { return t.sameOffer(item, offer) }})
		switch {
		case err != nil:
			problems = append(problems, err)
		case result.Changed == nil:
			unchanged++
		case t.problem(source.New(item.File(), result.Data)) != nil:
			problems = append(problems, t.problem(source.New(item.File(), result.Data)))
		default:
			t.plan.Files = append(t.plan.Files, source.New(item.File(), result.Data))
			t.plan.say("%s: %s (%s)", item.File(), display.Plural(len(result.Changed), "change"), strings.Join(result.Changed, ", "))
		}
		if len(result.Unproven) > 0 {
			t.plan.say("%s: the evidence is still that of the value before; read it again, and then run `aboveboard confirm %s %s`", item.File(), item.ID, strings.Join(result.Unproven, " "))
		}
	}
	if unchanged > 0 {
		t.plan.say("%s in files of their own already say all of this", display.Plural(unchanged, string(t.Kind)))
	}
	return errors.Join(problems...)
}

// after returns the catalog with the criteria that the columns need.
func (t *table) after() *catalog.Catalog {
	after := *t.Catalog
	if t.extended != nil {
		after.Criteria = t.extended
	}
	return &after
}

// wrong returns what makes no sense in a table, whatever its author will fill in. Single
// values are left to generate, which shows them in the table.
func (t *table) wrong(file *source.File) error {
	var problems []error
	for _, f := range t.after().RecheckTable(file, t.Kind) {
		if f.Rule == "duplicate-column" || f.Rule == "outside-picture" {
			problems = append(problems, errors.New(f.Message))
		}
	}
	return errors.Join(problems...)
}

// problem returns what would be wrong with a changed file. It was right before.
func (t *table) problem(file *source.File) error {
	var problems []error
	for _, f := range t.after().Recheck(file, t.Kind) {
		if f.Severity == finding.Error {
			problems = append(problems, fmt.Errorf("%s would be wrong: %s", file.Path, f.Message))
		}
	}
	return errors.Join(problems...)
}

// trees reads rows as if they were files.
func trees(rows [][]string, separator rune, schema sheet.Schema) (map[string]*yamlsource.Node, error) {
	var text strings.Builder
	for _, row := range rows {
		text.WriteString(csvsource.Line(row, separator) + "\n")
	}
	table, findings := csvsource.Parse(source.New("table.csv", []byte(text.String())))
	items, more := sheet.Read(table, schema)
	findings = slices.DeleteFunc(append(findings, more...), func(f finding.Finding) bool { return f.Severity != finding.Error })
	var problems []error
	for _, f := range sheet.Explain(table, items, findings) {
		problems = append(problems, errors.New(f.Message))
	}
	read := map[string]*yamlsource.Node{}
	for _, item := range items {
		read[item.ID] = item.Root
	}
	return read, errors.Join(problems...)
}

// sameOffer reports whether the links of an offer are among those of an item already,
// whose target is written in another way: as a number that is valid in all marketplaces.
func (t *table) sameOffer(item *catalog.Item, offer *yamlsource.Node) bool {
	target, place := offer.Lookup("target"), yamlsource.Of(offer, "marketplace")
	for _, o := range item.Offers {
		if o.Program.ID != offer.Lookup("program").Value || !target.Scalar() {
			continue
		}
		request := build.Request{Program: o.Program.ID, Value: target.Value}
		if place != nil {
			request.Marketplace = place.Value
		}
		links, err := build.New(t.Catalog.Builder(o.Program)).Places(request)
		own := slices.Collect(maps.Values(o.Links.Links))
		return err == nil && !slices.ContainsFunc(slices.Collect(maps.Values(links.Links)), func(link string) bool { return !slices.Contains(own, link) })
	}
	return false
}
