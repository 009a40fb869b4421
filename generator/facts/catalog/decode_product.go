package catalog

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/links/build"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// productDecoder reads one file of products/.
type productDecoder struct {
	itemDecoder
	programs map[string]*Program            // nil for a program whose file can't be read
	recipes  map[string]func() build.Recipe // by program
}

func (d *productDecoder) product(id string, root *yamlsource.Node) *Item {
	n := d.Mapping(root, "the product", productFields)
	p := d.item(KindProduct, id, n)
	seen := map[string]bool{}
	for _, item := range d.Sequence(yamlsource.Of(n, "offers"), "offers", 1) {
		offer, key := d.offer(item)
		switch {
		case offer == nil:
		case seen[key]:
			d.Report("duplicate-offer", item, "this offer is listed twice: program %q, with the same target; keep one", offer.Program.ID)
		default:
			seen[key] = true
			p.Offers = append(p.Offers, offer)
		}
	}
	d.beside(&p, n)
	return &p
}

// offer reads a paid link. It returns nil if something is wrong. The second result is
// equal for equal offers.
func (d *productDecoder) offer(n *yamlsource.Node) (*Offer, string) {
	m := d.Mapping(n, "the offer", offerFields)
	program := d.ofProgram(yamlsource.Of(m, "program"))
	target := yamlsource.Of(m, "target")
	price := d.price(program, m)
	if program == nil || target == nil {
		return nil, ""
	}
	links, key, ok := d.links(program, target, yamlsource.Of(m, "marketplace"))
	if !ok {
		return nil, ""
	}
	offer := &Offer{Program: program, Target: strings.TrimSpace(target.Value), Price: price, Links: links}
	if place := yamlsource.Of(m, "marketplace"); place != nil {
		offer.Marketplace = strings.TrimSpace(place.Value)
	}
	for _, e := range target.Entries {
		offer.Targets = append(offer.Targets, Target{e.Key.Value, strings.TrimSpace(e.Value.Value)})
	}
	if !d.leadsToProduct(offer, target) || !d.decided(offer, target) {
		return nil, ""
	}
	return offer, fmt.Sprintf("%q %s", program.ID, key)
}

func (d *productDecoder) ofProgram(n *yamlsource.Node) *Program {
	if n == nil {
		return nil
	}
	program, known := d.programs[n.Value]
	if !known {
		d.Report("unknown-id", n, "programs/ has no program %q; %s", n.Value, finding.Expected(n.Value, keys(d.programs)))
	}
	return program
}

// leadsToProduct sets the form of an offer's links, and rejects a list or a storefront:
// an offer is for one product.
func (d *productDecoder) leadsToProduct(o *Offer, at *yamlsource.Node) bool {
	for place, address := range o.Links.Links {
		link, ok := d.networks.Match(address)
		if ok {
			o.Form = link.Innermost().Shape.Form
		}
		if slices.Contains([]string{"storefront", "idea-list", "livestream"}, o.Form) {
			if own := yamlsource.Of(at, place); own != nil {
				at = own
			}
			d.Report("bad-offer", at, "the target %q is not a product of %s but a %s; expected the address or the number of the product", at.Value, o.Program.Network.Name, o.Form)
			return false
		}
	}
	return true
}

// decided reports whether every language of the site has a marketplace for the offer.
func (d *productDecoder) decided(o *Offer, at *yamlsource.Node) bool {
	for _, language := range d.site.Languages {
		if o.Links.Link(d.site.Jurisdictions[language]) == "" {
			d.Report("undecided-marketplace", at, "no paid link can be made from this offer for pages in %q: %s", language, o.Links.Undecided(o.Program.ID))
			return false
		}
	}
	return true
}

// price reads the price of the product. A page may show one only if the program's terms
// are known to allow prices written by publishers.
func (d *productDecoder) price(p *Program, m *yamlsource.Node) *Price {
	n, checked := yamlsource.Of(m, "price"), yamlsource.Of(m, "checked")
	if n == nil {
		if checked != nil {
			d.Report("missing-key", checked, "the offer has the date of a price but no price; add a line such as %q, or remove the date", "price: 159 USD")
		}
		return nil
	}
	money := Criterion{ID: "price", Type: TypeMoney}
	value := Value{}
	if n.Scalar() {
		value = d.amount(&money, n, "price of the offer")
	} else {
		d.WrongType(n, "price of the offer", "an amount with its currency, such as \"159 USD\"")
	}
	if value.From != nil && value.Currency == "" {
		d.WrongType(n, "price of the offer", "an amount with its currency, such as \"159 USD\"")
	}
	price := &Price{Value: value, Checked: d.PastDate(checked, "checked of the price")}
	if checked == nil {
		d.Report("undated-price", n, "the price has no date, so nobody could tell when it is out of date; add %q", "checked: 2026-09-26")
	}
	if p != nil && !d.allowed(p, n) || value.From == nil || price.Checked.IsZero() {
		return nil
	}
	d.agingPrice(price, checked)
	return price
}

// allowed reports whether a program's terms allow prices.
func (d *productDecoder) allowed(p *Program, n *yamlsource.Node) bool {
	policy, whose := network.Policy{State: "unknown"}, fmt.Sprintf("program %q", p.ID)
	if p.Network != nil {
		policy, whose = p.Network.Prices, p.Network.Name
	}
	if p.Prices != nil && policy.State != "forbidden" {
		policy, whose = *p.Prices, fmt.Sprintf("program %q", p.ID)
	}
	switch policy.State {
	case "allowed":
		return true
	case "forbidden":
		d.Report("price-not-allowed", n, "%s forbids prices that its publishers write themselves (%s); remove the price: readers see it at the shop", whose, reason(policy))
	default:
		d.Report("price-not-allowed", n, "it is not known whether %s allows prices that its publishers write; remove the price, or, if its terms allow it, say where: %q in aboveboard/programs/%s.yaml", whose,
			"prices: {state: allowed, source: https://…, checked: 2026-09-26}", p.ID)
	}
	return false
}

func reason(p network.Policy) string {
	source := fmt.Sprintf("%s, read on %s", p.Evidence.Source, p.Evidence.Checked)
	if p.Note == "" {
		return source
	}
	return p.Note + " " + source
}

// agingPrice warns about a price that readers no longer see.
func (d *productDecoder) agingPrice(p *Price, n *yamlsource.Node) {
	limit := d.site.Freshness.Prices
	if d.Today.IsZero() {
		return
	}
	if age := d.Today.Sub(p.Checked.Time); age > limit.Length {
		d.warn("stale-price", n, "the price was checked %d days ago, and site.yaml allows %s, so readers no longer see it; check it again, and write the price and today's date", age/(24*time.Hour), limit.Written)
	}
}
