package sheet

import (
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// builder makes the nodes of one row.
type builder struct {
	*reader
	row  *csvsource.Row
	root *yamlsource.Node
}

// complete reports whether the row has what every row needs.
func (b *builder) complete() bool {
	ok := true
	for _, name := range b.required() {
		if c := b.cell(b.row, field, name); c.Text == "" {
			b.report("empty-cell", c.Span, "the cell is empty, and each %s needs a %s", b.schema.Kind, name)
			ok = false
		}
	}
	src, tested := b.cell(b.row, evidence, "source"), b.cell(b.row, evidence, "tested")
	if b.schema.Partial {
		return true
	}
	if src.Text != "" || tested.Text != "" {
		return ok
	}
	for i, c := range b.at {
		if c.kind == fact && c.part == "" && needsEvidence(b.row.Cells[i].Text) && b.part(c.key, "source").Text == "" && b.part(c.key, "tested").Text == "" {
			at := src.Span
			if at == (source.Span{}) {
				at = b.row.Cells[i].Span
			}
			b.report("missing-evidence", at, "nothing in this row says where %q comes from; write the address of the page into the column \"source\" and the day on which you read it into \"checked\"", b.table.Titles[i].Text)
			return false
		}
	}
	return ok
}

// required are the fields that the row must have.
func (r *reader) required() []string {
	if r.schema.Partial {
		return nil
	}
	return r.schema.Required
}

// part returns the cell for a part of a fact's own evidence.
func (b *builder) part(criterion, part string) csvsource.Cell {
	for i, c := range b.at {
		if c.kind == fact && c.key == criterion && c.part == part {
			return b.row.Cells[i]
		}
	}
	return csvsource.Cell{}
}

func (b *builder) build() {
	for i, c := range b.at {
		cell := b.row.Cells[i]
		if cell.Text == "" {
			continue
		}
		b.formula(cell)
		switch {
		case c.kind == field:
			b.field(c.key, cell)
		case c.kind == evidence:
			put(child(b.root, "evidence", cell), c.key, b.dated(c.key, cell))
		case c.kind == fact && c.part == "":
			b.fact(b.byID(c.key), cell)
		}
	}
	b.offers()
	b.orphans()
}

// formula warns about a cell that a spreadsheet would calculate: in a table saved as
// text, it is text.
func (b *builder) formula(cell csvsource.Cell) {
	if strings.HasPrefix(cell.Text, "=") {
		b.report("formula-cell", cell.Span, "the cell is the formula %q, which readers would see unchanged; write its result instead", shortened(cell.Text))
		b.findings[len(b.findings)-1].Severity = finding.Warning
	}
}

func (b *builder) field(name string, cell csvsource.Cell) {
	switch name {
	case "id":
	case "image":
		m := child(b.root, "image", cell)
		put(m, "file", text(cell))
		b.needs(cell, m, "alt", "image alt", "missing-alt", "image has no alt text, so a reader who can't see the image learns nothing from it; write what it shows into the column \"image alt\"")
	case "image alt":
		put(child(b.root, "image", cell), "alt", text(cell))
	case "rating":
		b.rating(cell)
	case "rating of":
		put(child(b.root, "rating", cell), "of", b.number(cell, cell.Text))
	case "rating basis":
		put(child(b.root, "rating", cell), "basis", text(cell))
	case "pros", "cons", "forms":
		put(b.root, name, list(cell))
	default:
		put(b.root, name, text(cell))
	}
}

// rating reads "4.5" or "4.5/5".
func (b *builder) rating(cell csvsource.Cell) {
	value, of, scaled := scale(cell.Text)
	m := child(b.root, "rating", cell)
	put(m, "value", b.number(cell, value))
	if scaled && b.cell(b.row, field, "rating of").Text == "" {
		put(m, "of", b.number(cell, of))
	}
	b.needs(cell, m, "basis", "rating basis", "missing-key", "nothing in this row says what your rating is based on; write it into the column \"rating basis\"")
}

// needs reports that a cell is nothing without another one of its row.
func (b *builder) needs(cell csvsource.Cell, m *yamlsource.Node, key, title string, rule finding.ID, message string) {
	if b.schema.Partial || b.cell(b.row, field, title).Text != "" {
		return
	}
	b.report(rule, cell.Span, "%s", message)
	put(m, key, text(cell)) // so that it is reported once
}

func scale(text string) (value, of string, ok bool) {
	for _, sign := range []string{"/", " of ", " von ", " sur ", " de "} {
		if value, of, ok = strings.Cut(text, sign); ok {
			return strings.TrimSpace(value), strings.TrimSpace(of), true
		}
	}
	return text, "", false
}

// fact reads a criterion's cell, with the row's evidence for this fact.
func (b *builder) fact(c Criterion, cell csvsource.Cell) {
	key, value := b.value(c, cell)
	own := &yamlsource.Node{Kind: yamlsource.Mapping, Span: cell.Span}
	for _, part := range factParts() {
		if p := b.part(c.ID, part); p.Text != "" {
			b.formula(p)
			put(own, part, b.evidencePart(part, p))
		}
	}
	if len(own.Entries) == 0 && key == "value" {
		put(child(b.root, "facts", cell), c.ID, value)
		return
	}
	own.Entries = append([]yamlsource.Entry{{Key: word(key, cell.Span), Value: value}}, own.Entries...)
	put(child(b.root, "facts", cell), c.ID, own)
}

// evidencePart reads a cell of a fact's own evidence.
func (b *builder) evidencePart(part string, cell csvsource.Cell) *yamlsource.Node {
	if part == "also" {
		return list(cell)
	}
	return b.dated(part, cell)
}

// orphans reports evidence of a fact that the row does not have, and a price without an
// offer.
func (b *builder) orphans() {
	for i, c := range b.at {
		cell := b.row.Cells[i]
		switch {
		case cell.Text == "":
		case c.kind == fact && c.part != "" && b.part(c.key, "").Text == "":
			b.report("orphan-cell", cell.Span, "the cell is about the fact %q, which this row does not have; write its value, \"?\" if nobody knows it, or empty this cell", c.key)
		case c.kind == offer && c.part != "target" && b.targets(c.key) == nil:
			b.report("orphan-cell", cell.Span, "the cell is about an offer of %q, which this row does not have; write its target into a column %q, or empty this cell", c.key, "offer:"+c.key)
		}
	}
}

// put adds an entry to a mapping. Its key is where its value is.
func put(m *yamlsource.Node, key string, value *yamlsource.Node) {
	m.Entries = append(m.Entries, yamlsource.Entry{Key: word(key, value.Span), Value: value})
}

// child returns the mapping of a key, and creates it if necessary.
func child(m *yamlsource.Node, key string, at csvsource.Cell) *yamlsource.Node {
	if known := m.Lookup(key); known != nil {
		return known
	}
	made := &yamlsource.Node{Kind: yamlsource.Mapping, Span: at.Span}
	put(m, key, made)
	return made
}

func word(text string, at source.Span) *yamlsource.Node {
	return &yamlsource.Node{Kind: yamlsource.String, Value: text, Span: at}
}

func text(cell csvsource.Cell) *yamlsource.Node { return word(cell.Text, cell.Span) }

// list splits a cell at semicolons and line breaks.
func list(cell csvsource.Cell) *yamlsource.Node {
	n := &yamlsource.Node{Kind: yamlsource.Sequence, Span: cell.Span}
	for from := 0; from <= len(cell.Text); {
		length := strings.IndexAny(cell.Text[from:], ";\n")
		if length < 0 {
			length = len(cell.Text) - from
		}
		part := cell.Text[from : from+length]
		trimmed := strings.TrimSpace(part)
		if trimmed = strings.TrimSpace(strings.TrimLeft(trimmed, "•·")); trimmed != "" {
			start := from + strings.Index(part, trimmed)
			n.Items = append(n.Items, word(trimmed, cell.Part(start, start+len(trimmed))))
		}
		from += length + 1
	}
	return n
}
