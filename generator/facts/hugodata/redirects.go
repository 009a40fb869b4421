package hugodata

import (
	"regexp"
	"strings"
)

// Blog is what the blog has besides its sources that templates need to know.
type Blog struct {
	Redirects []Redirect        // its own rules, which a link may go through
	LinkHooks map[string]string // by language: when Hugo uses its own hook for links, where the configuration says so
}

// Redirect is a rule of the blog's own that leads from a path, which may hold
// placeholders (/go/:id) or end in an asterisk, to an address.
type Redirect struct{ From, To string }

// redirects puts what each rule earns where templates find it. A rule of an exact
// path counts before those with a placeholder; of rules for one path the first.
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
	for len(patterns) > 0 && patterns[len(patterns)-1].Earning == nil { // what is behind the last that earns says nothing
		patterns = patterns[:len(patterns)-1]
	}
	for _, r := range rules { // an exact path that earns nothing is an exception from a pattern that does
		key := bare(r.From)
		if _, known := e.short[key]; !known && key != "" && !strings.ContainsAny(key, "*:") && len(patterns) > 0 {
			e.short[key] = earning{}
		}
	}
	return patterns
}

var placeholder = regexp.MustCompile(`/:[^/]+`)

// pathExpression is a rule's path as an RE2 expression.
func pathExpression(from string) string {
	parts := strings.Split(placeholder.ReplaceAllString(from, "/\x00"), "\x00")
	for i, part := range parts {
		parts[i] = regexp.QuoteMeta(part)
	}
	return "^" + strings.ReplaceAll(strings.Join(parts, "[^/]+"), `\*`, ".*") + "/?$"
}
