package evidence

import (
	"maps"
	"path"
	"path/filepath"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/renew"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// Renewal is a plan for facts whose page still has the quote.
type Renewal struct {
	Changes []filechange.Change
	Facts   map[int]bool // the results whose facts the changes renew
	Refused []error      // why a fact can't be changed safely; it stays as it is
}

// Renew plans the catalog's day for the facts of the blog at root whose page still has
// the quote.
func Renew(root string, c *catalog.Catalog, results []Result) (Renewal, error) {
	byFile := map[string][]int{}
	for i, r := range results {
		if r.State == StillThere && r.Evidence.Checked.Before(c.Today.Time) {
			byFile[r.File] = append(byFile[r.File], i)
		}
	}
	plan := Renewal{Facts: map[int]bool{}}
	for _, name := range slices.Sorted(maps.Keys(byFile)) {
		data, err := source.Read(filepath.Join(root, filepath.FromSlash(name)), source.LargestText)
		if err != nil {
			return Renewal{}, err
		}
		plan.file(c, source.New(name, data), results, byFile[name])
	}
	return plan, nil
}

// file plans the change of a file. The facts of a table belong together.
func (plan *Renewal) file(c *catalog.Catalog, file *source.File, results []Result, numbers []int) {
	groups := [][]int{numbers}
	if path.Ext(file.Path) == ".yaml" {
		groups = slices.Collect(slices.Chunk(numbers, 1))
	}
	data := file.Data
	for _, group := range groups {
		var facts []renew.Evidence
		for _, i := range group {
			r := results[i]
			facts = append(facts, renew.Evidence{Item: r.Item, Criterion: r.Criterion, Checked: c.Today, Inherited: r.Evidence.Source})
		}
		next, err := renew.Facts(c, source.New(file.Path, data), facts)
		if err != nil {
			plan.Refused = append(plan.Refused, err)
			continue
		}
		data = next
		for _, i := range group {
			plan.Facts[i] = true
		}
	}
	plan.Changes = append(plan.Changes, filechange.Change{Path: file.Path, Content: data})
}
