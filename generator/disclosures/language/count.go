package language

import "golang.org/x/text/unicode/norm"

// counted is the number of known words of each language in a text, and of different ones.
type counted struct {
	hits, distinct []int
	words          int
	seen           []bool // by the word's number
	enough         int    // the language that it is enough to find, as an index of hits; -1 for none
}

// count stops as soon as the text has enough words of the language that it claims, the
// one at such a place among the codes: no more of it can make a difference.
func (g *Guesser) count(parts []string, claimed int) counted {
	c := counted{hits: make([]int, len(g.codes)), distinct: make([]int, len(g.codes)), seen: make([]bool, len(g.words)), enough: claimed}
	for _, text := range parts {
		for at := 0; at < len(text); {
			if isSpace(text[at]) {
				at++
				continue
			}
			word, found, end := g.plain.token(text, at)
			if found && c.add(word) {
				return c
			}
			if end == at {
				for end < len(text) && !isSpace(text[end]) {
					end++
				}
				if g.countToken(&c, text[at:end]) {
					return c
				}
			}
			at = end
		}
	}
	return c
}

// countToken counts the words of what is between two spaces, and reports whether that is
// enough.
func (g *Guesser) countToken(c *counted, token string) bool {
	for text := range words(norm.NFC.String(token)) {
		if c.add(g.words[text]) {
			return true
		}
	}
	return false
}

// add counts a word, nil for one that is not known, and reports whether that is enough.
func (c *counted) add(w *word) bool {
	c.words++
	if w == nil {
		return false
	}
	for _, i := range w.languages {
		c.hits[i]++
		if !c.seen[w.number] {
			c.distinct[i]++
		}
	}
	c.seen[w.number] = true
	return c.enough >= 0 && c.hits[c.enough] >= fewest
}

// trie finds words of the letters a to z. Node 0 is for all other words, and 1 the first.
type trie struct {
	next [][26]uint16
	word []*word
}

func newTrie(words map[string]*word) trie {
	t := trie{make([][26]uint16, 2), make([]*word, 2)}
	for text, w := range words {
		if !isPlain(text) {
			continue
		}
		node := uint16(1)
		for i := range len(text) {
			next := &t.next[node][text[i]-'a']
			if *next == 0 {
				*next = uint16(len(t.word))
				t.next, t.word = append(t.next, [26]uint16{}), append(t.word, nil)
				next = &t.next[node][text[i]-'a']
			}
			node = *next
		}
		t.word[node] = w
	}
	return t
}

// token reads what is between two spaces if it is a word of ASCII letters, found, with
// punctuation around it, or only digits and punctuation. Otherwise end is from.
func (t *trie) token(text string, from int) (w *word, found bool, end int) {
	at, node := skipMarks(text, from), uint16(1)
	first := at
	for ; at < len(text); at++ {
		letter := text[at] | 0x20
		if letter < 'a' || letter > 'z' {
			break
		}
		node = t.next[node][letter-'a']
	}
	found = at > first
	at = skipMarks(text, at)
	for !found && at < len(text) && '0' <= text[at] && text[at] <= '9' {
		at = skipMarks(text, at+1)
	}
	if at < len(text) && !isSpace(text[at]) {
		return nil, false, from
	}
	return t.word[node], found, at
}

// skipMarks returns the offset after ASCII punctuation.
func skipMarks(text string, at int) int {
	for at < len(text) && text[at] < 0x80 && !isSpace(text[at]) && !isAlphanumeric(text[at]) {
		at++
	}
	return at
}

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}
