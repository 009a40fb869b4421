package catalog

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// ids are the publisher's ids: the first for each program and marketplace, and further
// ones, such as more tracking ids.
type ids struct {
	first map[string]map[string]string
	more  map[string]map[string][]string
}

// accounts reads the publisher's ids by program. It needs the programs, because their
// networks know what an id looks like.
func (d *decoder) accounts(n *yamlsource.Node, programs map[string]*Program) ids {
	all := ids{map[string]map[string]string{}, map[string]map[string][]string{}}
	if n == nil {
		return all
	}
	if n.Kind != yamlsource.Mapping {
		d.WrongType(n, "accounts", "`program: {id: …}` lines")
		return all
	}
	for _, e := range n.Entries {
		program, known := programs[e.Key.Value]
		switch {
		case !known:
			d.Report("unknown-id", e.Key, "programs/ has no program %q; %s", e.Key.Value, finding.Expected(e.Key.Value, keys(programs)))
		case e.Value.Kind != yamlsource.Mapping:
			d.WrongType(e.Value, "the account of "+e.Key.Value, "lines such as {amazon.com: example-20} or {id: 123456}")
		case program != nil: // nil has findings of its own
			all.first[program.ID], all.more[program.ID] = d.account(program, e.Value)
		}
	}
	return all
}

func (d *decoder) account(p *Program, n *yamlsource.Node) (first map[string]string, more map[string][]string) {
	first, more = map[string]string{}, map[string][]string{}
	taken := map[string]string{} // id to the first marketplace that had it
	for _, e := range n.Entries {
		key := strings.TrimPrefix(strings.ToLower(e.Key.Value), "www.")
		for _, value := range oneOrMany(e.Value) {
			id := d.Word(value, "the account of "+p.ID)
			if id == "" || !d.accountKey(p, e.Key, key) || !d.accountID(p, value, key, id, taken) {
				continue
			}
			if first[key] == "" {
				first[key] = id
			} else {
				more[key] = append(more[key], id)
			}
		}
	}
	return first, more
}

// oneOrMany returns the items of a list, or the node itself if it is not a list.
func oneOrMany(n *yamlsource.Node) []*yamlsource.Node {
	if n.Kind == yamlsource.Sequence && len(n.Items) > 0 {
		return n.Items
	}
	return []*yamlsource.Node{n}
}

// accountID reports whether an id can be read, and reports what is wrong with it.
func (d *decoder) accountID(p *Program, at *yamlsource.Node, key, id string, taken map[string]string) bool {
	if strings.ContainsAny(id, notInIDs) {
		d.Report("bad-account", at, "the account %q of %s contains a space or a character that no id has; expected the id alone, as your account page shows it", id, p.ID)
		return false
	}
	if p.Network != nil {
		d.accountShape(p, at, key, id)
	}
	if other, again := taken[id]; again && key != "handle" && other != "handle" {
		d.warn("shared-account", at, "the account %q of %s is listed for both %q and %q, but an id belongs to one marketplace; write the id that you have at %q", id, p.ID, other, key, key)
	} else {
		taken[id] = key
	}
	return true
}

// accountKey reports whether the program's network has ids of this kind.
func (d *decoder) accountKey(p *Program, at *yamlsource.Node, key string) bool {
	if p.Network == nil || len(accountShapes(p.Network, key)) > 0 {
		return true
	}
	d.Report("unknown-key", at, "%s has no accounts by %q; %s", p.ID, at.Value, finding.Expected(key, accountKeys(p.Network)))
	return false
}

// accountShape compares an id with the shapes of its network.
func (d *decoder) accountShape(p *Program, at *yamlsource.Node, key, id string) {
	if mark := p.Network.Trademark(id); mark != "" {
		d.Report("trademark-in-account", at, "the account %q of %s contains %q, a trademark that %s does not allow in ids or handles; choose another", id, p.ID, mark, p.Network.Name)
		return
	}
	shapes := accountShapes(p.Network, key)
	for _, s := range shapes {
		if s.AccountIs == nil || s.AccountIs.MatchString(id) {
			return
		}
	}
	expected := "copy it from your account page"
	if like := shapes[0].AccountLike; like != "" {
		expected = fmt.Sprintf("expected something like %q, as your account page shows it", like)
	}
	d.Report("bad-account", at, "the account %q of %s does not look like one of %s; %s", id, p.ID, p.Network.Name, expected)
}

// accountShapes returns the shapes of links with a kind of account: "handle" is in a
// path, a host is a marketplace's, "id" is for all. If each marketplace has its own
// ids, an account in a path is never one of them.
func accountShapes(n *network.Network, key string) []network.Shape {
	var shapes []network.Shape
	for _, s := range n.Shapes {
		inPath := s.AccountIn == "path"
		fits := s.AccountIn != ""
		switch key {
		case "handle":
			fits = inPath && n.Merchant != ""
		case "id":
			fits = fits && !n.PerMarketplace
		default:
			fits = fits && n.Merchant != "" && s.Marketplace == "" && !strings.HasPrefix(key, "*.") && !(n.PerMarketplace && s.Form == "click") && slices.Contains(s.Hosts, key) && !(inPath && n.PerMarketplace)
		}
		if fits {
			shapes = append(shapes, s)
		}
	}
	return shapes
}

// accountKeys returns the kinds of account that a network has.
func accountKeys(n *network.Network) []string {
	var known []string
	for _, s := range n.Shapes {
		for _, key := range append([]string{"id", "handle"}, s.Hosts...) {
			if !slices.Contains(known, key) && len(accountShapes(n, key)) > 0 {
				known = append(known, key)
			}
		}
	}
	return known
}

// AccountProblem says why an id can't be an account of a network under a key such as
// amazon.com, handle or id; empty where it can.
func AccountProblem(n *network.Network, key, id string) string {
	shapes := accountShapes(n, key)
	switch mark := n.Trademark(id); {
	case len(shapes) == 0:
		return fmt.Sprintf("%s has no accounts by %q", n.Name, key)
	case strings.ContainsAny(id, notInIDs):
		return "it contains a character that no id has"
	case mark != "":
		return fmt.Sprintf("it contains %q, a trademark that %s does not allow in ids", mark, n.Name)
	case !slices.ContainsFunc(shapes, func(s network.Shape) bool { return s.AccountIs == nil || s.AccountIs.MatchString(id) }):
		return "it does not look like an account of " + n.Name
	}
	return ""
}

// notInIDs are characters that no account has.
const notInIDs = " /?&#\"<>\t"
