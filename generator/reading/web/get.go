package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html/charset"
)

// answer is the result of one request: a page, or a redirect.
type answer struct {
	page      Page
	next      *url.URL
	permanent bool
}

// get requests one address, when it is this host's turn and its robots.txt allows it.
func (v *Visitor) get(ctx context.Context, to *http.Client, u *url.URL) (answer, error) {
	h := v.hosts.of(u)
	if err := h.enter(ctx); err != nil {
		return answer{}, err
	}
	defer h.leave()
	if h.pause = v.Pause; nearby(u) {
		h.pause = v.Near
	}
	if err := v.allowed(ctx, to, h, u); err != nil {
		return answer{}, err
	}
	for second := false; ; second = true {
		var a answer
		var wait time.Duration
		var busy string
		err := v.ask(ctx, to, h, u, true, func(response *http.Response, known *Copy) (err error) {
			if wait, busy = retryAfter(response); busy == "" {
				a, err = v.take(response, u, known)
			}
			return err
		})
		if err != nil || busy == "" {
			return a, err
		}
		if second || wait > v.Patient {
			h.closed = fmt.Errorf("the site asks visitors to come back later (%s)", busy)
			return answer{}, h.closed
		}
		h.next = time.Now().Add(max(wait, h.pause))
	}
}

// ask sends a request, after a polite pause since the last one to this host, and passes
// on the answer.
func (v *Visitor) ask(ctx context.Context, to *http.Client, h *host, u *url.URL, conditional bool, read func(*http.Response, *Copy) error) error {
	if h.closed != nil {
		return h.closed
	}
	if err := sleep(ctx, time.Until(h.next)); err != nil {
		return err
	}
	limited, cancel := context.WithTimeoutCause(ctx, v.Limit, fmt.Errorf("the site did not answer in full within %s", v.Limit))
	defer cancel()
	request, err := http.NewRequestWithContext(limited, http.MethodGet, u.String(), nil)
	if err != nil {
		return err
	}
	request.Header.Set("User-Agent", v.Agent)
	request.Header.Set("Accept", "text/html, application/xhtml+xml, text/plain;q=0.8")
	var known *Copy
	if conditional && v.Cache != nil {
		if known = v.Cache.Get(u.String()); known != nil {
			setIf(request.Header, "If-None-Match", known.ETag)
			setIf(request.Header, "If-Modified-Since", known.Modified)
		}
	}
	response, err := to.Do(request)
	if err == nil {
		err = errors.Join(read(response, known), response.Body.Close())
	}
	h.next = time.Now().Add(max(h.pause, h.delay))
	if err != nil && limited.Err() != nil {
		return context.Cause(limited)
	}
	return err
}

func setIf(header http.Header, name, value string) {
	if value != "" {
		header.Set(name, value)
	}
}

// take reads a response.
func (v *Visitor) take(response *http.Response, u *url.URL, known *Copy) (answer, error) {
	switch status := response.StatusCode; {
	case status == http.StatusNotModified && known != nil:
		return answer{page: Page{Text: known.Text, Cached: true}}, nil
	case status >= 300 && status < 400:
		next, err := response.Location()
		if err != nil {
			return answer{}, fmt.Errorf("the site answers %s and does not say where the page is", response.Status)
		}
		next.Fragment, next.RawFragment = "", ""
		return answer{next: next, permanent: status == http.StatusMovedPermanently || status == http.StatusPermanentRedirect}, nil
	case status == http.StatusNotFound || status == http.StatusGone:
		return answer{}, GoneError{response.Status}
	case status != http.StatusOK:
		return answer{}, fmt.Errorf("the site answers %s", response.Status)
	}
	text, err := v.text(response)
	if err != nil {
		return answer{}, err
	}
	copied := &Copy{ETag: response.Header.Get("ETag"), Modified: response.Header.Get("Last-Modified"), Text: text}
	if v.Cache != nil && (copied.ETag != "" || copied.Modified != "") {
		v.Cache.Put(u.String(), copied)
	}
	return answer{page: Page{Text: text}}, nil
}

// GoneError means that there is no page at an address.
type GoneError struct{ Status string }

func (e GoneError) Error() string { return "the page no longer exists (" + e.Status + ")" }

func (v *Visitor) text(response *http.Response) (string, error) {
	kind, _, err := mime.ParseMediaType(response.Header.Get("Content-Type"))
	if err != nil {
		kind = ""
	}
	switch kind {
	case "text/html", "application/xhtml+xml", "text/plain", "":
	default:
		return "", fmt.Errorf("this is not a page but %q, which can't be searched for text", kind)
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, v.Largest+1))
	if err != nil {
		return "", err
	}
	if int64(len(data)) > v.Largest {
		return "", fmt.Errorf("the page has more than %d MB", v.Largest>>20)
	}
	reader, err := charset.NewReader(bytes.NewReader(data), response.Header.Get("Content-Type"))
	if err != nil {
		return "", fmt.Errorf("the page's encoding is not known: %w", err)
	}
	if kind == "text/plain" {
		plain, err := io.ReadAll(reader)
		return strings.Join(strings.Fields(string(plain)), " "), err
	}
	return visible(reader)
}

// retryAfter reports whether a site is busy, and how long it asks visitors to wait:
// forever if it does not say.
func retryAfter(response *http.Response) (wait time.Duration, busy string) {
	if response.StatusCode != http.StatusTooManyRequests && response.StatusCode != http.StatusServiceUnavailable {
		return 0, ""
	}
	value := strings.TrimSpace(response.Header.Get("Retry-After"))
	if seconds, err := strconv.Atoi(value); err == nil && seconds >= 0 {
		return time.Duration(min(seconds, 1<<20)) * time.Second, response.Status
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(0, time.Until(at)), response.Status
	}
	return math.MaxInt64, response.Status
}

func sleep(ctx context.Context, wait time.Duration) error {
	if wait <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}
