package yamlsource

import (
	"maps"
	"slices"
)

// Text is words in one or more languages. Words written as a single string are
// in the site's default language.
type Text struct {
	byLanguage map[string]string
}

// NewText makes a Text of its words by language.
func NewText(byLanguage map[string]string) Text { return Text{byLanguage: byLanguage} }

// Empty reports whether nothing was written in any language.
func (t Text) Empty() bool { return len(t.byLanguage) == 0 }

// NoFallback in place of a language means that words in another one do not do.
const NoFallback = "none"

// In returns the words in a language, or in the language without its region, else
// in the fallback's, and the language they are in. Where there is a fallback,
// words of another region or in English are nearer than none. Both are empty where
// there are no such words.
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
