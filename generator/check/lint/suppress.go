package lint

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync/atomic"

	"github.com/aboveboard-hugo/aboveboard/generator/check/suppression"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// remembered is what a post says about how to check it.
type remembered struct {
	path          string
	jurisdictions []string
	suppressed    *suppression.Post
	own           map[uint64]bool // its links and disclosures, to recognize them on its page

	discloses bool        // it has the disclosure shortcode
	always    bool        // with always=true
	published atomic.Bool // its page was checked
}

// settings are the lines under "aboveboard" in a post's front matter.
type settings struct {
	Jurisdictions []string
	Ignore        map[string]string // rule to reason
}

func settingsOf(p *post.Post) settings {
	var s settings
	own, _ := p.FrontMatter["aboveboard"].(map[string]any)
	if list, ok := own["jurisdictions"].([]any); ok {
		for _, id := range list {
			s.Jurisdictions = append(s.Jurisdictions, fmt.Sprint(id))
		}
	}
	if list, ok := own["jurisdictions"].([]string); ok {
		s.Jurisdictions = list
	}
	if ignore, ok := own["ignore"].(map[string]any); ok {
		s.Ignore = map[string]string{}
		for rule, reason := range ignore {
			s.Ignore[rule], _ = reason.(string)
		}
	}
	return s
}

func (c *Checker) rememberPost(d *Document) *remembered {
	r := newRemembered(d)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.posts[d.File.Path] = r
	return r
}

func newRemembered(d *Document) *remembered {
	own := settingsOf(d.Post)
	r := &remembered{
		path:          d.File.Path,
		jurisdictions: own.Jurisdictions,
		suppressed:    d.suppressions(own.Ignore),
		discloses:     slices.ContainsFunc(d.Post.Shortcodes, func(s post.Shortcode) bool { return s.Name == "disclosure" }),
		always:        slices.ContainsFunc(d.Post.Shortcodes, isAlways),
	}
	r.keep(d)
	return r
}

// suppressions reads the suppressions of a post.
func (d *Document) suppressions(ignore map[string]string) *suppression.Post {
	if len(d.Post.Suppressions) == 0 && len(ignore) == 0 {
		return &suppression.Post{}
	}
	texts := make([]string, len(d.Passages))
	for i := range d.Passages {
		texts[i] = d.Passages[i].Text
	}
	var ours []suppression.Made
	for i := range d.Links {
		l := &d.Links[i]
		if l.Ours {
			ours = append(ours, suppression.Made{Offset: l.Order, Address: l.Written})
		}
	}
	read := suppression.Read(d.Post, ignore, texts, ours)
	for _, s := range read.All {
		for i := range d.Links {
			l := &d.Links[i]
			if s.Whole || !s.Holds(l.Order) {
				continue
			}
			for at := range l.Chain() {
				s.Networks[at.Network.ID] = true
			}
		}
	}
	return read
}

func (c *Checker) remembered(path string) *remembered {
	c.mu.Lock()
	r, known := c.posts[path]
	c.mu.Unlock()
	if known || path == "" || c.read == nil {
		return r
	}
	return c.readWhenNeeded(path)
}

// filter drops the findings that a suppression covers.
func (d *Document) filter(found []finding.Finding) []finding.Finding {
	var kept []finding.Finding
	for _, f := range found {
		if !d.suppresses(&f) {
			kept = append(kept, f)
		}
	}
	d.suppressed += len(found) - len(kept)
	return kept
}

// suppresses reports whether a finding of the document is suppressed. Findings about
// coverage were already decided for each link.
func (d *Document) suppresses(f *finding.Finding) bool {
	own := d.post.covering(d, f.Rule, func(s *suppression.Suppression) bool {
		switch {
		case s.Whole:
			return true
		case IsCoverage(f.Rule):
			return false
		case d.Page == nil:
			return s.Holds(f.Span.Start)
		}
		return d.onPage(d.post, noCard).Covers(s, f.Span)
	})
	if own || d.Page == nil || len(d.cards) == 0 || IsCoverage(f.Rule) {
		return own
	}
	card := d.spot(f.Span).card
	of := d.cards[card]
	return of.covering(d, f.Rule, func(s *suppression.Suppression) bool { return d.onPage(of, card).Covers(s, f.Span) })
}

// covering marks the suppressions of a rule that cover something as used, for the
// document too, if it is one's own finding, and reports whether there are any.
func (r *remembered) covering(d *Document, rule finding.ID, covers func(*suppression.Suppression) bool) bool {
	if r == nil {
		return false
	}
	any := false
	for i, s := range r.suppressed.All {
		if !s.Of(rule) || !covers(s) {
			continue
		}
		s.Use()
		any = true
		if d != nil && !slices.Contains(d.used[r.path], i) {
			put(&d.used, r.path, append(d.used[r.path], i))
		}
	}
	return any
}

// noCard is for all of a page.
const noCard = -1

// isSuppressed reports whether a suppression of a rule covers one link of the document,
// so that the rule continues with the next link.
func (d *Document) isSuppressed(l *Link, rule finding.ID) bool {
	covered := d.post.covering(d, rule, func(s *suppression.Suppression) bool {
		switch {
		case s.Whole:
			return false // the finding itself is dropped
		case d.Page == nil:
			return s.Holds(l.Order)
		}
		return d.onPage(d.post, noCard).Link(s, l.Order)
	})
	if of := d.cards[l.Card]; of != nil && !covered {
		covered = of.covering(d, rule, func(s *suppression.Suppression) bool { return d.onPage(of, l.Card).Link(s, l.Order) })
	}
	if covered {
		d.suppressed++
	}
	return covered
}

// onPage finds a post in the page, or in a card of it.
func (d *Document) onPage(of *remembered, card int) *suppression.Shown {
	if d.shownIn[card] == nil {
		if d.shownIn == nil {
			d.shownIn = map[int]*suppression.Shown{}
		}
		d.shownIn[card] = of.suppressed.On(d.Page, card)
	}
	return d.shownIn[card]
}

// readCards finds the posts with suppressions that the cards of a page lead to.
func (c *Checker) readCards(d *Document) {
	if c.postAt == nil {
		return
	}
	for i, card := range d.Page.Cards {
		path := c.postAt(cmp.Or(card.Route, routeOf(d.Route, card.Href)), d.titleOf(i))
		if path != "" && path != d.Origin && !slices.Contains(d.shows, path) {
			d.shows = append(d.shows, path)
		}
		of := c.remembered(path)
		if of == nil || of == d.post || len(of.suppressed.All) == 0 {
			continue
		}
		if d.cards == nil {
			d.cards = map[int]*remembered{}
		}
		d.cards[i] = of
	}
}

// titleOf is the first heading of a card.
func (d *Document) titleOf(card int) string {
	for _, p := range d.Passages {
		if p.Card == card && p.Heading {
			return p.Text
		}
	}
	return ""
}

// withoutSuppressed drops the findings about the whole site that a suppression covers.
func (c *Checker) withoutSuppressed(found []finding.Finding) []finding.Finding {
	return slices.DeleteFunc(found, func(f finding.Finding) bool {
		covers := func(s *suppression.Suppression) bool {
			return s.Whole || f.Origin != "" && (s.Networks[f.Subject] || s.Names(f.Subject)) || f.Origin == "" && s.Holds(f.Span.Start)
		}
		suppressed := c.posts[cmp.Or(f.Origin, f.File.Path)].covering(nil, f.Rule, covers)
		if !suppressed && f.Route != "" && c.postAt != nil {
			suppressed = c.posts[c.postAt(f.Route, "")].covering(nil, f.Rule, func(s *suppression.Suppression) bool { return s.Whole })
		}
		if suppressed {
			c.suppressed++
		}
		return suppressed
	})
}

// unused reports suppressions that suppressed nothing.
func (c *Checker) unused() []finding.Finding {
	byID := map[finding.ID]*Rule{}
	for _, r := range c.rules {
		byID[r.ID] = r
	}
	var found []finding.Finding
	for _, path := range slices.Sorted(maps.Keys(c.posts)) {
		post := c.posts[path]
		for _, s := range post.suppressed.All {
			rule := byID[s.Rule]
			if s.Used() || rule == nil || (rule.Pages || rule.Partly) && !c.pages || s.OnPageOnly() && !post.published.Load() {
				continue
			}
			f := finding.Finding{Rule: "unused-suppression", Severity: finding.Warning, File: s.File, Span: s.Span, Subject: string(s.Rule),
				Message: fmt.Sprintf("%q is suppressed here, but there is nothing to suppress; remove the comment", s.Rule)}
			if s.Whole {
				f.Precision = finding.WholeFile
				f.Message = fmt.Sprintf("the front matter suppresses %q, which found nothing in this post; remove it there", s.Rule)
			}
			found = append(found, f)
		}
	}
	return c.severity.Apply(found)
}
