package catalog

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// comparisonDecoder reads one file of comparisons/.
type comparisonDecoder struct {
	decoder
	items    map[Kind]map[string]*Item // nil for an item whose file can't be read
	criteria map[string]*Criterion
}

func (d *comparisonDecoder) comparison(id string, root *yamlsource.Node) *Comparison {
	n := d.Mapping(root, "the comparison", comparisonFields)
	kind := d.kind(n)
	c := &Comparison{
		ID:          id,
		Kind:        kind,
		Title:       d.Translated(yamlsource.Of(n, "title"), "title"),
		Items:       readable(named(d, yamlsource.Of(n, kind.Folder()), kind.Folder(), kind.none(), 2, d.items[kind])),
		Criteria:    byGroup(named(d, yamlsource.Of(n, "criteria"), "criteria", "criteria.yaml has no criterion", 1, d.criteria)),
		Differences: named(d, yamlsource.Of(n, "differences"), "differences", "criteria.yaml has no criterion", 1, d.criteria),
	}
	for _, item := range d.Sequence(yamlsource.Of(n, "verdicts"), "verdicts", 1) {
		c.Verdicts = append(c.Verdicts, d.verdict(item, c))
	}
	if winner := yamlsource.Of(n, "winner"); winner != nil {
		c.Winner = d.compared(winner, c, "the winner is")
	}
	d.everyCell(n, c)
	return c
}

// kind returns the kind of item that a comparison compares: they share criteria. It is
// empty if the file does not say.
func (d *comparisonDecoder) kind(n *yamlsource.Node) Kind {
	programs, products := n.Lookup(KindProgram.Folder()), n.Lookup(KindProduct.Folder())
	switch {
	case programs != nil && products != nil:
		d.Report("mixed-comparison", yamlsource.KeyOf(n, KindProduct.Folder()), "the comparison has both %q and %q; a table compares items of one kind, so split it into two comparisons", "programs", "products")
	case products != nil:
		return KindProduct
	case programs == nil:
		d.Report("missing-key", n, "the comparison has neither %q nor %q; add a line such as %q", "products", "programs", "products: [a, b]")
	default:
		return KindProgram
	}
	return ""
}

func (k Kind) none() string { return fmt.Sprintf("%s/ has no %s", k.Folder(), k) }

// byGroup puts rows of one group together, in the order in which the groups first
// appear. Rows without a group come first: below a heading they would seem to belong to
// it.
func byGroup(criteria []*Criterion) []*Criterion {
	var groups []*Group
	for _, c := range criteria {
		if c.Group != nil && !slices.Contains(groups, c.Group) {
			groups = append(groups, c.Group)
		}
	}
	slices.SortStableFunc(criteria, func(a, b *Criterion) int {
		return slices.Index(groups, a.Group) - slices.Index(groups, b.Group)
	})
	return criteria
}

// readable omits the items whose own files have findings.
func readable[T any](items []*T) []*T {
	return slices.DeleteFunc(items, func(p *T) bool { return p == nil })
}

// named resolves a list of ids and reports unknown and repeated ones.
func named[T any](d *comparisonDecoder, n *yamlsource.Node, what, unknown string, least int, known map[string]T) []T {
	var found []T
	seen := map[string]bool{}
	for _, item := range d.Sequence(n, what, least) {
		value, ok := known[item.Value]
		switch {
		case !item.Scalar():
			d.WrongType(item, "an entry of "+what, "an id")
		case !ok && known == nil: // the file that would name them has a finding of its own
		case !ok:
			d.Report("unknown-id", item, "%s %q; %s", unknown, item.Value, finding.Expected(item.Value, keys(known)))
		case seen[item.Value] && what != "criteria" && what != "differences":
			d.Report("self-comparison", item, "%q is compared with itself; list each %s once", item.Value, strings.TrimSuffix(what, "s"))
		case seen[item.Value]:
			d.Report("duplicate-id", item, "%q is listed twice in %s; keep one", item.Value, what)
		default:
			found = append(found, value)
		}
		seen[item.Value] = true
	}
	return found
}

func (d *comparisonDecoder) verdict(n *yamlsource.Node, c *Comparison) Verdict {
	m := d.Mapping(n, "the verdict", verdictFields)
	v := Verdict{
		Award:   d.Translated(yamlsource.Of(m, "award"), "award of the verdict"),
		When:    d.Translated(yamlsource.Of(m, "when"), "when of the verdict"),
		Because: d.Translated(yamlsource.Of(m, "because"), "because of the verdict"),
	}
	if m.Lookup("when") == nil && m.Lookup("award") == nil && n.Kind == yamlsource.Mapping {
		d.Report("missing-key", m, "the verdict has neither %q nor %q; add a line such as %q or %q", "when", "award", "when: you publish on your own site", "award: Best overall")
	}
	if choose := yamlsource.Of(m, "choose"); choose != nil {
		v.Choose = d.compared(choose, c, "the verdict chooses")
	}
	return v
}

// compared resolves the id of an item that must be one of those in the table.
func (d *comparisonDecoder) compared(n *yamlsource.Node, c *Comparison, what string) *Item {
	item, known := d.items[c.Kind][n.Value]
	switch {
	case c.Kind == "": // has a finding of its own
	case !known:
		d.Report("unknown-id", n, "%s %q; %s", c.Kind.none(), n.Value, finding.Expected(n.Value, keys(d.items[c.Kind])))
	case item != nil && !slices.Contains(c.Items, item):
		d.Report("choice-not-compared", n, "%s %q, which this comparison does not compare; add it to %s or choose another", what, n.Value, c.Kind.Folder())
	}
	return item
}

// everyCell requires a fact for each item and criterion. An empty cell could mean "no",
// "unknown" or "does not apply".
func (d *comparisonDecoder) everyCell(n *yamlsource.Node, c *Comparison) {
	for _, p := range c.Items {
		for _, key := range []string{"criteria", "differences"} {
			for _, item := range d.cellCriteria(n, key) {
				if _, has := p.Facts[item.Value]; !has && d.criteria[item.Value] != nil {
					nobody := "unknown: why nobody can say"
					if path.Ext(p.File()) != ".yaml" {
						nobody = "?"
					}
					d.Report("missing-fact", item, "%s %q has no fact for %q; add it to %s, or say %q there",
						p.Kind, p.ID, item.Value, strings.TrimPrefix(p.File(), Folder+"/"), nobody)
				}
			}
		}
	}
}

func (d *comparisonDecoder) cellCriteria(n *yamlsource.Node, key string) []*yamlsource.Node {
	if list := yamlsource.Of(n, key); list != nil {
		return list.Items
	}
	return nil
}

func keys[T any](m map[string]T) []string { return slices.Collect(maps.Keys(m)) }
