package lint

import (
	"github.com/bmatcuk/doublestar/v4"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// severities says how strict the author wants each rule, and where.
type severities struct {
	everywhere map[string]finding.Severity
	paths      []catalog.PathRules
}

func readSeverities(c *catalog.Catalog, rules []*Rule) (severities, []finding.Finding) {
	if c == nil {
		return severities{}, nil
	}
	known := map[string]bool{}
	var ids []string
	for _, r := range rules {
		known[string(r.ID)] = true
		ids = append(ids, string(r.ID))
	}
	return severities{everywhere: c.Site.Check.Rules, paths: c.Site.Check.Paths}, unknownRules(c.Site.Check, known, ids)
}

// apply changes severities as site.yaml says and drops what is off. Of several
// patterns that match a path, the last one that names the rule counts.
func (s severities) apply(found []finding.Finding) []finding.Finding {
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

func (s severities) of(f finding.Finding) (finding.Severity, bool) {
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
