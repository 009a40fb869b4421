package audit

import (
	"context"
	"reflect"
	"slices"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/published"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/fingerprint"
)

// Memory checks one blog again and again while it is edited. The result is that of Run,
// but only what changed is read: posts, pages and feeds whose bytes changed, and the pages
// that show a post that changed, in their text or in a card. All are read if anything
// changed that all depend on: the sources, the configuration, templates, stylesheets,
// where an address of the site leads, or a post's title or address.
//
// The zero value remembers nothing. It may be used from several goroutines.
type Memory struct {
	mu   sync.Mutex // of a check: one that was given up may not have ended yet
	last *state
}

// Run checks everything in the options. The error is the context's.
func (m *Memory) Run(ctx context.Context, o Options) (Result, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r := &run{Options: o, shard: whole, before: m.last, after: &state{options: o, posts: map[string]knownPost{}, files: map[string]*knownFile{}}}
	result, err := r.all(ctx)
	if err != nil {
		return result, err
	}
	m.last = r.after
	if len(r.site.Styles().Unread()) > 0 { // which is known only once all pages are read
		m.last = nil
	}
	return result, nil
}

// state is what a check learned, for the next one. A nil state knows and keeps nothing.
type state struct {
	options  Options
	site     *published.Site
	checker  *lint.Checker
	called   []string
	contents []published.Content

	mu    sync.Mutex
	posts map[string]knownPost
	files map[string]*knownFile
}

// knownPost is what is known of a post.
type knownPost struct {
	print   string
	called  []string // addresses that it calls affiliate links
	content published.Content
}

// knownFile is what the check of a page or a feed came to.
type knownFile struct {
	print   string
	place   place
	origin  string            // of a page
	posts   map[string]string // the posts that it depends on, and their fingerprints
	found   []finding.Finding
	learned []lint.Part
}

// place is what the other pages of the site say about how to check one.
type place struct{ dropLines, list bool }

// resume decides whether what the last check learned still counts.
func (r *run) resume() {
	if r.before != nil && !(r.before.options.same(r.Options) && r.site != nil && r.site.Resume(r.before.site)) {
		r.before = nil
	}
	if r.after != nil {
		r.after.site, r.after.checker = r.site, r.checker
	}
}

func (o Options) same(as Options) bool {
	return o.Blog == as.Blog && o.Public == as.Public && o.Shown == as.Shown && o.BaseURL == as.BaseURL &&
		slices.Equal(o.Posts, as.Posts) && o.Rules.Same(as.Rules)
}

// believed decides the same once it is known what all posts call affiliate links.
func (r *run) believed(called []string) {
	if r.before != nil && !slices.Equal(r.before.called, called) {
		r.before = nil
	}
	if r.after != nil {
		r.after.called = called
	}
}

// located decides about the pages, once it is known where posts are published.
func (r *run) located(contents []published.Content) {
	if r.before != nil && !reflect.DeepEqual(r.before.contents, contents) {
		r.before = nil
	}
	if r.after != nil {
		r.after.contents = contents
	}
}

// post returns what is known of a post with a fingerprint.
func (s *state) post(name, print string) (knownPost, bool) {
	if s == nil {
		return knownPost{}, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	known, found := s.posts[name]
	return known, found && known.print == print
}

// keepPost keeps what is known of a post so far.
func (s *state) keepPost(name string, known knownPost) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.posts[name] = known
}

// fillPost keeps where a post is published, if it is still what was kept of it.
func (s *state) fillPost(p *post.Post, content published.Content) {
	if s == nil {
		return
	}
	known, same := s.post(p.File.Path, fingerprint.OfBytes(p.File.Data))
	if !same {
		known.print = "" // it changed just now
	}
	known.content = content
	s.keepPost(p.File.Path, known)
}

// recallPost takes over what is known of a post that has not changed.
func (r *run) recallPost(name string) (published.Content, bool) {
	if r.before == nil {
		return published.Content{}, false
	}
	now, _ := r.after.post(name, "")
	known, same := r.before.post(name, now.print)
	if !same || !r.checker.Recall(r.before.checker, name) {
		return published.Content{}, false
	}
	r.after.keepPost(name, known)
	return known.content, true
}

// recall returns what the check of a page or a feed came to, if it would be the same
// again, and nil if it has to be read.
func (r *run) recall(name string, at place) *knownFile {
	if r.before == nil {
		return nil
	}
	known := r.before.files[name]
	if known == nil || known.place != at || !r.after.same(known.posts) || r.site.Print(name) != known.print {
		return nil
	}
	r.origins.trace(name, known.origin)
	for _, part := range known.learned {
		r.checker.Join(part)
	}
	r.after.keep(name, known)
	return known
}

// same reports whether posts have their fingerprints.
func (s *state) same(posts map[string]string) bool {
	for name, print := range posts {
		if _, same := s.post(name, print); !same {
			return false
		}
	}
	return true
}

// keep keeps what the check of a page or a feed came to.
func (s *state) keep(name string, known *knownFile) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[name] = known
}

// keepFile keeps it with the fingerprints of the posts that it depends on. If one of them
// could not be read, it is not kept.
func (s *state) keepFile(name string, file *source.File, known knownFile, posts []string) {
	if s == nil {
		return
	}
	known.print, known.posts = fingerprint.OfBytes(file.Data), map[string]string{}
	for _, of := range posts {
		if of == "" {
			continue
		}
		p, _ := s.post(of, "")
		if p.print == "" {
			return
		}
		known.posts[of] = p.print
	}
	s.keep(name, &known)
}
