package network

import (
	"regexp"
	"slices"
	"strings"
)

// Finder returns an RE2 expression that finds, among addresses on a line each that
// begin with two slashes, those that may be paid links, as they are written: addresses of
// the networks' hosts or of more hosts, addresses that have what a shape of any host
// requires, and those whose host is not in plain letters. Nearly all addresses in a blog
// are none of these.
func (s *Set) Finder(more ...string) string {
	hosts := quoted(more)
	var choices []string
	for name, from := range s.hostsWithStart() {
		if from == "" {
			hosts = append(hosts, regexp.QuoteMeta(name))
		} else {
			choices = append(choices, regexp.QuoteMeta(name)+`\b[^\n]*`+regexp.QuoteMeta(from))
		}
	}
	slices.Sort(hosts)
	slices.Sort(choices)
	if len(hosts) > 0 {
		choices = append([]string{`(?:` + strings.Join(hosts, "|") + `)(?:\b|_)`}, choices...)
	}
	var below []string
	if len(choices) > 0 {
		below = append(below, `(?:[a-z0-9_-]+\.)*(?:`+strings.Join(choices, "|")+`)`)
	}
	for _, p := range s.index.patterns {
		below = append(below, groupName.ReplaceAllString(within(p.pattern.String(), "\n/?#"), "(?:"))
	}
	below = append(below, s.hints()...)
	below = append(below, `[a-z0-9._-]*[^a-z0-9._/?#\n-]`, `/`)
	return `\n//(?:` + strings.Join(below, "|") + `)[^\n]*`
}

// hostsWithStart returns the names in the networks' lists of hosts, with the path prefix
// that all addresses there share which may lead to paid links, if there is one; see
// leadsOnFrom.
func (s *Set) hostsWithStart() map[string]string {
	shapes, all := s.shapesByEnding(), map[string]string{}
	for _, name := range s.endings() {
		all[name] = s.leadsOnFrom(shapes[name])
		if all[name] != s.leadsOnFrom(shapes["."+name]) {
			all[name] = ""
		}
	}
	return all
}

// hints returns expressions of what follows the slashes in an address of an any-host
// shape: one for the beginnings of paths, and one for the names of parameters.
func (s *Set) hints() []string {
	var paths, names, hints []string
	for _, i := range s.index.any {
		shape := s.index.entries[i].shape
		if len(shape.Parameters) > 0 {
			names = append(names, regexp.QuoteMeta(shape.Parameters[0]))
		} else {
			paths = append(paths, regexp.QuoteMeta(literalStart(shape.Path.String())))
		}
	}
	if paths != nil {
		hints = append(hints, `[^/\n]*(?:/[.%][^\n]*)?(?:`+strings.Join(paths, "|")+`)`)
	}
	if names != nil {
		hints = append(hints, `[^?\n]*\?(?:[^\n]*[&;])?(?:`+strings.Join(names, "|")+`)\b`)
	}
	return hints
}
