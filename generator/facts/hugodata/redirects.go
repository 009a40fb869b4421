package hugodata

import (
	"regexp"
	"strings"
)

// Blog is what templates need to know about a blog besides its sources.
type Blog struct {
	Redirects []Redirect        // its own redirects, which a link may go through
	LinkHooks map[string]string // by language: when Hugo uses its own link hook, if the configuration says so
}

// Redirect is the blog's own redirect from a path, which may contain placeholders
// (/go/:id) or end in an asterisk, to an address.
type Redirect struct{ From, To string }

// redirects adds what each rule earns to the data. A rule with an exact path comes
// before those with a placeholder; of rules for one path the first counts.
func (e earner) redirects(rules []Redirect) []pathRule {
	patterns := []pathRule{}
	for _, r := range rules {
		paid := e.of(r.To)
		if strings.Contains(r.From, "*") || strings.Contains(r.From, "/:") {
			patterns = append(patterns, pathRule{Is: pathExpression(r.From), Earning: paid})
			continue
		}
		key := bare(r.From)
		if _, known := e.short[key]; known || key == "" {
			continue
		}
		if paid != nil {
			e.short[key] = *paid
		}
	}
	for len(patterns) > 0 && patterns[len(patterns)-1].Earning == nil { // rules after the last that earns do not matter
		patterns = patterns[:len(patterns)-1]
	}
	for _, r := range rules { // an exact path that earns nothing is an exception to a pattern that does
		key := bare(r.From)
		if _, known := e.short[key]; !known && key != "" && !strings.ContainsAny(key, "*:") && len(patterns) > 0 {
			e.short[key] = earning{}
		}
	}
	return patterns
}

var placeholder = regexp.MustCompile(`/:[^/]+`)

// pathExpression returns a rule's path as an RE2 expression.
func pathExpression(from string) string {
	parts := strings.Split(placeholder.ReplaceAllString(from, "/\x00"), "\x00")
	for i, part := range parts {
		parts[i] = regexp.QuoteMeta(part)
	}
	return "^" + strings.ReplaceAll(strings.Join(parts, "[^/]+"), `\*`, ".*") + "/?$"
}
