package catalog

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/field"
	"github.com/aboveboard-hugo/aboveboard/generator/yamlnode"
)

// Freshness says after which age a fact is warned about and after which it
// fails; zero means never.
type Freshness struct{ Warn, Fail time.Duration }

var languagePattern = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]{2,8})*$`)

// decoder reads the files that hold one thing each: site.yaml and criteria.yaml.
type decoder struct{ field.Decoder }

func (d *decoder) site(root *yamlnode.Node) Site {
	n := d.Mapping(root, "site.yaml", []string{"publisher", "languages", "disclosure"}, []string{"fallback", "freshness", "hugo"})
	site := Site{Languages: d.siteLanguages(field.Of(n, "languages"))}
	d.Languages = site.Languages
	site.Fallback = d.fallback(field.Of(n, "fallback"))
	d.Fallback = site.Fallback
	site.Publisher = d.Translated(field.Of(n, "publisher"), "publisher")
	site.Disclosure = d.disclosure(field.Of(n, "disclosure"))
	site.Freshness = d.freshness(field.Of(n, "freshness"))
	if hugo := field.Of(n, "hugo"); hugo != nil {
		hugo = d.Mapping(hugo, "hugo", nil, []string{"config"})
		if config := field.Of(hugo, "config"); config != nil {
			site.HugoConfig = d.Word(config, "config of hugo")
		}
	}
	return site
}

func (d *decoder) siteLanguages(n *yamlnode.Node) []string {
	var languages []string
	for _, item := range d.Sequence(n, "languages", 1) {
		language := strings.ToLower(item.Value)
		switch {
		case !languagePattern.MatchString(language):
			d.Report("unknown-language", item, "%q is no language tag; expected one such as en, de or pt-br, as your Hugo configuration writes it", item.Value)
		case slices.Contains(languages, language):
			d.Report("duplicate-id", item, "the language %q stands in the list twice; keep one", language)
		default:
			languages = append(languages, language)
		}
	}
	return languages
}

func (d *decoder) fallback(n *yamlnode.Node) string {
	if len(d.Languages) == 0 {
		return NoFallback
	}
	if n == nil {
		return d.Languages[0]
	}
	return d.Choice(n, "fallback", slices.Concat(d.Languages, []string{NoFallback}))
}

func (d *decoder) disclosure(n *yamlnode.Node) Disclosure {
	if n == nil {
		return Disclosure{}
	}
	m := d.Mapping(n, "disclosure", []string{"label", "sentence"}, nil)
	disclosure := Disclosure{
		Label:    d.Text(field.Of(m, "label"), "label of disclosure"),
		Sentence: d.Text(field.Of(m, "sentence"), "sentence of disclosure"),
	}
	d.everyLanguage(field.Of(m, "label"), disclosure.Label, "label of disclosure")
	d.everyLanguage(field.Of(m, "sentence"), disclosure.Sentence, "sentence of disclosure")
	return disclosure
}

// everyLanguage demands words in each language of the site, without fallback.
func (d *decoder) everyLanguage(n *yamlnode.Node, text field.Text, what string) {
	if n == nil || text.Empty() {
		return
	}
	for _, language := range d.Languages {
		if _, in := text.In(language, ""); in != language {
			d.Report("missing-translation", n, "%s has no words in %q; a disclosure must be in the page's language, so add %q",
				what, language, language+": …")
		}
	}
}

func (d *decoder) freshness(n *yamlnode.Node) Freshness {
	if n == nil {
		return Freshness{}
	}
	m := d.Mapping(n, "freshness", nil, []string{"warn", "fail"})
	fresh := Freshness{Warn: d.age(field.Of(m, "warn"), "warn of freshness"), Fail: d.age(field.Of(m, "fail"), "fail of freshness")}
	if fresh.Fail > 0 && fresh.Warn > fresh.Fail {
		d.Report("wrong-type", field.Of(m, "warn"), "warn of freshness is longer than fail, so nothing is ever warned about; expected a shorter time")
	}
	return fresh
}

func (d *decoder) age(n *yamlnode.Node, what string) time.Duration {
	if n == nil {
		return 0
	}
	span, ok := ParseSpan(n.Value)
	if !ok || span.Hours() > 24*365*100 {
		d.WrongType(n, what, "a length of time such as 180d, 6mo or 1y")
		return 0
	}
	return time.Duration(span.Hours() * float64(time.Hour))
}

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
