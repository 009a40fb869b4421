package hugodata

import (
	"slices"

	"golang.org/x/text/currency"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
)

// facts encodes the facts of an item of any kind.
func (r resolver) facts(p *catalog.Item, criteria []*catalog.Criterion) map[string]fact {
	all := map[string]fact{}
	for _, c := range criteria {
		if f := p.Facts[c.ID]; f != nil {
			out := r.fact(c, f)
			if f.State == catalog.Known && (c.Type == catalog.TypeMoney || c.Type == catalog.TypeRating) {
				out.Claim = catalog.FactClaim(p, c)
			}
			all[c.ID] = out
		}
	}
	return all
}

func (r resolver) fact(c *catalog.Criterion, f *catalog.Fact) fact {
	out := fact{Type: string(c.Type), State: string(f.State), Note: r.text(f.Note), Evidence: r.proof(f.Evidence)}
	switch f.State {
	case catalog.Known:
		r.value(&out, c, f.Value)
	case catalog.Unknown:
		out.Text = r.text(f.Reason)
	}
	return out
}

func (r resolver) value(out *fact, c *catalog.Criterion, v catalog.Value) {
	out.Text, out.Href, out.Paid = r.text(v.Text), v.Href, r.paid(v.Href)
	for _, item := range v.Items {
		out.Items = append(out.Items, r.text(item))
	}
	switch {
	case c.Type == catalog.TypeYesNo:
		out.Yes = &v.Yes
	case c.Type == catalog.TypeDate:
		out.Date = v.Date.String()
	case c.Type.Numeric():
		out.Unit, out.Currency = r.text(c.Unit), v.Currency
		out.amount(v, c.Decimals)
		if c.Of != nil {
			of := printed(*c.Of)
			out.Of = &of
		}
	}
}

func (f *fact) amount(v catalog.Value, least int) {
	switch {
	case v.To == nil:
		f.Open = "up"
	case v.From == nil:
		f.Open = "down"
	}
	f.Low = order(v.From)
	if f.High = f.Low; v.To != v.From {
		f.High = order(v.To)
	}
	for _, end := range []*catalog.Amount{v.From, v.To} {
		if end == nil {
			continue
		}
		printed := amount{Number: end.Number, Decimals: max(least, decimals(*end, v.Currency)), Unit: end.Unit}
		if !slices.Contains(f.Amounts, printed) {
			f.Amounts = append(f.Amounts, printed)
		}
	}
}

func order(a *catalog.Amount) *float64 {
	if a == nil {
		return nil
	}
	order := a.Order()
	return &order
}

// decimals returns how many decimals to print: as many as the author wrote, and for a
// fractional amount of money at least those of the currency. A whole amount has none:
// "$10".
func decimals(a catalog.Amount, code string) int {
	written := a.Decimals()
	if written == 0 || code == "" {
		return written
	}
	unit, err := currency.ParseISO(code)
	if err != nil {
		return written
	}
	own, _ := currency.Standard.Rounding(unit)
	return max(written, own)
}
