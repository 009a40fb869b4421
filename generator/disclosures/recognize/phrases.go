package recognize

import (
	"bytes"
	"fmt"
	"strings"
)

// matching is where in a text a phrase may begin and end.
type matching int

const (
	words   matching = iota // at the edges of words
	letters                 // anywhere: Arabic attaches "and", "by" and "the" to the word
	joined                  // anywhere, spaces ignored: Japanese, Chinese, Korean
)

// restOfWord is the edge for "*" in a pattern.
const restOfWord = 0

// phrases is a set of patterns, each in a group, as a graph over folded bytes.
// Patterns share their beginnings, and the choices of one pattern join in a node of its
// own, so that the size depends on the length of the pattern and not on the number of
// its variants.
type phrases struct {
	matching matching
	nodes    []phraseNode
	first    [256]bool // bytes that a phrase may begin with
}

type phraseNode struct {
	labels []byte
	next   []int32 // by label
	joins  []int32 // where a choice that ends here continues
	groups uint32  // groups with a pattern that ends here
}

// hit is a phrase found in folded text.
type hit struct {
	group      uint32 // one bit or more
	start, end int
}

func newPhrases(m matching) *phrases { return &phrases{matching: m, nodes: []phraseNode{{}}} }

// add adds a pattern: words, "(a|b|)" for a choice, "*" for any letters up to the end
// of a word.
func (p *phrases) add(pattern string, group uint32) error {
	if strings.ContainsAny(pattern, `[]\`) {
		return fmt.Errorf("pattern %q: classes and escapes are not known; write the choices out", pattern)
	}
	ends, rest := p.choices(0, pattern)
	if rest != "" || strings.Count(pattern, "(") != strings.Count(pattern, ")") {
		return fmt.Errorf("pattern %q: brackets do not match", pattern)
	}
	for _, end := range ends {
		if end == 0 {
			return fmt.Errorf("pattern %q allows no words at all", pattern)
		}
		p.nodes[end].groups |= group
	}
	return nil
}

// choices adds "a|b|c" after a node, up to the end or a closing bracket.
func (p *phrases) choices(from int32, s string) (ends []int32, rest string) {
	for {
		var end int32
		end, s = p.series(from, s)
		ends = append(ends, end)
		if !strings.HasPrefix(s, "|") {
			return ends, s
		}
		s = s[1:]
	}
}

// series adds words and bracketed choices up to a "|", a ")" or the end.
func (p *phrases) series(at int32, s string) (int32, string) {
	for s != "" && s[0] != '|' && s[0] != ')' {
		if s[0] != '(' {
			end := strings.IndexAny(s, "(|)")
			if end < 0 {
				end = len(s)
			}
			at = p.literal(at, s[:end])
			s = s[end:]
			continue
		}
		var ends []int32
		ends, s = p.choices(at, s[1:])
		s = strings.TrimPrefix(s, ")")
		join := int32(len(p.nodes))
		p.nodes = append(p.nodes, phraseNode{})
		for _, end := range ends {
			p.nodes[end].joins = append(p.nodes[end].joins, join)
		}
		at = join
	}
	return at, s
}

func (p *phrases) literal(at int32, s string) int32 {
	for s != "" {
		end := strings.IndexAny(s, " *")
		switch {
		case end < 0:
			return p.follow(at, foldWords(s, p.matching == joined))
		case end > 0:
			at = p.follow(at, foldWords(s[:end], p.matching == joined))
		case p.matching == joined:
			end = 1
		case s[0] == '*':
			at, end = p.step(at, restOfWord), 1
		default:
			at, end = p.step(at, ' '), 1
		}
		s = s[end:]
	}
	return at
}

func (p *phrases) follow(at int32, s string) int32 {
	for i := range len(s) {
		at = p.step(at, s[i])
	}
	return at
}

func (p *phrases) step(at int32, label byte) int32 {
	if next := p.nodes[at].at(label); next > 0 {
		return next
	}
	next := int32(len(p.nodes))
	p.nodes = append(p.nodes, phraseNode{})
	n := &p.nodes[at]
	n.labels, n.next = append(n.labels, label), append(n.next, next)
	return next
}

// fewLabels labels are searched faster by a loop than by bytes.IndexByte.
const fewLabels = 6

func (n *phraseNode) at(label byte) int32 {
	if len(n.labels) > fewLabels {
		if i := bytes.IndexByte(n.labels, label); i >= 0 {
			return n.next[i]
		}
		return 0
	}
	for i, l := range n.labels {
		if l == label {
			return n.next[i]
		}
	}
	return 0
}

// prepare records which bytes a phrase may begin with. Call it after the last add.
func (p *phrases) prepare() {
	p.mayBegin(0, map[int32]bool{})
}

func (p *phrases) mayBegin(node int32, seen map[int32]bool) {
	if seen[node] {
		return
	}
	seen[node] = true
	for i, label := range p.nodes[node].labels {
		p.first[label] = true
		if label == ' ' {
			p.mayBegin(p.nodes[node].next[i], seen)
		}
	}
	if p.first[restOfWord] {
		for i := range p.first {
			p.first[i] = true
		}
	}
	for _, join := range p.nodes[node].joins {
		p.mayBegin(join, seen)
	}
}

// find appends every phrase in text to hits.
func (p *phrases) find(text []byte, hits []hit) []hit {
	for start := range text {
		if !p.first[text[start]] || p.matching == words && start > 0 && text[start-1] != ' ' {
			continue
		}
		hits = p.walk(text, start, start, 0, hits)
	}
	return hits
}

func (p *phrases) walk(text []byte, start, at int, node int32, hits []hit) []hit {
	for {
		n := &p.nodes[node]
		if n.groups != 0 && at > start && p.mayEnd(text, at) {
			hits = append(hits, hit{n.groups, start, at})
		}
		for _, join := range n.joins {
			hits = p.walk(text, start, at, join, hits)
		}
		if rest := n.at(restOfWord); rest > 0 {
			hits = p.walk(text, start, wordEnd(text, at), rest, hits)
		}
		// A choice may be empty: then the spaces on both sides are one space in the text.
		if space := n.at(' '); space > 0 && (at == start || at == len(text) || text[at-1] == ' ') {
			hits = p.walk(text, start, at, space, hits)
		}
		if at == len(text) {
			return hits
		}
		node = n.at(text[at])
		if node == 0 {
			return hits
		}
		at++
	}
}

func (p *phrases) mayEnd(text []byte, at int) bool {
	return p.matching != words || at == len(text) || text[at] == ' ' || text[at-1] == ' '
}

func wordEnd(text []byte, at int) int {
	for at < len(text) && text[at] != ' ' {
		at++
	}
	return at
}
