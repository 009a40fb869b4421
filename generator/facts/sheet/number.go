package sheet

import (
	"regexp"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

var (
	number = regexp.MustCompile(`^[-−]?\d[\d.,'’\x{00a0}\x{202f} ]*$|^[.,]\d+$`)

	// grouped numbers have separators between thousands, or between hundreds above a thousand.
	grouped  = regexp.MustCompile(`^-?\d{1,3}(?:(?:,\d{2,3})*,\d{3}(?:\.\d+)?|(?:\.\d{2,3})*\.\d{3}(?:,\d+)?)$`)
	decimal  = regexp.MustCompile(`^-?\d*(?:\.\d+)?$`)
	inNumber = regexp.MustCompile(`\d[\d.,]*\d`)
)

// number converts a number as people write it to digits with a point. It reports a
// character that may be a decimal point or a thousands separator.
func (b *builder) number(cell csvsource.Cell, digits string) *yamlsource.Node {
	n := text(cell)
	n.Value = strings.TrimSpace(digits)
	if !number.MatchString(n.Value) {
		return n
	}
	plain := strings.Map(func(r rune) rune {
		switch r {
		case '\'', '’', '\u00a0', '\u202f', ' ':
			return -1
		case '−':
			return '-'
		}
		return r
	}, n.Value)
	sign, of := decimalSign(plain)
	switch {
	case of == several && !grouped.MatchString(plain):
		return n // 1.2.3 is not a number
	case of == either && b.ambiguous(plain[sign]):
		b.report("ambiguous-number", cell.Span, "the cell %q may mean %s or %s; write it without a thousands separator, or with another number of decimals", shortened(cell.Text),
			plain[:sign]+plain[sign+1:], plain[:sign]+"."+plain[sign+1:])
		n.Value = plain[:sign] + "." + plain[sign+1:]
		return n
	case of == either:
		sign = -1
	}
	var out strings.Builder
	for i, r := range plain {
		switch {
		case i == sign:
			out.WriteByte('.')
		case r != ',' && r != '.':
			out.WriteRune(r)
		}
	}
	n.Value = out.String()
	return n
}

// separators is how many commas and points a number has.
type separators int

const (
	certain separators = iota // none, or one that only can be the decimal sign
	either                    // one before three digits
	several
)

// decimalSign returns where a number's decimal sign is: -1 if it has none.
func decimalSign(plain string) (at int, of separators) {
	comma, point := strings.LastIndexByte(plain, ','), strings.LastIndexByte(plain, '.')
	at = max(comma, point)
	switch {
	case comma >= 0 && point >= 0:
		return at, several
	case strings.Count(plain, ",")+strings.Count(plain, ".") > 1:
		return -1, several
	case at >= 0 && len(plain)-at == len(",000") && strings.Trim(plain[:at], "-0") != "":
		return at, either
	}
	return at, certain
}

// ambiguous reports whether a comma or a point before three digits may be a decimal
// sign. Spreadsheets that separate cells by semicolons have commas there, and others have
// points; that the table has the other one too means that nobody can tell.
func (r *reader) ambiguous(sign byte) bool {
	usual := byte('.')
	if r.table.Format.Separator == ';' {
		usual = ','
	}
	if sign == usual {
		return true
	}
	if r.decimals == nil {
		r.decimals = map[byte]bool{}
		for _, row := range r.table.Rows {
			for i, c := range r.at {
				if c.amount(r) {
					r.learn(row.Cells[i].Text)
				}
			}
		}
	}
	return r.decimals[sign]
}

// amount reports whether a column has numbers.
func (c column) amount(r *reader) bool {
	switch c.kind {
	case fact:
		switch r.byID(c.key).Type {
		case "number", "percent", "money", "duration", "rating":
			return c.part == ""
		}
	case offer:
		return c.part == "price"
	}
	return false
}

// learn remembers the decimal signs of the numbers in a cell that can be nothing else.
func (r *reader) learn(text string) {
	for _, plain := range inNumber.FindAllString(text, -1) {
		if at, of := decimalSign(plain); at >= 0 && (of == certain || of == several && grouped.MatchString(plain)) {
			r.decimals[plain[at]] = true
		}
	}
}
