package recognize

import "testing"

func TestPatternsMatchWhatTheyAllow(t *testing.T) {
	for _, tc := range []struct {
		pattern  string
		matching matching
		text     string
		want     bool
	}{
		{"we earn", words, "what we earn here", true},
		{"we earn", words, "what we earned", false},
		{"we earn*", words, "what we earned", true},
		{"(we|I) (may |)earn", words, "if I earn", true},
		{"(we|I) (may |) earn", words, "if I may earn", true},
		{"(we|I) (may |) earn", words, "if I must earn", false},
		{"(the |) link (here|)", words, "a link", true},
		{"(the |) link (here|)", words, "the link here", true},
		{"(a (big|small)|no) fee", words, "a small fee", true},
		{"(a (big|small)|no) fee", words, "a no fee", true},
		{"(a (big|small)|no) fee", words, "a fee", false},
		{"earn * money", words, "earn some money", true},
		{"link", words, "hyperlink", false},
		{"link", letters, "hyperlink", true},
		{"広告(を|が)含", joined, "この 広告 を 含みます", true},
		{"Ünï-code", words, "UNI CODE", true},
	} {
		p := newPhrases(tc.matching)
		if err := p.add(tc.pattern, 1); err != nil {
			t.Fatal(err)
		}
		p.prepare()
		var f folded
		f.fold(tc.text, tc.matching == joined)
		if got := len(p.find(f.text, nil)) > 0; got != tc.want {
			t.Errorf("%q in %q: %t, want %t", tc.pattern, tc.text, got, tc.want)
		}
	}
}

func TestFaultyPatternsAreRefused(t *testing.T) {
	for _, pattern := range []string{"(a", "a)", "(a|b))", "((a)", "", "earned [0-9]", `a\*`} {
		if err := newPhrases(words).add(pattern, 1); err == nil {
			t.Errorf("%q was accepted", pattern)
		}
	}
}

func TestAnchorsAreFoundAnywhere(t *testing.T) {
	a := anchorSet{"she": 1, "hers": 2, "he": 4, "広告": 8}.build()
	for text, want := range map[string]uint32{"": 0, "ushers": 7, "HE": 4, "この広告は": 8, "广告": 0, "sh e": 0} {
		if got := a.scan(text); got != want {
			t.Errorf("%q: %b, want %b", text, got, want)
		}
	}
}
