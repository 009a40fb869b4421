package registry

import (
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Change is a fact for which the registry has a different value from the blog's own
// file, read on a later day.
type Change struct {
	File      string // the program's, in the blog
	Criterion string
	Yours     string
	Now       string
	Read      yamlsource.Date // when the registry's value was read
	Source    string
}

// Changes compares the blog's programs with those of the registry that have the same id
// and the same address. What the blog read on the same day or later counts as newer,
// and so do its own tests.
func (r *Registry) Changes(blog *catalog.Catalog) []Change {
	var changes []Change
	for _, own := range blog.Programs {
		e := r.ByID(own.ID)
		if e == nil || e.URL != own.URL {
			continue
		}
		for _, row := range r.Criteria {
			mine, theirs := own.Facts[row.ID], e.Facts[row.ID]
			if c, changed := compare(mine, theirs, row); changed && sameType(blog.Criteria, row) {
				c.File = own.File()
				changes = append(changes, c)
			}
		}
	}
	return changes
}

func sameType(rows []*catalog.Criterion, row *catalog.Criterion) bool {
	own := criterion(rows, row.ID)
	return own != nil && own.Type == row.Type
}

func compare(mine, theirs *catalog.Fact, row *catalog.Criterion) (Change, bool) {
	if mine == nil || theirs == nil || theirs.State != catalog.Known || mine.State == catalog.NotApplicable {
		return Change{}, false
	}
	if mine.Evidence.Test != nil || !mine.Evidence.Checked.Before(theirs.Evidence.Checked.Time) {
		return Change{}, false
	}
	c := Change{Criterion: row.ID, Yours: "unknown", Now: worded(theirs.Value, row), Read: theirs.Evidence.Checked, Source: theirs.Evidence.Source}
	if mine.State == catalog.Known {
		c.Yours = worded(mine.Value, row)
	}
	return c, c.Yours != c.Now
}

// worded returns a value in words, in English if possible.
func worded(v catalog.Value, row *catalog.Criterion) string {
	switch {
	case !v.Text.Empty():
		return english(v.Text)
	case v.Items != nil:
		var items []string
		for _, item := range v.Items {
			items = append(items, english(item))
		}
		return strings.Join(items, ", ")
	case v.From != nil || v.To != nil:
		if row.Type == catalog.TypePercent {
			return ends(v.From, v.To) + "%"
		}
		return strings.TrimSpace(ends(v.From, v.To) + " " + v.Currency)
	case v.Date != nil:
		return v.Date.String()
	case v.Href != "":
		return v.Href
	case v.Yes:
		return "yes"
	}
	return "no"
}

func english(t yamlsource.Text) string {
	words, _ := t.In("en", "en")
	return words
}

func ends(from, to *catalog.Amount) string {
	switch {
	case from == nil:
		return "at most " + amount(to)
	case to == nil:
		return "at least " + amount(from)
	case *from == *to:
		return amount(from)
	}
	return amount(from) + " to " + amount(to)
}

func amount(a *catalog.Amount) string { return strings.TrimSpace(a.Number + " " + a.Unit) }
