package yamlsource

import (
	"maps"
	"slices"
)

// Text is a text in one or more languages. A single string is in the site's default
// language.
type Text struct {
	byLanguage map[string]string
}

// NewText returns a Text with words by language.
func NewText(byLanguage map[string]string) Text { return Text{byLanguage: byLanguage} }

// Empty reports whether there is no text in any language.
func (t Text) Empty() bool { return len(t.byLanguage) == 0 }

// NoFallback in place of a language means that no other language is accepted.
const NoFallback = "none"

// In returns the words in a language, in the language without its region, or in the
// fallback, and the language that they are in. If there is a fallback, words of another
// region or in English are better than none. Both results are empty if there are no
// such words.
func (t Text) In(language, fallback string) (words, in string) {
	codes := append([]string{language}, Languages(language)...)
	if fallback != "" && len(t.byLanguage) > 0 {
		for _, known := range t.Languages() {
			if SameLanguage(known, language) {
				codes = append(codes, known)
			}
		}
		if fallback != NoFallback {
			codes = append(codes, fallback, "en")
		}
	}
	for _, code := range codes {
		if words, ok := t.byLanguage[code]; ok {
			return words, code
		}
	}
	return "", ""
}

// Languages lists the languages that have words, sorted.
func (t Text) Languages() []string { return slices.Sorted(maps.Keys(t.byLanguage)) }
