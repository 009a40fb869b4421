package importer

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Blank returns a file for an item, for its author to fill in. It contains each
// criterion of the blog as unknown, which is true until somebody looks it up.
func Blank(c *catalog.Catalog, kind catalog.Kind, id string, today yamlsource.Date) *source.File {
	var b strings.Builder
	b.WriteString("name:        # what readers call it\n")
	switch kind {
	case catalog.KindProgram:
		b.WriteString("url:         # where somebody joins, such as https://example.com/affiliates\nsummary:     # one sentence\n# network: amazon    # `aboveboard list --links` shows what its links look like\n")
	default:
		b.WriteString("# brand:\n# summary:     # one sentence\n# image: {file: " + id + ".jpg, alt: What the image shows}    # a file in assets/\n" +
			"# rating: {value: 4.5, of: 5, basis: Six weeks of daily use}    # your own, never a shop's\n# pros: [one, two]\n# cons: [one]\n")
		if len(c.Programs) > 0 {
			fmt.Fprintf(&b, "# offers:\n#   - {program: %s, target: \"\"}    # the address or the number of the product there\n", c.Programs[0].ID)
		}
	}
	fmt.Fprintf(&b, "# evidence: {source: \"https://…\", checked: %s}    # the page that proves the facts below, and when you read it\n", today)
	if len(c.Criteria) > 0 {
		b.WriteString("facts:\n")
	}
	for _, row := range c.Criteria {
		label, _ := row.Label.In(c.Site.Languages[0], c.Site.Fallback)
		fmt.Fprintf(&b, "  %s: unknown    # %s: %s\n", row.ID, oneLine(label), catalog.Hint(row, c.Site))
	}
	return source.New(path.Join(catalog.Folder, kind.Folder(), id+".yaml"), []byte(b.String()))
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// Comparison returns a file that compares some items by the criteria that all of them have.
func Comparison(c *catalog.Catalog, name string, ids []string) (*source.File, error) {
	all := c.Items()
	var known, titles []string
	for id := range all {
		known = append(known, id)
	}
	slices.Sort(known)
	for _, id := range ids {
		item := all[id]
		switch {
		case item == nil:
			return nil, fmt.Errorf("there is no %q in aboveboard/; %s", id, finding.Expected(id, known))
		case item.Kind != all[ids[0]].Kind:
			return nil, fmt.Errorf("%q is a %s and %q a %s; a comparison has either programs or products", ids[0], all[ids[0]].Kind, id, item.Kind)
		}
		title, _ := item.Name.In(c.Site.Languages[0], c.Site.Fallback)
		titles = append(titles, title)
	}
	var both, some []string
	for _, row := range c.Criteria {
		n := 0
		for _, id := range ids {
			if all[id].Facts[row.ID] != nil {
				n++
			}
		}
		switch {
		case n == len(ids):
			both = append(both, row.ID)
		case n > 0:
			some = append(some, row.ID)
		}
	}
	if both == nil {
		return nil, fmt.Errorf("%s have no fact about the same criterion; say \"unknown\" if nobody knows one", strings.Join(ids, " and "))
	}
	text := "title: " + strconv.Quote(strings.Join(titles, " vs ")) + "\n" + all[ids[0]].Kind.Folder() + ": [" + strings.Join(ids, ", ") + "]\n" +
		"criteria: [" + strings.Join(both, ", ") + "]\n"
	if some != nil {
		text += "# Not all of them have a fact about these: " + strings.Join(some, ", ") + "\n"
	}
	text += "# verdicts:\n#   - {choose: " + ids[0] + ", when: you …}\n"
	return source.New(path.Join(catalog.Folder, "comparisons", name+".yaml"), []byte(text)), nil
}
