package schema

import "fmt"

// shortest is how long a schema is that becomes a definition, in bytes of what read
// encodes.
const shortest = 250

// share moves what is in a schema more than once to its definitions.
func share(root *node) error {
	s := sharing{ids: map[string]int{}, count: map[int]int{}, names: map[int]string{}, taken: map[string]bool{}}
	if err := s.read(root); err != nil {
		return err
	}
	s.replace(root)
	root.Defs = s.defs
	return nil
}

type sharing struct {
	ids   map[string]int // of schemas, by what is directly in them and the ids of the rest
	count map[int]int    // how often each is there
	names map[int]string // of definitions
	taken map[string]bool
	defs  members
}

// children calls visit for each schema directly within another.
func children(n *node, visit func(*node) error) error {
	var all []*node
	for _, m := range []members{n.Properties, n.PatternProperties} {
		for i := range m {
			all = append(all, &m[i].node)
		}
	}
	for _, list := range [][]node{n.AnyOf, n.OneOf} {
		for i := range list {
			all = append(all, &list[i])
		}
	}
	for _, one := range []*node{n.Items, n.PropertyNames, n.Form} {
		if one != nil {
			all = append(all, one)
		}
	}
	if one, ok := n.Additional.(*node); ok {
		all = append(all, one)
	}
	for _, one := range all {
		if err := visit(one); err != nil {
			return err
		}
	}
	return nil
}

// read gives equal schemas the same id. It encodes each node once: to encode all that is
// in it, at every level, takes a hundred times as long.
func (s *sharing) read(n *node) error {
	text, err := encode(n.alone())
	if err != nil {
		return err
	}
	key := append([]byte{}, text...)
	n.length = len(text)
	err = children(n, func(one *node) error {
		err := s.read(one)
		key = fmt.Appendf(key, " %d", one.id)
		n.length += one.length
		return err
	})
	for _, m := range []members{n.Properties, n.PatternProperties} {
		for _, one := range m {
			key = fmt.Appendf(key, " %q", one.key)
		}
	}
	id, known := s.ids[string(key)]
	if !known {
		id = len(s.ids)
		s.ids[string(key)] = id
	}
	n.id = id
	s.count[id]++
	return err
}

// alone returns a node without the nodes in it, but with how many there are of each kind.
func (n *node) alone() any {
	own := *n
	own.Properties, own.PatternProperties, own.PropertyNames, own.Items, own.AnyOf, own.OneOf, own.Form = nil, nil, nil, nil, nil, nil, nil
	if _, ok := n.Additional.(*node); ok {
		own.Additional = "node"
	}
	return struct {
		node
		Inside []any
	}{own, []any{len(n.Properties), len(n.PatternProperties), n.PropertyNames != nil, n.Items != nil, len(n.AnyOf), len(n.OneOf), n.Form != nil}}
}

func (s *sharing) replace(n *node) {
	_ = children(n, func(one *node) error {
		if s.count[one.id] < 2 || one.length < shortest || one.name == "" {
			s.replace(one)
			return nil
		}
		name, known := s.names[one.id]
		if !known {
			name = s.free(one.name)
			s.names[one.id] = name
			at := len(s.defs)
			s.defs = append(s.defs, member{key: name})
			s.replace(one)
			s.defs[at].node = *one
		}
		*one = node{Ref: "#/$defs/" + name}
		return nil
	})
	n.settle()
}

// settle puts a node's form into the node itself, or a reference to it.
func (n *node) settle() {
	if n.Form == nil {
		return
	}
	form := *n.Form
	form.Description, form.name, form.id, form.length = n.Description, n.name, n.id, n.length
	if n.Examples != nil {
		form.Examples = n.Examples
	}
	*n = form
}

// free returns a name that no definition has yet.
func (s *sharing) free(name string) string {
	for n, try := 2, name; ; n++ {
		if !s.taken[try] {
			s.taken[try] = true
			return try
		}
		try = fmt.Sprintf("%s-%d", name, n)
	}
}
