package sheet

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"
)

// Knows reports whether a title has a meaning.
func (s Schema) Knows(title string) bool {
	r := &reader{schema: s}
	return r.column(title).kind != unknown
}

// Field returns the field that a title names, or an empty string.
func (s Schema) Field(title string) string {
	r := &reader{schema: s}
	if c := r.column(title); c.kind == field {
		return c.key
	}
	return ""
}

// Criterion returns the id of the criterion whose values are in a column, or an empty
// string.
func (s Schema) Criterion(title string) string {
	r := &reader{schema: s}
	if c := r.column(title); c.kind == fact && c.part == "" {
		return c.key
	}
	return ""
}

// Offer returns the program whose offers are in a column, or an empty string.
func (s Schema) Offer(title string) string {
	r := &reader{schema: s}
	if c := r.column(title); c.kind == offer && c.part == "target" {
		return c.key
	}
	return ""
}

// Evidence returns the part of the evidence of whole rows that is in a column, such as
// "source", or an empty string.
func (s Schema) Evidence(title string) string {
	r := &reader{schema: s}
	if c := r.column(title); c.kind == evidence {
		return c.key
	}
	return ""
}

var (
	unitInTitle = regexp.MustCompile(`^(.*\S)\s*[(\[]\s*([^)\]]{1,12}?)\s*[)\]]$`)
	scaled      = regexp.MustCompile(`(?:/| of | von )\s*(\d+)$`)
	unitBehind  = regexp.MustCompile(`\d\s*(\pL[\pL²³/]{0,5})$`)
)

// Guess proposes a criterion for a column with an unknown title: its id, label and type.
func Guess(title string, cells []string) (c Criterion, label string) {
	label = title
	unit := ""
	if m := unitInTitle.FindStringSubmatch(title); m != nil {
		label, unit = m[1], m[2]
	}
	c = Criterion{ID: Slug(label), Type: "text"}
	values := slices.DeleteFunc(slices.Clone(cells), func(text string) bool { return !needsEvidence(text) })
	if len(values) == 0 {
		return c, label
	}
	for _, try := range candidates(values, unit) {
		if all(values, func(text string) bool { return fits(try, text) }) {
			try.ID = c.ID
			return try, label
		}
	}
	return c, title
}

// candidates are the possible types of a column, the narrowest first.
func candidates(values []string, unit string) []Criterion {
	list := []Criterion{{Type: "yes-no"}, {Type: "date"}}
	if all(values, func(s string) bool { return strings.Contains(s, "%") }) || unit == "%" {
		list = append(list, Criterion{Type: "percent"})
	}
	if m := scaled.FindStringSubmatch(values[0]); m != nil {
		list = append(list, Criterion{Type: "rating", Of: m[1]})
	}
	for _, currency := range []string{unit, currencyIn(values)} {
		if code, ok := currencyOf(currency, "USD"); ok && currency != "" {
			list = append(list, Criterion{Type: "money", Currency: code})
		}
	}
	if unit == "" {
		if m := unitBehind.FindStringSubmatch(values[0]); m != nil && durationUnit(m[1]) == "" {
			unit = m[1]
		}
	}
	number := Criterion{Type: "number"}
	if unit != "" {
		number.Unit = []string{unit}
	}
	list = append(list, Criterion{Type: "duration"}, number)
	if slices.ContainsFunc(values, func(s string) bool { return strings.ContainsAny(s, ";\n") }) {
		list = append(list, Criterion{Type: "list"})
	}
	return list
}

// currencyIn returns the currency sign of an amount.
func currencyIn(values []string) string {
	for _, text := range values {
		if m := amount.FindStringSubmatch(text); m != nil {
			if sign := strings.TrimSpace(m[1] + m[3]); sign != "" {
				if _, ok := currencyOf(sign, "USD"); ok {
					return sign
				}
			}
		}
	}
	return ""
}

// fits reports whether a cell can be read as a type.
func fits(c Criterion, cell string) bool {
	b := builder{reader: &reader{table: &csvsource.Table{Format: csvsource.Format{Separator: ','}}}}
	_, n := b.value(c, csvsource.Cell{Text: cell})
	for _, f := range b.findings {
		if f.Rule != "ambiguous-number" && f.Rule != "ambiguous-date" {
			return false
		}
	}
	switch c.Type {
	case "yes-no":
		return n.Value == "yes" || n.Value == "no"
	case "date":
		_, err := time.Parse(time.DateOnly, n.Value)
		return err == nil
	case "rating":
		return number.MatchString(n.Value)
	}
	return true
}

func all(values []string, is func(string) bool) bool {
	return !slices.ContainsFunc(values, func(s string) bool { return !is(s) })
}
