package recognize

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// statement is one wording of a network's required statement: its parts, in order, with
// room for a name between them.
type statement struct {
	network string
	parts   [2][][]byte // folded, with and without spaces
}

// statementBit is set by the anchors of statements; the lower bits are for the languages.
const statementBit = 1 << 31

// longestName is how much may be between two parts, in folded bytes.
const longestName = 60

var placeholder = regexp.MustCompile(`\{[a-z]*\}|\[[^\]]*\]|…`)

// WithStatements returns a Reader that also recognizes the statements that networks
// require, by network id and language. In a statement, "{publisher}", any "[…]" and "…"
// match a few words. The original Reader is unchanged.
func (r *Reader) WithStatements(texts map[string]map[string]string) (*Reader, error) {
	copied := *r
	copied.statements = slices.Clone(r.statements)
	for _, network := range slices.Sorted(maps.Keys(texts)) {
		for _, language := range slices.Sorted(maps.Keys(texts[network])) {
			copied.addStatement(network, texts[network][language])
		}
	}
	copied.anchor()
	return &copied, nil
}

// Statements returns the same as Recognize's Recognized.Statements, but faster.
func (r *Reader) Statements(text string) []string {
	if r.finders().stated.scan(text) == 0 {
		return nil
	}
	return r.statementsIn([]byte(foldWords(text, true)))
}

func (r *Reader) addStatement(network, text string) {
	s := statement{network: network}
	parts := []string{text}
	if strings.ContainsAny(text, "{[…") { // few do
		parts = placeholder.Split(text, -1)
	}
	for _, part := range parts {
		if words := Fold(part); words != "" {
			s.parts[0] = append(s.parts[0], []byte(words))
			s.parts[1] = append(s.parts[1], []byte(strings.ReplaceAll(words, " ", "")))
		}
	}
	if len(s.parts[1]) > 1 && len(s.parts[1][0]) < len(opening{}) {
		s.parts[1] = s.parts[1][1:] // a single letter before a name
	}
	if len(s.parts[1]) > 0 && len(s.parts[1][0]) >= len(opening{}) {
		r.statements = append(r.statements, s)
	}
}

// statementsIn compares without spaces, so that hyphens, line breaks and spaces before
// a full stop do not matter.
func (r *Reader) statementsIn(text []byte) []string {
	var ids []string
	openings := r.finders().openings
	for at := range max(0, len(text)-len(opening{})+1) {
		first := opening(text[at:])
		if !openings.begins(first) { // faster than the map
			continue
		}
		for _, same := range openings.groups[first] {
			if !bytes.HasPrefix(text[at:], same.part) {
				continue
			}
			for _, s := range same.statements {
				if !slices.Contains(ids, s.network) && follow(text[at+len(same.part):], s.parts[1][1:]) {
					ids = append(ids, s.network)
				}
			}
		}
	}
	slices.Sort(ids)
	return ids
}

// opening is the beginning of a statement. There are hundreds of wordings, and looking
// for each of them in turn took a quarter of the time for checking a page.
type opening [2]byte

type openings struct {
	any    [1 << 16 / 64]uint64 // one bit: whether statements begin with it
	groups map[opening][]samePart
}

// samePart are the statements with the same first part.
type samePart struct {
	part       []byte
	statements []statement
}

func openingsOf(statements []statement) *openings {
	o := &openings{groups: map[opening][]samePart{}}
	for _, s := range statements {
		part := s.parts[1][0]
		first := opening(part)
		n := uint16(first[0])<<8 | uint16(first[1])
		o.any[n/64] |= 1 << (n % 64)
		groups := o.groups[first]
		i := slices.IndexFunc(groups, func(g samePart) bool { return bytes.Equal(g.part, part) })
		if i < 0 {
			i = len(groups)
			groups = append(groups, samePart{part: part})
		}
		groups[i].statements = append(groups[i].statements, s)
		o.groups[first] = groups
	}
	return o
}

func (o *openings) begins(first opening) bool {
	n := uint16(first[0])<<8 | uint16(first[1])
	return o.any[n/64]>>(n%64)&1 != 0
}

// follow reports whether the parts follow each other, at most a name apart.
func follow(text []byte, parts [][]byte) bool {
	for _, part := range parts {
		i := bytes.Index(text[:min(len(text), longestName+len(part))], part)
		if i < 0 {
			return false
		}
		text = text[i+len(part):]
	}
	return true
}

// anchorOf returns a string that every text with the statement contains unchanged: its
// longest ASCII word, which has no variants, or else its first part.
func (s statement) anchorOf() string {
	best := ""
	for _, part := range s.parts[0] {
		for word := range strings.FieldsFuncSeq(string(part), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
			if len(word) > len(best) {
				best = word
			}
		}
	}
	if best == "" {
		best = string(s.parts[0][0])
	}
	return best
}
