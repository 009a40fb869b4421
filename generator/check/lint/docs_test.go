package lint_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
)

// ruleNamed are the places where the documentation names rules: settings of their
// severity, comments and front matter that suppress them, commands, JSON and links.
var ruleNamed = []*regexp.Regexp{
	regexp.MustCompile(`\brules: \{([^}]*)\}`),
	regexp.MustCompile(`\bignore: \{([^}]*)\}`),
	regexp.MustCompile(`aboveboard:ignore ([a-z-]+)`),
	regexp.MustCompile(`aboveboard explain ([a-z-]+)`),
	regexp.MustCompile(`"rule": "([^"]+)"`),
	regexp.MustCompile(`rules/#([a-z-]+)`),
}

var idOrKey = regexp.MustCompile(`(?:^|, )([a-z-]+)(?:$|:)`)

func TestTheDocsNameOnlyRulesThatExist(t *testing.T) {
	known := map[string]bool{}
	for _, r := range lint.Rules() {
		known[string(r.ID)] = true
	}
	pages, err := filepath.Glob("../../../content/docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, name := range pages {
		if filepath.Base(name) == "rules.md" {
			continue // written from the rules; its examples name rules that do not exist on purpose
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, place := range ruleNamed {
			for _, match := range place.FindAllSubmatch(data, -1) {
				for _, id := range idOrKey.FindAllSubmatch(match[1], -1) {
					if named++; !known[string(id[1])] {
						t.Errorf("%s: %q names the rule %q, which does not exist", filepath.Base(name), match[0], id[1])
					}
				}
			}
		}
	}
	if named < 8 {
		t.Errorf("the pages name %d rules; the patterns of this test no longer find them", named)
	}
}
