package recognize_test

import (
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
)

func TestLoanWordsShowWhereADisclosureMayBe(t *testing.T) {
	l := recognize.NewLoanwords()
	for _, text := range []string{
		"В статье есть партнёрские ссылки: с покупок я получаю процент.",
		"Реклама. ООО «Чайник»",
		"Článek obsahuje affiliate odkazy, ze kterých mám provizi.",
		"A linkekből jutalékot kapok.",
		"Bu linklerden alışveriş yaparsanız komisyon alırım.",
		"Acest articol conține linkuri afiliate.",
		"Το άρθρο περιέχει affiliate links.",
		"Містить партнерські посилання",
		"Bài viết có liên kết tiếp thị liên kết",
		"บทความนี้มีโฆษณา",
	} {
		if !l.In(text) {
			t.Errorf("no loan word in %q", text)
		}
	}
	for _, text := range []string{
		"Этот чайник я купил год назад и очень доволен.",
		"Konvici používám už rok a jsem s ní spokojený.",
		"Ezt a vízforralót egy éve használom.",
		"Bu su ısıtıcısından çok memnunum.",
		"Am cumpărat ceainicul acum un an.",
		"",
	} {
		if l.In(text) {
			t.Errorf("a loan word in %q", text)
		}
	}
}

func TestLanguagesMatchInAnyRegion(t *testing.T) {
	r := load(t)
	for tag, want := range map[string]bool{"pt-BR": true, "nb": true, "de": true, "ru": false, "cs-CZ": false, "": false} {
		if got := r.Reads(tag); got != want {
			t.Errorf("%q: %t, want %t", tag, got, want)
		}
	}
}
