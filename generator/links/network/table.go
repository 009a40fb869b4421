package network

import (
	"fmt"
	"maps"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
)

// Table is the set in the form that Hugo's templates read (data/aboveboard/links.json).
// They look up an address's host and try the expressions of its sets on the address as
// Plain writes it, in order: those of Endings, of each of Patterns that the host
// matches, and of Any. The first match wins.
type Table struct {
	Hosts    string                  `json:"hosts"`   // RE2, for a host: its longest ending in Endings
	Endings  map[string][]int        `json:"endings"` // indexes of Sets, by such an ending: "shop.example" for that host, ".shop.example" for its subdomains
	Patterns []TablePattern          `json:"patterns"`
	Any      []int                   `json:"any"`
	Sets     []TableSet              `json:"sets"`
	Networks map[string]TableNetwork `json:"networks"`
}

// TablePattern is an RE2 expression for whole hosts.
type TablePattern struct {
	Host string `json:"host"`
	Sets []int  `json:"sets"`
}

// TableSet is several shapes in one expression: the first match wins, and the first
// group that is not empty is its number.
type TableSet struct {
	Is     string                `json:"is"`               // RE2, for a plain address
	Except string                `json:"except,omitempty"` // RE2, of the host
	Shapes map[string]TableShape `json:"shapes"`
}

// TableShape is a Shape. If the account (group Account of Is) is empty, the link earns
// "not"; otherwise Earns applies.
type TableShape struct {
	Network     string `json:"network"`
	Form        string `json:"form"`
	Program     string `json:"program,omitempty"`     // id of the blog's program that counts it; not set by Table
	Account     int    `json:"account"`               // its group; 0, the whole, where it is hidden
	InPath      int    `json:"inPath,omitempty"`      // the group of a wrapped address in the path, to which the query belongs
	Destination []int  `json:"destination,omitempty"` // the groups of a wrapped address in a parameter: the first that is not empty counts
	Earns       string `json:"earns"`                 // does, may or not
}

// TableNetwork is what templates need to know about a network.
type TableNetwork struct {
	Name          string   `json:"name"`
	Merchant      string   `json:"merchant,omitempty"`
	Names         []string `json:"names,omitempty"`
	NameIt        bool     `json:"nameIt,omitempty"`
	RequiresLabel bool     `json:"requiresLabel,omitempty"`
	Rejected      []string `json:"rejected,omitempty"`
}

// Table returns the set as data, the same for the same networks.
func (s *Set) Table() Table {
	c := tableCompiler{set: s, known: map[string]int{}, shapes: map[shapeAt]shapeExpression{}}
	t := Table{Endings: map[string][]int{}, Patterns: []TablePattern{}, Networks: map[string]TableNetwork{}}
	shapes := s.shapesByEnding()
	for _, ending := range slices.Sorted(maps.Keys(shapes)) {
		t.Endings[ending] = c.sets(shapes[ending], "")
	}
	for _, p := range s.index.patterns {
		host := ""
		if p.pattern.SubexpIndex("account") >= 0 {
			host = p.pattern.String()
		}
		t.Patterns = append(t.Patterns, TablePattern{Host: p.pattern.String(), Sets: c.sets(p.shapes, host)})
	}
	t.Any = c.sets(s.index.any, "")
	t.Sets = append([]TableSet{}, c.list...)
	for _, n := range s.Networks {
		t.Networks[n.ID] = TableNetwork{Name: n.Name, Merchant: n.Merchant, Names: n.Names(), NameIt: n.NameIt, RequiresLabel: n.Labels.Demanded, Rejected: n.Labels.Reject}
	}
	t.Hosts = `(?:^|\.)(?:` + strings.Join(quoted(s.endings()), "|") + `)$`
	return t
}

// tableCompiler compiles sets of shapes, each once.
type tableCompiler struct {
	set   *Set
	list  []TableSet
	known map[string]int // indexes of list, by the shapes' numbers and the host

	shapes map[shapeAt]shapeExpression // most are in several sets
}

// shapeAt is a shape by its number, at hosts of an expression that contains the account,
// or "".
type shapeAt struct {
	number int
	host   string
}

// shapeExpression is a shape's expression and the size of that, in instructions.
type shapeExpression struct {
	expression
	size int
}

// sets compiles shapes that are tried in turn, and returns the indexes of their sets.
// One set has consecutive shapes that exclude the same hosts, as long as the expression
// is small enough for Go to run it fast. Host is an expression for whole hosts that
// contains the account, or "".
func (c *tableCompiler) sets(shapes []int, host string) []int {
	places := []int{}
	for len(shapes) > 0 {
		n := c.together(shapes, host)
		key := fmt.Sprint(shapes[:n], host)
		place, known := c.known[key]
		if !known {
			place = len(c.list)
			c.list, c.known[key] = append(c.list, c.compile(shapes[:n], host)), place
		}
		places, shapes = append(places, place), shapes[n:]
	}
	return places
}

// together returns how many of the shapes fit into one set.
func (c *tableCompiler) together(shapes []int, host string) int {
	const most = 480 // instructions: package regexp runs up to 500 without its slow engine
	n, size := 0, 0
	for n < len(shapes) && c.excepted(shapes[n]) == c.excepted(shapes[0]) {
		if size += c.expression(shapes[n], host).size; n > 0 && size > most {
			break
		}
		n++
	}
	return n
}

// instructions returns the size of a compiled expression.
func instructions(is string) int {
	tree, err := syntax.Parse(is, syntax.Perl)
	if err != nil {
		return 0 // can't happen: its parts were compiled
	}
	program, err := syntax.Compile(tree.Simplify())
	if err != nil {
		return 0
	}
	return len(program.Inst)
}

func (c *tableCompiler) excepted(shape int) string {
	return c.set.index.entries[shape].shape.Excepted()
}

func (c *tableCompiler) expression(shape int, host string) shapeExpression {
	at := shapeAt{shape, host}
	x, known := c.shapes[at]
	if !known {
		x.expression = c.set.index.entries[shape].shape.expression(host, false)
		x.size = instructions(x.is)
		c.shapes[at] = x
	}
	return x
}

func (c *tableCompiler) compile(shapes []int, host string) TableSet {
	out := TableSet{Except: c.excepted(shapes[0]), Shapes: map[string]TableShape{}}
	start, group, choices := "^", 1, make([]string, len(shapes))
	if host == "" {
		start = anyHostLine
	}
	for i, number := range shapes {
		x, e := c.expression(number, host), c.set.index.entries[number]
		choices[i] = "(" + strings.TrimPrefix(x.is, start) + ")"
		out.Shapes[strconv.Itoa(group)] = TableShape{Network: e.network.ID, Form: e.shape.Form, Earns: e.shape.Earns.String(),
			Account: after(x.account, group), InPath: after(x.inPath, group), Destination: allAfter(x.destination, group)}
		group += 1 + x.groups
	}
	out.Is = start + "(?:" + strings.Join(choices, "|") + ")"
	return out
}

// after returns the number of a group after n others; 0 stays 0.
func after(group, others int) int {
	if group > 0 {
		group += others
	}
	return group
}

func allAfter(groups []int, others int) []int {
	var all []int
	for _, group := range groups {
		all = append(all, after(group, others))
	}
	return all
}

// endings returns the names in the networks' lists of hosts.
func (s *Set) endings() []string {
	var names []string
	for name := range s.index.under {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// shapesByEnding returns for each of these names, and for its subdomains, all shapes
// that such a host may have, so that one look-up is enough.
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

// leadsOnFrom returns the path prefix that all these shapes share, without a slash at
// its end; empty if one of them earns or has another path.
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

// literalStart returns the literal prefix of all matches of an expression.
func literalStart(pattern string) string {
	path, err := regexp.Compile(strings.TrimPrefix(pattern, "^"))
	if err != nil {
		return "" // cannot be: it was compiled
	}
	start, _ := path.LiteralPrefix()
	return start
}

func quoted(texts []string) []string {
	all := make([]string, len(texts))
	for i, text := range texts {
		all[i] = regexp.QuoteMeta(text)
	}
	return all
}
