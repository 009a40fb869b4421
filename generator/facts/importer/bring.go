// Package importer imports what a blogger already has: a spreadsheet of products or
// programs, or the links of a WordPress plugin. It takes a table of texts and the
// blog's present files, and returns the new files and notes for the author. It loses
// nothing that the author wrote, and a second run changes nothing.
package importer

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/sheet"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Request is what to import, and into which blog.
type Request struct {
	Catalog *catalog.Catalog
	Kind    catalog.Kind // of the rows of a table
	Name    string       // of the table and its comparison: an id
	Title   string       // of the comparison
	Rows    [][]string   // titles first
	Links   [][]string   // where the cells link to, for each cell; nil if nowhere

	Separator rune // of a new table
	Old       Old

	Read func(name string) (*source.File, error) // reads a file of the blog
}

// Old has the blog's present files; nil for a missing one.
type Old struct {
	Table, Criteria, Comparison, Links *source.File
}

// Plan is the files to write and the notes to print.
type Plan struct {
	Files []*source.File
	Said  []string
}

func (p *Plan) say(format string, args ...any) { p.Said = append(p.Said, fmt.Sprintf(format, args...)) }

// TablePath returns the path of a table of items.
func TablePath(kind catalog.Kind, name string) string {
	return path.Join(catalog.Folder, kind.Folder(), name+".csv")
}

// Table plans the import of a spreadsheet: a table among the sources, the criteria that
// its columns need, and a comparison of its rows.
func Table(r Request) (Plan, error) {
	t := &table{Request: r, schema: *catalog.SheetSchema(r.Kind, r.Catalog.Criteria)}
	if t.schema.Criteria == nil {
		t.schema.Criteria = []sheet.Criterion{}
	}
	t.titles, t.rows = r.Rows[0], r.Rows[1:]
	if len(t.rows) == 0 {
		return t.plan, fmt.Errorf("this table has titles but no rows")
	}
	if err := t.name(); err != nil {
		return t.plan, err
	}
	t.links()
	t.offers()
	t.pictures()
	t.identify()
	if err := t.criteria(); err != nil {
		return t.plan, err
	}
	all, ids := t.rows, t.ids
	if err := t.known(); err != nil {
		return t.plan, err
	}
	if len(t.rows) == 0 {
		return t.plan, nil
	}
	t.evidence()
	if err := t.write(); err != nil {
		return t.plan, err
	}
	if t.fresh {
		t.rows, t.ids = all, ids
		t.comparison()
	}
	return t.plan, nil
}

// table is a spreadsheet being imported.
type table struct {
	Request
	schema   sheet.Schema
	titles   []string
	rows     [][]string
	ids      []string
	extended []*catalog.Criterion // with those that its columns need; nil if there are none
	fresh    bool                 // a row is of an item that the blog does not have yet
	plan     Plan
}

func (t *table) column(i int) (cells []string) {
	for _, row := range t.rows {
		if i < len(row) { // it lacks the columns for evidence that are new
			cells = append(cells, row[i])
		}
	}
	return cells
}

func (t *table) at(fieldName string) int {
	for i, title := range t.titles {
		if t.schema.Field(title) == fieldName {
			return i
		}
	}
	return -1
}

// name finds the column with the names: by its title, or else the first one.
func (t *table) name() error {
	if t.at("name") >= 0 {
		return nil
	}
	seen := map[string]bool{}
	for _, name := range t.column(0) {
		if name == "" || seen[name] || strings.Trim(name, "0123456789.,") == "" {
			return fmt.Errorf("this table has no column \"name\", and its first one (%q) does not have a name in each row; call the column with the names \"name\"", t.titles[0])
		}
		seen[name] = true
	}
	t.plan.say("the first column (%q) is used for the names", t.titles[0])
	t.titles[0] = "name"
	return nil
}

// links writes the links of cells into columns: into one that wants addresses, and paid
// ones also in place of words that are the same in each row, such as "Buy", or else into
// a column of their own.
func (t *table) links() {
	if t.Links == nil {
		return
	}
	for i, title := range t.titles {
		if t.wantsAddresses(title) {
			t.uncover(i)
			continue
		}
		if t.Kind != catalog.KindProduct {
			continue
		}
		words, paid := map[string]bool{}, false
		for n, row := range t.rows {
			to := t.Links[n+1][i]
			paid = paid || earner(t.Catalog, to) != nil
			if row[i] != "" {
				words[row[i]] = true
			}
		}
		switch {
		case !paid:
			continue
		case len(words) > 1 || i == t.at("name"):
			t.plan.say("the cells of the column %q have paid links, which get a column of their own", title)
			t.titles = append(t.titles, title+" link")
			for n := range t.rows {
				t.rows[n] = append(t.rows[n], t.Links[n+1][i])
			}
		default:
			for n := range t.rows {
				t.rows[n][i] = t.Links[n+1][i]
			}
		}
	}
}

// wantsAddresses reports whether the cells of a column are addresses.
func (t *table) wantsAddresses(title string) bool {
	if t.schema.Field(title) == "url" || t.schema.Evidence(title) == "source" || t.schema.Offer(title) != "" {
		return true
	}
	id := t.schema.Criterion(title)
	return id != "" && slices.ContainsFunc(t.schema.Criteria, func(c sheet.Criterion) bool { return c.ID == id && c.Type == "link" })
}

// uncover writes the addresses in place of the words that hide them.
func (t *table) uncover(i int) {
	hidden := 0
	for n, row := range t.rows {
		if to := t.Links[n+1][i]; yamlsource.IsAddress(to) && !strings.Contains(row[i], "://") {
			row[i] = to
			hidden++
		}
	}
	if hidden > 0 {
		t.plan.say("%s of the column %q had the address behind words; the address is taken", display.Plural(hidden, "cell"), t.titles[i])
	}
}

// offers finds columns with paid links.
func (t *table) offers() {
	if t.Kind != catalog.KindProduct {
		return
	}
	for i, title := range t.titles {
		if strings.Contains(title, ":") || t.schema.Field(title) != "" && t.schema.Field(title) != "url" {
			continue
		}
		program := ""
		for _, cell := range t.column(i) {
			if p := earner(t.Catalog, cell); p != nil {
				program = p.ID
			}
		}
		if program != "" {
			t.titles[i] = "offer:" + program
			what := fmt.Sprintf("the column %q", title)
			if title == "" {
				what = fmt.Sprintf("column %d, which has no title,", i+1)
			}
			t.plan.say("%s has paid links and becomes %q", what, t.titles[i])
		}
	}
}

// earner returns the program that a link pays for, or nil for any other text.
func earner(c *catalog.Catalog, text string) *catalog.Program {
	link, ok := c.Networks.Match(text)
	if !ok || link.Network == nil || link.EarnsAnything() == network.EarnsNot {
		return nil
	}
	inner := link.Innermost()
	if inner.Network == nil || inner.Shape == nil {
		return nil
	}
	return c.Earner(inner.Network, inner.Shape.Form)
}

// pictures turns columns of image addresses into notes: images are never fetched.
func (t *table) pictures() {
	i := t.at("image")
	if i < 0 {
		return
	}
	for _, cell := range t.column(i) {
		if strings.Contains(cell, "://") {
			t.plan.say("the column %q has addresses of images, which are not fetched; it becomes a note. Save images that you are allowed to use in assets/, and name the files in a column \"image\"", t.titles[i])
			t.titles[i] = "#" + t.titles[i]
			return
		}
	}
}

// identify gives each row its id, and the table a column for them if some name can't be
// made into an id.
func (t *table) identify() {
	at, name := t.at("id"), t.at("name")
	taken := map[string]bool{}
	made := false
	for n, row := range t.rows {
		id := sheet.Slug(row[name])
		if at >= 0 && row[at] != "" {
			id = row[at]
		}
		for k := 1; id == "" || taken[id] || yamlsource.IdentifierProblem(id) != ""; k++ {
			made = true
			id = fmt.Sprintf("%s-%d", t.Name, n+k)
		}
		taken[id] = true
		t.ids = append(t.ids, id)
	}
	if !made {
		return
	}
	if at < 0 {
		t.titles = append([]string{"id"}, t.titles...)
		for i := range t.rows {
			t.rows[i] = append([]string{t.ids[i]}, t.rows[i]...)
		}
	} else {
		for i := range t.rows {
			t.rows[i][at] = t.ids[i]
		}
	}
	t.plan.say("some names can't be made into an id, so the table has a column \"id\"; change those ids as you like before you use them")
}

// evidence adds the columns for the evidence of the facts that are missing.
func (t *table) evidence() {
	if t.at("rating") >= 0 && t.at("rating basis") < 0 {
		t.add("rating basis")
		if t.Old.Table == nil {
			t.plan.say("fill in the column \"rating basis\" (what your rating is based on) of %s", TablePath(t.Kind, t.Name))
		}
	}
	has := func(part string) bool {
		return slices.ContainsFunc(t.titles, func(title string) bool { return t.schema.Evidence(title) == part })
	}
	if has("source") || has("tested") {
		return
	}
	missing := []string{"source"}
	if !has("checked") {
		missing = append(missing, "checked")
	}
	t.add(missing...)
	switch {
	case t.Old.Table != nil: // it has said so before
	case len(missing) == 1:
		t.plan.say("fill in the column \"source\" of %s with the page that proves the facts of each row", TablePath(t.Kind, t.Name))
	default:
		t.plan.say("fill in the columns \"source\" (the page that proves the facts of a row) and \"checked\" (the day on which you read it) of %s", TablePath(t.Kind, t.Name))
	}
}

// add adds empty columns.
func (t *table) add(titles ...string) {
	t.titles = append(t.titles, titles...)
	for i := range t.rows {
		t.rows[i] = append(t.rows[i], make([]string, len(titles))...)
	}
}

// write makes the table's file, or changes the present one.
func (t *table) write() error {
	name := TablePath(t.Kind, t.Name)
	if t.Old.Table == nil {
		var out strings.Builder
		for _, row := range append([][]string{t.titles}, t.rows...) {
			out.WriteString(csvsource.Line(row, t.Separator) + "\n")
		}
		t.plan.Files = append(t.plan.Files, source.New(name, []byte(out.String())))
		t.plan.say("%s: %s", name, display.Plural(len(t.rows), "row"))
		return t.wrong(source.New(name, []byte(out.String())))
	}
	old, findings := csvsource.Parse(t.Old.Table)
	if old == nil {
		return fmt.Errorf("%s: %s", name, findings[0].Message)
	}
	editor, err := old.Edit()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	merged := merge(old, editor, t)
	data := editor.Bytes()
	if string(data) == string(t.Old.Table.Data) {
		t.plan.say("%s already has all of this", name)
		return nil
	}
	t.plan.Files = append(t.plan.Files, source.New(name, data))
	t.plan.say("%s: %s, %s", name, display.Plural(merged.added, "new row"), display.Plural(merged.changed, "changed cell"))
	return t.wrong(source.New(name, data))
}

type merged struct{ added, changed int }

// merge writes what is new into a table. A cell that is empty in the spreadsheet keeps
// its text, and so does a column that is missing in it.
func merge(old *csvsource.Table, editor *csvsource.Editor, t *table) (m merged) {
	at := make([]int, len(t.titles))
	width := len(old.Titles)
	for i, title := range t.titles {
		at[i] = -1
		for j, known := range old.Titles {
			if strings.EqualFold(known.Text, title) || t.schema.Field(title) != "" && t.schema.Field(title) == t.schema.Field(known.Text) ||
				t.schema.Criterion(title) != "" && t.schema.Criterion(title) == t.schema.Criterion(known.Text) {
				at[i] = j
			}
		}
		if at[i] < 0 && strings.TrimSpace(strings.Join(t.column(i), "")) != "" && t.schema.Field(title) != "id" {
			at[i] = editor.AddColumn(title)
			width++
		}
	}
	rows := map[string]int{}
	items, _ := sheet.Read(old, t.schema)
	for i, row := range old.Rows {
		for _, item := range items {
			for _, c := range row.Cells {
				if c.Span == item.At.Span && c.Text != "" {
					rows[item.ID] = i
				}
			}
		}
	}
	for i, row := range t.rows {
		n, known := rows[t.ids[i]]
		cells := make([]string, width)
		for j, text := range row {
			if at[j] < 0 || text == "" {
				continue
			}
			cells[at[j]] = text
			if known && (at[j] >= len(old.Titles) || old.Rows[n].Cells[at[j]].Text != text) {
				editor.Set(n, at[j], text)
				m.changed++
			}
		}
		if !known {
			editor.AddRow(cells)
			m.added++
		}
	}
	return m
}

// comparison creates a comparison of the rows, unless there is one.
func (t *table) comparison() {
	name := path.Join(catalog.Folder, "comparisons", t.Name+".yaml")
	if t.Old.Comparison != nil || len(t.ids) < 2 {
		return
	}
	var complete, partial, listed []string
	for i, title := range t.titles {
		id := t.schema.Criterion(title)
		switch {
		case id == "":
		case strings.TrimSpace(strings.Join(t.column(i), "")) == "":
		case containsEmpty(t.column(i)):
			partial = append(partial, id)
		default:
			complete = append(complete, id)
		}
	}
	if len(complete) == 0 {
		return
	}
	for _, id := range t.ids {
		listed = append(listed, "  - "+id+"\n")
	}
	text := "title: " + strconv.Quote(t.Title) + "\n" + t.Kind.Folder() + ":\n" + strings.Join(listed, "") + "criteria: [" + strings.Join(complete, ", ") + "]\n"
	if partial != nil {
		text += "# Not every row has a cell for these: " + strings.Join(partial, ", ") + ". Write ? for unknown values, and add them above.\n"
	}
	t.plan.Files = append(t.plan.Files, source.New(name, []byte(text)))
	t.plan.say("%s: show it with {{< comparison %s >}}", name, t.Name)
}

func containsEmpty(cells []string) bool {
	for _, c := range cells {
		if c == "" {
			return true
		}
	}
	return false
}
