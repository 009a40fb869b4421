package catalog

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/build"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// links builds the paid links of an offer. Its target is one for all marketplaces, or a
// mapping with one for each, of which the first is for readers everywhere else. The key
// tells this target from others.
func (d *productDecoder) links(p *Program, target, marketplace *yamlsource.Node) (links build.Places, key string, ok bool) {
	if target.Kind == yamlsource.Mapping {
		if marketplace != nil {
			d.Report("conflicting-keys", marketplace, "the offer has a marketplace, and targets by marketplace; keep one of the two")
			return links, "", false
		}
		return d.linksByPlace(p, target)
	}
	value := d.Word(target, "target of the offer")
	if value == "" {
		return links, "", false
	}
	q := build.Request{Program: p.ID, Value: value}
	if marketplace != nil {
		q.Marketplace = d.Word(marketplace, "marketplace of the offer")
	}
	links, err := d.recipes[p.ID]().Places(q)
	if err != nil {
		d.Report(unlinked(p, err), target, "no paid link can be made from this offer: %v", err)
		return links, "", false
	}
	return links, fmt.Sprintf("%q %q", value, q.Marketplace), true
}

func (d *productDecoder) linksByPlace(p *Program, targets *yamlsource.Node) (links build.Places, key string, ok bool) {
	recipe, built := d.recipes[p.ID](), map[string]string{}
	for _, e := range targets.Entries {
		place, value := e.Key.Value, d.Word(e.Value, "target of the offer at "+e.Key.Value)
		if value == "" {
			continue
		}
		link, err := recipe.Link(build.Request{Program: p.ID, Value: value, Marketplace: place})
		switch {
		case err != nil:
			d.Report(unlinked(p, err), e.Value, "no paid link can be made from this offer at %s: %v", place, err)
		case !leadsTo(link, place):
			d.Report("wrong-marketplace", e.Value, "this link leads to another site than %s; write each target beside its own marketplace, or one target without a marketplace", place)
		default:
			built[place] = link
			key += fmt.Sprintf("%q %q ", place, value)
		}
	}
	if len(built) < len(targets.Entries) || len(built) == 0 {
		if len(targets.Entries) == 0 {
			d.WrongType(targets, "target of the offer", `a product's number or address, or one for each marketplace, such as {amazon.com: B08N5WRWNW}`)
		}
		return links, "", false
	}
	return build.PlacesOf(built, targets.Entries[0].Key.Value), key, true
}

// unlinked returns the rule for an offer whose link can't be built.
func unlinked(p *Program, err error) finding.ID {
	switch {
	case p.Network == nil:
		return "offer-without-network"
	case build.LacksAccount(err):
		return "offer-without-account"
	}
	return "bad-offer"
}

// leadsTo reports whether an address is on a site or on a subdomain of it.
func leadsTo(address, site string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.HasSuffix("."+strings.ToLower(u.Hostname()), "."+site)
}
