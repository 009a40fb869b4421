package hugodata

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// fullStops are the full stops of languages that do not use a period. Everyday Thai,
// Lao and Khmer have none: a space is enough.
func fullStops() map[string]string {
	return map[string]string{"zh": "。", "ja": "。", "yue": "。", "hi": "।", "bn": "।", "mr": "।", "ne": "।", "pa": "।", "hy": "։", "ur": "۔",
		"am": "።", "ti": "።", "my": "။", "km": "។", "th": "", "lo": ""}
}

// leading is a text that another one may follow.
func (r resolver) leading(t, next yamlsource.Text) *text {
	out := r.text(t)
	if out != nil && r.text(next) != nil {
		out.Text = stopped(out.Text, cmp.Or(out.Lang, r.language))
	}
	return out
}

// stopped adds a full stop to a sentence without one, so that the next sentence on the
// page does not run into it.
func stopped(words, language string) string {
	if ended(words) {
		return words
	}
	if stop, own := fullStops()[yamlsource.Base(language)]; own {
		return words + stop
	}
	return words + "."
}

// ended reports whether a text ends with punctuation that needs no full stop after it,
// apart from closing quotes and brackets.
func ended(text string) bool {
	text = strings.TrimRightFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi, unicode.Quotation_Mark)
	})
	last, _ := utf8.DecodeLastRuneInString(text)
	return unicode.Is(unicode.STerm, last) || strings.ContainsRune("….:;,،؛、：；，–—", last)
}
