package build

import (
	"maps"
	"slices"
	"strings"
)

// Places are the finished links to one target, for whoever doesn't know yet whose
// country it will be.
type Places struct {
	Links     map[string]string // by marketplace; "" where one serves all
	Countries map[string]string // by country or jurisdiction: the marketplace
	Default   string            // the marketplace where nothing else decides; no link where the author must say
	NoChoice  string            // the message where there is none
}

// Places builds the links to a target at each marketplace that one can be built for.
// Where the request names a marketplace or a country, it is that one alone.
func (r Recipe) Places(q Request) (Places, error) {
	first, err := r.Link(q)
	if q.Marketplace != "" || q.Country != "" {
		return Places{Links: map[string]string{"": first}}, err
	}
	t, known := r.Targets[r.formOf(q)]
	if !known || len(t.Countries) == 0 {
		return Places{Links: map[string]string{"": first}}, err
	}
	out := Places{Links: map[string]string{}, Countries: t.Countries, Default: t.Default, NoChoice: t.NoChoice}
	for _, q.Marketplace = range slices.Sorted(maps.Keys(t.Links)) {
		link, err := r.Link(q)
		if err != nil {
			return Places{}, err
		}
		out.Links[q.Marketplace] = link
	}
	return out, nil
}

// Link is the address for readers under the rules of jurisdictions; "" where nothing
// decides which.
func (p Places) Link(jurisdictions []string) string {
	for _, id := range jurisdictions {
		if place, ok := p.Countries[id]; ok {
			return p.Links[place]
		}
	}
	return p.Links[p.Default]
}

// formOf is the form that a request means.
func (r Recipe) formOf(q Request) string {
	switch {
	case q.Form != "":
		return q.Form
	case webAddress.MatchString(q.Value):
		return "address"
	}
	return r.Unnamed
}

// Any is one of the addresses; which one makes no difference to who pays.
func (p Places) Any() string {
	places := slices.Sorted(maps.Keys(p.Links))
	if len(places) == 0 {
		return ""
	}
	return p.Links[places[0]]
}

// Undecided says for the blog's author why no link is chosen.
func (p Places) Undecided(program string) string {
	return strings.ReplaceAll(p.NoChoice, "{program}", program)
}
