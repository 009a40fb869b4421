package recognize

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// statement is one wording that fulfills a network's demand: its parts, in order,
// with room for a name between them.
type statement struct {
	network string
	parts   [2][][]byte // folded, with and without spaces
}

// statementBit is set by the anchors of statements; the languages have the bits below it.
const statementBit = 1 << 31

// longestName bounds, in folded bytes, what may be between two parts.
const longestName = 60

var placeholder = regexp.MustCompile(`\{[a-z]*\}|\[[^\]]*\]|…`)

// WithStatements returns a Reader that also recognizes the statements which
// networks demand, by network id and language. "{publisher}", any "[…]" and "…"
// in a statement stand for a few words. The Reader it is called on stays as it is.
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

// Statements returns what Recognize gives as Recognized.Statements, for less work.
func (r *Reader) Statements(text string) []string {
	if r.stated.scan(text) == 0 {
		return nil
	}
	var f folded
	f.fold(text, true)
	return r.statementsIn(f.text)
}

func (r *Reader) addStatement(network, text string) {
	s := statement{network: network}
	for _, part := range placeholder.Split(text, -1) {
		for i, isJoined := range []bool{false, true} {
			if words := foldWords(part, isJoined); words != "" {
				s.parts[i] = append(s.parts[i], []byte(words))
			}
		}
	}
	if len(s.parts[1]) > 1 && len(s.parts[1][0]) < len(opening{}) {
		s.parts[1] = s.parts[1][1:] // a single letter before a name
	}
	if len(s.parts[1]) > 0 && len(s.parts[1][0]) >= len(opening{}) {
		r.statements = append(r.statements, s)
	}
}

// statementsIn compares without spaces, so that no hyphen, line end or space
// before a full stop matters.
func (r *Reader) statementsIn(text []byte) []string {
	var ids []string
	for at := range max(0, len(text)-len(opening{})+1) {
		first := opening(text[at:])
		if !r.openings.any[first[0]][first[1]] { // quicker than the map
			continue
		}
		for _, s := range r.openings.statements[first] {
			if !slices.Contains(ids, s.network) && bytes.HasPrefix(text[at:], s.parts[1][0]) && follow(text[at+len(s.parts[1][0]):], s.parts[1][1:]) {
				ids = append(ids, s.network)
			}
		}
	}
	slices.Sort(ids)
	return ids
}

// opening is what a statement begins with. There are hundreds of wordings, and to look
// for each of them in turn was a quarter of the time that checking a page took.
type opening [2]byte

type openings struct {
	any        [256][256]bool // whether statements begin so
	statements map[opening][]statement
}

func openingsOf(statements []statement) *openings {
	o := &openings{statements: map[opening][]statement{}}
	for _, s := range statements {
		first := s.parts[1][0]
		o.any[first[0]][first[1]] = true
		o.statements[opening(first)] = append(o.statements[opening(first)], s)
	}
	return o
}

// follow reports whether the parts come one after the other, at most a name apart.
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

// anchorOf returns a string that every text with the statement holds as it is:
// its longest word in ASCII, which no accent or form of letters changes, or else
// its first part.
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
