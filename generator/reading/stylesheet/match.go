package stylesheet

import "strings"

// matcher matches selectors with the elements of one page. It caches repeated
// questions, so that the time is linear in the size of the page, not quadratic.
type matcher struct {
	tree   *Tree
	scope  int32 // the element that an @scope begins at, -1 for none
	memo   map[memoKey]*bits
	kin    *kin
	counts map[amongKey][]int32
}

// memoKey is a question that is cached for each node: a list, or the part of a selector
// up to a compound, searched among ancestors or earlier siblings.
type memoKey struct {
	list     *selectorList
	selector *selector
	last     int
}

// bits are the cached answers: one bit says whether it is known, one is the answer.
type bits struct{ known, yes []uint64 }

func (b *bits) get(n int32) (answer, known bool) {
	word, bit := n>>6, uint64(1)<<(n&63)
	if int(word) >= len(b.known) {
		return false, false
	}
	return b.yes[word]&bit != 0, b.known[word]&bit != 0
}

func (b *bits) set(n int32, answer bool) {
	word, bit := n>>6, uint64(1)<<(n&63)
	for int(word) >= len(b.known) {
		b.known, b.yes = append(b.known, 0), append(b.yes, 0)
	}
	b.known[word] |= bit
	if answer {
		b.yes[word] |= bit
	}
}

func (m *matcher) answers(key memoKey) *bits {
	if m.memo == nil {
		m.memo = map[memoKey]*bits{}
	}
	known := m.memo[key]
	if known == nil {
		known = &bits{}
		m.memo[key] = known
	}
	return known
}

func (m *matcher) node(n int32) *Node { return &(*m.tree)[n] }

func (m *matcher) has(n int32, name string) bool {
	return m.node(n).Attribute(name) != nil
}

// matches reports whether a selector matches a node of the tree.
func (m *matcher) matches(s *selector, node int32) bool {
	return m.from(s, node, len(s.compounds)-1)
}

// from matches the compounds up to last, the last of them with node.
func (m *matcher) from(s *selector, node int32, last int) bool {
	if !m.compound(&s.compounds[last], node) {
		return false
	}
	if last == 0 {
		return true
	}
	switch s.joins[last-1] {
	case '>':
		parent := m.node(node).Parent
		return parent >= 0 && m.from(s, parent, last-1)
	case '+':
		prev := m.node(node).Prev
		return prev >= 0 && m.from(s, prev, last-1)
	case '~':
		return m.beyond(s, node, last-1, prev)
	}
	return m.beyond(s, node, last-1, parent)
}

func prev(n *Node) int32   { return n.Prev }
func next(n *Node) int32   { return n.Next }
func parent(n *Node) int32 { return n.Parent }

// manySteps is how many elements are searched without caching.
const manySteps = 24

// beyond reports whether any ancestor, or any earlier sibling, matches the compounds up
// to last.
func (m *matcher) beyond(s *selector, node int32, last int, step func(*Node) int32) bool {
	n := step(m.node(node))
	for range manySteps {
		if n < 0 {
			return false
		}
		if m.from(s, n, last) {
			return true
		}
		n = step(m.node(n))
	}
	known := m.answers(memoKey{selector: s, last: last})
	var open []int32
	found := false
	for ; n >= 0; n = step(m.node(n)) {
		answer, answered := known.get(n)
		if answered {
			found = answer
			break
		}
		open = append(open, n)
		if m.from(s, n, last) {
			found = true
			break
		}
	}
	for i := len(open) - 1; i >= 0; i-- { // the answer is the same for all nodes on the way
		known.set(open[i], found)
	}
	return found
}

func (m *matcher) compound(c *compound, node int32) bool {
	n := m.node(node)
	if c.never || c.name != "" && !c.named(n) {
		return false
	}
	for _, id := range c.ids {
		if string(n.ID) != id {
			return false
		}
	}
	for _, class := range c.classes {
		if !hasWord(n.Class, class) {
			return false
		}
	}
	for i := range c.attributes {
		if !c.attributes[i].matches(n) {
			return false
		}
	}
	for _, list := range c.is {
		if !m.any(list, node) {
			return false
		}
	}
	for _, list := range c.not {
		if m.any(list, node) {
			return false
		}
	}
	for _, test := range c.tests {
		if !test(m, node) {
			return false
		}
	}
	return true
}

// any reports whether a node matches one of a list.
func (m *matcher) any(list *selectorList, node int32) bool {
	if !list.deep || m.scope >= 0 {
		return m.anyNow(list, node)
	}
	known := m.answers(memoKey{list: list})
	if answer, answered := known.get(node); answered {
		return answer
	}
	answer := m.anyNow(list, node)
	known.set(node, answer)
	return answer
}

func (m *matcher) anyNow(list *selectorList, node int32) bool {
	for _, s := range list.all {
		if m.matches(s, node) {
			return true
		}
	}
	return false
}

// inherits evaluates :lang() and :dir() with the nearest element that sets them.
func (m *matcher) inherits(node int32, name, want string) bool {
	for n := node; n >= 0; n = m.node(n).Parent {
		if a := m.node(n).Attribute(name); a != nil {
			return matchesRange(strings.ToLower(a.Text()), want)
		}
	}
	return name == "dir" && want == "ltr"
}

// matchesRange reports whether a language is in a list, or is a variant of one in it.
func matchesRange(language, list string) bool {
	for _, want := range strings.Split(list, ",") {
		want = strings.TrimSpace(strings.Trim(strings.TrimSpace(want), `"'`))
		if language == want || strings.HasPrefix(language, want+"-") || want == "*" && language != "" {
			return true
		}
	}
	return false
}

// hasWord reports whether a space-separated value contains a word.
func hasWord(value []byte, word string) bool {
	for at := 0; at+len(word) <= len(value); {
		i := strings.Index(string(value[at:]), word)
		if i < 0 || word == "" {
			return false
		}
		start, end := at+i, at+i+len(word)
		if (start == 0 || isSpace(value[start-1])) && (end == len(value) || isSpace(value[end])) {
			return true
		}
		at = end
	}
	return false
}
