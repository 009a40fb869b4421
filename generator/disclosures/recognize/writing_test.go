package recognize_test

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
)

// betweenLetters puts a string between the letters of a word.
func betweenLetters(between string) func(string) string {
	return func(text string) string {
		var b strings.Builder
		var before rune
		for _, r := range text {
			if unicode.IsLetter(before) && unicode.IsLetter(r) {
				b.WriteString(between)
			}
			b.WriteRune(r)
			before = r
		}
		return b.String()
	}
}

// upperBy converts to upper case by a language's rules. A short mark in capitals may be
// an abbreviation of something else, so only sentences are compared.
func upperBy(tag language.Tag) func(string) string {
	return func(text string) string { return cases.Upper(tag).String(text) }
}

func TestHowUnicodeWritesADisclosureDoesNotMatter(t *testing.T) {
	r := load(t)
	writings := map[string]func(string) string{
		"decomposed":          norm.NFD.String,
		"composed":            norm.NFC.String,
		"compatible":          norm.NFKD.String,
		"wide":                width.Widen.String,
		"capitals":            upperBy(language.Und),
		"decomposed capitals": func(s string) string { return norm.NFD.String(cases.Upper(language.Und).String(s)) },
		"Turkish capitals":    upperBy(language.Turkish),
		"a capital sharp s":   func(s string) string { return cases.Upper(language.Und).String(strings.ReplaceAll(s, "ß", "ẞ")) },
		"small, of Turkish": func(s string) string {
			return cases.Lower(language.Turkish).String(cases.Upper(language.Und).String(s))
		},
		"double s":                  func(s string) string { return strings.ReplaceAll(s, "ß", "ss") },
		"soft hyphens":              betweenLetters("\u00ad"),
		"zero-width spaces":         betweenLetters("\u200b"),
		"word joiners":              betweenLetters("\u2060"),
		"ligatures":                 strings.NewReplacer("ffi", "ﬃ", "ffl", "ﬄ", "ff", "ﬀ", "fi", "ﬁ", "fl", "ﬂ", "st", "ﬆ").Replace,
		"non-breaking spaces":       func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") },
		"narrow non-breaking":       func(s string) string { return strings.ReplaceAll(s, " ", "\u202f") },
		"ideographic spaces":        func(s string) string { return strings.ReplaceAll(s, " ", "\u3000") },
		"two spaces, one invisible": func(s string) string { return strings.ReplaceAll(s, " ", " \ufeff") },
	}
	compared := 0
	for _, name := range []string{"tuned.tsv", "wild.tsv", "held-out.tsv", "corrected.tsv"} {
		for _, p := range passages(t, name) {
			want := r.Recognize(p.text, p.language)
			if want.Strength < recognize.Hedged || want.Strength == recognize.Label {
				continue
			}
			for writing, write := range writings {
				compared++
				text := write(p.text)
				if got := r.Recognize(text, p.language); got.Strength != want.Strength || got.Language != want.Language || text[got.Start:got.End] != got.Words {
					t.Errorf("%s, %s: %s in %q, want %s in %q: %q", writing, p.language, got.Strength, got.Language, want.Strength, want.Language, text)
				}
			}
		}
	}
	if compared < 3000 {
		t.Errorf("only %d were compared", compared)
	}
}

func TestHowUnicodeWritesALabelDoesNotMatter(t *testing.T) {
	r := load(t)
	for _, tc := range []struct{ text, page string }{
		{"publicite\u0301", "fr"}, {"PUBLICITÉ", "fr"}, {"PUBLICITE\u0301", "fr"}, {"(lien rémune\u0301re\u0301)", "fr"}, {"#publicite\u0301", "fr"},
		{"ANÚNCIO", "pt"}, {"paid\u00a0link", "en"}, {"PAİD LİNK", "en"}, {"Advertısement", "en"}, {"spon\u00adsored", "en"}, {"ＡＤ", "en"},
		{"광고", "ko"}, {norm.NFD.String("광고"), "ko"}, {"Kettle (paid\u200b link)", "en"}, {"#spon\u00adsored", "en"}, {"广告", "zh"}, {"ﾌﾟﾛﾓｰｼｮﾝ", "ja"},
	} {
		if got := r.Recognize(tc.text, tc.page); got.Strength != recognize.Label {
			t.Errorf("%q in %q: %+v", tc.text, tc.page, got)
		}
	}
}

func TestAStatementIsRecognizedHoweverItIsWritten(t *testing.T) {
	r := load(t)
	for _, text := range []string{
		"As an Amazon™ Associate I earn from qualifying purchases.",
		"As an Amazon® Associate, I earn from qualifying purchases.",
		"AS AN AMAZON ASSOCIATE I EARN FROM QUALIFYING PURCHASES",
		"Als Amazon-Partner verdiene ich an qualifizierten Verka\u0308ufen",
		"ALS AMAZON-PARTNER VERDIENE ICH AN QUALIFIZIERTEN VERKÄUFEN",
		"As an Ama\u00adzon Asso\u00adci\u00adate I earn from qual\u00adi\u00adfy\u00ading pur\u00adchas\u00ades.",
	} {
		if got := r.Recognize(text, ""); len(got.Statements) != 1 || len(r.Statements(text)) != 1 {
			t.Errorf("%q: %q", text, got.Statements)
		}
	}
}
