package lint

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync/atomic"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/register"
)

// remembered is what a post says about how it wants to be checked.
type remembered struct {
	places   []string
	silences []*silence
	own      map[uint64]bool // its links and disclosures: what of its page is its own

	discloses bool // it has the disclosure shortcode
}

// silence is one suppression, in a comment or in the front matter.
type silence struct {
	rule     finding.ID
	file     *source.File
	span     source.Span
	whole    bool           // the whole post
	covers   source.Span    // a block of it
	subjects map[string]int // how often each address stands in that block: so the published page knows its links
	used     atomic.Bool
}

// means tells whether a suppression names a rule, by its id of today or an earlier one.
func (s *silence) means(rule finding.ID) bool {
	return s.rule == rule || slices.Contains(register.Load().Means(s.rule), rule)
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
	own := settingsOf(d.Post)
	r := &remembered{places: own.Jurisdictions, discloses: slices.ContainsFunc(d.Post.Shortcodes, func(s post.Shortcode) bool { return s.Name == "disclosure" })}
	for _, rule := range slices.Sorted(maps.Keys(own.Ignore)) {
		if own.Ignore[rule] != "" {
			r.silences = append(r.silences, &silence{rule: finding.ID(rule), file: d.File, whole: true})
		}
	}
	for _, s := range d.Post.Suppressions {
		if s.Rule == "" || s.Reason == "" {
			continue // rule incomplete-suppression speaks of it
		}
		one := &silence{rule: finding.ID(s.Rule), file: d.File, span: s.Span, covers: s.Covers, subjects: map[string]int{}}
		for _, l := range d.Links {
			if l.Order >= s.Covers.Start && l.Order < s.Covers.End {
				one.subjects[l.Written]++
				for at := range l.Chain() {
					one.subjects[at.Network.ID]++ // what rules about the whole site name a finding by
				}
			}
		}
		r.silences = append(r.silences, one)
	}
	for _, one := range r.silences {
		one.file, one.span = one.file.Excerpt(one.span)
	}
	r.keep(d)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.posts[d.File.Path] = r
	return r
}

func (c *Checker) remembered(path string) *remembered {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.posts[path]
}

// filter drops the findings that a suppression of the post covers.
func (r *remembered) filter(c *Checker, d *Document, found []finding.Finding) []finding.Finding {
	if r == nil {
		return found
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.suppressed += d.quiet
	var kept []finding.Finding
	for _, f := range found {
		if !r.silent(f) {
			kept = append(kept, f)
			continue
		}
		c.suppressed++
	}
	return kept
}

// unsilenced drops the findings about the whole site that a suppression covers.
func (c *Checker) unsilenced(found []finding.Finding) []finding.Finding {
	return slices.DeleteFunc(found, func(f finding.Finding) bool {
		r := c.posts[cmp.Or(f.Origin, f.File.Path)]
		quiet := r != nil && r.silent(f)
		if quiet {
			c.suppressed++
		}
		return quiet
	})
}

func (r *remembered) silent(f finding.Finding) bool {
	quiet := false
	links := IsCoverage(f.Rule) // whose links were asked for one by one
	for _, s := range r.silences {
		if !s.means(f.Rule) || links && !s.whole {
			continue
		}
		inside := f.Origin == "" && f.Span.Start >= s.covers.Start && f.Span.Start < s.covers.End
		if s.whole || inside || f.Origin != "" && s.subjects[f.Subject] > 0 {
			s.used.Store(true)
			quiet = true
		}
	}
	return quiet
}

// silenced tells whether a suppression of a rule covers one link of the document,
// so that the rule goes on to the next link. On a published page the address tells,
// as often as it stands in the block.
func (d *Document) silenced(l *Link, rule finding.ID) bool {
	for _, s := range d.silences {
		if !s.means(rule) || s.whole {
			continue
		}
		inside := l.Order >= s.covers.Start && l.Order < s.covers.End
		if d.Post == nil {
			inside = d.hushed[l.Written] < s.subjects[l.Written]
		}
		if inside {
			if d.hushed == nil {
				d.hushed = map[string]int{}
			}
			d.hushed[l.Written]++
			d.quiet++
			s.used.Store(true)
			return true
		}
	}
	return false
}

// unused reports the suppressions that silenced nothing.
func (c *Checker) unused() []finding.Finding {
	byID := map[finding.ID]*Rule{}
	for _, r := range c.rules {
		byID[r.ID] = r
	}
	var found []finding.Finding
	for _, path := range slices.Sorted(maps.Keys(c.posts)) {
		for _, s := range c.posts[path].silences {
			rule := byID[s.rule]
			if s.used.Load() || rule == nil || (rule.Pages || rule.Partly) && !c.pages {
				continue
			}
			f := finding.Finding{Rule: "unused-suppression", Severity: finding.Warning, File: s.file, Span: s.span, Subject: string(s.rule),
				Message: fmt.Sprintf("%q is silenced here and found nothing to silence; remove the comment", s.rule)}
			if s.whole {
				f.Precision = finding.WholeFile
				f.Message = fmt.Sprintf("the front matter silences %q, which found nothing in this post; remove it there", s.rule)
			}
			found = append(found, f)
		}
	}
	return c.severity.apply(found)
}

// unknownRules reports rules in site.yaml that do not exist.
func unknownRules(check catalog.Check, known map[string]bool, ids []string) []finding.Finding {
	var found []finding.Finding
	for _, named := range check.Named {
		if !known[named.ID] {
			found = append(found, finding.Finding{Rule: "unknown-rule", File: named.File, Span: named.Span, Subject: named.ID,
				Message: fmt.Sprintf("there is no rule %q; %s", named.ID, finding.Expected(named.ID, ids))})
		}
	}
	return found
}
