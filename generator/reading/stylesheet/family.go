package stylesheet

import (
	"encoding/binary"
	"sync"
	"sync/atomic"
)

// family has the styles of all elements whose parents have the same styles and that
// the same rules match. The pages of a site have their header, menu and footer in
// common, so most families are computed once for all of them.
type family struct {
	styles []*style // by screen
	empty  int32    // how many of its first rows are empty, if it is a grid
	look   atomic.Pointer[Look]
	below  map[string]*family // of elements inside, by their key
}

// families are those of several pages. They may be used from several goroutines.
type families struct {
	mutex    sync.RWMutex
	below    map[string]*family  // of root elements, by cascade and key
	lineages map[string]*lineage // likewise
	count    int
	lines    int // of lineages
}

// mostFamilies is how many are kept for later pages: their styles take some 5 kB each.
// mostLineages limits those of one page, too.
const mostFamilies, mostLineages = 4000, 20_000

// sharedFamilies are the families of a library, given up when there are too many.
type sharedFamilies struct{ now atomic.Pointer[families] }

// current returns where a page's families are looked for and kept.
func (s *sharedFamilies) current() *families {
	f := s.now.Load()
	if f != nil && !f.full() {
		return f
	}
	s.now.CompareAndSwap(f, &families{below: map[string]*family{}})
	return s.now.Load()
}

func (f *families) full() bool {
	f.mutex.RLock()
	defer f.mutex.RUnlock()
	return f.count >= mostFamilies || f.lines >= mostLineages
}

// lineage finds a lineage by its parent, nil for none, and its key. Full reports that no
// more are kept.
func (f *families) lineage(parent *lineage, key []byte) (l *lineage, full bool) {
	f.mutex.RLock()
	defer f.mutex.RUnlock()
	if parent == nil {
		return f.lineages[string(key)], f.lines >= mostLineages
	}
	return parent.below[string(key)], f.lines >= mostLineages
}

// keepLineage is keep for a lineage.
func (f *families) keepLineage(parent *lineage, key []byte, added *lineage) *lineage {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	in := &f.lineages
	if parent != nil {
		in = &parent.below
	}
	known, added := keep(in, key, added)
	if !known {
		f.lines++
	}
	return added
}

// find returns a family by its parent, nil for none, and its key.
func (f *families) find(parent *family, key []byte) *family {
	f.mutex.RLock()
	defer f.mutex.RUnlock()
	if parent == nil {
		return f.below[string(key)]
	}
	return parent.below[string(key)]
}

// keep adds a family, unless another page was faster, and returns the one that is kept.
func (f *families) keep(parent *family, key []byte, added *family) *family {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	in := &f.below
	if parent != nil {
		in = &parent.below
	}
	known, added := keep(in, key, added)
	if !known {
		f.count++
	}
	return added
}

// keep adds a value to a map unless the key is known, and returns the one that is there.
func keep[V any](in *map[string]*V, key []byte, added *V) (known bool, kept *V) {
	if kept := (*in)[string(key)]; kept != nil {
		return true, kept
	}
	if *in == nil {
		*in = map[string]*V{}
	}
	(*in)[string(key)] = added
	return false, added
}

// match is a rule that matches an element.
type match struct {
	*entry
	near int // generations up to the root of its @scope
}

// family returns the styles of an element on all screens.
func (v *View) family(node int32) *family {
	if known := v.members[node]; known != nil {
		return known
	}
	n := &v.tree()[node]
	var parent *family
	if n.Parent >= 0 {
		parent = v.family(n.Parent)
	}
	l := v.lineage(n, node)
	whole := l != nil && len(l.open) == 0 && (parent == nil || parent.rowOf(n) == 0)
	if whole {
		if kin := l.kin.Load(); kin != nil && kin.parent == parent {
			v.members[node] = kin.family
			return kin.family
		}
	}
	v.match(n, node, l)
	key := v.keyOf(n, parent)
	f := v.families.find(parent, key)
	if f == nil {
		f = v.families.keep(parent, key, v.newFamily(n, node, parent))
	}
	if whole {
		l.kin.Store(&kinship{parent, f})
	}
	v.members[node] = f
	return f
}

func (v *View) newFamily(n *Node, node int32, parent *family) *family {
	f := &family{}
	for e := range v.cascade.screens {
		var above *style
		if parent != nil {
			above = parent.styles[e]
		}
		v.rules = v.rules[:0]
		for _, one := range v.matches {
			if one.screens[e] && v.contained(one.entry, node, e) {
				v.rules = append(v.rules, one)
			}
		}
		s := v.compute(n, above, v.rules, v.inlined(n), e)
		f.styles, f.empty = append(f.styles, s), max(f.empty, int32(emptyRows(s.text(gridRows))))
	}
	return f
}

// match finds the rules that match an element, on whichever screen.
func (v *View) match(n *Node, node int32, l *lineage) {
	v.matches = v.matches[:0]
	add := func(list []*entry) bool {
		for _, one := range list {
			if near, matches := v.selects(one, node); matches {
				v.matches = append(v.matches, match{one, near})
			}
		}
		return false
	}
	if l == nil {
		v.cascade.all.visit(n, add)
		return
	}
	v.matches = append(v.matches, l.rules...)
	add(l.open)
}

// contained reports whether the container queries around a rule are true.
func (v *View) contained(e *entry, node int32, screen int) bool {
	for _, c := range e.on {
		if c.container && !v.containerHolds(c.text, node, screen) {
			return false
		}
	}
	return true
}

// keyOf returns what a family is computed from, besides its parent and so the
// containers around it: the element's own rules and attributes.
func (v *View) keyOf(n *Node, parent *family) []byte {
	v.key = binary.LittleEndian.AppendUint32(v.key[:0], uint32(n.Atom))
	if parent == nil {
		v.key = binary.LittleEndian.AppendUint32(v.key, uint32(v.cascade.number))
	} else {
		v.key = binary.LittleEndian.AppendUint32(v.key, uint32(parent.rowOf(n)))
	}
	v.key = append(append(v.key, n.Base...), 0)
	if agentDefault(n, textColor) == "linktext" {
		v.key = append(v.key, 'l')
	}
	for _, m := range v.matches {
		v.key = binary.LittleEndian.AppendUint32(append(v.key, 'r'), uint32(m.id))
		if m.near != unscoped {
			v.key = binary.LittleEndian.AppendUint32(append(v.key, 'n'), uint32(m.near))
		}
	}
	return append(append(v.key, 's'), n.Style...)
}
