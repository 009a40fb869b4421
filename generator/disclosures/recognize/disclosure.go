// Package recognize recognizes disclosures in the text of a page, whoever wrote them.
// It takes a passage of text and returns what it discloses, in which language, and with
// which words. The wordings are YAML files in wording/, one per language; WORDING.md
// explains their grammar.
//
// Hand-written for speed and behavior: one automaton finds all wordings and their
// positions in one pass over folded text, which regexp can't.
package recognize

import (
	"bytes"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/memo"
)

// Strength is how much a passage discloses.
type Strength int

// Rejected words look like a disclosure but do not count as one; Hedged ones say "may
// earn"; a Label is a short accepted mark; a Sentence says who is paid for what.
const (
	None Strength = iota
	Rejected
	Hedged
	Label
	Sentence
)

// String returns the strength's name as in the wording files.
func (s Strength) String() string {
	return [...]string{"none", "rejected", "hedged", "label", "sentence"}[s]
}

// Recognized is what a passage says about being paid.
type Recognized struct {
	Strength   Strength
	Said       Strength // the strength of the passage's sentences, if a Label before them counts for more
	Language   string   // of the words, such as "de"; empty if none was recognized
	Start, End int      // bytes of the passage that disclose
	Words      string   // those words
	Denies     bool     // claims the opposite: "not sponsored", "we earn nothing"
	Statements []string // ids of networks whose required statement the passage contains, sorted
}

// Reader recognizes disclosures in all languages that it has wordings for. Its
// answers never change, and it is safe for concurrent use.
type Reader struct {
	languages  []*language
	labels     map[string][]mark // by folded text
	statements []statement
	finders    func() finders
	known      *memo.Memo[passage, Recognized]
}

// passage is what Recognize is asked about.
type passage struct{ text, language string }

// mostKnown is how many answers of Recognize are remembered, and longestKnown of how
// long passages: many are on several pages, and each of a post's is on its page, too.
const mostKnown, longestKnown = 4096, 2048

// Languages returns the codes of the languages that it reads, such as "de", sorted.
func (r *Reader) Languages() []string {
	codes := make([]string, len(r.languages))
	for i, l := range r.languages {
		codes[i] = l.code
	}
	return codes
}

// CommonWords returns the words by which a text's language is guessed, by language
// code. A language that is recognized by its script has none.
func (r *Reader) CommonWords() map[string][]string {
	words := map[string][]string{}
	for _, l := range r.languages {
		if len(l.common) > 0 {
			words[l.code] = l.common
		}
	}
	return words
}

// Recognize returns what a passage (the text of one paragraph, line, cell or link,
// without markup) discloses. pageLanguage, such as "pt-BR", decides between languages
// that share words, and allows marks that mean something else in other languages
// ("PR"). It may be empty.
func (r *Reader) Recognize(text, pageLanguage string) Recognized {
	asked := passage{text, BaseLanguage(pageLanguage)}
	if len(text) > longestMark && r.finders().anchors.scan(text) == 0 { // ordinary words, which are on one page only
		return r.recognizeLabel(text, asked.language)
	}
	if known, ok := r.known.Find(asked); ok {
		return known
	}
	asked.text = strings.Clone(text) // which may be a part of a whole page
	got := r.read(asked.text, asked.language)
	if len(text) <= longestKnown {
		r.known.Keep(asked, got)
	}
	return got
}

// read is Recognize without the memory.
func (r *Reader) read(text, page string) Recognized {
	best := r.recognizeLabel(text, page)
	found := r.finders().anchors.scan(text)
	if found == 0 {
		return best
	}
	var read [2]folded
	form := func(joined bool) *folded {
		f := &read[0]
		if joined {
			f = &read[1]
		}
		if f.text == nil {
			f.fold(text, joined)
		}
		return f
	}
	said := r.mostFamiliar(text, found, page, form)
	if best.Strength < Label {
		best = stronger(best, r.openingLabel(text, page, said.Strength), page)
	}
	best.Said = said.Strength
	if best.Strength == Label && said.Strength == Rejected && best.Start <= said.Start && r.joins(page) {
		best.Said = Sentence // "【広告】" and "this article has affiliate links" together say what the links are
	}
	if better(said, best, page) {
		best.Strength, best.Language, best.Words, best.Start, best.End = said.Strength, said.Language, said.Words, said.Start, said.End
	}
	best.Denies = said.Denies && (best.Strength == None || best.Strength == Label)
	if found&statementBit != 0 {
		best.Statements = r.statementsIn(bytes.ReplaceAll(form(false).text, []byte(" "), nil))
	}
	return best
}

// mostFamiliar reads the passage in each language whose anchors it contains, and
// returns the best reading among the languages that know nearly the most words of it.
// The page's own language may know fewer.
func (r *Reader) mostFamiliar(text string, found uint32, page string, form func(bool) *folded) Recognized {
	type reading struct {
		Recognized
		known, at int
	}
	var buffer [8]reading
	readings, most, own := buffer[:0], 0, 0
	for i, l := range r.languages {
		if found&(1<<i) != 0 {
			got, known := l.read(text, form(l.matching == joined))
			readings = append(readings, reading{got, known, i})
			most = max(most, known)
			if l.code == page {
				own = known
			}
		}
	}
	var best Recognized
	denies := false
	for _, got := range readings {
		if got.known*4 < most*3 || own*5 >= most*3 && r.languages[got.at].code != page {
			continue
		}
		denies = denies || got.Denies
		if better(got.Recognized, best, page) {
			best = got.Recognized
		}
	}
	best.Denies = denies
	return best
}

// better prefers the stronger reading, then the page's own language, then English, from
// which the others borrow words.
func better(a, b Recognized, page string) bool {
	if a.Strength != b.Strength {
		return a.Strength > b.Strength
	}
	if a.Strength == None || a.Language == b.Language || b.Language == page {
		return false
	}
	return a.Language == page || a.Language == "en"
}

// BaseLanguage returns the code of a wording file for a language: "pt" for "pt-BR",
// "no" for "nb" and "nn".
func BaseLanguage(code string) string {
	code, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(code, "_", "-")), "-")
	if code == "nb" || code == "nn" {
		return "no"
	}
	return code
}
