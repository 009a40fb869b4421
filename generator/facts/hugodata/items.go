package hugodata

import (
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// item encodes a program or a product.
func (r resolver) item(p *catalog.Item, criteria []*catalog.Criterion) item {
	short := p.Short
	if short.Empty() {
		short = p.Name
	}
	out := item{ID: p.ID, Kind: string(p.Kind), Name: r.text(p.Name), Short: r.text(short), URL: p.URL, Paid: r.paid(p.URL), Brand: r.text(p.Brand),
		Summary: r.text(p.Summary), Rating: r.rating(p), Pros: r.texts(p.Pros), Cons: r.texts(p.Cons), Facts: r.facts(p, criteria)}
	if p.Image != nil {
		out.Image = &image{File: p.Image.File, Alt: r.text(p.Image.Alt)}
	}
	for _, o := range p.Offers {
		out.Offers = append(out.Offers, r.offer(p, o))
	}
	return out
}

func (r resolver) program(p *catalog.Program, criteria []*catalog.Criterion) item {
	out := r.item(&p.Item, criteria)
	out.Statement, out.Merchant = r.statement(p), r.text(p.Merchant)
	if p.Network != nil {
		out.Network = p.Network.ID
	}
	return out
}

func (r resolver) texts(list []yamlsource.Text) []*text {
	var words []*text
	for _, t := range list {
		words = append(words, r.text(t))
	}
	return words
}

func (r resolver) rating(p *catalog.Item) *rating {
	own := p.Rating
	if own == nil {
		return nil
	}
	return &rating{Value: printed(*own.Value), Of: printed(*own.Of), Fraction: own.Value.Order() / own.Of.Order(), Basis: r.text(own.Basis), Claim: catalog.RatingClaim(p)}
}

func printed(a catalog.Amount) amount { return amount{Number: a.Number, Decimals: a.Decimals()} }

// offer chooses the address for the site's own pages in the language.
func (r resolver) offer(p *catalog.Item, o *catalog.Offer) offer {
	out := offer{Program: o.Program.ID, Merchant: r.merchant(o.Program), Href: o.Links.Link(r.jurisdictions), Paid: paid{Network: o.Program.Network.ID, Form: o.Form}}
	for id, place := range o.Links.Countries {
		if address := o.Links.Links[place]; address != "" && address != out.Href {
			if out.Countries == nil {
				out.Countries = map[string]string{}
			}
			out.Countries[id] = address
		}
	}
	if o.Price != nil {
		out.Price = r.price(o.Price)
		out.Price.Claim = catalog.PriceClaim(p, o)
	}
	return out
}

// merchant returns the merchant as the program names it, or else as its network does,
// if all its programs belong to one shop.
func (r resolver) merchant(p *catalog.Program) *text {
	if own := r.text(p.Merchant); own != nil {
		return own
	}
	if name := p.Network.Merchant; name != "" {
		return &text{Text: name}
	}
	return r.text(p.Name)
}

func (r resolver) price(p *catalog.Price) *price {
	money := catalog.Criterion{Type: catalog.TypeMoney}
	f := r.fact(&money, &catalog.Fact{State: catalog.Known, Value: p.Value})
	until := yamlsource.Date{Time: p.Checked.Add(r.pricesAge)}
	return &price{fact: f, Checked: p.Checked.String(), Until: until.String()}
}
