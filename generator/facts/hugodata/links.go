package hugodata

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/build"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// Format is the version of the data files' structure. Templates reject any other
// version (layouts/_partials/aboveboard/tree.html), because a blog's component may be
// older or newer than the program that writes its data.
const Format = 12

// links is links.json: what paid links look like, whose they are, and how to build
// them. It is the same in all languages.
type links struct {
	Format   int                  `json:"format"`
	Table    *network.Table       `json:"table,omitempty"`
	Find     *network.Finder      `json:"find,omitempty"`
	Alike    build.Alike          `json:"alike"`    // addresses whose payer needs to be found only once
	Declared map[string]bool      `json:"declared"` // hosts in Short besides the publisher's own
	Own      own                  `json:"own"`
	Short    map[string]earning   `json:"short"`              // by address without scheme and last slash: the publisher's own short links and declared ones
	Rules    []pathRule           `json:"rules"`              // the publisher's own redirects with a placeholder or an asterisk
	Embedded map[string]string    `json:"embedded,omitempty"` // by language: when Hugo uses its own link hook, if the configuration says so
	Shown    map[string][]earning `json:"shown"`              // which shortcodes show paid links, such as "program ID" or "fact ID CRITERION"
	Links    map[string]stored    `json:"links,omitempty"`    // links of links.yaml by id: what paid-link shows by id alone
	Programs map[string]int       `json:"programs"`           // index of each program's recipe in Recipes
	Recipes  []build.Recipe       `json:"recipes"`            // how paid-link builds a link
}

// own finds links to the publisher's own addresses in a page's source.
type own struct {
	Starts []string `json:"starts"` // each of them contains one of these
	Find   string   `json:"find,omitempty"`
}

// pathRule is an RE2 expression for paths. Earning is empty if they earn nothing.
type pathRule struct {
	Is      string   `json:"is"`
	Earning *earning `json:"earning,omitempty"`
}

// earning is who pays for a link: the blog's program that it counts for, and the
// network. A link that pays has at least one of them; in Short, others have none.
type earning struct {
	Program string `json:"program,omitempty"`
	Network string `json:"network,omitempty"`
	Form    string `json:"form,omitempty"`
}

// stored is a link of links.yaml.
type stored struct {
	To        string            `json:"to"`
	Countries map[string]string `json:"countries,omitempty"` // by country, such as de
	Network   string            `json:"network,omitempty"`
	Pays      bool              `json:"pays"`
}

// linksOf makes the links, with the table if it is known, except for what shortcodes show.
func linksOf(c *catalog.Catalog, b Blog, known *network.Table) links {
	e := earner{c, map[string]earning{}}
	out := links{Format: Format, Declared: map[string]bool{}, Embedded: b.LinkHooks}
	for _, l := range c.Links {
		paid := e.ofShort(l)
		e.short["/go/"+l.ID] = paid
		if out.Links == nil {
			out.Links = map[string]stored{}
		}
		out.Links[l.ID] = stored{To: l.To, Countries: l.Countries, Network: paid.Network, Pays: paid != earning{}}
		for _, alias := range l.Aliases {
			e.short[bare(alias)] = paid
			host, _, _ := strings.Cut(bare(alias), "/")
			out.Declared[host] = true
		}
	}
	out.Rules = e.redirects(b.Redirects)
	if out.Table = known; known == nil && c.Networks != nil {
		table := c.Networks.Table()
		e.nameOwners(table.Sets)
		out.Table = &table
	}
	if c.Networks != nil {
		find := c.Networks.Finder(slices.Sorted(maps.Keys(out.Declared))...)
		out.Find = &find
	}
	out.Programs, out.Recipes = e.recipes()
	if c.Networks == nil || !slices.ContainsFunc(c.Networks.Networks, func(n *network.Network) bool { return n.Own }) {
		out.Alike = build.AlikeOf(out.Recipes, func(host string) bool { return out.Declared[host] })
	}
	out.Short, out.Own = e.short, ownOf(e.short, out.Rules)
	return out
}

// earner knows who pays for an address.
type earner struct {
	*catalog.Catalog
	short map[string]earning
}

// of returns who pays for an address, or nil.
func (e earner) of(address string) *earning {
	if s, ok := e.short[bare(address)]; ok && s != (earning{}) {
		return &s
	}
	if e.Networks == nil || address == "" {
		return nil
	}
	link, ok := e.Networks.Match(address)
	if !ok || link.EarnsAnything() != network.DoesEarn {
		return nil
	}
	for link.Earns != network.DoesEarn {
		link = *link.Inner
	}
	paid := &earning{Network: link.Network.ID, Form: link.Shape.Form}
	if program := e.Earner(link.Network, link.Shape.Form); program != nil {
		paid.Program = program.ID
	}
	return paid
}

func (e earner) ofShort(l *catalog.ShortLink) earning {
	paid := earning{}
	if found := e.of(l.To); found != nil {
		paid = *found
	}
	if l.Program != nil {
		paid.Program = l.Program.ID
		if paid.Network == "" && l.Program.Network != nil {
			paid.Network = l.Program.Network.ID
		}
	}
	return paid
}

// nameOwners sets in each shape the program that its links count for, or none if
// nothing distinguishes several programs.
func (e earner) nameOwners(sets []network.TableSet) {
	type form struct{ network, name string }
	known := map[form]string{}
	for _, set := range sets {
		for group, shape := range set.Shapes {
			of := form{shape.Network, shape.Form}
			if _, ok := known[of]; !ok {
				known[of] = ""
				if owner := e.Earner(e.Networks.ByID(of.network), of.name); owner != nil {
					known[of] = owner.ID
				}
			}
			shape.Program = known[of]
			set.Shapes[group] = shape
		}
	}
}

// recipes compiles how to build the links of each program. Programs without a relevant
// difference share a recipe.
func (e earner) recipes() (map[string]int, []build.Recipe) {
	indexes, recipes, known := map[string]int{}, []build.Recipe{}, map[string]int{}
	for _, p := range e.Programs {
		like := e.Builder(p)
		key := like.Key()
		if _, ok := known[key]; !ok {
			known[key] = len(recipes)
			recipes = append(recipes, build.New(like))
		}
		indexes[p.ID] = known[key]
	}
	return indexes, recipes
}

// bare returns an address as templates look it up: without scheme, fragment and the
// slash at its end, with the host in lower case.
func bare(address string) string {
	address, _, _ = strings.Cut(address, "#")
	_, rest, found := strings.Cut(address, "//")
	if !found {
		return strings.TrimRight(address, "/")
	}
	host, path, _ := strings.Cut(rest, "/")
	return strings.TrimRight(strings.ToLower(host)+"/"+path, "/")
}

// ownOf returns one expression for the relevant paths of the publisher.
func ownOf(short map[string]earning, rules []pathRule) own {
	out := own{Starts: []string{}}
	var paths []string
	add := func(path, expression string) {
		paths = append(paths, expression)
		start := path
		if cut := strings.IndexByte(path[1:], '/'); cut >= 0 {
			start = path[:cut+2]
		}
		if !slices.Contains(out.Starts, start) {
			out.Starts = append(out.Starts, start)
		}
	}
	for path, paid := range short {
		if strings.HasPrefix(path, "/") && paid != (earning{}) {
			add(path, regexp.QuoteMeta(path)+`\b`)
		}
	}
	for _, rule := range rules {
		if rule.Earning != nil {
			start, _ := regexp.MustCompile(strings.TrimPrefix(rule.Is, "^")).LiteralPrefix()
			add(start, regexp.QuoteMeta(start))
		}
	}
	slices.Sort(out.Starts)
	slices.Sort(paths)
	if len(paths) > 0 {
		out.Find = `(?:^|[\s("'<=:])(?:` + strings.Join(slices.Compact(paths), "|") + `)[^\s"'<>()?#]*`
	}
	return out
}
