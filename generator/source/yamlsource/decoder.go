package yamlsource

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/field"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Decoder reads one file's nodes. Every method reports what is wrong and continues with
// a zero value, so that one run shows all problems.
type Decoder struct {
	File      *source.File
	Findings  []finding.Finding
	Languages []string // the allowed languages of a text; the first is that of a plain string
	Fallback  string   // the language to fall back to; NoFallback for none
	Cells     bool     // the nodes are a table's cells, not lines of YAML
	Today     Date     // zero if unknown, so that no date is judged
}

// Report adds a finding at a node, with a message formatted as by fmt.Sprintf.
func (d *Decoder) Report(rule finding.ID, at *Node, format string, args ...any) {
	d.Findings = append(d.Findings, finding.Finding{Rule: rule, File: d.File, Span: at.Span, Message: fmt.Sprintf(format, args...)})
}

// Mapping checks that n is a mapping with all required fields and no others. It returns
// an empty mapping if n is not a mapping.
func (d *Decoder) Mapping(n *Node, what string, fields field.Set) *Node {
	if n.Kind != Mapping {
		d.WrongType(n, what, "`key: value` lines")
		return &Node{Kind: Mapping, Span: n.Span}
	}
	for _, e := range n.Entries {
		if !fields.Has(e.Key.Value) {
			d.Report("unknown-key", e.Key, "%s has no key %q; %s", what, e.Key.Value, finding.Expected(e.Key.Value, fields.Names()))
		}
	}
	for _, f := range fields {
		if !f.Required {
			continue
		}
		if value := n.Lookup(f.Name); value == nil {
			d.Report("missing-key", n, "%s has no %q; add a line %q", what, f.Name, f.Name+": …")
		} else if value.Kind == Null {
			d.Report("empty-value", KeyOf(n, f.Name), "%q of %s is empty; write its value after the colon", f.Name, what)
		}
	}
	return n
}

// Of returns the value of a key, or nil if the key is missing or its value is empty.
func Of(n *Node, key string) *Node {
	if value := n.Lookup(key); value != nil && value.Kind != Null {
		return value
	}
	return nil
}

// KeyOf returns the node of the key itself, for findings about it, or the mapping if
// the key is missing.
func KeyOf(n *Node, key string) *Node {
	for _, e := range n.Entries {
		if e.Key.Value == key {
			return e.Key
		}
	}
	return n
}

// WrongType reports that the value at n is not what was expected.
func (d *Decoder) WrongType(n *Node, what, expected string) {
	if n.Scalar() && n.Kind != Null {
		d.Report("wrong-type", n, "%s is %q; expected %s", what, n.Value, expected)
		return
	}
	d.Report("wrong-type", n, "%s is %s; expected %s", what, n.Kind, expected)
}

// Text reads one string, or one per language.
func (d *Decoder) Text(n *Node, what string) Text {
	if n == nil {
		return Text{}
	}
	if n.Kind == Mapping {
		return d.textByLanguage(n, what)
	}
	words := d.Word(n, what)
	if words == "" || len(d.Languages) == 0 {
		return Text{}
	}
	return PlainText(d.Languages[0], words)
}

func (d *Decoder) textByLanguage(n *Node, what string) Text {
	byLanguage := map[string]string{}
	for _, e := range n.Entries {
		language := strings.ToLower(e.Key.Value)
		if !d.Serves(language) {
			d.Report("unknown-language", e.Key, "%s has words for %q, which is not one of the languages in site.yaml; %s",
				what, e.Key.Value, finding.Expected(language, d.Languages))
			continue
		}
		if words := d.Word(e.Value, what); words != "" {
			byLanguage[language] = words
		}
	}
	return NewText(byLanguage)
}

// Serves reports whether the site's pages may show text in a language: their own
// language, in any region, or English as a last resort.
func (d *Decoder) Serves(language string) bool {
	return language == "en" || slices.ContainsFunc(d.Languages, func(l string) bool { return l == language || SameLanguage(l, language) })
}

// Word reads one non-empty scalar. A number or a date counts as text.
func (d *Decoder) Word(n *Node, what string) string {
	if !n.Scalar() || n.Kind == Null || strings.TrimSpace(n.Value) == "" {
		d.WrongType(n, what, "text")
		return ""
	}
	d.reserved(n, what)
	return strings.TrimSpace(n.Value)
}

// Date reads a day, written as year-month-day. It returns the zero Date if the value is
// not a date.
func (d *Decoder) Date(n *Node, what string) Date {
	if n == nil {
		return Date{}
	}
	day, err := time.Parse(time.DateOnly, n.Value)
	if err != nil || !n.Scalar() {
		d.wrongDate(n, what)
		return Date{}
	}
	return Date{day}
}

func (d *Decoder) wrongDate(n *Node, what string) {
	value := n.Value
	if !n.Scalar() {
		value = n.Kind.String()
	}
	d.Report("bad-date", n, "%s is %q; expected a day that exists, written as year-month-day, such as 2026-09-26", what, value)
}

// PastDate reads a date on which something was done. The next day is allowed: further
// east it has already begun.
func (d *Decoder) PastDate(n *Node, what string) Date {
	day := d.Date(n, what)
	if !d.Today.IsZero() && day.After(d.Today.AddDate(0, 0, 1)) {
		d.Report("future-date", n, "%s is %s, which is in the future (today is %s); write the day on which you read the source", what, day, d.Today)
	}
	return day
}

// Choice reads one of the allowed words.
func (d *Decoder) Choice(n *Node, what string, allowed []string) string {
	if n == nil {
		return ""
	}
	if !n.Scalar() || !slices.Contains(allowed, n.Value) {
		if n.Scalar() {
			d.Report("unknown-value", n, "%s is %q; %s", what, n.Value, finding.Expected(n.Value, allowed))
		} else {
			d.WrongType(n, what, finding.OneOf(allowed))
		}
		return ""
	}
	return n.Value
}

// Sequence checks that n is a list with at least least items.
func (d *Decoder) Sequence(n *Node, what string, least int) []*Node {
	if n == nil {
		return nil
	}
	if n.Kind != Sequence {
		d.WrongType(n, what, "a list such as [a, b]")
		return nil
	}
	if len(n.Items) < least {
		d.Report("too-few-entries", n, "%s needs at least %s; has %d", what, entries(least), len(n.Items))
	}
	return n.Items
}

// Translated reads a text and, if the site has no fallback, requires it in each language.
func (d *Decoder) Translated(n *Node, what string) Text {
	text := d.Text(n, what)
	if n == nil || text.Empty() {
		return text
	}
	for _, language := range d.Languages {
		if _, in := text.In(language, d.Fallback); in == "" {
			d.Report("missing-translation", n, "%s has no words in %q and none to fall back on; add %q", what, language, language+": …")
		}
	}
	return text
}

// entries returns a number of entries with its noun.
func entries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}
