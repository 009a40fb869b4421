package sheet

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// columnKind is the kind of a column.
type columnKind int

const (
	ignored  columnKind = iota // a note of the author's, whose title begins with #, or without a title
	field                      // a field of the item, such as name
	fact                       // a criterion
	evidence                   // of all facts of the row
	offer                      // a paid link through a program
	unknown
)

// column is the meaning of the cells below a title.
type column struct {
	kind columnKind
	key  string // the field, the criterion or the program
	part string // of a fact or an offer: such as "source"; empty for the value itself

	place string // of an offer's target: its marketplace, or empty if one target is for all
}

// fields are the fields that any kind of item may have, by their titles.
func fields() []string {
	return []string{"id", "name", "short", "url", "summary", "brand", "image", "image alt", "rating", "rating of", "rating basis", "pros", "cons"}
}

// programFields are the fields that only a program has.
func programFields() []string { return []string{"merchant", "network", "forms"} }

func evidenceParts() []string {
	return []string{"source", "quote", "checked", "tested", "how"}
}

func factParts() []string { return append(evidenceParts(), "also", "confidence", "note") }

func offerParts() []string { return []string{"checked", "marketplace"} }

// columns finds the meaning of each title.
func (r *reader) columns() {
	first := map[column]int{}
	for i, title := range r.table.Titles {
		c := r.column(title.Text)
		r.at = append(r.at, c)
		if c.kind == unknown {
			r.at[i].kind = ignored
			r.unknown(title.Text, title.Span)
			continue
		}
		if c.kind == ignored {
			r.untitled(i)
			continue
		}
		if j, twice := first[c]; twice {
			r.report("duplicate-column", title.Span, "the columns %q and %q mean the same; keep one of them, or let the title of the other begin with #", r.table.Titles[j].Text, title.Text)
			continue
		}
		first[c] = i
	}
	r.demand(first)
}

// untitled reports a column with cells but without a title.
func (r *reader) untitled(i int) {
	if r.table.Titles[i].Text != "" {
		return
	}
	for _, row := range r.table.Rows {
		if c := row.Cells[i]; c.Text != "" {
			r.report("cell-without-title", c.Span, "the cell %q is in column %d, which has no title; give the column a title, or one that begins with # if it is a note of yours", c.Text, i+1)
			return
		}
	}
}

// demand reports columns that the table must have.
func (r *reader) demand(first map[column]int) {
	has := func(kind columnKind, key, part string) bool {
		_, ok := first[column{kind: kind, key: key, part: part}]
		return ok
	}
	var missing []string
	for _, name := range r.required() {
		if !has(field, name, "") {
			missing = append(missing, fmt.Sprintf("%q", name))
		}
	}
	line := r.table.Titles[0].Span
	if len(missing) > 0 {
		r.report("missing-column", line, "this table has no column %s; each %s needs it. Its titles, read as %s, are %s", strings.Join(missing, " and no column "), r.schema.Kind, r.table.Format, r.titles())
	}
	if r.schema.Partial || has(evidence, "source", "") || has(evidence, "tested", "") {
		return
	}
	var unproven []string
	for i, c := range r.at {
		if c.kind == fact && c.part == "" && !has(fact, c.key, "source") && !has(fact, c.key, "tested") {
			unproven = append(unproven, fmt.Sprintf("%q", r.table.Titles[i].Text))
		}
	}
	if len(unproven) > 0 && r.known(unproven) {
		r.report("missing-column", line, "nothing says where the facts come from (columns %s); add the columns \"source\" (the address of the page) and \"checked\" (the day on which you read it), or \"tested\" and \"how\" for what you tested yourself", strings.Join(unproven, ", "))
	}
}

// known reports whether any of the facts has a value, which needs evidence.
func (r *reader) known([]string) bool {
	for _, row := range r.table.Rows {
		for i, c := range r.at {
			if c.kind == fact && c.part == "" && needsEvidence(row.Cells[i].Text) {
				return true
			}
		}
	}
	return false
}

func (r *reader) titles() string {
	var all []string
	for _, t := range r.table.Titles {
		all = append(all, fmt.Sprintf("%q", t.Text))
	}
	return strings.Join(all, ", ")
}

func (r *reader) unknown(title string, span source.Span) {
	if r.schema.Criteria == nil {
		return // there is already a finding that criteria.yaml is missing or broken
	}
	known := r.fields()
	for _, c := range r.schema.Criteria {
		known = append(append(known, c.ID), c.Labels...)
	}
	hint := finding.Expected(title, known) + " If not, add"
	if !strings.HasSuffix(hint, "? If not, add") {
		hint = "the fields are " + strings.Join(r.fields(), ", ") + ", source, checked, tested and how, and all others are criteria of criteria.yaml. Add"
	}
	r.report("unknown-column", span, "nothing is called %q; %s a criterion of that name to criteria.yaml, which `aboveboard import %s` does for all columns, or let the title begin with # if the column is a note of yours", title, hint, r.table.File.Path)
}

func (r *reader) fields() []string {
	if r.schema.Kind == "program" {
		return slices.Concat(fields(), programFields())
	}
	return fields()
}

// column reads a title.
func (r *reader) column(title string) column {
	name := folded(title)
	if name == "" || strings.HasPrefix(name, "#") {
		return column{kind: ignored}
	}
	if slices.Contains(r.fields(), name) {
		return column{kind: field, key: name}
	}
	if slices.Contains(evidenceParts(), name) {
		return column{kind: evidence, key: name}
	}
	if id := r.criterion(name); id != "" {
		return column{kind: fact, key: id}
	}
	if what, program, ok := strings.Cut(name, ":"); ok && r.schema.Offers {
		if c := offerColumn(strings.TrimSpace(what), strings.TrimSpace(program)); c.kind == offer {
			return c
		}
	}
	for _, part := range factParts() {
		if of, ok := strings.CutSuffix(name, " "+part); ok {
			if id := r.criterion(of); id != "" {
				return column{kind: fact, key: id, part: part}
			}
		}
	}
	return column{kind: unknown}
}

// offerColumn reads a title such as "offer:shop", "offer:shop checked" or, for the target
// at one marketplace, "offer:shop shop.example".
func offerColumn(what, program string) column {
	id, rest, _ := strings.Cut(program, " ")
	c := column{kind: offer, key: id, part: rest}
	switch {
	case what == "offer" && rest == "":
		c.part = "target"
	case what == "offer" && slices.Contains(offerParts(), rest), what == "price" && rest == "checked":
	case what == "offer" && strings.Contains(rest, "."):
		c.part, c.place = "target", rest
	case what == "price" && rest == "":
		c.part = "price"
	default:
		return column{}
	}
	return c
}

// criterion finds a criterion by its id or a label, with or without a unit in brackets.
func (r *reader) criterion(name string) string {
	bare, _, _ := strings.Cut(name, " (")
	for _, try := range []string{name, bare} {
		for _, c := range r.schema.Criteria {
			if c.ID == try || slices.ContainsFunc(c.Labels, func(l string) bool { return folded(l) == try }) {
				return c.ID
			}
		}
	}
	return ""
}

func (r *reader) byID(id string) Criterion {
	for _, c := range r.schema.Criteria {
		if c.ID == id {
			return c
		}
	}
	return Criterion{}
}

// folded returns a title in the form for comparing titles.
func folded(title string) string { return strings.ToLower(strings.Join(strings.Fields(title), " ")) }
