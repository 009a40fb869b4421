package build

import (
	"maps"
	"slices"
	"strings"
)

// Places are the finished links to one target, for callers that don't know the reader's
// country yet.
type Places struct {
	Links     map[string]string // by marketplace; "" if one link is for all
	Countries map[string]string // by country or jurisdiction: the marketplace
	Default   string            // the marketplace if nothing else decides; no link if the author must choose
	NoChoice  string            // the message if there is none
}

// Places builds the links to a target at each possible marketplace. If the request
// names a marketplace or a country, it builds only that one.
func (r Recipe) Places(q Request) (Places, error) {
	first, err := r.Link(q)
	if q.Marketplace != "" || q.Country != "" {
		return Places{Links: map[string]string{"": first}}, err
	}
	t, known := r.Targets[r.formOf(q)]
	if !known || t.NoPlace == "" {
		return Places{Links: map[string]string{"": first}}, err
	}
	out := Places{Links: map[string]string{}, Countries: maps.Clone(t.Places), Default: t.Places[""], NoChoice: t.NoChoice}
	maps.DeleteFunc(out.Countries, func(key, host string) bool { return key == "" || key == host })
	for _, q.Marketplace = range slices.Sorted(maps.Keys(t.Links)) {
		link, err := r.Link(q)
		if err != nil {
			return Places{}, err
		}
		out.Links[q.Marketplace] = link
	}
	return out, nil
}

// PlacesOf returns finished links by their marketplaces. The first is for readers whose
// country has none.
func PlacesOf(links map[string]string, first string) Places {
	out := Places{Links: links, Countries: map[string]string{}, Default: first}
	for _, place := range slices.Concat([]string{first}, slices.Sorted(maps.Keys(links))) {
		for _, country := range countries(place) {
			if out.Countries[country] == "" {
				out.Countries[country] = place
			}
		}
	}
	return out
}

// Link returns the address for readers under the rules of jurisdictions, or "" if
// nothing decides which.
func (p Places) Link(jurisdictions []string) string {
	for _, id := range jurisdictions {
		if place, ok := p.Countries[id]; ok {
			return p.Links[place]
		}
	}
	return p.Links[p.Default]
}

// formOf returns the form that a request means.
func (r Recipe) formOf(q Request) string {
	switch {
	case q.Form != "":
		return q.Form
	case webAddress.MatchString(q.Value):
		return "address"
	}
	return r.Unnamed
}

// Any returns one of the addresses. Which one does not matter for who pays.
func (p Places) Any() string {
	places := slices.Sorted(maps.Keys(p.Links))
	if len(places) == 0 {
		return ""
	}
	return p.Links[places[0]]
}

// Undecided returns why no link is chosen, for the author of a source, who writes
// marketplace: amazon.de where a shortcode has marketplace="amazon.de".
func (p Places) Undecided(program string) string {
	why, place, _ := strings.Cut(strings.ReplaceAll(p.NoChoice, "{program}", program), "marketplace=")
	return why + "marketplace: " + strings.Trim(place, `"`)
}
