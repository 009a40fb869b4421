package recognize

// Hints finds in one pass over a text which sets of words it may contain, in whatever
// form its letters are written and also inside other words. It is fast, for a text that
// contains none: most do not. It never changes.
type Hints struct{ *automaton }

// NewHints returns the Hints for up to 32 sets of words.
func NewHints(sets ...[]string) Hints {
	all := anchorSet{}
	for i, words := range sets {
		for _, word := range words {
			all[Fold(word)] |= 1 << i
		}
	}
	return Hints{all.build()}
}

// InAll reports whether a text may contain a word of each of the first sets.
func (h Hints) InAll(sets int, text string) bool {
	all := uint32(1)<<sets - 1
	return h.scan(text)&all == all
}
