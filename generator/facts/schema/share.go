package schema

import "fmt"

// shortest is how long a schema is, in bytes, that becomes a definition.
const shortest = 100

// share moves what is in a schema more than once to its definitions.
func share(root *node) error {
	s := sharing{count: map[string]int{}, names: map[string]string{}, taken: map[string]bool{}}
	if err := s.read(root); err != nil {
		return err
	}
	s.replace(root)
	root.Defs = s.defs
	return nil
}

type sharing struct {
	count map[string]int    // of schemas, by their text
	names map[string]string // of definitions, likewise
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

func (s *sharing) read(n *node) error {
	text, err := encode(n)
	if err != nil {
		return err
	}
	n.text = string(text)
	s.count[n.text]++
	return children(n, s.read)
}

func (s *sharing) replace(n *node) {
	_ = children(n, func(one *node) error {
		if s.count[one.text] < 2 || len(one.text) < shortest || one.name == "" {
			s.replace(one)
			return nil
		}
		name, known := s.names[one.text]
		if !known {
			name = s.free(one.name)
			s.names[one.text] = name
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
	form.Description, form.name, form.text = n.Description, n.name, n.text
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
