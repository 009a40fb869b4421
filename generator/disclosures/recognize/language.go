package recognize

import (
	"cmp"
	"slices"
)

// language is one wording file, compiled.
type language struct {
	code     string
	matching matching
	phrases  func() (*phrases, error) // compiled on first use
	rules    []rule
	groups   map[string]uint32

	common        []string // words for guessing the language
	anchorWords   []string
	foldedAnchors [][]byte

	hedge, deny, but, about, we uint32 // bits of the groups with a meaning of their own
	nothing, bought, clause     uint32
	deniable                    uint32 // groups that a denial before them negates
}

// rule means that a passage discloses if each of these sets of groups has a hit in it.
type rule struct {
	strength Strength
	all      []uint32
}

// denialReach is how many words after a denial it applies to.
const denialReach = 4

// read returns what a passage says in this language, and how many of its bytes are in
// phrases of this language. Related languages share words ("provision"), so the passage
// is in the language that knows most of it.
func (l *language) read(text string, f *folded) (Recognized, int) {
	var buffer [64]hit
	phrases, err := l.phrases()
	if err != nil {
		panic(err) // a fault of this program, which Compile reports in its tests
	}
	found := phrases.find(f.text, buffer[:0])
	known := covered(found)
	found = l.withSubjects(text, f, found)
	hits := l.withoutDenied(f, found)
	sentences := l.sentences(f, hits)
	var best Recognized
	for size := 1; size <= 2; size++ {
		for i := 0; i+size <= len(sentences); i++ {
			groups := sentences[i].groups
			if size == 2 {
				if groups == 0 || sentences[i+1].groups == 0 {
					continue
				}
				groups |= sentences[i+1].groups
			}
			if s := l.strength(groups); s > best.Strength {
				best.Strength = s
				best.Start, best.End = f.span(text, sentences[i].start, sentences[i+size-1].end)
			}
		}
	}
	if best.Strength != None {
		best.Language = l.code
		best.Words = text[best.Start:best.End]
	}
	best.Denies = l.denies(text, f, found, len(hits) < len(found))
	return best, known
}

// covered counts the bytes in hits, which are sorted by their starts.
func covered(hits []hit) int {
	sum, end := 0, 0
	for _, h := range hits {
		if h.end > end {
			sum += h.end - max(h.start, end)
			end = h.end
		}
	}
	return sum
}

func (l *language) strength(groups uint32) Strength {
	best := None
	for _, r := range l.rules {
		if r.strength <= best || !r.holds(groups) {
			continue
		}
		best = r.strength
	}
	if best == Sentence && groups&l.hedge != 0 {
		return Hedged
	}
	return best
}

func (r rule) holds(groups uint32) bool {
	for _, any := range r.all {
		if groups&any == 0 {
			return false
		}
	}
	return true
}

// reach is how far back, in folded bytes, to look for a denial.
const reach = 256

// withoutDenied removes what a denial negates: "no commission", "we do not earn
// anything", but not what follows a "but".
func (l *language) withoutDenied(f *folded, hits []hit) []hit {
	denials, buts := only(hits, l.deny), only(hits, l.but)
	if len(denials) == 0 {
		return hits
	}
	kept := make([]hit, 0, len(hits))
	for _, h := range hits {
		if h.group&l.deniable != 0 && l.denied(f, h, denials, buts) {
			h.group &^= l.deniable
		}
		if h.group != 0 {
			kept = append(kept, h)
		}
	}
	return kept
}

func only(hits []hit, group uint32) []hit {
	var some []hit
	for _, h := range hits {
		if h.group&group != 0 {
			some = append(some, h)
		}
	}
	return some
}

// from returns the hits that start at or after a byte.
func from(hits []hit, at int) []hit {
	i, _ := slices.BinarySearchFunc(hits, at, func(h hit, at int) int { return cmp.Compare(h.start, at) })
	return hits[i:]
}

func (l *language) denied(f *folded, h hit, denials, buts []hit) bool {
	for _, d := range from(denials, h.start-reach) {
		if d.start >= h.end {
			return false
		}
		if h.start < d.end {
			return true
		}
		if l.matching == joined || d.group&l.nothing != 0 || f.sentenceOf(d.start) != f.sentenceOf(h.start) ||
			countWords(f.text[d.end:h.start]) > denialReach {
			continue
		}
		if between := from(buts, d.end); len(between) == 0 || between[0].end > h.start {
			return true
		}
	}
	return false
}

func countWords(text []byte) int {
	count := 0
	for i, b := range text {
		if b != ' ' && (i == 0 || text[i-1] == ' ') {
			count++
		}
	}
	return count
}

// sentence is a part of folded text with the groups that have hits in it; none if it is
// about disclosures in general.
type sentence struct {
	start, end int
	groups     uint32
}

func (l *language) sentences(f *folded, hits []hit) []sentence {
	all := make([]sentence, 0, len(f.ends))
	start := 0
	for _, end := range f.ends {
		all = append(all, sentence{start: start, end: end})
		start = end
	}
	for _, h := range hits {
		all[f.sentenceOf(h.start)].groups |= h.group
	}
	for i := range all {
		if all[i].groups&l.about != 0 {
			all[i].groups = 0
		}
	}
	return all
}

// sentenceOf returns the index of the sentence that contains a byte of the text.
func (f *folded) sentenceOf(at int) int {
	i, found := slices.BinarySearch(f.ends, at)
	if found {
		i++
	}
	return min(i, len(f.ends)-1)
}
