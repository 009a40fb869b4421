package lint

import (
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
)

// Part is what a Checker learned from some of the pages, for the Checker that finishes
// the check of all of them.
type Part struct {
	Pages      []Summary
	Any        bool             // a page was checked
	Published  []string         // posts whose pages or feed items were checked
	Used       map[string][]int // by post, which of its suppressions suppressed something
	Suppressed int
}

// ReadPosts sets the function that reads a post when a page needs it, for a Checker of
// some of the pages. It returns nil for a post that can't be read.
func (c *Checker) ReadPosts(read func(path string) *post.Post) { c.read = read }

// readWhenNeeded reads a post. If two pages need it at once, both read it, and one
// result is kept.
func (c *Checker) readWhenNeeded(path string) *remembered {
	var r *remembered
	if p := c.read(path); p != nil {
		r = newRemembered(c.fromPost(p))
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if first, known := c.posts[path]; known {
		return first
	}
	c.posts[path] = r
	return r
}

// Part returns what the pages had that were checked.
func (c *Checker) Part() Part {
	p := Part{Pages: c.summaries, Any: c.pages, Used: map[string][]int{}, Suppressed: c.suppressed}
	for path, r := range c.posts {
		if r == nil {
			continue
		}
		if r.published.Load() {
			p.Published = append(p.Published, path)
		}
		for i, s := range r.suppressed.All {
			if s.Used() {
				p.Used[path] = append(p.Used[path], i)
			}
		}
	}
	return p
}

// Join adds what another Checker learned, or this one from a page. Every post was
// checked or remembered before.
func (c *Checker) Join(p Part) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.summaries = append(c.summaries, p.Pages...)
	c.pages = c.pages || p.Any
	c.suppressed += p.Suppressed
	for _, path := range p.Published {
		if r := c.posts[path]; r != nil {
			r.published.Store(true)
		}
	}
	for path, used := range p.Used {
		r := c.posts[path]
		for _, i := range used {
			if r != nil && i >= 0 && i < len(r.suppressed.All) {
				r.suppressed.All[i].Use()
			}
		}
	}
}
