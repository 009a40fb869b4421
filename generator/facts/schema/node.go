package schema

import (
	"bytes"
	"encoding/json"
)

// node is a JSON Schema. It uses only keywords that editors know as well which have not
// gone beyond draft 7.
type node struct {
	Schema      string `json:"$schema,omitempty"`
	Comment     string `json:"$comment,omitempty"`
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`
	Ref         string `json:"$ref,omitempty"`

	Type    any    `json:"type,omitempty"` // a name or several
	Enum    []any  `json:"enum,omitempty"`
	Pattern string `json:"pattern,omitempty"`
	Format  string `json:"format,omitempty"`

	Minimum json.Number `json:"minimum,omitempty"`
	Maximum json.Number `json:"maximum,omitempty"`

	Items    *node `json:"items,omitempty"`
	MinItems int   `json:"minItems,omitempty"`
	Unique   bool  `json:"uniqueItems,omitempty"`

	Properties        members             `json:"properties,omitempty"`
	PatternProperties members             `json:"patternProperties,omitempty"`
	PropertyNames     *node               `json:"propertyNames,omitempty"`
	Additional        any                 `json:"additionalProperties,omitempty"` // false or a node
	Together          map[string][]string `json:"dependentRequired,omitempty"`
	Dependencies      map[string][]string `json:"dependencies,omitempty"` // the same, by its name in draft 7
	MinProperties     int                 `json:"minProperties,omitempty"`
	Required          []string            `json:"required,omitempty"`

	AnyOf []node `json:"anyOf,omitempty"`
	OneOf []node `json:"oneOf,omitempty"`

	Examples []any   `json:"examples,omitempty"`
	Defs     members `json:"$defs,omitempty"`

	Form *node `json:"form,omitempty"` // that the rest is about; never written

	name string // as a definition
	id   int    // equal for equal schemas

	length int // roughly, in bytes
}

// member is the schema of a key.
type member struct {
	key string
	node
}

// members keep their order, in which an editor proposes them.
type members []member

// MarshalJSON writes an object.
func (m members) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, one := range m {
		if i > 0 {
			out.WriteByte(',')
		}
		name, err := encode(one.key)
		if err != nil {
			return nil, err
		}
		value, err := encode(one.node)
		if err != nil {
			return nil, err
		}
		out.Write(name)
		out.WriteByte(':')
		out.Write(value)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// encode is json.Marshal without escapes for HTML.
func encode(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(out.Bytes(), "\n"), nil
}
