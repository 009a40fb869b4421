package catalog

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/field"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// value reads a value of the criterion's type.
func (d *itemDecoder) value(c *Criterion, n *yamlsource.Node) Value {
	what := "value of fact " + c.ID
	switch c.Type {
	case TypeText:
		return Value{Text: d.Translated(n, what)}
	case TypeList:
		return Value{Items: d.items(n, what)}
	case TypeYesNo:
		return d.yesNoValue(n, what)
	case TypeDate:
		return d.day(n, what)
	case TypeLink:
		return d.link(n, what)
	case TypeNumber, TypePercent, TypeMoney, TypeDuration:
		return d.amount(c, n, what)
	case TypeRating:
		value := d.plainNumber(n, what)
		d.onScale(n, value, c.Of, what)
		return Value{From: value, To: value}
	}
	return Value{}
}

func (d *itemDecoder) items(n *yamlsource.Node, what string) []yamlsource.Text {
	var items []yamlsource.Text
	for _, item := range d.Sequence(n, what, 1) {
		items = append(items, d.Translated(item, "an entry of the "+what))
	}
	return items
}

func (d *itemDecoder) yesNoValue(n *yamlsource.Node, what string) Value {
	yes, ok := yesNo(n)
	if !ok {
		d.WrongType(n, what, "yes or no")
	}
	return Value{Yes: yes}
}

func (d *itemDecoder) day(n *yamlsource.Node, what string) Value {
	day := d.Date(n, what)
	return Value{Date: &day}
}

func (d *itemDecoder) link(n *yamlsource.Node, what string) Value {
	if n.Kind != yamlsource.Mapping {
		return Value{Href: d.Address(n, what)}
	}
	m := d.Mapping(n, what, linkFields)
	return Value{Href: d.Address(yamlsource.Of(m, "href"), "href of "+what), Text: d.Translated(yamlsource.Of(m, "text"), "text of "+what)}
}

// amount reads one number or a range of a numeric type.
func (d *itemDecoder) amount(c *Criterion, n *yamlsource.Node, what string) Value {
	r := amountReader{itemDecoder: d, criterion: c}
	if n.Kind != yamlsource.Mapping {
		only := r.bound(n, what)
		return Value{From: only, To: only, Currency: r.currencyOr(c.Currency)}
	}
	m := d.Mapping(n, what, rangeForms[c.Type].Fields)
	if currency := yamlsource.Of(m, "currency"); currency != nil {
		r.currency = d.currency(currency, "currency of "+what)
	}
	from, to := yamlsource.Of(m, "from"), yamlsource.Of(m, "to")
	if from == nil && to == nil {
		d.WrongType(n, what, "a range with \"from\", \"to\" or both")
		return Value{}
	}
	v := Value{From: r.bound(from, "from of "+what), To: r.bound(to, "to of "+what), Currency: r.currencyOr(c.Currency)}
	if v.From != nil && v.To != nil && v.From.Order() > v.To.Order() {
		d.Report("reversed-range", to, "the %s goes from %q down to %q; write the smaller one under \"from\"", what, from.Value, to.Value)
	}
	return v
}

// amountReader reads the ends of one amount.
type amountReader struct {
	*itemDecoder
	criterion *Criterion
	currency  string // the amount's own currency
}

func (r *amountReader) currencyOr(usual string) string { return cmp.Or(r.currency, usual) }

// bound reads one end of a range in the criterion's type; nil if there is none.
func (r *amountReader) bound(n *yamlsource.Node, what string) *Amount {
	if n == nil {
		return nil
	}
	if r.criterion.Type == TypeDuration {
		amount, ok := ParseDuration(n.Value)
		if !ok || !n.Scalar() {
			r.WrongType(n, what, "a length of time such as 24h, 180d, 12w, 3mo, 1y or 30min")
			return nil
		}
		return &amount
	}
	text := n.Value
	if r.criterion.Type == TypeMoney {
		if number, currency, ok := strings.Cut(text, " "); ok && currencyPattern.MatchString(currency) {
			text = number
			r.sameCurrency(n, what, currency)
		}
	}
	if !n.Scalar() || !decimalPattern.MatchString(text) {
		r.WrongType(n, what, expectedNumber(r.criterion))
		return nil
	}
	return r.checked(n, what, text, r.criterion.Type == TypeNumber)
}

// checked rejects a number that can't be shown as written.
func (d *decoder) checked(n *yamlsource.Node, what, text string, negative bool) *Amount {
	amount := Amount{Number: text}
	switch {
	case strings.HasPrefix(text, "-") && !negative:
		d.Report("negative-number", n, "%s is %q; expected 0 or more", what, n.Value)
	case amount.digits() > mostDigits:
		d.Report("long-number", n, "%s is %q, which has %d digits; expected at most %d, since no more are shown without rounding", what, n.Value, amount.digits(), mostDigits)
	case amount.Decimals() > mostDigits:
		d.Report("long-number", n, "%s is %q, which has %d digits after the decimal point; expected at most %d", what, n.Value, amount.Decimals(), mostDigits)
	}
	return &amount
}

// sameCurrency reads the currency of one end, which must be that of the other.
func (r *amountReader) sameCurrency(n *yamlsource.Node, what, currency string) {
	if r.currency != "" && r.currency != currency {
		r.Report("mixed-currencies", n, "%s is in %s and the rest of the value in %s; use one currency for both", what, currency, r.currency)
		return
	}
	r.currency = currency
}

// decimalPattern does not match the YAML numbers that no blogger means: 0x1f, 1_000, 1e3.
var decimalPattern = regexp.MustCompile(field.Decimal)

func expectedNumber(c *Criterion) string {
	switch c.Type {
	case TypePercent:
		return "a number without the percent sign, such as 4.5, or a range {from: 1, to: 10}"
	case TypeMoney:
		return fmt.Sprintf("an amount such as 10 or %q, or a range {from: 10, to: 100}", "10 "+c.Currency)
	}
	return "a number such as 12 or 0.5 (no thousands separator), or a range {from: 1, to: 10}"
}
