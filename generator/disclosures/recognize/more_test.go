package recognize_test

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
)

func TestWordsAreThePartThatDiscloses(t *testing.T) {
	r := load(t)
	for _, tc := range []struct{ text, want string }{
		{"We tested ten tents. We earn a commission when you buy through our links. It rained.", "We earn a commission when you buy through our links."},
		{"Wir haben getestet – „Für Käufe über unsere Links erhalten wir eine Provision.“", "Wir haben getestet – „Für Käufe über unsere Links erhalten wir eine Provision.“"},
		{"テントを試しました。本記事には広告が含まれます。雨でした。", "本記事には広告が含まれます。"},
		{"Stove (paid link)", "paid link"},
		{"  Ad  ", "Ad"},
	} {
		got := r.Recognize(tc.text, "")
		if got.Words != tc.want || tc.text[got.Start:got.End] != got.Words {
			t.Errorf("%q: words %q at %d–%d, want %q", tc.text, got.Words, got.Start, got.End, tc.want)
		}
	}
}

func TestSpellingVariantsAreTheSame(t *testing.T) {
	r := load(t)
	for _, text := range []string{
		"WE EARN A COMMISSION IF YOU BUY THROUGH OUR LINKS",
		"We earn a commis\u00adsion if you buy through our links",
		"We\u00a0earn a\u202fcommission, if you buy   through\nour links",
		"**We earn a _commission_** if you buy through [our links](/x)",
		"👉 We earn a commission if you’ll buy, through our links 👈",
		"Ｗｅ ｅａｒｎ ａ ｃｏｍｍｉｓｓｉｏｎ if you buy through our links commission",
	} {
		if got := r.Recognize(text, "en"); got.Strength != recognize.Sentence {
			t.Errorf("%q: %+v", text, got)
		}
	}
	decomposed := "Je touche une commission si vous achetez via ces liens affilie\u0301s"
	if got := r.Recognize(decomposed, "fr"); got.Strength != recognize.Sentence {
		t.Errorf("%q: %+v", decomposed, got)
	}
}

func TestPageLanguageDecidesTheMeaningOfAMark(t *testing.T) {
	r := load(t)
	for _, tc := range []struct {
		text, page string
		want       recognize.Strength
		language   string
	}{
		{"PR", "ja", recognize.Label, "ja"},
		{"PR", "en", recognize.None, ""},
		{"#ad", "nl", recognize.Label, "nl"},
		{"#ad", "da", recognize.Rejected, "da"},
		{"Ad", "", recognize.Label, "en"},
		{"Anzeige", "en", recognize.Label, "de"},
		{"affiliate link", "", recognize.Rejected, "en"},
		{"Publicidade", "pt-BR", recognize.Label, "pt"},
		{"Reklame", "nb", recognize.Label, "no"},
		{"Reklame", "nn-NO", recognize.Label, "no"},
	} {
		if got := r.Recognize(tc.text, tc.page); got.Strength != tc.want || got.Language != tc.language {
			t.Errorf("%q on a page in %q: %s in %q, want %s in %q", tc.text, tc.page, got.Strength, got.Language, tc.want, tc.language)
		}
	}
}

func TestLabelsInsideTextCountOnlyIfDistinct(t *testing.T) {
	r := load(t)
	for _, text := range []string{
		"Active Directory (AD) is a service", "public relations (PR) people", "an ad hoc answer", "ad-free hosting: what it costs",
		"#ad #love #sun #fun #tent", "the Ad Council", "Sponsored by nobody we know of, the club went on for years",
	} {
		if got := r.Recognize(text, "en"); got.Strength >= recognize.Hedged {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestRequiredStatementsAreRecognized(t *testing.T) {
	r, err := load(t).WithStatements(map[string]map[string]string{
		"shop":   {"en": "{publisher} is a partner of Shop and is paid for orders.", "ja": "[名前]は提携により収入を得ています"},
		"amazon": {"en": "As an Amazon Associate I earn from qualifying purchases."},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		text string
		want []string
	}{
		{"As an Amazon Associate I earn from qualifying purchases.", []string{"amazon"}},
		{"as an amazon associate, Tent & Pole earns from qualifying purchases", []string{"amazon"}},
		{"Example Media LLC is a partner of Shop, and is paid for orders!", []string{"shop"}},
		{"例社は提携により収入を得ています。", []string{"shop"}},
		{"Amazonのアソシエイトとして、例社は適格販売により収入を得ています。", []string{"amazon"}},
		{"Als Amazon-Partner verdiene ich an qualifizierten Verkäufen", []string{"amazon"}},
		{"We are a participant in the Amazon Services LLC Associates Program", []string{"amazon"}},
		{"X is a partner of Shop and is paid for orders. As an Amazon Associate I earn from qualifying purchases.", []string{"amazon", "shop"}},
		{"I earn from qualifying purchases.", nil},
		{"As an Amazon Associate I know a lot.", nil},
	} {
		if got := r.Recognize(tc.text, "").Statements; !reflect.DeepEqual(got, tc.want) {
			t.Errorf("%q: %q, want %q", tc.text, got, tc.want)
		}
	}
	if got := load(t).Recognize("X is a partner of Shop and is paid for orders.", "").Statements; got != nil {
		t.Errorf("a Reader without that statement found %q", got)
	}
}

func TestContradictionCountsOnlyBesideALabel(t *testing.T) {
	r := load(t)
	for text, want := range map[string]bool{
		"Ad. This review is not sponsored and we earn nothing.":              true,
		"Not sponsored, but I earn a commission if you buy through my links": false,
		"We never accept payment for our reviews":                            true,
		"We tested ten tents": false,
	} {
		if got := r.Recognize(text, "en"); got.Denies != want {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestJapaneseMarkAndNextSentenceDiscloseTogether(t *testing.T) {
	r := load(t)
	for _, tc := range []struct {
		text, page     string
		strength, said recognize.Strength
	}{
		{"【広告・アフィリエイト開示】本ページにはAmazonアソシエイトのリンクがあります。", "ja", recognize.Label, recognize.Sentence},
		{"PR この記事にはアフィリエイトリンクが含まれます。", "ja", recognize.Label, recognize.Sentence},
		{"PR この記事にはアフィリエイトリンクが含まれます。", "en", recognize.Rejected, recognize.Rejected},
		{"【広告】 よく売れている電気ケトル", "ja", recognize.Label, recognize.None},
		{"Ad: this post contains affiliate links.", "en", recognize.Label, recognize.Rejected},
	} {
		if got := r.Recognize(tc.text, tc.page); got.Strength != tc.strength || got.Said != tc.said {
			t.Errorf("%q on a page in %q: %s whose sentences are %s, want %s and %s", tc.text, tc.page, got.Strength, got.Said, tc.strength, tc.said)
		}
	}
}

func FuzzRecognize(f *testing.F) {
	r := load(f)
	for _, name := range []string{"tuned.tsv", "wild.tsv"} {
		for i, p := range passages(f, name) {
			if i%5 == 0 {
				f.Add(p.text, p.language)
			}
		}
	}
	for _, s := range []string{"", "\xff\xfe commission", "(((((ad", "#", "【", "e.g. i.e. commission. . .", "İ commission ﷺ", "㌀広告㌀", "*(|)"} {
		f.Add(s, "")
	}
	f.Fuzz(func(t *testing.T, text, page string) {
		got := r.Recognize(text, page)
		if got.Start < 0 || got.End > len(text) || got.Start > got.End || text[got.Start:got.End] != got.Words {
			t.Fatalf("%+v outside %d bytes", got, len(text))
		}
		if (got.Strength == recognize.None) != (got.Words == "") || (got.Language == "") != (got.Words == "") {
			t.Fatalf("half a result: %+v", got)
		}
		if utf8.ValidString(text) && !utf8.ValidString(got.Words) {
			t.Fatalf("words cut through a character: %q", got.Words)
		}
	})
}

func BenchmarkPlainText(b *testing.B) {
	r := load(b)
	text := strings.Repeat("The tent stood up to the storm; its poles bent, but none broke, and in the morning it was dry inside. ", 4)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		r.Recognize(text, "en")
	}
}

func BenchmarkShortText(b *testing.B) {
	r := load(b)
	b.ReportAllocs()
	for b.Loop() {
		r.Recognize("See the price at the shop", "en")
	}
}

func BenchmarkDisclosure(b *testing.B) {
	r := load(b)
	text := "Heads up: this review contains affiliate links, so I earn a small commission when you buy through them, at no extra cost to you."
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		r.Recognize(text, "en")
	}
}

func BenchmarkLongTextAboutCommissions(b *testing.B) {
	r := load(b)
	text := strings.Repeat("The commission did not meet, and we do not earn a cent from the partners and their fees, but wait. ", 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r.Recognize(text, "en")
	}
}

// BenchmarkTenTimesTheText prints how many times as long a text of ten times the
// length takes; quadratic time would make it a hundred.
func BenchmarkTenTimesTheText(b *testing.B) {
	r := load(b)
	sentence := "The commission did not meet, and we do not earn a cent from the partners and their fees, but wait. "
	short, long := strings.Repeat(sentence, 200), strings.Repeat(sentence, 2000)
	var few, many time.Duration
	for b.Loop() {
		started := time.Now()
		r.Recognize(short, "en")
		few += time.Since(started)
		started = time.Now()
		r.Recognize(long, "en")
		many += time.Since(started)
	}
	b.ReportMetric(float64(many)/float64(few), "long/short")
}

func BenchmarkKoreanText(b *testing.B) {
	r := load(b)
	text := strings.Repeat("이 주전자는 매우 조용하고 매일 사용하고 있습니다. ", 8)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r.Recognize(text, "ko")
	}
}
