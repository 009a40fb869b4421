package scaffold

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// cmsShortcode is what the script for the form knows about a shortcode.
type cmsShortcode struct {
	Name    string     `json:"name"`
	Label   string     `json:"label"`
	About   string     `json:"about"`
	Inner   bool       `json:"inner"`  // words between two tags
	Inline  bool       `json:"inline"` // for a sentence
	Fields  []cmsField `json:"fields"`
	Unnamed [][]string `json:"unnamed"`
	Example string     `json:"example"`
}

// cmsField is one of its arguments.
type cmsField struct {
	Name   string   `json:"name"`
	Type   string   `json:"type"`
	List   bool     `json:"list,omitempty"`
	Values []string `json:"values,omitempty"`
	Hint   string   `json:"hint"`
}

// cmsData is what the script needs: the shortcodes, as they declare their arguments,
// the names of what they show, by kind and id, and which items and criteria a comparison
// has.
type cmsData struct {
	Shortcodes  []cmsShortcode               `json:"shortcodes"`
	Names       map[string]map[string]string `json:"names"`
	Comparisons map[string]cmsComparison     `json:"comparisons"`
}

// cmsComparison has the ids of the columns and rows of a table.
type cmsComparison struct {
	Items    []string `json:"items"`
	Criteria []string `json:"criteria"`
}

// shortcodeData returns a script with the data for the other one.
func shortcodeData(set shortcodes.Set, c *catalog.Catalog) ([]byte, error) {
	data := cmsData{Names: namesOf(c), Comparisons: comparisonsOf(c)}
	for _, name := range slices.Sorted(maps.Keys(set)) {
		s := set[name]
		one := cmsShortcode{Name: name, Label: title(name), About: s.About, Example: s.Examples[0], Unnamed: s.Unnamed, Fields: []cmsField{}}
		one.Inner = slices.ContainsFunc(s.Examples, func(text string) bool { return strings.Contains(text, "/"+name+" >}}") })
		one.Inline = one.Inner || strings.Contains(s.About, "running text")
		for _, a := range s.Arguments {
			hint := strings.ReplaceAll(a.About, "`", "")
			if a.Default != "" {
				hint += " (left empty: " + a.Default + ")"
			}
			one.Fields = append(one.Fields, cmsField{Name: a.Name, Type: string(a.Type), List: a.List, Values: a.Values, Hint: hint})
		}
		if one.Unnamed == nil {
			one.Unnamed = [][]string{}
		}
		data.Shortcodes = append(data.Shortcodes, one)
	}
	text, err := json.MarshalIndent(data, "", " ")
	if err != nil {
		return nil, err
	}
	return slices.Concat([]byte(scriptMark+"\nvar aboveboard = "), text, []byte(";\n")), nil
}

// comparisonsOf are the columns and rows of all comparisons.
func comparisonsOf(c *catalog.Catalog) map[string]cmsComparison {
	all := map[string]cmsComparison{}
	for _, one := range c.Comparisons {
		shape := cmsComparison{Items: []string{}, Criteria: []string{}}
		for _, item := range one.Items {
			shape.Items = append(shape.Items, item.ID)
		}
		for _, criterion := range one.Criteria {
			shape.Criteria = append(shape.Criteria, criterion.ID)
		}
		all[one.ID] = shape
	}
	return all
}

// namesOf are the names of everything that a shortcode may show.
func namesOf(c *catalog.Catalog) map[string]map[string]string {
	names := map[string]map[string]string{"comparison": {}, "program": {}, "product": {}, "criterion": {}, "link": {}}
	in := func(t yamlsource.Text) string {
		text, _ := t.In(c.Site.Languages[0], c.Site.Fallback)
		return text
	}
	for _, item := range c.Items() {
		names[string(item.Kind)][item.ID] = in(item.Name)
	}
	for _, one := range c.Comparisons {
		names["comparison"][one.ID] = in(one.Title)
	}
	for _, one := range c.Criteria {
		names["criterion"][one.ID] = in(one.Label)
	}
	for _, one := range c.Links {
		names["link"][one.ID] = one.To
	}
	return names
}
