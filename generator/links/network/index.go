package network

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/memo"
)

// entry is one shape of one network.
type entry struct {
	network *Network
	shape   *Shape
}

// index finds the shapes that may match a host without trying them all. The numbers are
// indexes of entries; the first match wins.
type index struct {
	entries  []entry
	hosts    map[string][]int // that host itself
	under    map[string][]int // its subdomains
	patterns []patternShapes
	any      []int
	landing  map[string]*entry // by click id
}

type patternShapes struct {
	pattern *regexp.Regexp
	shapes  []int
}

// New returns a set of networks. If a blog's own network and a built-in one have the
// same host, the blog's own comes first.
func New(networks ...*Network) *Set {
	s := &Set{Networks: slices.Clone(networks), byID: map[string]*Network{}, known: memo.New[string, matched](mostKnown)}
	slices.SortFunc(s.Networks, func(a, b *Network) int { return cmp.Compare(a.ID, b.ID) })
	s.index = index{hosts: map[string][]int{}, under: map[string][]int{}, landing: map[string]*entry{}}
	for _, n := range s.Networks {
		s.byID[n.ID] = n
		if n.Own {
			s.index.add(n)
		}
	}
	for _, n := range s.Networks {
		if !n.Own {
			s.index.add(n)
		}
	}
	return s
}

func (x *index) add(n *Network) {
	for i := range n.Shapes {
		x.entries = append(x.entries, entry{network: n, shape: &n.Shapes[i]})
		for _, h := range n.Shapes[i].hosts {
			x.addHost(h, len(x.entries)-1)
		}
	}
	if len(n.ClickIDs) == 0 {
		return
	}
	landing := &entry{network: n, shape: &Shape{Form: "landing", Hosts: []string{anyHost}, Earns: EarnsNot}}
	for _, id := range n.ClickIDs {
		if x.landing[id] == nil {
			x.landing[id] = landing
		}
	}
}

func (x *index) addHost(h host, shape int) {
	switch {
	case h.any:
		x.any = append(x.any, shape)
	case h.pattern != nil:
		for i := range x.patterns {
			if x.patterns[i].pattern.String() == h.pattern.String() {
				x.patterns[i].shapes = append(x.patterns[i].shapes, shape)
				return
			}
		}
		x.patterns = append(x.patterns, patternShapes{pattern: h.pattern, shapes: []int{shape}})
	default:
		if h.exact {
			x.hosts[h.name] = append(x.hosts[h.name], shape)
		}
		x.under[h.name] = append(x.under[h.name], shape)
	}
}

// find returns the first shape that matches an address: shapes of its host, then of the
// domains above it, the nearest first, then patterns, then any host.
func (x *index) find(a address) (entry, found, bool) {
	if e, f, ok := x.first(x.hosts[a.host], a, nil); ok {
		return e, f, true
	}
	for rest := a.host; ; {
		_, parent, more := strings.Cut(rest, ".")
		if !more {
			break
		}
		if e, f, ok := x.first(x.under[parent], a, nil); ok {
			return e, f, true
		}
		rest = parent
	}
	for _, p := range x.patterns {
		if groups := p.pattern.FindStringSubmatch(a.host); groups != nil {
			if e, f, ok := x.first(p.shapes, a, named(p.pattern, groups, "account")); ok {
				return e, f, true
			}
		}
	}
	return x.first(x.any, a, nil)
}

// found is what was found in an address besides its parameters.
type found struct {
	hostAccount, pathAccount, pathDestination string
}

func (x *index) first(shapes []int, a address, hostGroup []string) (entry, found, bool) {
	for _, i := range shapes {
		if f, ok := x.entries[i].shape.fits(a); ok {
			if len(hostGroup) > 0 {
				f.hostAccount = hostGroup[0]
			}
			return x.entries[i], f, true
		}
	}
	return entry{}, found{}, false
}

// fits tests everything about a shape except its hosts.
func (s *Shape) fits(a address) (found, bool) {
	for _, name := range s.Parameters {
		if _, there := a.parameter(name); !there {
			return found{}, false
		}
	}
	for _, v := range s.Values {
		if value, _ := a.parameter(v.Name); !v.Is.MatchString(value) {
			return found{}, false
		}
	}
	if s.excepts != nil && s.excepts.MatchString(a.host) {
		return found{}, false
	}
	if s.Path == nil {
		return found{}, true
	}
	groups := s.Path.FindStringSubmatch(a.path)
	if groups == nil {
		return found{}, false
	}
	var f found
	for _, text := range named(s.Path, groups, "account") {
		f.pathAccount = text
	}
	for _, text := range named(s.Path, groups, "destination") {
		f.pathDestination = text
	}
	return f, true
}

// named returns what a named group matched, if there is such a group.
func named(pattern *regexp.Regexp, groups []string, name string) []string {
	if i := pattern.SubexpIndex(name); i >= 0 {
		return groups[i : i+1]
	}
	return nil
}
