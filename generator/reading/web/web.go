// Package web reads pages of other people's sites politely: one request at a time per
// host, as robots.txt and Retry-After ask, under its own name, never more than it needs
// and never a forbidden address. It takes an address and returns the page's text or why
// it could not be read.
package web

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// Visitor reads pages. Create one with New.
type Visitor struct {
	Agent   string                      // the User-Agent
	Forbid  func(address string) string // why an address may not be read; empty if it may
	Cache   Cache                       // pages from earlier runs; nil for none
	Limit   time.Duration               // for one page, including its redirects
	Pause   time.Duration               // between two requests to one host
	Near    time.Duration               // the same, to a host of the author's own network
	Patient time.Duration               // the longest wait that Retry-After may ask for
	Largest int64                       // the most bytes read of one page

	public, near *http.Client
	hosts        hosts
}

// New returns a visitor with the usual limits.
func New(agent string, forbid func(string) string) *Visitor {
	return &Visitor{
		Agent: agent, Forbid: forbid, Limit: 20 * time.Second, Pause: time.Second, Patient: 15 * time.Second, Largest: 5 << 20,
		public: client(refusePrivate), near: client(nil), hosts: hosts{byName: map[string]*host{}},
	}
}

func client(control func(network, address string, c syscall.RawConn) error) *http.Client {
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: control}
	return &http.Client{
		Transport: &http.Transport{
			Proxy: http.ProxyFromEnvironment, DialContext: dialer.DialContext, ForceAttemptHTTP2: true,
			TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS12}, TLSHandshakeTimeout: 10 * time.Second,
			MaxResponseHeaderBytes: 1 << 18, MaxIdleConnsPerHost: 1, IdleConnTimeout: 10 * time.Second,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// refusePrivate keeps a site from redirecting the visitor into the author's private
// network.
func refusePrivate(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || private(at.Addr()) {
		return fmt.Errorf("it redirects to %s, which is in a private network", address)
	}
	return nil
}

func private(a netip.Addr) bool {
	a = a.Unmap()
	return a.IsLoopback() || a.IsPrivate() || a.IsLinkLocalUnicast() || a.IsUnspecified() || a.IsMulticast()
}

// nearby reports whether the author named a host in their own network.
func nearby(u *url.URL) bool {
	name := u.Hostname()
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return true
	}
	a, err := netip.ParseAddr(name)
	return err == nil && private(a)
}

// Page is what was read at an address.
type Page struct {
	Text    string // the visible text, with one space between words
	Address string // the page's permanent address, as far as the site says
	Moved   bool   // permanently, so Address should be used from now on
	Cached  bool   // the site said that nothing changed since an earlier run
}

// Read reads a page.
func (v *Visitor) Read(ctx context.Context, address string) (Page, error) {
	u, err := url.Parse(address)
	if err != nil {
		return Page{}, errors.New("this is not an address")
	}
	u.Fragment, u.RawFragment = "", ""
	to := v.public
	if nearby(u) {
		to = v.near
	}
	page, err := v.follow(ctx, to, u)
	return page, explain(err)
}

// mostHops is how many redirects are followed.
const mostHops = 8

// follow follows the site's redirects.
func (v *Visitor) follow(ctx context.Context, to *http.Client, u *url.URL) (Page, error) {
	seen := map[string]bool{}
	first, moved, permanent := u, u, true
	for range mostHops {
		if seen[u.String()] {
			return Page{}, fmt.Errorf("the site redirects in a circle, from %s back to it", u)
		}
		seen[u.String()] = true
		if why := v.Forbid(u.String()); why != "" {
			return Page{}, ForbiddenError{Address: u.String(), Why: why}
		}
		answer, err := v.get(ctx, to, u)
		if err != nil {
			return Page{}, err
		}
		if answer.next == nil {
			answer.page.Address, answer.page.Moved = moved.String(), moved != first
			return answer.page, nil
		}
		if answer.next.Scheme != "https" && answer.next.Scheme != "http" {
			return Page{}, fmt.Errorf("the site redirects to %q, which is not a page", answer.next)
		}
		u = answer.next
		if permanent = permanent && answer.permanent; permanent {
			moved = u
		}
	}
	return Page{}, fmt.Errorf("the site redirects more than %d times", mostHops)
}

// ForbiddenError is why an address may not be read.
type ForbiddenError struct{ Address, Why string }

func (e ForbiddenError) Error() string { return e.Address + " " + e.Why }

// explain describes a network error in words.
func explain(err error) error {
	var lookup *net.DNSError
	var inside *url.Error
	switch {
	case errors.As(err, &lookup):
		return fmt.Errorf("the host %s was not found", lookup.Name)
	case errors.As(err, &inside):
		return inside.Err
	}
	return err
}
