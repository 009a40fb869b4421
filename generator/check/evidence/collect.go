package evidence

import (
	"maps"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Facts returns the facts of a blog whose evidence is a page, by item and then in the
// order of criteria.yaml; if there are ids, only those of these items. The publisher's
// own tests have no page to read again.
func Facts(c *catalog.Catalog, ids []string) []Fact {
	var facts []Fact
	items := c.Items()
	for _, id := range slices.Sorted(maps.Keys(items)) {
		if len(ids) > 0 && !slices.Contains(ids, id) {
			continue
		}
		for _, row := range c.Criteria {
			if f := items[id].Facts[row.ID]; f != nil && f.Evidence.Source != "" {
				facts = append(facts, Fact{Item: id, Criterion: row.ID, Evidence: f.Evidence, Value: words(f.Value), File: items[id].File()})
			}
		}
	}
	return facts
}

// words returns the words of a value that a page with the evidence contains.
func words(v catalog.Value) []string {
	var all []string
	text := func(t yamlsource.Text) {
		for _, language := range t.Languages() {
			words, _ := t.In(language, yamlsource.NoFallback)
			all = append(all, words)
		}
	}
	text(v.Text)
	for _, item := range v.Items {
		text(item)
	}
	for _, amount := range []*catalog.Amount{v.From, v.To} {
		if amount != nil {
			all = append(all, amount.Number)
		}
	}
	if v.Date != nil {
		all = append(all, v.Date.Format("2 January 2006"))
	}
	return all
}

// Oldest orders facts by the day on which they were checked, the oldest first.
func Oldest(facts []Fact) []Fact {
	sorted := slices.Clone(facts)
	slices.SortStableFunc(sorted, func(a, b Fact) int { return a.Evidence.Checked.Compare(b.Evidence.Checked.Time) })
	return sorted
}
