package lint

import (
	"regexp"
	"testing"
)

func TestAClaimOfIndependenceIsKnownInEachLanguage(t *testing.T) {
	for text, want := range map[string]bool{
		"Our reviews are independent.":                           true,
		"All reviews are 100% unbiased!":                         true,
		"We write only independent, honest reviews":              true,
		"We\u2019re completely unbiased.":                        true,
		"Unsere Bewertungen sind neutral und objektiv.":          true,
		"Wir testen stets unabhängig.":                           true,
		"Nos comparatifs sont impartiaux.":                       true,
		"Nos tests indépendants, chaque semaine":                 true,
		"Nuestras reseñas son independientes.":                   true,
		"Le nostre recensioni sono indipendenti.":                true,
		"As nossas análises são imparciais.":                     true,
		"Onze reviews zijn onafhankelijk en eerlijk.":            true,
		"Nasze recenzje są niezależne.":                          true,
		"当サイトのレビューは中立です。":                                        true,
		"مراجعاتنا مستقلة":                                       true,
		"Våra tester är oberoende.":                              true,
		"Our reviews are independent of the length of the cable": false,
		"Our reviews are not independent.":                       false,
		"An independent review by somebody else":                 false,
		"My not so unbiased opinion":                             false,
		"We are independent contractors.":                        false,
		"Unsere Tests sind unabhängig voneinander.":              false,
		"Wir testen unabhängig vom Wetter.":                      false,
		"Our kettle comes in a neutral colour":                   false,
	} {
		if got := claims().independence(text); (got != "") != want {
			t.Errorf("%q claims independence: %q; expected %v", text, got, want)
		}
	}
}

func TestEachClaimIsAPatternOfItsOwnThatMatchesSomething(t *testing.T) {
	groups, err := readClaims(claimsFile)
	if err != nil {
		t.Fatal(err)
	}
	for name, patterns := range groups {
		for _, text := range patterns {
			pattern, err := regexp.Compile(text)
			if err != nil {
				t.Errorf("%s: %v", name, err)
			} else if pattern.MatchString("") {
				t.Errorf("%s: %q matches nothing at all", name, text)
			}
		}
	}
}

func TestAFaultyFileOfClaimsIsRefused(t *testing.T) {
	for _, text := range []string{"", "independent: {en: [a]}", "a: [", "earns-nothing: text"} {
		if _, err := readClaims([]byte(text)); err == nil {
			t.Errorf("%q passes", text)
		}
	}
}
