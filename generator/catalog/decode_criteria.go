package catalog

import (
	"regexp"

	"github.com/aboveboard-hugo/aboveboard/generator/field"
	"github.com/aboveboard-hugo/aboveboard/generator/yamlnode"
)

func (d *decoder) criteria(root *yamlnode.Node) []*Criterion {
	n := d.Mapping(root, "criteria.yaml", []string{"criteria"}, nil)
	list := field.Of(n, "criteria")
	if list == nil {
		return nil
	}
	if list.Kind != yamlnode.Mapping {
		d.WrongType(list, "criteria", "`id: {label: …, type: …}` lines")
		return nil
	}
	var criteria []*Criterion
	for _, e := range list.Entries {
		if why := field.IdentifierProblem(e.Key.Value); why != "" {
			d.Report("bad-id", e.Key, "the criterion id %q %s", e.Key.Value, why)
		}
		criteria = append(criteria, d.criterion(e.Key.Value, e.Value))
	}
	return criteria
}

func (d *decoder) criterion(id string, n *yamlnode.Node) *Criterion {
	what := "criterion " + id
	m := d.Mapping(n, what, []string{"label", "type"}, []string{"help", "better", "unit", "currency"})
	c := &Criterion{
		ID:    id,
		Label: d.Translated(field.Of(m, "label"), "label of "+what),
		Help:  d.Translated(field.Of(m, "help"), "help of "+what),
		Type:  Type(d.Choice(field.Of(m, "type"), "type of "+what, typeNames())),
		Unit:  d.Translated(field.Of(m, "unit"), "unit of "+what),
	}
	d.better(c, field.Of(m, "better"))
	d.unit(c, m)
	return c
}

// better allows a direction only where the type makes the comparison fair.
func (d *decoder) better(c *Criterion, n *yamlnode.Node) {
	if n == nil || c.Type == "" {
		return
	}
	switch {
	case c.Type.Numeric():
		c.Better = d.Choice(n, "better of criterion "+c.ID, []string{"higher", "lower"})
	case c.Type == TypeYesNo:
		c.Better = d.Choice(n, "better of criterion "+c.ID, []string{"yes", "no"})
	default:
		d.Report("wrong-type", n, "criterion %s has the type %q, whose values have no best one; remove \"better\"", c.ID, c.Type)
	}
}

var currencyPattern = regexp.MustCompile(`^[A-Z]{3}$`)

func (d *decoder) unit(c *Criterion, m *yamlnode.Node) {
	if n := field.Of(m, "unit"); n != nil && c.Type != TypeNumber && c.Type != "" {
		d.Report("wrong-type", n, "criterion %s has a unit, which only the type \"number\" takes; remove it", c.ID)
	}
	n := field.Of(m, "currency")
	switch {
	case n == nil && c.Type == TypeMoney:
		d.Report("missing-key", m, "criterion %s is money and has no %q; add a line such as %q", c.ID, "currency", "currency: USD")
	case n != nil && c.Type != TypeMoney && c.Type != "":
		d.Report("wrong-type", n, "criterion %s has a currency, which only the type \"money\" takes; remove it", c.ID)
	case n != nil:
		c.Currency = d.currency(n, "currency of criterion "+c.ID)
	}
}

func (d *decoder) currency(n *yamlnode.Node, what string) string {
	if !n.Scalar() || !currencyPattern.MatchString(n.Value) {
		d.WrongType(n, what, "a currency's three capital letters, such as USD or EUR")
		return ""
	}
	return n.Value
}
