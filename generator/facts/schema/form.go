package schema

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/field"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// writer turns declarations into schemas.
type writer struct {
	known     map[string][]string // ids, by what they are ids of
	languages []string
}

const (
	notBlank       = `\S`
	addressPattern = `^[hH][tT][tT][pP][sS]://[^\s"<>\x60@/?#\\]+([/?#][^\s"<>\x60]*)?$`
	yesNoPattern   = `^([yY][eE][sS]|[nN][oO]|[tT][rR][uU][eE]|[fF][aA][lL][sS][eE])$`
	dayPattern     = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
	tagPattern     = `^[A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*$`
)

// form returns the schema of a form.
func (w writer) form(f field.Form) node {
	switch f.Kind {
	case field.KindText:
		return w.text()
	case field.KindWord:
		return word()
	case field.KindAddress:
		return node{name: "address", Type: "string", Pattern: addressPattern}
	case field.KindDay:
		return node{name: "day", Type: "string", Format: "date", Pattern: dayPattern}
	case field.KindNumber:
		return number(f)
	case field.KindYesNo:
		return node{name: "yes-no", Type: []string{"boolean", "string"}, Pattern: yesNoPattern, Examples: []any{"yes", "no"}}
	case field.KindChoice:
		return node{Enum: values(f.Words)}
	case field.KindID:
		return w.id(f.Names)
	case field.KindPattern:
		return node{Type: []string{"string"}, Pattern: f.Pattern}
	case field.KindList:
		items := w.form(*f.Of)
		return node{Type: "array", MinItems: f.Least, Items: &items, Unique: f.Unique}
	case field.KindMap:
		return w.mapping(f)
	case field.KindGroup:
		return w.group(f)
	case field.KindEither:
		return w.either(f)
	}
	return node{}
}

func word() node {
	return node{name: "words", Type: []string{"string", "number", "boolean"}, Pattern: notBlank}
}

// text is words in the blog's first language, or words per language.
func (w writer) text() node {
	byLanguage := node{Type: "object", MinProperties: 1}
	if len(w.languages) == 0 {
		byLanguage.PropertyNames = &node{Pattern: tagPattern}
		one := word()
		byLanguage.Additional = &one
		return node{name: "text", AnyOf: []node{word(), byLanguage}}
	}
	var bases []string
	for _, language := range append(slices.Clone(w.languages), "en") {
		if base := field.AnyCase(yamlsource.Base(language)); !slices.Contains(bases, base) {
			bases = append(bases, base)
		}
	}
	for _, language := range w.languages {
		byLanguage.Properties = append(byLanguage.Properties, member{language, word()})
	}
	byLanguage.PatternProperties = members{{"^(" + strings.Join(bases, "|") + ")([-_].+)?$", word()}}
	byLanguage.Additional = false
	return node{name: "text", AnyOf: []node{word(), byLanguage}}
}

func number(f field.Form) node {
	n := node{name: "number", Type: []string{"number", "string"}, Pattern: field.Decimal, Minimum: json.Number(f.Lowest), Maximum: json.Number(f.Highest)}
	if f.Lowest == "0" {
		n.name, n.Pattern = "amount", strings.Replace(field.Decimal, "-?", "", 1)
	}
	return n
}

// id is one of the ids that there are. A blog without any may be about to get some.
func (w writer) id(names string) node {
	if ids := w.known[names]; len(ids) > 0 {
		return node{name: names + "-id", Enum: values(ids)}
	}
	return node{name: "id", Type: []string{"string", "number"}, Pattern: notBlank}
}

// mapping lists the keys that there are, where they are known.
func (w writer) mapping(f field.Form) node {
	n := node{Type: "object"}
	value := w.form(*f.Of)
	keys := f.Key.Words
	if f.Key.Kind == field.KindID {
		keys = w.known[f.Key.Names]
	}
	if len(keys) > 0 {
		for _, key := range keys {
			n.Properties = append(n.Properties, member{key, value})
		}
		n.Additional = false
		return n
	}
	if f.Key.Kind == field.KindPattern {
		n.PropertyNames = &node{Pattern: f.Key.Pattern}
	}
	n.Additional = &value
	return n
}

func (w writer) group(f field.Form) node {
	n := node{Type: "object", Required: f.Fields.Required(), Additional: false}
	for _, one := range f.Fields {
		n.Properties = append(n.Properties, member{one.Name, w.field(one)})
	}
	n.OneOf, n.AnyOf = required(f.One), required(f.Some)
	for _, pair := range f.Pairs {
		one, other, _ := strings.Cut(pair, " ")
		for key, with := range map[string]string{one: other, other: one} {
			if n.Together == nil {
				n.Together = map[string][]string{}
			}
			n.Together[key] = append(n.Together[key], with)
		}
	}
	n.Dependencies = n.Together
	return n
}

func (w writer) field(f field.Field) node {
	form := w.form(f.Form)
	n := node{name: f.Name, Description: f.About, Form: &form}
	for _, text := range f.Examples {
		if value := example(text); w.exists(f.Form, value) {
			n.Examples = append(n.Examples, value)
		}
	}
	return n
}

// exists reports whether the ids in an example are those of something in this blog.
func (w writer) exists(f field.Form, value any) bool {
	ok := true
	switch value := value.(type) {
	case string:
		ids := w.known[f.Names]
		return f.Kind != field.KindID || len(ids) == 0 || slices.Contains(ids, value)
	case []any:
		for _, item := range value {
			ok = ok && (f.Kind != field.KindList || w.exists(*f.Of, item))
		}
	case map[string]any:
		for key, item := range value {
			switch f.Kind {
			case field.KindGroup:
				ok = ok && f.Fields.Has(key) && w.exists(f.Fields.Form(key), item)
			case field.KindMap:
				ok = ok && w.exists(*f.Key, key) && w.exists(*f.Of, item)
			}
		}
	}
	return ok
}

// required returns a schema for each way to have what is needed.
func required(ways []string) []node {
	var all []node
	for _, keys := range ways {
		all = append(all, node{Required: strings.Fields(keys)})
	}
	return all
}

func (w writer) either(f field.Form) node {
	var n node
	for _, one := range f.Forms {
		if one.Kind == field.KindEither {
			n.AnyOf = append(n.AnyOf, w.either(one).AnyOf...)
			continue
		}
		n.AnyOf = append(n.AnyOf, w.form(one))
	}
	return n
}

// values returns words, and what YAML reads where they are not in quotes.
func values(words []string) []any {
	var all []any
	for _, text := range words {
		all = append(all, text)
		if id.MatchString(text) && text != "true" && text != "false" && text != "null" {
			continue // there may be thousands
		}
		if value := example(text); value != text {
			all = append(all, value)
		}
	}
	return all
}

// id matches words that YAML reads as they are, but for three.
var id = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// example returns what an editor's YAML reads in a value.
func example(text string) any {
	root, _ := yamlsource.Parse(source.New("example", []byte("k: "+text)))
	if root == nil {
		return text
	}
	return Value(root.Lookup("k"))
}

var jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// Value returns a node as JSON has it after a reader of YAML 1.2, whose days are words.
func Value(n *yamlsource.Node) any {
	switch n.Kind {
	case yamlsource.Null:
		return nil
	case yamlsource.Bool:
		return strings.EqualFold(n.Value, "true")
	case yamlsource.Int, yamlsource.Float:
		if jsonNumber.MatchString(n.Value) {
			return json.Number(n.Value)
		}
	case yamlsource.Mapping:
		group := map[string]any{}
		for _, e := range n.Entries {
			group[e.Key.Value] = Value(e.Value)
		}
		return group
	case yamlsource.Sequence:
		list := []any{}
		for _, item := range n.Items {
			list = append(list, Value(item))
		}
		return list
	}
	return n.Value
}
