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

// Copy is a program's files for a blog.
type Copy struct {
	Program  *source.File // programs/ID.yaml
	Criteria *source.File // criteria.yaml with the missing rows; nil if none was missing
	Added    []string     // those rows
	Left     []string     // facts that are comments in the file, and why
}

// CopyInto returns the files of a program for a blog with this criteria.yaml (nil if it
// has none). It copies all facts and adds missing rows at the end of criteria.yaml: a
// fact without its row could not be shown, and a new row changes no table, because each
// comparison lists its own rows. A fact becomes a comment if the blog's row of that
// name means something else, or if criteria.yaml can't be extended safely. If there are
// findings, the program does not fit this blog, and nothing may be written.
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
	reader   catalog.Reader // with the blog's criteria, including added ones
}

// missing returns the rows that the blog lacks, in the registry's order.
func (c *copier) missing(e *Entry) []string {
	var ids []string
	for _, row := range c.registry.Criteria {
		if e.Facts[row.ID] != nil && criterion(c.blog.Criteria, row.ID) == nil {
			ids = append(ids, row.ID)
		}
	}
	return ids
}

// addRows writes rows at the end of criteria.yaml, which has only one key, and checks
// that they were added.
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

// program returns the program's file. Its facts are last in the file.
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
		if why := c.mismatch(row); why != "" {
			left = append(left, why)
			lines = comment(lines)
		}
		text = append(text, lines...)
	}
	return text, left
}

// mismatch returns why the blog can't use a fact about a row.
func (c *copier) mismatch(row *catalog.Criterion) string {
	own := criterion(c.reader.Criteria, row.ID)
	switch {
	case own == nil:
		return fmt.Sprintf("%s: criteria.yaml has no such row, and it has a form that can't be extended safely", row.ID)
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

// words returns the texts of a fact that readers see.
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

// translate copies a part of a file. If the blog's first language is not English, it
// marks the text of some nodes as English.
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
