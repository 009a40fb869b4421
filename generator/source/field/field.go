// Package field declares the keys of the author's files, each in one place: what may be
// written there, in which form, and what it is for. The decoders take these declarations,
// and the JSON Schemas, the form for browsers and the test of the reference read them.
package field

import "slices"

// Field is a key of a mapping.
type Field struct {
	Name     string
	Form     Form
	Required bool
	About    string   // a sentence for authors
	Examples []string // values, as YAML
}

// Set has the keys of a mapping, in the order in which an author writes them.
type Set []Field

// Required returns a field that each mapping of its kind has.
func Required(name string, form Form, about string, examples ...string) Field {
	return Field{Name: name, Form: form, Required: true, About: about, Examples: examples}
}

// Optional returns a field that a mapping may have.
func Optional(name string, form Form, about string, examples ...string) Field {
	return Field{Name: name, Form: form, About: about, Examples: examples}
}

// Names returns fields with nothing declared but their names, for files that no author
// of a blog writes.
func Names(required []string, optional ...string) Set {
	var s Set
	for _, name := range required {
		s = append(s, Field{Name: name, Required: true})
	}
	for _, name := range optional {
		s = append(s, Field{Name: name})
	}
	return s
}

// With returns the set with more fields at its end.
func (s Set) With(more ...Field) Set { return append(slices.Clip(s), more...) }

// Replace returns the set with another form of a field.
func (s Set) Replace(name string, form Form) Set {
	s = slices.Clone(s)
	for i := range s {
		if s[i].Name == name {
			s[i].Form = form
		}
	}
	return s
}

// Has reports whether a key is one of the set.
func (s Set) Has(name string) bool {
	return slices.ContainsFunc(s, func(f Field) bool { return f.Name == name })
}

// Names returns the names of all fields.
func (s Set) Names() []string { return s.names(func(Field) bool { return true }) }

// Required returns the names of the required fields.
func (s Set) Required() []string { return s.names(func(f Field) bool { return f.Required }) }

func (s Set) names(in func(Field) bool) []string {
	var names []string
	for _, f := range s {
		if in(f) {
			names = append(names, f.Name)
		}
	}
	return names
}

// Form returns the form of a field; the zero Form if the set does not have it.
func (s Set) Form(name string) Form {
	for _, f := range s {
		if f.Name == name {
			return f.Form
		}
	}
	return Form{}
}
