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
	names   bool        // it holds the network's id, as Amazon's do
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
	return r.statementsIn(func(bool) *folded { return &f })
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
	if len(s.parts[1]) > 0 {
		s.names = slices.ContainsFunc(s.parts[1], func(part []byte) bool { return bytes.Contains(part, []byte(network)) })
		r.statements = append(r.statements, s)
	}
}

// statementsIn compares without spaces, so that no hyphen, line end or space
// before a full stop matters.
func (r *Reader) statementsIn(form func(bool) *folded) []string {
	var ids []string
	text := form(true).text
	asked, named := "", false
	for _, s := range r.statements {
		if s.network != asked { // most passages do not name it, and there are hundreds of wordings
			asked, named = s.network, bytes.Contains(text, []byte(s.network))
		}
		if (named || !s.names) && !slices.Contains(ids, s.network) && inOrder(text, s.parts[1]) {
			ids = append(ids, s.network)
		}
	}
	slices.Sort(ids)
	return ids
}

// inOrder reports whether the parts follow each other at most a name apart.
func inOrder(text []byte, parts [][]byte) bool {
	for from := 0; ; {
		i := bytes.Index(text[from:], parts[0])
		if i < 0 {
			return false
		}
		from += i + 1
		if follow(text[from-1+len(parts[0]):], parts[1:]) {
			return true
		}
	}
}

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
