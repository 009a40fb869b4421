package sheet

import (
	"slices"
	"strings"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// unknownWords and notApplicable mean in spreadsheets that there is no value.
func unknownWords() []string { return []string{"?", "unknown", "unbekannt", "inconnu", "desconocido"} }

func notApplicable() []string {
	return []string{"n/a", "n.a.", "n. a.", "na", "#n/a", "not applicable", "entfällt", "s/o"}
}

// dashes have several meanings in spreadsheets.
func dashes() []string { return []string{"-", "–", "—", "--"} }

// needsEvidence reports whether a cell of a fact is a value.
func needsEvidence(text string) bool {
	lower := strings.ToLower(text)
	return text != "" && !strings.HasPrefix(text, "?") && !slices.Contains(unknownWords(), lower) && !slices.Contains(notApplicable(), lower) && !slices.Contains(dashes(), lower)
}

// value reads a criterion's cell by its type, and returns the fact's key and the node.
func (b *builder) value(c Criterion, cell csvsource.Cell) (key string, n *yamlsource.Node) {
	lower := strings.ToLower(cell.Text)
	switch {
	case slices.Contains(unknownWords(), lower):
		return "value", word("unknown", cell.Span)
	case strings.HasPrefix(cell.Text, "?"):
		return "unknown", word(strings.TrimLeft(cell.Text, "?:.,–- "), cell.Span)
	case slices.Contains(notApplicable(), lower):
		return "value", word("not-applicable", cell.Span)
	case slices.Contains(dashes(), lower):
		b.report("unclear-cell", cell.Span, "the cell is %q, which may mean anything; write \"n/a\" if it does not apply, \"?\" if nobody knows, \"no\" for no, or empty the cell", cell.Text)
		return "value", word("unknown", cell.Span)
	}
	switch c.Type {
	case "list":
		return "value", list(cell)
	case "yes-no":
		return "value", yesNo(cell)
	case "date":
		return "value", b.dated("checked", cell)
	case "rating":
		value, of, scaled := scale(cell.Text)
		if scaled && of != c.Of {
			value = cell.Text
		}
		return "value", b.number(cell, value)
	case "number", "percent", "money", "duration":
		return "value", b.amount(c, cell)
	}
	return "value", text(cell)
}

// yesNo reads the words and signs that people tick a cell with.
func yesNo(cell csvsource.Cell) *yamlsource.Node {
	n := text(cell)
	switch strings.ToLower(strings.TrimSuffix(cell.Text, "\ufe0f")) {
	case "yes", "y", "true", "ja", "oui", "sí", "si", "sì", "wahr", "vrai", "verdadero", "✓", "✔", "✅", "☑":
		n.Value = "yes"
	case "no", "n", "false", "nein", "non", "nee", "falsch", "faux", "falso", "✗", "✘", "✕", "❌", "×":
		n.Value = "no"
	}
	return n
}

// dated reads the cell of a part of evidence. Dates in a spreadsheet's format become
// year-month-day if only one day can be meant.
func (b *builder) dated(part string, cell csvsource.Cell) *yamlsource.Node {
	n := text(cell)
	if part != "checked" && part != "tested" {
		return n
	}
	first, _, _ := strings.Cut(cell.Text, " 00:00")
	layouts := []string{time.DateOnly, "2.1.2006", "2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "2006/1/2", "2006-1-2"}
	for _, layout := range layouts {
		if day, err := time.Parse(layout, first); err == nil {
			n.Value = day.Format(time.DateOnly)
			return n
		}
	}
	american, err1 := time.Parse("1/2/2006", first)
	european, err2 := time.Parse("2/1/2006", first)
	switch {
	case err1 == nil && (err2 != nil || american.Equal(european)):
		n.Value = american.Format(time.DateOnly)
	case err2 == nil && err1 != nil:
		n.Value = european.Format(time.DateOnly)
	case err1 == nil:
		b.report("ambiguous-date", cell.Span, "the cell %q is %s in America and %s elsewhere; write %s or %s", cell.Text,
			american.Format("2 January"), european.Format("2 January"), american.Format(time.DateOnly), european.Format(time.DateOnly))
		n.Value = min(american.Format(time.DateOnly), european.Format(time.DateOnly))
	}
	return n
}
