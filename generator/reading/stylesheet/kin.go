package stylesheet

import "strings"

// kin are an element's positions among its siblings that depend on all of them, counted
// from 1; 0 if not yet computed.
type kin struct {
	fromEnd, ofType, ofTypeFromEnd []int32
}

// fromEnd returns an element's position among its siblings, counted from the last.
func (m *matcher) fromEnd(node int32) int32 { return m.siblings(node).fromEnd[node] }

func (m *matcher) ofType(node int32) int32 { return m.siblings(node).ofType[node] }

func (m *matcher) ofTypeFromEnd(node int32) int32 { return m.siblings(node).ofTypeFromEnd[node] }

// siblings computes the positions of a node and its siblings, once for all of them.
func (m *matcher) siblings(node int32) *kin {
	if m.kin == nil {
		n := len(*m.tree)
		m.kin = &kin{make([]int32, n), make([]int32, n), make([]int32, n)}
	}
	if m.kin.fromEnd[node] != 0 {
		return m.kin
	}
	first, last := node, node
	if parent := m.node(node).Parent; parent >= 0 {
		first, last = m.node(parent).First, m.node(parent).Last
	}
	counts := map[string]int32{}
	for n := first; n >= 0; n = m.node(n).Next {
		name := m.typeOf(n)
		counts[name]++
		m.kin.ofType[n] = counts[name]
	}
	clear(counts)
	place := int32(0)
	for n := last; n >= 0; n = m.node(n).Prev {
		name := m.typeOf(n)
		counts[name]++
		place++
		m.kin.fromEnd[n], m.kin.ofTypeFromEnd[n] = place, counts[name]
	}
	return m.kin
}

func (m *matcher) typeOf(n int32) string {
	if a := m.node(n).Atom; a != 0 {
		return a.String()
	}
	return strings.ToLower(string(m.node(n).Name))
}

// amongKey is a list of selectors, counted from one end.
type amongKey struct {
	list *selectorList
	last bool
}

// among returns an element's position among the siblings that match a list.
func (m *matcher) among(list *selectorList, node int32, last bool) int32 {
	key := amongKey{list, last}
	counts := m.counts[key]
	if counts == nil {
		if m.counts == nil {
			m.counts = map[amongKey][]int32{}
		}
		counts = make([]int32, len(*m.tree))
		m.counts[key] = counts
	}
	if counts[node] == 0 {
		m.count(counts, list, node, last)
	}
	return counts[node]
}

func (m *matcher) count(counts []int32, list *selectorList, node int32, last bool) {
	from, step := node, next
	if parent := m.node(node).Parent; parent >= 0 {
		if from = m.node(parent).First; last {
			from, step = m.node(parent).Last, prev
		}
	}
	count := int32(0)
	for n := from; n >= 0; n = step(m.node(n)) {
		if m.any(list, n) {
			count++
		}
		counts[n] = count
	}
}

// holds evaluates :has(): whether an element has a match of a relative selector. It is
// computed for all elements at once, from the selector's last part to its first, so
// that the time is linear in the size of the page.
func (m *matcher) holds(list *selectorList, node int32) bool {
	known := m.answers(memoKey{list: list})
	if _, answered := known.get(node); !answered {
		for n := range *m.tree {
			known.set(int32(n), false)
		}
		for _, s := range list.all {
			for n, holds := range m.anchors(s) {
				if holds {
					known.set(int32(n), true)
				}
			}
		}
	}
	answer, _ := known.get(node)
	return answer
}

// anchors returns for each element whether a relative selector matches something from it.
func (m *matcher) anchors(s *selector) []bool {
	found := make([]bool, len(*m.tree))
	for n := range found {
		found[n] = m.compound(&s.compounds[len(s.compounds)-1], int32(n))
	}
	for i := len(s.compounds) - 2; i >= 0; i-- {
		found = m.outward(found, s.joins[i])
		for n := range found {
			found[n] = found[n] && m.compound(&s.compounds[i], int32(n))
		}
	}
	lead := s.lead
	if lead == 0 {
		lead = ' '
	}
	return m.outward(found, lead)
}

// outward returns the elements from which a combinator leads to one of the found elements.
func (m *matcher) outward(found []bool, join byte) []bool {
	out := make([]bool, len(found))
	for i := range found {
		if !found[i] {
			continue
		}
		n := m.node(int32(i))
		switch join {
		case '>':
			if n.Parent >= 0 {
				out[n.Parent] = true
			}
		case '+':
			if n.Prev >= 0 {
				out[n.Prev] = true
			}
		case '~':
			for prev := n.Prev; prev >= 0 && !out[prev]; prev = m.node(prev).Prev {
				out[prev] = true
			}
		default:
			for up := n.Parent; up >= 0 && !out[up]; up = m.node(up).Parent {
				out[up] = true
			}
		}
	}
	return out
}
