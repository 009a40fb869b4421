package network

import (
	"regexp"
	"slices"
	"strings"
)

// Table is the set in the form that Hugo's templates read (data/aboveboard/links.json).
// They look for Find in a post's source, write each address as Plain does, look its
// host up, and try the expressions of the shapes that may fit, in order: those of
// Shapes, of each of Patterns that the host matches, and of Any. The first that fits counts.
type Table struct {
	Find     string                  `json:"find"`   // RE2, of a source: an address that may be one of a network
	Hosts    string                  `json:"hosts"`  // RE2, of a host: its longest ending that Shapes knows
	Shapes   map[string][]int        `json:"shapes"` // places in List, by such an ending: "shop.example" for that host, ".shop.example" for those below it
	Patterns []TablePattern          `json:"patterns"`
	Any      []int                   `json:"any"`
	List     []TableShape            `json:"list"`
	Networks map[string]TableNetwork `json:"networks"`
}

// TablePattern is an RE2 expression of whole hosts.
type TablePattern struct {
	Host   string `json:"host"`
	Shapes []int  `json:"shapes"`
}

// TableShape is a Shape. A link whose account is to be found (group Account of
// Is) and is empty earns "not", and any other what Earns says.
type TableShape struct {
	Network     string `json:"network"`
	Form        string `json:"form"`
	Is          string `json:"is"`                    // RE2, of a plain address
	Except      string `json:"except,omitempty"`      // RE2, of the host
	Account     int    `json:"account"`               // its group in Is; 0, the whole, where it is hidden
	InPath      int    `json:"inPath,omitempty"`      // the group of a wrapped address in the path, which the query belongs to
	Destination []int  `json:"destination,omitempty"` // the groups of one in a parameter: the first that is not empty counts
	Earns       string `json:"earns"`                 // does, may or not
}

// TableNetwork is what templates ask of a network.
type TableNetwork struct {
	Name          string   `json:"name"`
	Merchant      string   `json:"merchant,omitempty"`
	Names         []string `json:"names,omitempty"`
	NameIt        bool     `json:"nameIt,omitempty"`
	RequiresLabel bool     `json:"requiresLabel,omitempty"`
	Rejected      []string `json:"rejected,omitempty"`
}

// Table returns the set as data, the same for the same networks. More are hosts
// that Find finds besides, such as those of declared short addresses.
func (s *Set) Table(more ...string) Table {
	t := Table{Shapes: s.shapesByEnding(), Any: append([]int{}, s.index.any...), Patterns: []TablePattern{}, List: []TableShape{}, Networks: map[string]TableNetwork{}}
	hosts := map[int]string{} // of shapes whose account is in the host's name
	for _, p := range s.index.patterns {
		t.Patterns = append(t.Patterns, TablePattern{Host: p.pattern.String(), Shapes: p.shapes})
		for _, i := range p.shapes {
			if p.pattern.SubexpIndex("account") >= 0 && len(s.index.entries[i].shape.hosts) == 1 {
				hosts[i] = p.pattern.String()
			}
		}
	}
	for i, e := range s.index.entries {
		t.List = append(t.List, tableShape(e, hosts[i]))
	}
	for _, n := range s.Networks {
		t.Networks[n.ID] = TableNetwork{Name: n.Name, Merchant: n.Merchant, Names: n.Names(), NameIt: n.NameIt, RequiresLabel: n.Labels.Demanded, Rejected: n.Labels.Reject}
	}
	t.Hosts = `(?:^|\.)(?:` + strings.Join(quoted(s.endings()), "|") + `)$`
	t.Find = s.find(more)
	return t
}

func tableShape(e entry, host string) TableShape {
	x := e.shape.expression(host, false)
	s := TableShape{Network: e.network.ID, Form: e.shape.Form, Is: x.is, Account: x.account, InPath: x.inPath, Destination: x.destination, Earns: e.shape.Earns.String()}
	if e.shape.excepts != nil {
		s.Except = e.shape.excepts.String()
	}
	return s
}

// endings are the names in the networks' lists of hosts.
func (s *Set) endings() []string {
	var names []string
	for name := range s.index.under {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// shapesByEnding lists for each of these names, and for what is below it, all
// shapes that such a host may have, so that nothing is left to be looked up.
func (s *Set) shapesByEnding() map[string][]int {
	all := map[string][]int{}
	for _, name := range s.endings() {
		var above []int
		for rest := name; ; {
			_, parent, more := strings.Cut(rest, ".")
			if !more {
				break
			}
			above = append(above, s.index.under[parent]...)
			rest = parent
		}
		all[name] = append(append([]int{}, s.index.hosts[name]...), above...)
		all["."+name] = append(append([]int{}, s.index.under[name]...), above...)
	}
	return all
}

// find is one expression for all addresses in a source that could be one of a
// network, or that are written in a way that hides their host.
func (s *Set) find(more []string) string {
	const tail = "(?:[^\\s<>\"()\\[\\]{}|\\x60]|\\([^\\s<>\"()]*\\))*"
	names := append(s.openings(), quoted(more)...)
	for _, p := range s.index.patterns {
		names = append(names, within(p.pattern.String(), "\n /?#"))
	}
	slices.Sort(names)
	starts := []string{`[^\s<>"'()/?#]*(?:[%\\]|[^\x00-\x7f])`, `/`}
	if names = slices.Compact(names); len(names) > 0 {
		starts = append(starts, `(?:[^\s<>"'()/?#]*[.@])?(?:`+strings.Join(names, "|")+`)\b`)
	}
	if hints := s.hints(); len(hints) > 0 {
		starts = append(starts, `[^\s<>"()\[\]{}]*?(?:`+strings.Join(hints, "|")+`)`)
	}
	return strings.ReplaceAll(`//(?i:`+strings.Join(starts, "|")+`)`+tail, "(?P<account>", "(?:")
}

// openings are expressions of how addresses of the listed hosts begin: the host, and
// the path too where all that is known of the host only leads on from one path, so
// that no template looks at each video or each search.
func (s *Set) openings() []string {
	var list []string
	for _, name := range s.endings() {
		path := s.leadsOnFrom(slices.Concat(s.index.hosts[name], s.index.under[name]))
		if path != "" {
			path = "(?::[0-9]+)?" + regexp.QuoteMeta(path)
		}
		list = append(list, regexp.QuoteMeta(name)+path)
	}
	return list
}

// leadsOnFrom returns the beginning of the path that all these shapes share, without a
// slash at its end; empty where one of them earns or has another path.
func (s *Set) leadsOnFrom(shapes []int) string {
	shared := ""
	for _, i := range shapes {
		shape := s.index.entries[i].shape
		if shape.Earns != EarnsNot || shape.Destination == nil || shape.Path == nil {
			return ""
		}
		start := strings.TrimRight(literalStart(shape.Path.String()), "/")
		if shared != "" && start != shared {
			return ""
		}
		shared = start
	}
	return shared
}

// literalStart is what all texts begin with that an expression takes.
func literalStart(pattern string) string {
	path, err := regexp.Compile(strings.TrimPrefix(pattern, "^"))
	if err != nil {
		return "" // cannot be: it was compiled
	}
	start, _ := path.LiteralPrefix()
	return start
}

// hints are expressions of what is in an address of a shape that any host
// may have: the name of a parameter, or the beginning of the path.
func (s *Set) hints() []string {
	var list []string
	for _, i := range s.index.any {
		shape := s.index.entries[i].shape
		if len(shape.Parameters) > 0 {
			list = append(list, `[?&;]`+regexp.QuoteMeta(shape.Parameters[0])+`\b`)
		} else {
			list = append(list, regexp.QuoteMeta(literalStart(shape.Path.String())))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func quoted(texts []string) []string {
	all := make([]string, len(texts))
	for i, text := range texts {
		all[i] = regexp.QuoteMeta(text)
	}
	return all
}
