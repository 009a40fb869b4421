package network

import (
	"regexp"
	"slices"
	"strings"
)

// Finder is RE2 expressions for addresses on a line each that begin with two slashes. They
// find those that may be paid links, as they are written: addresses of the networks'
// hosts or of more hosts, addresses that have what a shape of any host requires, and
// those whose host is not in plain letters. Nearly all addresses in a blog are not
// among these. A parameter that any host may have is looked for in the whole address, which
// takes longer than all hosts do, and few pages have one. So All, which finds
// everything, is for pages on which Query matches, and Plain finds the same on others.
type Finder struct {
	Plain string `json:"plain"`
	Query string `json:"query"`
	All   string `json:"all"`
}

// Finder returns the expressions of the set and of more hosts.
func (s *Set) Finder(more ...string) Finder {
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
	paths, names := s.hints()
	if paths != nil {
		below = append(below, `[^/\n]*(?:/[.%][^\n]*)?(?:`+strings.Join(paths, "|")+`)`)
	}
	below = append(below, `[a-z0-9._-]*[^a-z0-9._/?#\n-]`, `/`)
	if names == nil {
		return Finder{Plain: linesOf(below), Query: `[^\s\S]`, All: linesOf(below)}
	}
	query := `\?(?:[^\n]*[&;])?(?:` + strings.Join(names, "|") + `)\b`
	return Finder{Plain: linesOf(below), Query: query, All: linesOf(append(below, `[^?\n]*`+query))}
}

// linesOf returns an expression for the addresses that begin with one of the choices.
func linesOf(choices []string) string {
	return `\n//(?:` + strings.Join(choices, "|") + `)[^\n]*`
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

// hints returns what addresses of the any-host shapes have, quoted: the beginnings of
// paths, and the names of parameters for shapes that require one.
func (s *Set) hints() (paths, names []string) {
	for _, i := range s.index.any {
		shape := s.index.entries[i].shape
		if len(shape.Parameters) > 0 {
			names = append(names, regexp.QuoteMeta(shape.Parameters[0]))
		} else {
			paths = append(paths, regexp.QuoteMeta(literalStart(shape.Path.String())))
		}
	}
	return paths, names
}
