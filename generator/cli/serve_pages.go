package cli

import (
	"cmp"
	"context"
	"errors"

	"github.com/aboveboard-hugo/aboveboard/generator/check/audit"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/watch"
)

// rendered is what Hugo's server has rendered.
type rendered struct {
	before  watch.State // when it was looked at last
	audited watch.State // when it was checked last
	cancel  func()      // the check that runs; nil where none does
	number  int         // of that check
	memory  audit.Memory
}

// lookedAt is what a check of the pages found.
type lookedAt struct {
	number int
	result audit.Result
	err    error
}

// look checks the pages once Hugo is done with a change: when they differ from what was
// checked last, and have not changed for a moment.
func (s *serving) look(ctx context.Context) {
	if s.unchecked || s.catalog == nil || s.server.said.at() == "" {
		return
	}
	now := watch.Look(watch.Options{Folders: []string{s.into}})
	settled := len(now) > 0 && now.Same(s.pages.before)
	s.pages.before = now
	if !settled || now.Same(s.pages.audited) {
		return
	}
	s.pages.audited = now
	if s.pages.cancel != nil {
		s.pages.cancel()
	}
	of, cancel := context.WithCancel(ctx)
	s.pages.cancel = cancel
	s.pages.number++
	number := s.pages.number
	options, err := s.toCheck(s.blog, checking{public: s.into, pagesOnly: true, baseURL: cmp.Or(s.server.said.at(), s.blog.BaseURL)}, nil, s.catalog)
	if err != nil {
		display.Printf(s.stderr, "aboveboard: %v\n", err)
		return
	}
	options.Shown = s.blog.Name(s.blog.Publish)
	go func() {
		result, err := s.pages.memory.Run(of, options)
		select {
		case s.audited <- lookedAt{number, result, err}:
		case <-ctx.Done():
		}
	}()
}

// checked reports what the check of the pages found, unless a newer one is running.
func (s *serving) checked(found lookedAt) {
	if found.number != s.pages.number {
		return
	}
	s.pages.cancel = nil
	if errors.Is(found.err, context.Canceled) {
		s.pages.audited = nil // Hugo was started again meanwhile
		return
	}
	if found.err != nil {
		display.Printf(s.stderr, "aboveboard: the pages could not be checked: %v\n", found.err)
		return
	}
	s.say("pages", finding.Sort(found.result.Findings))
}
