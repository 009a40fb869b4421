package published

import (
	"bytes"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// AuthoredRule is a redirect in a blog's sources: from a path, which may contain
// placeholders or end in an asterisk, to an address.
type AuthoredRule struct{ From, To string }

// AuthoredRules reads the text of a _redirects file and a netlify.toml, in the order in
// which Netlify applies them. It omits rules for a single host and rules without a
// destination.
func AuthoredRules(redirects []byte, netlify string) ([]AuthoredRule, []finding.Finding) {
	var s Site
	for line := range bytes.Lines(redirects) {
		s.rules.line(strings.Fields(string(line)))
	}
	findings := s.readNetlify(netlify)
	var list []AuthoredRule
	for _, r := range s.rules.all {
		if r.host == "" && r.to != "" {
			list = append(list, AuthoredRule{r.path, r.to})
		}
	}
	return slices.Compact(list), findings
}
