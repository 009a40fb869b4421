// Package severity applies the severities that an author sets for rules and paths.
package severity

import (
	"fmt"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/register"
)

// Settings are the severities in site.yaml.
type Settings struct {
	everywhere map[string]finding.Severity
	paths      []catalog.PathRules
}

// Read reads the settings of a blog; c is nil for one without sources. The findings are
// about unknown rules.
func Read(c *catalog.Catalog, rules []finding.ID) (Settings, []finding.Finding) {
	if c == nil {
		return Settings{}, nil
	}
	known := map[string]bool{}
	var ids []string
	for _, id := range rules {
		known[string(id)] = true
		for _, old := range register.Load().Former(id) {
			known[string(old)] = true
		}
		ids = append(ids, string(id))
	}
	s := Settings{everywhere: today(c.Site.Check.Rules)}
	for _, p := range c.Site.Check.Paths {
		p.Rules = today(p.Rules)
		s.paths = append(s.paths, p)
	}
	return s, unknownRules(c.Site.Check, known, ids)
}

// today returns the severities by present ids; a present id takes precedence over an id
// of an earlier version.
func today(by map[string]finding.Severity) map[string]finding.Severity {
	all := map[string]finding.Severity{}
	for id, severity := range by {
		for _, now := range register.Load().Means(finding.ID(id)) {
			if _, named := by[string(now)]; !named || string(now) == id {
				all[string(now)] = severity
			}
		}
	}
	return all
}

// Apply changes severities as in site.yaml and drops findings that are off. If several
// patterns match a path, the last one that names the rule counts.
func (s Settings) Apply(found []finding.Finding) []finding.Finding {
	var kept []finding.Finding
	for _, f := range found {
		if severity, set := s.of(f); set {
			f.Severity = severity
		}
		if f.Severity != finding.Off {
			kept = append(kept, f)
		}
	}
	return kept
}

func (s Settings) of(f finding.Finding) (finding.Severity, bool) {
	for i := len(s.paths) - 1; i >= 0; i-- {
		severity, set := s.paths[i].Rules[string(f.Rule)]
		if set && (matches(s.paths[i].Pattern, f.File.Path) || f.Origin != "" && matches(s.paths[i].Pattern, f.Origin)) {
			return severity, true
		}
	}
	severity, set := s.everywhere[string(f.Rule)]
	return severity, set
}

func matches(pattern, path string) bool {
	ok, err := doublestar.Match(pattern, path)
	return ok && err == nil
}

// unknownRules reports unknown rules in site.yaml.
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
