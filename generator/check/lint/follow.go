package lint

import (
	"net/url"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/published"
)

// Resolver knows where the site's own addresses lead, such as /go/x.
type Resolver interface {
	// Follow follows an address in the post or page at a path.
	Follow(from, address string) published.Trail
	// Redirects reports whether the site has its own _redirects file.
	Redirects() bool
}

// follow finds where a link leads: by its own address, by links.yaml, or through the
// publisher's own redirects.
func (c *Checker) follow(l *Link, from string) {
	address := l.Written
	if match, ok := c.networks.Match(address); ok {
		l.Link = match
	} else if c.resolve != nil {
		c.followOwn(l, c.resolve.Follow(from, address))
	}
	if short := c.shortLink(address); short != nil {
		l.Declared, l.Short = short.Program != nil, true
		if match, ok := c.networks.Match(short.To); ok {
			l.Link = match
			l.Declared = l.Declared || match.Earns > 0
		}
		if short.Program == nil {
			l.Link.Network, l.Via = nil, address
		}
		return
	}
	if l.Has("sponsored") && leadsAway(address) && (l.Network == nil || l.Earnings() == network.MayEarn || l.LeadsOn()) {
		l.Declared = true
	}
}

// followOwn uses the target that pays most of those that one of the site's own
// addresses leads to.
func (c *Checker) followOwn(l *Link, t published.Trail) {
	l.Via, l.Dead = t.Via, t.Dead
	for _, target := range t.Targets {
		match, ok := c.networks.Match(target)
		if ok && (l.Network == nil || match.EarnsAnything() > l.EarnsAnything()) {
			l.Link = match
		}
	}
}

// leadsAway reports whether an address leads anywhere at all: an unfilled placeholder
// such as [LINK] or {{url}} does not.
func leadsAway(address string) bool { return !strings.ContainsAny(address, "[]{}") }

// shortLink finds an address in links.yaml: one of the publisher's own, with or
// without their host, or one of a shortener's.
func (c *Checker) shortLink(address string) *catalog.ShortLink {
	if c.catalog == nil || len(c.catalog.Links) == 0 {
		return nil
	}
	bare := strings.TrimSuffix(address, "/")
	id := c.ownShort(address)
	for _, l := range c.catalog.Links {
		if id == l.ID || slices.ContainsFunc(l.Aliases, func(a string) bool { return strings.TrimSuffix(a, "/") == bare }) {
			return l
		}
	}
	return nil
}

// shortPrefix begins the path of the publisher's own short links, as in blog/redirects.
const shortPrefix = "/go/"

// ownShort returns the id of an address under the publisher's own /go/; empty for all
// others.
func (c *Checker) ownShort(address string) string {
	at := strings.LastIndex(address, shortPrefix)
	if at < 0 {
		return ""
	}
	parsed, err := url.Parse(address)
	if err != nil || parsed.Host != "" && c.host != "" && plainHost(parsed.Host) != c.host {
		return ""
	}
	before, id, found := strings.Cut(parsed.Path, shortPrefix)
	if !found || strings.Contains(before, "//") {
		return ""
	}
	return strings.TrimSuffix(id, "/")
}

// plainHost returns a host without "www.", because both serve the same pages.
func plainHost(host string) string { return strings.TrimPrefix(strings.ToLower(host), "www.") }
