package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// A published page claims of an amount that it is a rating, a price or a fact of the
// blog's own data. The check of pages verifies it.
const (
	ratingClaim = "abv:rating:"
	priceClaim  = "abv:price:"
	factClaim   = "abv:fact:"
)

// RatingClaim returns the claim of an item's own rating.
func RatingClaim(p *Item) string { return ratingClaim + p.ID }

// PriceClaim returns the claim of an offer's price. Several offers through one program
// differ by their index.
func PriceClaim(p *Item, o *Offer) string {
	for i, other := range p.Offers {
		if other == o {
			return fmt.Sprintf("%s%s:%d", priceClaim, p.ID, i+1)
		}
	}
	return ""
}

// FactClaim returns the claim of an amount of money or a rating among the facts.
func FactClaim(p *Item, c *Criterion) string { return factClaim + p.ID + ":" + c.ID }

// Claimed returns the numbers that a claim is about, or nil if the data does not have
// them or readers should no longer see them, as with a price that is too old.
func (c *Catalog) Claimed(claim string) []string {
	switch {
	case strings.HasPrefix(claim, ratingClaim):
		if p := c.item(claim[len(ratingClaim):]); p != nil && p.Rating != nil {
			return numbers(p.Rating.Value)
		}
	case strings.HasPrefix(claim, priceClaim):
		id, place, _ := strings.Cut(claim[len(priceClaim):], ":")
		for i, o := range c.offers(id) {
			if fmt.Sprint(i+1) == place && o.Price != nil && !c.Outdated(o.Price) {
				return numbers(o.Price.Value.From)
			}
		}
	case strings.HasPrefix(claim, factClaim):
		id, criterion, _ := strings.Cut(claim[len(factClaim):], ":")
		if p := c.item(id); p != nil && p.Facts[criterion] != nil && p.Facts[criterion].State == Known {
			return numbers(p.Facts[criterion].Value.From, p.Facts[criterion].Value.To)
		}
	}
	return nil
}

// Outdated reports whether a price is too old to be shown.
func (c *Catalog) Outdated(p *Price) bool {
	return !c.Today.IsZero() && c.Today.After(p.Checked.Add(c.Site.Freshness.Prices.Length))
}

// item returns a program or a product, or nil if there is none.
func (c *Catalog) item(id string) *Item {
	if i, ok := slices.BinarySearchFunc(c.Programs, id, func(p *Program, id string) int { return strings.Compare(p.ID, id) }); ok {
		return &c.Programs[i].Item
	}
	if i, ok := slices.BinarySearchFunc(c.Products, id, func(p *Item, id string) int { return strings.Compare(p.ID, id) }); ok {
		return c.Products[i]
	}
	return nil
}

func (c *Catalog) offers(id string) []*Offer {
	if p := c.item(id); p != nil {
		return p.Offers
	}
	return nil
}

func numbers(amounts ...*Amount) []string {
	var all []string
	for _, a := range amounts {
		if a != nil {
			all = append(all, a.Number)
		}
	}
	return slices.Compact(all) // a single value is both ends of its range
}
