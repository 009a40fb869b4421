package catalog

import (
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// check reads the severities for `check`.
func (d *decoder) check(n *yamlsource.Node) Check {
	var c Check
	if n == nil {
		return c
	}
	m := d.Mapping(n, "check", checkFields)
	c.Rules = d.severities(&c, yamlsource.Of(m, "rules"), "rules of check")
	for _, item := range d.Sequence(yamlsource.Of(m, "paths"), "paths of check", 1) {
		p := d.Mapping(item, "an entry of paths", pathFields)
		pattern := ""
		if at := yamlsource.Of(p, "path"); at != nil {
			pattern = d.pattern(at)
		}
		rules := d.severities(&c, yamlsource.Of(p, "rules"), "rules of path "+pattern)
		if pattern != "" {
			c.Paths = append(c.Paths, PathRules{Pattern: pattern, Rules: rules})
		}
	}
	return c
}

// severities reads `rule: severity` lines.
func (d *decoder) severities(c *Check, n *yamlsource.Node, what string) map[string]finding.Severity {
	rules := map[string]finding.Severity{}
	if n == nil {
		return rules
	}
	if n.Kind != yamlsource.Mapping {
		d.WrongType(n, what, "`rule: off` lines")
		return rules
	}
	for _, e := range n.Entries {
		if d.Word(e.Key, "a rule's name") == "" {
			continue
		}
		c.Named = append(c.Named, NamedRule{ID: e.Key.Value, Mark: d.mark(e.Key)})
		word := d.Choice(e.Value, "rule "+e.Key.Value, severities())
		for s := finding.Error; s <= finding.Off; s++ {
			if s.String() == word {
				rules[e.Key.Value] = s
			}
		}
	}
	return rules
}

// pattern reads a path in the blog's folder, in which * matches anything but a slash
// and ** matches anything.
func (d *decoder) pattern(n *yamlsource.Node) string {
	text := d.Word(n, "path")
	if strings.HasPrefix(text, "/") || strings.Contains(text, `\`) || strings.Contains("/"+text+"/", "/../") || strings.ContainsAny(text, "\n\r") {
		d.Report("bad-path", n, "path is %q; expected a path in the blog with / between names, such as content/archive/** or public/tags/**", text)
		return ""
	}
	return text
}
