package yamlsource

import (
	"maps"
	"slices"
)

// Text is a text in one or more languages. A single string is in the site's default
// language.
//
// A catalog has very many, most of them in one language: a list takes a sixth of the
// memory of a map.
type Text struct {
	first *wording // by language
}

type wording struct {
	language, words string
	next            *wording
}

// NewText returns a Text with words by language.
func NewText(byLanguage map[string]string) Text {
	var t Text
	languages := slices.Sorted(maps.Keys(byLanguage))
	for _, language := range slices.Backward(languages) {
		t.first = &wording{language, byLanguage[language], t.first}
	}
	return t
}

// PlainText returns a Text with words in one language.
func PlainText(language, words string) Text {
	return Text{&wording{language: language, words: words}}
}

// Empty reports whether there is no text in any language.
func (t Text) Empty() bool { return t.first == nil }

// NoFallback in place of a language means that no other language is accepted.
const NoFallback = "none"

// In returns the words in a language, in the language without its region, or in the
// fallback, and the language that they are in. If there is a fallback, words of another
// region or in English are better than none. Both results are empty if there are no
// such words.
func (t Text) In(language, fallback string) (words, in string) {
	if t.first == nil {
		return "", ""
	}
	if words, ok := t.exactly(language); ok {
		return words, language
	}
	codes := Languages(language)
	if fallback != "" {
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
		if words, ok := t.exactly(code); ok {
			return words, code
		}
	}
	return "", ""
}

func (t Text) exactly(language string) (words string, ok bool) {
	for w := t.first; w != nil; w = w.next {
		if w.language == language {
			return w.words, true
		}
	}
	return "", false
}

// Languages lists the languages that have words, sorted.
func (t Text) Languages() []string {
	var languages []string
	for w := t.first; w != nil; w = w.next {
		languages = append(languages, w.language)
	}
	return languages
}
