package catalog

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Freshness has the ages at which a fact is a warning, at which it is an error, and at
// which a price is no longer shown.
type Freshness struct{ Warn, Fail, Prices Limit }

// pricesAge is how long a price is shown by default.
const pricesAge = "30d"

// Limit is an age; a Length of zero means never.
type Limit struct {
	Length  time.Duration
	Written string // such as 180d
	Mark    Mark
}

var languagePattern = regexp.MustCompile(languageTag)

// decoder reads the files that exist once: site.yaml, criteria.yaml and links.yaml.
type decoder struct {
	yamlsource.Decoder
	known    []*jurisdiction.Jurisdiction
	networks *network.Set
}

func (d *decoder) mark(n *yamlsource.Node) Mark { return Mark{File: d.File, Span: n.Span} }

// excerpt returns a mark that does not keep the whole file; there may be thousands.
func (m Mark) excerpt() Mark {
	file, span := m.File.Excerpt(m.Span)
	return Mark{File: file, Span: span}
}

func (d *decoder) site(root *yamlsource.Node) Site {
	n := d.Mapping(root, "site.yaml", siteFields)
	site := Site{Languages: d.siteLanguages(yamlsource.Of(n, "languages"))}
	d.Languages = site.Languages
	site.Fallback = d.fallback(yamlsource.Of(n, "fallback"))
	d.Fallback = site.Fallback
	site.Publisher = d.Translated(yamlsource.Of(n, "publisher"), "publisher")
	site.Freshness = d.freshness(yamlsource.Of(n, "freshness"))
	site.Check = d.check(yamlsource.Of(n, "check"))
	d.wording(&site, n)
	if hugo := yamlsource.Of(n, "hugo"); hugo != nil {
		hugo = d.Mapping(hugo, "hugo", hugoFields)
		if config := yamlsource.Of(hugo, "config"); config != nil {
			site.HugoConfig = d.Word(config, "config of hugo")
		}
	}
	return site
}

func (d *decoder) siteLanguages(n *yamlsource.Node) []string {
	var languages []string
	for _, item := range d.Sequence(n, "languages", 1) {
		language := strings.ToLower(item.Value)
		switch {
		case !languagePattern.MatchString(language):
			d.Report("bad-language", item, "%q is not a language tag; expected one such as en, de or pt-br, as your Hugo configuration writes it", item.Value)
		case slices.Contains(languages, language):
			d.Report("duplicate-id", item, "the language %q is listed twice; keep one", language)
		default:
			languages = append(languages, language)
		}
	}
	return languages
}

func (d *decoder) fallback(n *yamlsource.Node) string {
	if len(d.Languages) == 0 {
		return NoFallback
	}
	if n == nil {
		return d.Languages[0]
	}
	return d.Choice(n, "fallback", slices.Concat(d.Languages, []string{NoFallback}))
}

func (d *decoder) freshness(n *yamlsource.Node) Freshness {
	usual, _ := ParseDuration(pricesAge)
	fresh := Freshness{Prices: limit(usual, pricesAge)}
	if n == nil {
		return fresh
	}
	m := d.Mapping(n, "freshness", freshnessFields)
	if prices := d.age(yamlsource.Of(m, "prices"), "prices of freshness"); prices.Written != "" {
		fresh.Prices = prices
	}
	fresh.Warn, fresh.Fail = d.age(yamlsource.Of(m, "warn"), "warn of freshness"), d.age(yamlsource.Of(m, "fail"), "fail of freshness")
	if fresh.Fail.Length > 0 && fresh.Warn.Length > fresh.Fail.Length {
		d.Report("freshness-order", yamlsource.Of(m, "warn"), "warn of freshness is longer than fail, so nothing is ever warned about; expected a shorter time")
	}
	return fresh
}

func (d *decoder) age(n *yamlsource.Node, what string) Limit {
	if n == nil {
		return Limit{}
	}
	length, ok := ParseDuration(n.Value)
	minutes := length.Order()
	if !ok || minutes > 60*24*365*100 {
		d.WrongType(n, what, "a length of time such as 180d, 6mo or 1y")
		return Limit{}
	}
	age := limit(length, n.Value)
	age.Mark = d.mark(n)
	return age
}

func limit(length Amount, written string) Limit {
	return Limit{Length: time.Duration(length.Order() * float64(time.Minute)), Written: written}
}
