package recognize

import (
	"math/bits"
	"unicode/utf8"
)

// automaton finds in one pass over a text which of many short strings occur in it
// (Aho–Corasick), in whatever form its letters are written: the strings are folded, and
// the text is folded as it is read.
type automaton struct {
	class  [256]uint8
	width  uint    // classes, rounded up to a power of two, as a shift
	next   []int32 // by state<<width | class
	output []uint32
	spaced []bool // states reached by a space, where further spaces change nothing
}

// anchorSet collects folded strings, each with the bits to set when it is found.
type anchorSet map[string]uint32

func (set anchorSet) build() *automaton {
	a := &automaton{}
	a.classes(set)
	children := []map[uint8]int32{{}}
	a.output, a.spaced = []uint32{0}, []bool{false}
	for s, bit := range set {
		at := int32(0)
		for i := range len(s) {
			c := a.class[s[i]]
			next, ok := children[at][c]
			if !ok {
				next = int32(len(children))
				children = append(children, map[uint8]int32{})
				a.output, a.spaced = append(a.output, 0), append(a.spaced, s[i] == ' ')
				children[at][c] = next
			}
			at = next
		}
		a.output[at] |= bit
	}
	a.link(children)
	return a
}

// classes numbers the bytes that occur in the strings; all others are class 0. In a
// text, everything but ASCII letters and digits is a space.
func (a *automaton) classes(set anchorSet) {
	count := 1
	for s := range set {
		for i := range len(s) {
			if a.class[s[i]] == 0 {
				a.class[s[i]] = uint8(count)
				count++
			}
		}
	}
	for c := 'a'; c <= 'z'; c++ {
		a.class[c-'a'+'A'] = a.class[c]
	}
	for c := range byte(utf8.RuneSelf) {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			a.class[c] = a.class[' ']
		}
	}
	a.width = uint(bits.Len(uint(count - 1)))
}

// link turns the trie into a table without failure transitions, breadth first.
func (a *automaton) link(children []map[uint8]int32) {
	a.next = make([]int32, len(children)<<a.width)
	fail := make([]int32, len(children))
	for queue := []int32{0}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		for c := range uint8(1 << a.width) {
			inherited := int32(0)
			if at != 0 {
				inherited = a.next[int(fail[at])<<a.width|int(c)]
			}
			child, ok := children[at][c]
			if !ok && a.spaced[at] && c == a.class[' '] {
				inherited = at
			}
			if !ok {
				a.next[int(at)<<a.width|int(c)] = inherited
				continue
			}
			a.next[int(at)<<a.width|int(c)] = child
			fail[child] = inherited
			a.output[child] |= a.output[inherited]
			queue = append(queue, child)
		}
	}
}

// scan returns the bits of all strings that occur in text.
func (a *automaton) scan(text string) uint32 {
	var found uint32
	var state int32
	next, output, class, width := a.next, a.output, &a.class, a.width
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			state = next[int(state)<<width|int(class[c])]
			found |= output[state]
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		form := formOf(r, text[i:i+size])
		for j := range len(form) {
			state = next[int(state)<<width|int(class[form[j]])]
			found |= output[state]
		}
		i += size
	}
	return found
}
