package catalog

import (
	"regexp"

	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func (d *decoder) criteria(root *yamlsource.Node) []*Criterion {
	n := d.Mapping(root, "criteria.yaml", []string{"criteria"}, nil)
	list := yamlsource.Of(n, "criteria")
	if list == nil {
		return nil
	}
	if list.Kind != yamlsource.Mapping {
		d.WrongType(list, "criteria", "`id: {label: …, type: …}` lines")
		return nil
	}
	var criteria []*Criterion
	for _, e := range list.Entries {
		if why := yamlsource.IdentifierProblem(e.Key.Value); why != "" {
			d.Report("bad-id", e.Key, "the criterion id %q %s", e.Key.Value, why)
		}
		criteria = append(criteria, d.criterion(e.Key.Value, e.Value))
	}
	return criteria
}

func (d *decoder) criterion(id string, n *yamlsource.Node) *Criterion {
	what := "criterion " + id
	m := d.Mapping(n, what, []string{"label", "type"}, []string{"help", "better", "unit", "currency"})
	c := &Criterion{
		ID:    id,
		Label: d.Translated(yamlsource.Of(m, "label"), "label of "+what),
		Help:  d.Translated(yamlsource.Of(m, "help"), "help of "+what),
		Type:  Type(d.Choice(yamlsource.Of(m, "type"), "type of "+what, typeNames())),
		Unit:  d.Translated(yamlsource.Of(m, "unit"), "unit of "+what),
	}
	d.better(c, yamlsource.Of(m, "better"))
	d.unit(c, m)
	return c
}

// better allows a direction only where the type makes the comparison fair.
func (d *decoder) better(c *Criterion, n *yamlsource.Node) {
	if n == nil || c.Type == "" {
		return
	}
	switch {
	case c.Type.Numeric():
		c.Better = d.Choice(n, "better of criterion "+c.ID, []string{"higher", "lower"})
	case c.Type == TypeYesNo:
		c.Better = d.Choice(n, "better of criterion "+c.ID, []string{"yes", "no"})
	default:
		d.Report("misplaced-key", n, "criterion %s has the type %q, whose values cannot be ranked; remove \"better\"", c.ID, c.Type)
	}
}

var currencyPattern = regexp.MustCompile(`^[A-Z]{3}$`)

func (d *decoder) unit(c *Criterion, m *yamlsource.Node) {
	if n := yamlsource.Of(m, "unit"); n != nil && c.Type != TypeNumber && c.Type != "" {
		d.Report("misplaced-key", n, "criterion %s has a unit, which only the type \"number\" can have; remove it", c.ID)
	}
	n := yamlsource.Of(m, "currency")
	switch {
	case n == nil && c.Type == TypeMoney:
		d.Report("missing-key", m, "criterion %s is money and has no %q; add a line such as %q", c.ID, "currency", "currency: USD")
	case n != nil && c.Type != TypeMoney && c.Type != "":
		d.Report("misplaced-key", n, "criterion %s has a currency, which only the type \"money\" can have; remove it", c.ID)
	case n != nil:
		c.Currency = d.currency(n, "currency of criterion "+c.ID)
	}
}

func (d *decoder) currency(n *yamlsource.Node, what string) string {
	if !n.Scalar() || !currencyPattern.MatchString(n.Value) {
		d.WrongType(n, what, "a currency's three capital letters, such as USD or EUR")
		return ""
	}
	return n.Value
}
