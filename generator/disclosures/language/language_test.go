package language_test

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/language"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
)

func load(t *testing.T) *language.Guesser {
	t.Helper()
	r, err := recognize.Load()
	if err != nil {
		t.Fatal(err)
	}
	return language.New(r.CommonWords())
}

func TestGuessTheLanguageOfAParagraph(t *testing.T) {
	g := load(t)
	for want, text := range map[string]string{
		"en": "The kettle that you see here is the one which we have used for a year, and there are others that would do.",
		"de": "Der Wasserkocher, den wir hier zeigen, ist nicht der einzige, und wenn er kaputt ist, sind auch andere für uns gut.",
		"fr": "Les bouilloires que nous avons vues sont dans une cuisine, mais cette marque est plus chère pour vous.",
		"es": "Los hervidores que hay en la cocina son muy buenos, pero también hay una marca más barata para todos.",
		"it": "Il bollitore che abbiamo provato è molto buono, ma ci sono anche altri modelli della stessa marca per il tè.",
		"pt": "A chaleira não é uma das mais caras, mas também você pode usar uma outra para o chá quando está com pressa.",
		"nl": "De waterkoker die het water kookt is niet van ons, maar een andere van dat merk voor de keuken heeft ook nog veel.",
		"pl": "Czajnik jest bardzo dobry, ale nie jest tani, oraz jak się go używa dla tego, że są już inne, które może mieć.",
		"ja": "このケトルはとても静かで、毎日使っています。お茶を入れるときにすぐ沸くので便利です。",
		"ko": "이 주전자는 매우 조용하고 매일 사용하고 있습니다. 차를 끓일 때 편리합니다.",
		"zh": "这个水壶非常安静，我们每天都在使用，泡茶的时候很快就能烧开，非常方便实用。",
		"ar": "هذه الغلاية هادئة جدا ونستخدمها كل يوم لأنها تغلي الماء بسرعة عند تحضير الشاي.",
		"":   "Kettle 3000 XL",
	} {
		if got := g.Guess("", text); got != want {
			t.Errorf("%q is taken for %q, want %q", text, got, want)
		}
	}
}

func TestClaimedLanguageIsBelievedIfItsWordsOccur(t *testing.T) {
	g := load(t)
	const mixed = "このケトルはとても静かで、毎日使っています。 if (kettle.ready) { return the + kettle; } of the and is that with this are have was from they which"
	if got := g.Guess("ja", mixed); got != "ja" {
		t.Errorf("a Japanese page with code is taken for %q", got)
	}
	if got := g.Guess("ja", "ホーム 商品紹介 二〇二六年一月五日 電気湯沸器 商品詳細 (Amazon, 広告) 商品名 製造会社 保証期間 二年"); got == "zh" {
		t.Errorf("a short Japanese page, whose names have no kana, is taken for %q", got)
	}
	if got := g.Guess("pt", strings.Repeat("Uso este modelo como chaleira desde janeiro, esta é boa. ", 5)); got != "pt" {
		t.Errorf("a Portuguese page with words that Spanish has, too, is taken for %q", got)
	}
	if got := g.Guess("en", "Der Wasserkocher ist nicht für uns, und wenn das auch sich nach oben bei einem wird."); got != "de" {
		t.Errorf("a German page that says en is taken for %q", got)
	}
}

func TestShortTextWithoutWordsOfTheClaimedLanguage(t *testing.T) {
	g := load(t)
	const short = "Il bollitore costa poco e bolle presto. Riceviamo una commissione per gli acquisti che fai qui."
	if got := g.Guess("en", short); got != "it" {
		t.Errorf("a short Italian page in an English theme is taken for %q", got)
	}
	if got := g.Doubt("en", short); got != "" {
		t.Errorf("so short a text is not a reason for doubt, and is taken for %q", got)
	}
	if got := g.Guess("de", "Anzeige: The Lord of the Rings (The Hobbit)"); got != "" {
		t.Errorf("English titles on a German page make it %q", got)
	}
	if got := g.Guess("de", "Das ist gut: il bollitore per una casa che non è della nonna"); got != "it" && got != "" {
		t.Errorf("a quotation makes %q", got)
	}
}

func TestUnknownClaimedLanguageIsBelieved(t *testing.T) {
	g := load(t)
	for said, text := range map[string]string{
		"cs": "Konvici používám už rok a je to na té kuchyni dobré, do které se hodí jak na čaj, tak na kávu, nie jest to drahé. Voda se uvaří rychle, víko se otevírá jednou rukou, kabel zůstává bohužel krátký, barvy existují dvě, modrá nebo zelená, záruka platí dva roky, cenu považuji za rozumnou, obsluha prodejny byla milá, balení dorazilo včas, návod obsahuje obrázky, čištění trvá chvilku, hlučnost nepřekáží nikomu doma.",
		"ro": "Este un ceainic bun para o casă, con două una sau los más mari, por cel mic está sub masă. Apa fierbe repede, capacul se deschide ușor, cablul rămâne scurt, culorile sunt albastru sau verde, garanția ține doi ani, prețul pare corect, vânzătorul a răspuns politicos, pachetul a sosit devreme, manualul conține desene, curățarea durează puțin, zgomotul nu deranjează pe nimeni, mânerul stă rece.",
	} {
		if got := g.Guess(said, text); got != "" {
			t.Errorf("a page in %q is taken for %q", said, got)
		}
	}
	if got := g.Guess("cs", "The kettle that you see is the one which we have used, and there are others that would do."); got != "en" {
		t.Errorf("an English page in a Czech theme is taken for %q", got)
	}
}

func TestDecomposedAccentsAreTheSameWords(t *testing.T) {
	g := load(t)
	const text = "Jag har den här vattenkokaren på jobbet, och den är för dyr. Det är inte så att jag inte kan, när jag är trött."
	for _, written := range []string{norm.NFC.String(text), norm.NFD.String(text)} {
		if got := g.Guess("en", written); got != "sv" {
			t.Errorf("%q is taken for %q", written, got)
		}
	}
}

func TestTechnicalNamesAreNotWords(t *testing.T) {
	g := load(t)
	for _, text := range []string{
		"K2 at Amazon\nMonitor: dell.com\nlogitech.com\nnamecheap.com\nfastmail.com\nnetlify.com\nbuttondown.com",
		"https://example.com/por/para/como/uma.html (www.para.com) ana@uma.com, pelo@seu.com and com/por com:por",
		"por.txt, para.md, como.yaml, uma.de.md and /para/seu/pelo/mais.html, or C:\\das\\der\\und.doc",
		"ist_nicht das_mit auch_sich ein_eine auf_wir für_wird",
		"com com com com com com com",
	} {
		for _, said := range []string{"en", "de", ""} {
			if got := g.Guess(said, text); got != "" {
				t.Errorf("%q, said to be in %q, is taken for %q", text, said, got)
			}
		}
	}
	if got := g.Guess("", "Der Kessel ist gut.Und/oder nicht (wenn auch): \"das ist für uns\", sind wir nach einem «Jahr» oder aus."); got != "de" {
		t.Errorf("a text with marks between some words is taken for %q", got)
	}
}
