package scaffold

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/schema"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/field"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// cmsFields writes the fields of Decap's form from the declarations of the sources.
type cmsFields struct {
	catalog *catalog.Catalog
	known   map[string][]string
}

// lines is the widget that our script adds: it takes any value, as lines of text.
const lines = "aboveboard"

// of returns the fields of a kind of source, as lines of YAML with an indentation.
func (c cmsFields) of(kind string, indent int) string {
	var out []string
	for _, s := range c.catalog.Sources() {
		if s.Kind == kind {
			for _, f := range s.Form.Fields {
				out = append(out, c.field(f)...)
			}
		}
	}
	gap := "\n" + strings.Repeat(" ", indent)
	return gap + strings.Join(out, gap)
}

// field returns the lines of one field.
func (c cmsFields) field(f field.Field) []string {
	if f.Name == "facts" && f.Form.Kind == field.KindGroup {
		out := []string{"- name: facts", "  label: Facts", "  widget: object", "  required: false",
			"  hint: " + strconv.Quote("A value alone, or lines such as value: 41, source: https://…, checked: "+c.catalog.Today.String()+". Write unknown where nobody knows."), "  fields:"}
		for i, one := range f.Form.Fields {
			label, _ := c.catalog.Criteria[i].Label.In(c.catalog.Site.Languages[0], c.catalog.Site.Fallback)
			out = append(out, fmt.Sprintf("    - {name: %s, label: %s, widget: %s, required: false, hint: %s}", one.Name, strconv.Quote(label), lines, strconv.Quote(asJSON.Replace(catalog.Hint(c.catalog.Criteria[i], c.catalog.Site)))))
		}
		return out
	}
	parts := []string{"name: " + f.Name, "label: " + strconv.Quote(title(f.Name)), c.widget(f.Form)}
	if !f.Required {
		parts = append(parts, "required: false")
	}
	hint := f.About
	if len(f.Examples) > 0 {
		hint += " " + example(f.Form, f.Examples[0])
	}
	return []string{"- {" + strings.Join(append(parts, "hint: "+strconv.Quote(strings.TrimSpace(hint))), ", ") + "}"}
}

// asJSON turns what a hint shows as YAML on one line into what the form takes.
var asJSON = strings.NewReplacer("{from: 1, to: 10}", `{"from": 1, "to": 10}`, "[one, two]", `["one", "two"]`)

// widget returns the widget of a form, and what it needs to know.
func (c cmsFields) widget(f field.Form) string {
	switch f.Kind {
	case field.KindText:
		if len(c.catalog.Site.Languages) == 1 {
			return "widget: string"
		}
	case field.KindWord:
		return "widget: string"
	case field.KindAddress:
		return `widget: string, pattern: ["^https://", "An address that begins with https://"]`
	case field.KindChoice:
		return "widget: select, options: " + options(f.Words)
	case field.KindID:
		return c.id(f.Names, false)
	case field.KindList:
		if f.Of.Kind == field.KindID {
			return c.id(f.Of.Names, true)
		}
	}
	return "widget: " + lines
}

// id is a choice among what is there: among files where Decap knows them.
func (c cmsFields) id(names string, several bool) string {
	more := ""
	if several {
		more = ", multiple: true"
	}
	if label := map[string]string{"product": "name", "program": "name", "comparison": "title"}[names]; label != "" {
		shown := label
		if len(c.catalog.Site.Languages) > 1 {
			shown = `"{{slug}}"` // a name may be one for each language
		}
		return fmt.Sprintf(`widget: relation, collection: %ss, search_fields: [%s, slug], display_fields: [%s], value_field: "{{slug}}"%s`, names, label, shown, more)
	}
	if ids := c.known[names]; len(ids) > 0 && names != "item" { // a new item is no less an item
		return "widget: select, options: " + options(ids) + more
	}
	if several {
		return "widget: list"
	}
	return "widget: string"
}

func options(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = strconv.Quote(word)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// title is a name for people.
func title(name string) string {
	if name == "url" {
		return "Address"
	}
	return strings.ToUpper(name[:1]) + strings.ReplaceAll(name[1:], "-", " ")
}

// example says how a value is typed into the form.
func example(f field.Form, text string) string {
	root, _ := yamlsource.Parse(source.New("example", []byte("k: "+text)))
	if root == nil {
		return ""
	}
	n := root.Lookup("k")
	switch {
	case n.Kind == yamlsource.Sequence && (f.Kind != field.KindList || f.Of.Kind != field.KindID):
		return "One per line, such as - " + flow(n.Items[0])
	case n.Kind == yamlsource.Mapping:
		var pairs []string
		for _, e := range n.Entries {
			pairs = append(pairs, e.Key.Value+": "+flow(e.Value))
		}
		return "Lines such as " + strings.Join(pairs, ", ")
	case n.Scalar() && !slices.Contains([]field.Kind{field.KindChoice, field.KindID}, f.Kind):
		return "Such as " + n.Value
	}
	return ""
}

// flow is a value on one line, as the form takes it: what has parts is JSON.
func flow(n *yamlsource.Node) string {
	if n.Scalar() {
		return n.Value
	}
	text, err := json.Marshal(schema.Value(n))
	if err != nil {
		return ""
	}
	return string(text)
}
