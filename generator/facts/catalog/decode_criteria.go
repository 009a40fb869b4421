package catalog

import (
	"fmt"
	"regexp"
	"strconv"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func (d *decoder) criteria(root *yamlsource.Node) ([]*Group, []*Criterion) {
	n := d.Mapping(root, "criteria.yaml", criteriaFields)
	groups := d.groups(yamlsource.Of(n, "groups"))
	var criteria []*Criterion
	for _, e := range d.identified(yamlsource.Of(n, "criteria"), "criteria", "criterion", "`id: {label: …, type: …}` lines") {
		criteria = append(criteria, d.criterion(e.Key.Value, e.Value, groups))
	}
	return groups, criteria
}

// groups reads the headings over rows.
func (d *decoder) groups(n *yamlsource.Node) []*Group {
	var groups []*Group
	for _, e := range d.identified(n, "groups", "group", "`id: words` lines") {
		groups = append(groups, &Group{ID: e.Key.Value, Label: d.Translated(e.Value, "group "+e.Key.Value)})
	}
	return groups
}

// identified returns the entries of a mapping whose keys are valid ids.
func (d *decoder) identified(n *yamlsource.Node, what, one, expected string) []yamlsource.Entry {
	if n == nil {
		return nil
	}
	if n.Kind != yamlsource.Mapping {
		d.WrongType(n, what, expected)
		return nil
	}
	for _, e := range n.Entries {
		if why := yamlsource.IdentifierProblem(e.Key.Value); why != "" {
			d.Report("bad-id", e.Key, "the %s id %q %s", one, e.Key.Value, why)
		}
	}
	return n.Entries
}

func (d *decoder) criterion(id string, n *yamlsource.Node, groups []*Group) *Criterion {
	what := "criterion " + id
	m := d.Mapping(n, what, criterionFields)
	c := &Criterion{
		ID:       id,
		Label:    d.Translated(yamlsource.Of(m, "label"), "label of "+what),
		Help:     d.Translated(yamlsource.Of(m, "help"), "help of "+what),
		Type:     Type(d.Choice(yamlsource.Of(m, "type"), "type of "+what, typeNames())),
		Unit:     d.Translated(yamlsource.Of(m, "unit"), "unit of "+what),
		Group:    d.group(yamlsource.Of(m, "group"), "group of "+what, groups),
		Evidence: EvidenceKind(d.Choice(yamlsource.Of(m, "evidence"), "evidence of "+what, criterionFields.Form("evidence").Words)),
	}
	d.better(c, yamlsource.Of(m, "better"))
	d.unit(c, m)
	d.readScale(c, m)
	d.decimals(c, yamlsource.Of(m, "decimals"))
	return c
}

func (d *decoder) group(n *yamlsource.Node, what string, groups []*Group) *Group {
	if n == nil {
		return nil
	}
	var known []string
	for _, g := range groups {
		if g.ID == n.Value {
			return g
		}
		known = append(known, g.ID)
	}
	if len(known) == 0 {
		d.Report("unknown-id", n, "%s is %q, and criteria.yaml has no groups; add lines such as %q before %q", what, n.Value, "groups: {"+n.Value+": The heading}", "criteria:")
		return nil
	}
	d.Report("unknown-id", n, "criteria.yaml has no group %q; %s", n.Value, finding.Expected(n.Value, known))
	return nil
}

// readScale reads the scale of a rating, without which its number means nothing.
func (d *decoder) readScale(c *Criterion, m *yamlsource.Node) {
	n := yamlsource.Of(m, "of")
	switch {
	case n == nil && c.Type == TypeRating:
		d.Report("missing-key", m, "criterion %s is a rating and has no scale; add a line such as %q", c.ID, "of: 5")
	case n != nil && c.Type != TypeRating && c.Type != "":
		d.Report("misplaced-key", n, "criterion %s has a scale (\"of\"), which only the type \"rating\" can have; remove it", c.ID)
	case n != nil:
		c.Of = d.scale(n, "scale (of) of criterion "+c.ID)
	}
}

// mostDecimals is how many decimals a criterion may require.
const mostDecimals = 6

// decimals reads the fewest decimals to print. A number with more is never rounded: it
// is shown as written.
func (d *decoder) decimals(c *Criterion, n *yamlsource.Node) {
	if n == nil {
		return
	}
	if c.Type != "" && (!c.Type.Numeric() || c.Type == TypeDuration) {
		d.Report("misplaced-key", n, "criterion %s has the type %q, which has no decimals; remove \"decimals\"", c.ID, c.Type)
		return
	}
	count, err := strconv.Atoi(n.Value)
	if err != nil || !n.Scalar() || count < 0 || count > mostDecimals {
		d.WrongType(n, "decimals of criterion "+c.ID, fmt.Sprintf("a whole number from 0 to %d", mostDecimals))
		return
	}
	c.Decimals = count
}

// better allows a direction only if values of the type can be ranked.
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

var currencyPattern = regexp.MustCompile(currencyForm)

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
