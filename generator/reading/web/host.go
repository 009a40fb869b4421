package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

// hosts has the sites that were visited in this run.
type hosts struct {
	sync.Mutex
	byName map[string]*host
}

func (all *hosts) of(u *url.URL) *host {
	all.Lock()
	defer all.Unlock()
	name := strings.ToLower(u.Host)
	if all.byName[name] == nil {
		all.byName[name] = &host{turn: make(chan struct{}, 1), robots: map[string]rules{}}
	}
	return all.byName[name]
}

// host is one site. Only the goroutine whose turn it is may send it requests and use
// the other fields.
type host struct {
	turn   chan struct{}
	next   time.Time     // no request before this time
	pause  time.Duration // a polite pause
	delay  time.Duration // the pause that robots.txt asks for
	closed error         // why there are no more requests in this run
	robots map[string]rules
}

// rules are the rules of a robots.txt; a site has one for each scheme.
type rules struct {
	group *robotstxt.Group
	err   error
}

func (h *host) enter(ctx context.Context) error {
	select {
	case h.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (h *host) leave() { <-h.turn }

// longestDelay is the longest pause that robots.txt may ask for.
const longestDelay = 10 * time.Second

// allowed checks an address with the site's robots.txt, which is read once per run.
func (v *Visitor) allowed(ctx context.Context, to *http.Client, h *host, u *url.URL) error {
	known, asked := h.robots[u.Scheme]
	if !asked {
		known = v.robots(ctx, to, h, u)
		if ctx.Err() == nil {
			h.robots[u.Scheme] = known
		}
	}
	switch {
	case known.err != nil:
		return known.err
	case !known.group.Test(u.RequestURI()):
		return ForbiddenError{Address: u.String(), Why: "may not be read by programs, according to the site's robots.txt"}
	}
	h.delay = min(known.group.CrawlDelay, longestDelay)
	return nil
}

// robots reads a robots.txt as RFC 9309 says: a missing one forbids nothing, and one
// that can't be read forbids everything.
func (v *Visitor) robots(ctx context.Context, to *http.Client, h *host, u *url.URL) rules {
	const largest = 500 << 10
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	for range 5 {
		var read rules
		var next *url.URL
		err := v.ask(ctx, to, h, at, false, func(response *http.Response, _ *Copy) error {
			if to, err := response.Location(); err == nil && response.StatusCode/100 == 3 {
				next = to
				return nil
			}
			data, err := io.ReadAll(io.LimitReader(response.Body, largest))
			if err != nil {
				return err
			}
			text, err := robotstxt.FromStatusAndBytes(response.StatusCode, data)
			if err != nil || response.StatusCode >= 500 {
				return fmt.Errorf("it answers %s", response.Status)
			}
			read.group = text.FindGroup(v.Agent)
			return nil
		})
		switch {
		case err != nil:
			return rules{err: fmt.Errorf("the site's robots.txt could not be read: %w", explain(err))}
		case next == nil:
			return read
		case next.Host != u.Host:
			return rules{group: everything()} // another site's rules do not apply to this one
		}
		at = next
	}
	return rules{err: errors.New("the site's robots.txt redirects in a circle")}
}

func everything() *robotstxt.Group {
	data, _ := robotstxt.FromString("") // an empty file is always valid
	return data.FindGroup("*")
}
