package sheet

import (
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// offers reads the row's links to shops, in the order of their columns.
func (b *builder) offers() {
	var done []string
	for i, c := range b.at {
		if c.kind != offer || c.part != "target" || b.row.Cells[i].Text == "" || slices.Contains(done, c.key) {
			continue
		}
		done = append(done, c.key)
		b.offer(c.key, b.row.Cells[i])
	}
}

// offer reads the link to one shop, whose first target is in a cell.
func (b *builder) offer(program string, cell csvsource.Cell) {
	m := &yamlsource.Node{Kind: yamlsource.Mapping, Span: cell.Span}
	put(m, "program", word(program, cell.Span))
	put(m, "target", b.targets(program))
	for i, c := range b.at {
		part := b.row.Cells[i]
		if c.kind != offer || c.key != program || part.Text == "" {
			continue
		}
		switch c.part {
		case "marketplace":
			put(m, "marketplace", text(part))
		case "checked":
			put(m, "checked", b.dated("checked", part))
		case "price":
			put(m, "price", b.price(part))
		}
	}
	if checked := b.cell(b.row, evidence, "checked"); m.Lookup("price") != nil && m.Lookup("checked") == nil && checked.Text != "" {
		put(m, "checked", b.dated("checked", checked))
	}
	offers := b.root.Lookup("offers")
	if offers == nil {
		offers = &yamlsource.Node{Kind: yamlsource.Sequence, Span: cell.Span}
		put(b.root, "offers", offers)
	}
	offers.Items = append(offers.Items, m)
}

// targets returns the target of an offer, or those by marketplace in the order of their
// columns; nil if the row has none.
func (b *builder) targets(program string) *yamlsource.Node {
	var all, places *yamlsource.Node
	for i, c := range b.at {
		cell := b.row.Cells[i]
		switch {
		case c.kind != offer || c.key != program || c.part != "target" || cell.Text == "":
		case c.place == "":
			all = text(cell)
		default:
			if places == nil {
				places = &yamlsource.Node{Kind: yamlsource.Mapping, Span: cell.Span}
			}
			put(places, c.place, text(cell))
		}
	}
	switch {
	case places == nil:
		return all
	case all != nil:
		b.report("conflicting-keys", all.Span, "this row has one target for all marketplaces of %q and also one for %s; keep one of the two", program, places.Entries[0].Key.Value)
	}
	return places
}
