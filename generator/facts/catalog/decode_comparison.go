package catalog

import (
	"maps"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// comparisonDecoder reads one file of comparisons/.
type comparisonDecoder struct {
	decoder
	programs map[string]*Program // nil for a program whose own file can't be read
	criteria map[string]*Criterion
}

func (d *comparisonDecoder) comparison(id string, root *yamlsource.Node) *Comparison {
	n := d.Mapping(root, "the comparison", []string{"title", "programs", "criteria"}, []string{"differences", "verdicts"})
	c := &Comparison{
		ID:          id,
		Title:       d.Translated(yamlsource.Of(n, "title"), "title"),
		Programs:    readable(named(d, yamlsource.Of(n, "programs"), "programs", "programs/ has no program", 2, d.programs)),
		Criteria:    named(d, yamlsource.Of(n, "criteria"), "criteria", "criteria.yaml has no criterion", 1, d.criteria),
		Differences: named(d, yamlsource.Of(n, "differences"), "differences", "criteria.yaml has no criterion", 1, d.criteria),
	}
	for _, item := range d.Sequence(yamlsource.Of(n, "verdicts"), "verdicts", 1) {
		c.Verdicts = append(c.Verdicts, d.verdict(item, c))
	}
	d.everyCell(n, c)
	return c
}

// readable leaves out the programs whose own files have been complained about.
func readable(programs []*Program) []*Program {
	return slices.DeleteFunc(programs, func(p *Program) bool { return p == nil })
}

// named resolves a list of ids and reports the unknown and the repeated ones.
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
		case seen[item.Value] && what == "programs":
			d.Report("self-comparison", item, "%q is compared with itself; list each program once", item.Value)
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
	m := d.Mapping(n, "the verdict", []string{"choose", "when"}, []string{"because"})
	v := Verdict{When: d.Translated(yamlsource.Of(m, "when"), "when of the verdict"), Because: d.Translated(yamlsource.Of(m, "because"), "because of the verdict")}
	choose := yamlsource.Of(m, "choose")
	if choose == nil {
		return v
	}
	program, known := d.programs[choose.Value]
	switch {
	case !known:
		d.Report("unknown-id", choose, "programs/ has no program %q; %s", choose.Value, finding.Expected(choose.Value, keys(d.programs)))
	case program != nil && !slices.Contains(c.Programs, program):
		d.Report("choice-not-compared", choose, "the verdict chooses %q, which this comparison does not compare; add it to programs or choose another", choose.Value)
	default:
		v.Choose = program
	}
	return v
}

// everyCell requires a fact for each program and criterion: an empty cell would
// leave the reader guessing between "no", "unknown" and "does not apply".
func (d *comparisonDecoder) everyCell(n *yamlsource.Node, c *Comparison) {
	for _, p := range c.Programs {
		for _, key := range []string{"criteria", "differences"} {
			for _, item := range d.cellCriteria(n, key) {
				if _, has := p.Facts[item.Value]; !has && d.criteria[item.Value] != nil {
					d.Report("missing-fact", item, "program %q has no fact for %q; add it to programs/%s.yaml, or say %q there",
						p.ID, item.Value, p.ID, "unknown: why nobody can say")
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
