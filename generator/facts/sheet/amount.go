package sheet

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

var (
	atLeast = regexp.MustCompile(`(?i)^(?:from|at least|min\.?|ab|≥|>=|à partir de|desde)\s*(.+)$|^(.+?)\s*\+$`)
	atMost  = regexp.MustCompile(`(?i)^(?:up to|at most|max\.?|bis(?: zu)?|≤|<=|jusqu'à|hasta)\s*(.+)$`)
	between = regexp.MustCompile(`^(.*?[\d%€$£¥\pL])\s*(?:–|—|-|−|\.\.+|…| to | bis | à )\s*([$€£¥\pL]*\s*\d.*)$`)
	amount  = regexp.MustCompile(`^([^\d.,\-−]*)([-−]?[.,]?\d(?:[\d.,'’\x{00a0}\x{202f} ]*\d)?)(.*)$`)
)

// amount reads a number or a range as people write it.
func (b *builder) amount(c Criterion, cell csvsource.Cell) *yamlsource.Node {
	text := strings.TrimSpace(cell.Text)
	from, to := "", ""
	switch {
	case atMost.MatchString(text):
		to = atMost.FindStringSubmatch(text)[1]
	case atLeast.MatchString(text):
		m := atLeast.FindStringSubmatch(text)
		from = m[1] + m[2]
	case between.MatchString(text):
		m := between.FindStringSubmatch(text)
		from, to = m[1], m[2]
	default:
		return b.end(c, cell, text, "")
	}
	n := &yamlsource.Node{Kind: yamlsource.Mapping, Span: cell.Span}
	_, unit := split(to)
	before, _ := split(from)
	if from != "" {
		put(n, "from", b.end(c, cell, from, unit))
	}
	if to != "" {
		put(n, "to", b.end(c, cell, to, before))
	}
	return n
}

// split returns what is before and after the number of an amount.
func split(text string) (before, behind string) {
	m := amount.FindStringSubmatch(text)
	if m == nil {
		return "", ""
	}
	return strings.TrimSpace(m[1]), strings.TrimSpace(m[3])
}

// end reads one number with its unit; a range may have the unit at its other end.
func (b *builder) end(c Criterion, cell csvsource.Cell, text, otherUnit string) *yamlsource.Node {
	m := amount.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return b.noAmount(c, cell)
	}
	before, digits, behind := strings.TrimSpace(m[1]), m[2], strings.TrimSpace(m[3])
	if before == "" && behind == "" {
		behind = otherUnit
	}
	n := b.number(cell, digits)
	if !decimal.MatchString(n.Value) {
		return b.noAmount(c, cell)
	}
	sign := strings.TrimSpace(before + " " + behind)
	switch c.Type {
	case "percent":
		if sign != "" && !slices.Contains([]string{"%", "percent", "prozent", "pct", "per cent"}, strings.ToLower(sign)) {
			return b.noAmount(c, cell)
		}
	case "money":
		currency, ok := currencyOf(sign, c.Currency)
		if !ok {
			return b.noAmount(c, cell)
		}
		if currency != c.Currency {
			n.Value += " " + currency
		}
	case "duration":
		unit := durationUnit(sign)
		if unit == "" {
			return b.noAmount(c, cell)
		}
		n.Value += unit
	default:
		if sign != "" && !slices.ContainsFunc(c.Unit, func(u string) bool { return strings.EqualFold(u, sign) }) {
			return b.noAmount(c, cell)
		}
	}
	return n
}

// noAmount reports a cell without an amount of the criterion's type.
func (b *builder) noAmount(c Criterion, cell csvsource.Cell) *yamlsource.Node {
	example := map[string]string{"percent": `4.5, "4.5 %" or "1–10 %"`, "money": fmt.Sprintf(`10, "10.50 %s" or "10–100"`, c.Currency), "duration": `"24 h", "30 days", "2 weeks" or "1–3 months"`, "number": `12, "0.5" or "1–10"`}[c.Type]
	if len(c.Unit) > 0 {
		example += fmt.Sprintf(", with or without the unit %q", c.Unit[0])
	}
	b.report("bad-cell", cell.Span, "the cell is %q; expected %s, \"?\" if nobody knows it, or \"n/a\" if it does not apply", shortened(cell.Text), example)
	return word("unknown", cell.Span)
}

// price reads the price of an offer: a number and its currency.
func (b *builder) price(cell csvsource.Cell) *yamlsource.Node {
	m := amount.FindStringSubmatch(cell.Text)
	if m == nil {
		return text(cell)
	}
	currency, ok := currencyOf(strings.TrimSpace(m[1]+" "+m[3]), "USD")
	if !ok || strings.TrimSpace(m[1]+m[3]) == "" {
		return text(cell)
	}
	n := b.number(cell, m[2])
	n.Value += " " + currency
	return n
}

// currencyOf reads a currency's sign or letters. A dollar sign means the usual
// currency, if that is a dollar.
func currencyOf(sign, usual string) (string, bool) {
	switch s := strings.ToUpper(strings.TrimSpace(sign)); s {
	case "":
		return usual, true
	case "$":
		if strings.HasSuffix(usual, "D") {
			return usual, true
		}
		return "USD", true
	case "US$", "USD":
		return "USD", true
	case "€", "EURO", "EUROS":
		return "EUR", true
	case "£":
		return "GBP", true
	case "¥", "円":
		if usual == "CNY" {
			return usual, true
		}
		return "JPY", true
	case "₹":
		return "INR", true
	case "ZŁ":
		return "PLN", true
	case "KR", "KR.":
		return usual, slices.Contains([]string{"SEK", "NOK", "DKK", "ISK"}, usual)
	default:
		return s, regexp.MustCompile(`^[A-Z]{3}$`).MatchString(s)
	}
}

// durationUnit reads the name of a unit of time.
func durationUnit(name string) string {
	units := map[string][]string{
		"min": {"min", "mins", "minute", "minutes", "minuten"},
		"h":   {"h", "hr", "hrs", "hour", "hours", "std", "std.", "stunde", "stunden", "heure", "heures"},
		"d":   {"d", "day", "days", "tag", "tage", "jour", "jours", "día", "días"},
		"w":   {"w", "wk", "wks", "week", "weeks", "woche", "wochen", "semaine", "semaines"},
		"mo":  {"mo", "mos", "month", "months", "monat", "monate", "mois", "mes", "meses"},
		"y":   {"y", "yr", "yrs", "year", "years", "jahr", "jahre", "an", "ans", "año", "años"},
	}
	for unit, names := range units {
		if slices.Contains(names, strings.ToLower(name)) {
			return unit
		}
	}
	return ""
}
