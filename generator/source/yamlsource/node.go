// Package yamlsource reads the YAML files of a blog: which files a folder holds,
// their nodes with their bytes, and the texts, dates, evidence and ids in them. It
// returns values and every problem, including those that the library would accept:
// duplicate keys, aliases, more than one document. No other package imports a YAML
// library.
//
// Hand-written for the position of every value in bytes, where yaml.v3 has lines and
// columns, and for all problems at once, where yaml.v3 stops at the first.
package yamlsource

import "github.com/aboveboard-hugo/aboveboard/generator/source"

// Kind is the type of a node.
type Kind int

// The kinds of node. A Null is an empty value, `null` or `~`.
const (
	Null Kind = iota
	String
	Bool
	Int
	Float
	Timestamp
	Mapping
	Sequence
)

// String names the kind in words for people who do not program.
func (k Kind) String() string {
	return [...]string{"nothing", "text", "yes or no", "a number", "a number", "a date", "a group of `key: value` lines", "a list"}[k]
}

// Node is one YAML value and its position in bytes.
type Node struct {
	Kind    Kind
	Value   string // a scalar's decoded text; empty for a container
	Span    source.Span
	Entries []Entry // of a Mapping, in the file's order
	Items   []*Node // of a Sequence
}

// Entry is one `key: value` of a Mapping.
type Entry struct {
	Key   *Node
	Value *Node
}

// Scalar reports whether the node is a single value rather than a container.
func (n *Node) Scalar() bool { return n.Kind != Mapping && n.Kind != Sequence }

// Lookup returns the value of a key, or nil if the mapping does not have it.
func (n *Node) Lookup(key string) *Node {
	for _, e := range n.Entries {
		if e.Key.Value == key {
			return e.Value
		}
	}
	return nil
}
