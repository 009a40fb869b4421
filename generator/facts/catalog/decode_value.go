package catalog

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// value reads what a criterion's type asks for.
func (d *programDecoder) value(c *Criterion, n *yamlsource.Node) Value {
	what := "value of fact " + c.ID
	switch c.Type {
	case TypeText:
		return Value{Text: d.Translated(n, what)}
	case TypeList:
		return Value{Items: d.items(n, what)}
	case TypeYesNo:
		return d.yesNoValue(n, what)
	case TypeDate:
		return Value{Date: d.Date(n, what)}
	case TypeLink:
		return d.link(n, what)
	case TypeNumber, TypePercent, TypeMoney, TypeDuration:
		return d.amount(c, n, what)
	}
	return Value{}
}

func (d *programDecoder) items(n *yamlsource.Node, what string) []yamlsource.Text {
	var items []yamlsource.Text
	for _, item := range d.Sequence(n, what, 1) {
		items = append(items, d.Translated(item, "an entry of the "+what))
	}
	return items
}

func (d *programDecoder) yesNoValue(n *yamlsource.Node, what string) Value {
	yes, ok := yesNo(n)
	if !ok {
		d.WrongType(n, what, "yes or no")
	}
	return Value{Yes: yes}
}

func (d *programDecoder) link(n *yamlsource.Node, what string) Value {
	if n.Kind != yamlsource.Mapping {
		return Value{Href: d.Address(n, what)}
	}
	m := d.Mapping(n, what, []string{"href"}, []string{"text"})
	return Value{Href: d.Address(yamlsource.Of(m, "href"), "href of "+what), Text: d.Translated(yamlsource.Of(m, "text"), "text of "+what)}
}

// amount reads one number or a range of a numeric type.
func (d *programDecoder) amount(c *Criterion, n *yamlsource.Node, what string) Value {
	v := Value{Currency: c.Currency}
	if n.Kind != yamlsource.Mapping {
		from := d.bound(c, n, what, &v)
		v.From, v.To = from, from
		return v
	}
	optional := []string{"from", "to"}
	if c.Type == TypeMoney {
		optional = append(optional, "currency")
	}
	m := d.Mapping(n, what, nil, optional)
	if currency := yamlsource.Of(m, "currency"); currency != nil {
		v.Currency = d.currency(currency, "currency of "+what)
	}
	from, to := yamlsource.Of(m, "from"), yamlsource.Of(m, "to")
	if from == nil && to == nil {
		d.WrongType(n, what, "a range with \"from\", \"to\" or both")
		return v
	}
	if from != nil {
		v.From = d.bound(c, from, "from of "+what, &v)
	}
	if to != nil {
		v.To = d.bound(c, to, "to of "+what, &v)
	}
	if v.From != nil && v.To != nil && *v.From > *v.To {
		d.Report("reversed-range", to, "the %s goes from %q down to %q; write the smaller one under \"from\"", what, from.Value, to.Value)
	}
	return v
}

// bound reads one end of a range in the criterion's type.
func (d *programDecoder) bound(c *Criterion, n *yamlsource.Node, what string, v *Value) *float64 {
	if c.Type == TypeDuration {
		span, ok := ParseSpan(n.Value)
		if !ok || !n.Scalar() {
			d.WrongType(n, what, "a length of time such as 24h, 180d, 12w, 3mo, 1y or 30min")
			return nil
		}
		v.Spans = append(v.Spans, span)
		hours := span.Hours()
		return &hours
	}
	text := n.Value
	if c.Type == TypeMoney {
		if amount, currency, ok := strings.Cut(text, " "); ok && currencyPattern.MatchString(currency) {
			text, v.Currency = amount, currency
		}
	}
	number, err := strconv.ParseFloat(text, 64)
	if err != nil || !n.Scalar() || math.IsInf(number, 0) || math.IsNaN(number) || !isDecimal(text) {
		d.WrongType(n, what, expectedNumber(c))
		return nil
	}
	if number < 0 && c.Type != TypeNumber {
		d.Report("negative-number", n, "%s is %q; expected no less than 0", what, n.Value)
	}
	return &number
}

// isDecimal refuses what strconv reads and no blogger means: 0x1p-2, 1_000.
func isDecimal(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !strings.ContainsRune("0123456789.-", r) })
}

func expectedNumber(c *Criterion) string {
	switch c.Type {
	case TypePercent:
		return "a number without the percent sign, such as 4.5, or a range {from: 1, to: 10}"
	case TypeMoney:
		return fmt.Sprintf("an amount such as 10 or %q, or a range {from: 10, to: 100}", "10 "+c.Currency)
	}
	return "a number such as 12 or 0.5 (no thousands separator), or a range {from: 1, to: 10}"
}
