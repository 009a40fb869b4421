package recognize

import "bytes"

// shortDenial is the length, in bytes, up to which a denial needs no "we" or
// "this post" to be about the page: "No affiliate links."
const shortDenial = 90

// denies reports whether the passage claims that its author is not paid. Most denials
// are about something else: one counts if it negates a word about pay, or contains such
// a word, in a sentence about the author or the page.
func (l *language) denies(text string, f *folded, found []hit, deniedPay bool) bool {
	for _, d := range found {
		if d.group&l.deny == 0 || !deniedPay && !l.aboutPay(f.text[d.start:d.end]) {
			continue
		}
		if len(text) <= shortDenial || l.speaksOfUs(f, found, f.sentenceOf(d.start)) {
			return true
		}
	}
	return false
}

func (l *language) aboutPay(words []byte) bool {
	for _, a := range l.foldedAnchors {
		if bytes.Contains(words, a) {
			return true
		}
	}
	return false
}

func (l *language) speaksOfUs(f *folded, found []hit, sentence int) bool {
	start := 0
	if sentence > 0 {
		start = f.ends[sentence-1]
	}
	for _, h := range from(found, start) {
		if h.start >= f.ends[sentence] {
			return false
		}
		if h.group&l.we != 0 {
			return true
		}
	}
	return false
}
