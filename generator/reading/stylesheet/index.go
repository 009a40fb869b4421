package stylesheet

import "golang.org/x/net/html/atom"

// index finds the rules that may match an element.
type index struct {
	byID    map[string][]*entry
	byClass map[string][]*entry
	byName  map[string][]*entry
	byAtom  map[atom.Atom][]*entry
	any     []*entry
}

func (x *index) enter(e *entry, s *selector) {
	last := &s.compounds[len(s.compounds)-1]
	switch {
	case last.never:
	case len(last.ids) > 0:
		put(&x.byID, last.ids[0], e)
	case len(last.classes) > 0:
		put(&x.byClass, last.classes[0], e)
	case last.atom != 0:
		put(&x.byAtom, last.atom, e)
	case last.name != "":
		put(&x.byName, last.name, e)
	case len(last.is) > 0:
		for _, one := range last.is[0].all {
			x.enter(e, one)
		}
	default:
		x.any = append(x.any, e)
	}
}

func put[K comparable](in *map[K][]*entry, key K, e *entry) {
	if *in == nil {
		*in = map[K][]*entry{}
	}
	list := (*in)[key]
	if len(list) == 0 || list[len(list)-1] != e { // ":is(.a, b.a)" names one key twice
		(*in)[key] = append(list, e)
	}
}

// visit calls a function with each list of rules that may match a node, until it says stop.
func (x *index) visit(n *Node, stop func([]*entry) bool) bool {
	if len(x.any) > 0 && stop(x.any) {
		return true
	}
	if n.Atom != 0 {
		if list := x.byAtom[n.Atom]; len(list) > 0 && stop(list) {
			return true
		}
	} else if len(x.byName) > 0 {
		if list := x.byName[string(lower(n.Name))]; len(list) > 0 && stop(list) {
			return true
		}
	}
	if len(n.ID) > 0 && len(x.byID) > 0 {
		if list := x.byID[string(n.ID)]; len(list) > 0 && stop(list) {
			return true
		}
	}
	if len(x.byClass) == 0 {
		return false
	}
	for at := 0; at < len(n.Class); {
		for at < len(n.Class) && isSpace(n.Class[at]) {
			at++
		}
		start := at
		for at < len(n.Class) && !isSpace(n.Class[at]) {
			at++
		}
		if at > start {
			if list := x.byClass[string(n.Class[start:at])]; len(list) > 0 && stop(list) {
				return true
			}
		}
	}
	return false
}

func lower(name []byte) []byte {
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			out := append([]byte(nil), name...)
			for ; i < len(out); i++ {
				if 'A' <= out[i] && out[i] <= 'Z' {
					out[i] += 'a' - 'A'
				}
			}
			return out
		}
	}
	return name
}
