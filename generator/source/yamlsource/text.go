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

// Empty tells whether nothing was written in any language.
func (t Text) Empty() bool { return len(t.byLanguage) == 0 }

// In gives the words in a language, else in the fallback's, and the language
// they are in. Both are empty where there are words in neither.
func (t Text) In(language, fallback string) (words, in string) {
	for _, l := range []string{language, fallback} {
		if words, ok := t.byLanguage[l]; ok {
			return words, l
		}
	}
	return "", ""
}

// Languages lists the languages that have words, sorted.
func (t Text) Languages() []string { return slices.Sorted(maps.Keys(t.byLanguage)) }
