package registry

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Copy is what a blog gets of a program.
type Copy struct {
	Program  *source.File // programs/ID.yaml
	Criteria *source.File // criteria.yaml with the rows that were missing; nil where none was
	Added    []string     // those rows
	Left     []string     // facts that stand in the file as comments, and why
}

// CopyInto makes the files of a program for a blog, whose criteria.yaml is given; nil
// where it has none. All facts come along, and criteria.yaml gets the rows that it lacks
// at its end: a fact without its row could not be shown, and a new row changes no table,
// because each comparison lists its own. A fact stays a comment where the blog's row of
// that name means something else, or where criteria.yaml can't be added to safely. The
// findings tell why the program would be wrong in this blog; then nothing may be written.
func (r *Registry) CopyInto(blog *catalog.Catalog, criteria *source.File, e *Entry, today yamlsource.Date) (Copy, []finding.Finding) {
	c := copier{registry: r, blog: blog, reader: catalog.Reader{Site: blog.Site, Networks: blog.Networks, Criteria: blog.Criteria, Today: today}}
	var out Copy
	out.Added = c.missing(e)
	if len(out.Added) > 0 {
		var ok bool
		if out.Criteria, ok = c.addRows(criteria, out.Added); !ok {
			out.Criteria, out.Added = nil, nil
		}
	}
	text, left := c.program(e)
	out.Left = left
	out.Program = source.New(path.Join(catalog.Folder, "programs", e.ID+".yaml"), text)
	_, findings := c.reader.ReadProgram(out.Program)
	return out, findings
}

type copier struct {
	registry *Registry
	blog     *catalog.Catalog
	reader   catalog.Reader // with the criteria that the blog has or gets
}

// missing lists the rows that the blog lacks, in the registry's order.
func (c *copier) missing(e *Entry) []string {
	var ids []string
	for _, row := range c.registry.Criteria {
		if e.Facts[row.ID] != nil && criterion(c.blog.Criteria, row.ID) == nil {
			ids = append(ids, row.ID)
		}
	}
	return ids
}

// addRows writes rows at the end of criteria.yaml, which has but one key, and checks that
// they are read there.
func (c *copier) addRows(file *source.File, ids []string) (*source.File, bool) {
	data, indent, newline := []byte("criteria:\n"), "  ", "\n"
	if file != nil {
		data = slices.Clone(file.Data)
		if bytes.Contains(data, []byte("\r\n")) {
			newline = "\r\n"
		}
		if !bytes.HasSuffix(data, []byte("\n")) {
			data = append(data, newline...)
		}
		if root, _ := yamlsource.Parse(file); root != nil {
			if rows := root.Lookup("criteria"); rows != nil && len(rows.Entries) > 0 {
				indent = strings.Repeat(" ", file.Position(rows.Entries[0].Key.Span.Start).Column-1)
			}
		}
	}
	rows, _ := yamlsource.Parse(c.registry.criteria)
	for _, e := range rows.Lookup("criteria").Entries {
		if slices.Contains(ids, e.Key.Value) {
			row := c.translate(c.registry.criteria, source.Span{Start: e.Key.Span.Start, End: e.Value.Span.End}, []*yamlsource.Node{e.Value.Lookup("label")})
			data = append(data, indent+string(row)+newline...)
		}
	}
	added := source.New(path.Join(catalog.Folder, "criteria.yaml"), data)
	criteria, findings := c.reader.ReadCriteria(added)
	if finding.HasErrors(findings) || len(criteria) != len(c.blog.Criteria)+len(ids) {
		return nil, false
	}
	c.reader.Criteria = criteria
	return added, true
}

// program writes the program's file. Its facts are the last of the file.
func (c *copier) program(e *Entry) (text []byte, left []string) {
	root, _ := yamlsource.Parse(e.file)
	facts := root.Lookup("facts").Entries
	start := func(i int) int {
		if i == len(facts) {
			return len(e.file.Data)
		}
		return e.file.LineSpan(e.file.Position(facts[i].Key.Span.Start).Line).Start
	}
	text = c.translate(e.file, source.Span{End: start(0)}, []*yamlsource.Node{root.Lookup("summary")})
	for i, f := range facts {
		row := criterion(c.registry.Criteria, f.Key.Value)
		lines := c.translate(e.file, source.Span{Start: start(i), End: start(i + 1)}, words(row, f.Value))
		if why := c.unfit(row); why != "" {
			left = append(left, why)
			lines = comment(lines)
		}
		text = append(text, lines...)
	}
	return text, left
}

// unfit says why the blog can't take a fact about a row.
func (c *copier) unfit(row *catalog.Criterion) string {
	own := criterion(c.reader.Criteria, row.ID)
	switch {
	case own == nil:
		return fmt.Sprintf("%s: criteria.yaml has no such row, and it is written in a way that cannot be added to safely", row.ID)
	case own.Type != row.Type:
		return fmt.Sprintf("%s: in your criteria.yaml its type is %q, here %q", row.ID, own.Type, row.Type)
	}
	return ""
}

func comment(lines []byte) []byte {
	var out []byte
	for line := range bytes.Lines(lines) {
		out = append(append(out, "# "...), line...)
	}
	return out
}

// words finds what a reader reads in a fact.
func words(row *catalog.Criterion, fact *yamlsource.Node) []*yamlsource.Node {
	nodes := []*yamlsource.Node{fact.Lookup("note"), fact.Lookup("unknown")}
	value := fact.Lookup("value")
	switch {
	case value == nil:
	case row.Type == catalog.TypeText:
		nodes = append(nodes, value)
	case row.Type == catalog.TypeList:
		nodes = append(nodes, value.Items...)
	}
	return nodes
}

// translate copies a part of a file, in which the words of some nodes are marked as
// English where the blog's first language is another one.
func (c *copier) translate(file *source.File, part source.Span, nodes []*yamlsource.Node) []byte {
	var out []byte
	at := part.Start
	nodes = slices.DeleteFunc(nodes, func(n *yamlsource.Node) bool { return n == nil })
	slices.SortFunc(nodes, func(a, b *yamlsource.Node) int { return a.Span.Start - b.Span.Start })
	for _, n := range nodes {
		if yamlsource.Base(c.blog.Site.Languages[0]) != "en" {
			out = append(out, file.Data[at:n.Span.Start]...)
			out = append(out, "{en: "+strconv.Quote(n.Value)+"}"...)
			at = n.Span.End
		}
	}
	return append(out, file.Data[at:part.End]...)
}
