package recognize_test

import (
	"slices"
	"testing"
)

func TestEquivalentsOfAmazonsSentenceCount(t *testing.T) {
	r := load(t)
	for _, text := range []string{
		"We earn from qualifying purchases as Amazon Associates.",
		"Tent & Pole earns on qualified purchases as an Amazon affiliate.",
		"As Amazon Affiliates we earn from qualified purchases.",
		"As an Amazon Influencer, we earn from qualifying purchases.",
		"As an amazon associate, i earn commissions on eligible purchases",
		"Als Amazon Partner verdienen wir durch qualifizierte Käufe.",
		"Wir verdienen an qualifizierten Einkäufen als Amazon-Partner.",
		"En tant que partenaires Amazon, nous percevons une commission sur les achats admissibles.",
		"En tant qu'affilié Amazon, je touche un revenu sur les achats éligibles.",
		"Como afiliados de Amazon obtenemos ingresos de compras adscritas.",
		"Como Asociado de Amazon, gano una comisión por compras elegibles.",
		"In qualità di affiliata Amazon ricevo un guadagno per ogni acquisto idoneo.",
		"Come affiliati di Amazon guadagniamo dagli acquisti qualificati.",
		"Como afiliado da Amazon, ganho com compras qualificadas.",
		"Enquanto associados da Amazon recebemos pelas compras elegíveis.",
		"当ブログは、Amazonアソシエイトとして、適格販売により報酬を得ています。",
		"アマゾンのアソシエイトとして、テント社は適格販売により紹介料を得ています。",
		"Als Amazon-affiliate verdienen wij aan kwalificerende aankopen.",
		"Jako partner Amazon zarabiam na kwalifikujących się zakupach.",
	} {
		if got := r.Recognize(text, "").Statements; !slices.Contains(got, "amazon") {
			t.Errorf("%q does not count", text)
		}
		if got := r.Statements(text); !slices.Contains(got, "amazon") {
			t.Errorf("%q does not count by itself", text)
		}
	}
}

func TestSimilarSentencesToAmazonsDoNotCount(t *testing.T) {
	r := load(t)
	for _, text := range []string{
		"As an Amazon customer I love my purchases.",
		"As an Amazon Associate I write about qualifying rounds.",
		"We earn from purchases that qualify.",
		"I earn from qualifying purchases at eBay and am an Amazon Prime member.",
		"Als Amazon-Kunde habe ich an qualifizierten Käufen teilgenommen.",
		"En tant que client Amazon, je fais des achats éligibles.",
		"Como cliente de Amazon, hago compras adscritas.",
		"Come cliente Amazon faccio acquisti idonei.",
		"適格販売により収入を得ています。",
		"Amazonアソシエイトとして登録しました。",
	} {
		if got := r.Recognize(text, "").Statements; len(got) > 0 {
			t.Errorf("%q counts as the sentence of %q", text, got)
		}
	}
}
