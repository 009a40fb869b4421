package jurisdiction_test

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
)

func places(t testing.TB) []*jurisdiction.Jurisdiction {
	t.Helper()
	all, err := jurisdiction.Load()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// each calls a function for every wording of every jurisdiction, in a fixed order.
func each(all []*jurisdiction.Jurisdiction, do func(*jurisdiction.Jurisdiction, string, jurisdiction.Wording)) {
	for _, p := range all {
		for _, language := range slices.Sorted(maps.Keys(p.Wordings)) {
			do(p, language, p.Wordings[language])
		}
	}
}

func TestWordingsMatchTheGoldenFile(t *testing.T) {
	var b strings.Builder
	each(places(t), func(p *jurisdiction.Jurisdiction, language string, w jurisdiction.Wording) {
		c := jurisdiction.Choose([]*jurisdiction.Jurisdiction{p}, []string{p.ID}, language)
		fmt.Fprintf(&b, "%s × %s\n  label     %s\n  link      %s\n  sentence  %s\n  spoken    %s\n  position  %s", p.ID, language, c.Label, c.Link, c.Sentence, c.Spoken, c.Position)
		for _, duty := range []struct {
			holds bool
			words string
		}{{c.Teaser, "teaser"}, {c.LinkMark && !c.MixedOnly, "each link"}, {c.MixedOnly, "links among others"}, {!c.Hedges, "no hedge"}} {
			if duty.holds {
				fmt.Fprintf(&b, ", %s", duty.words)
			}
		}
		fmt.Fprintf(&b, "\n  accepts   %s\n  rejects   %s\n", strings.Join(slices.Concat(w.Labels, w.Marks, w.Named), " | "), strings.Join(w.Reject, " | "))
	})
	golden.File(t, "testdata/golden/wordings.txt", b.String())
}

// hedges are words that turn "we earn" into "we may earn", in the languages of
// the wordings.
var hedges = map[string]*regexp.Regexp{
	"en": regexp.MustCompile(`(?i)\b(may|might|could|can|possibly|sometimes)\b`),
	"de": regexp.MustCompile(`(?i)\b(kann|können|könnte\w*|möglicherweise|eventuell|ggf)\b`),
	"fr": regexp.MustCompile(`(?i)\b(peut|peuvent|pouvons|pourr\w+|susceptibles?|éventuel\w*)\b`),
	"nl": regexp.MustCompile(`(?i)\b(kan|kunnen|mogelijk|eventueel)\b`),
	"da": regexp.MustCompile(`(?i)\b(kan|måske|muligvis|eventuelt)\b`),
	"sv": regexp.MustCompile(`(?i)\b(kan|kanske|möjligen|eventuellt)\b`),
	"pl": regexp.MustCompile(`(?i)(możemy|może|mogą|ewentualn)`),
	"it": regexp.MustCompile(`(?i)\b(può|possono|possiamo|potremmo|eventuali?)\b`),
	"es": regexp.MustCompile(`(?i)\b(puede|pueden|podemos|podr\p{L}+|posiblemente)`),
	"pt": regexp.MustCompile(`(?i)\b(pode|podem|podemos|poder\w+|possivelmente)\b`),
	"ja": regexp.MustCompile(`かもしれ|場合があ|ことがあ|可能性`),
	"ko": regexp.MustCompile(`수 있|수도 있|가능`),
	"zh": regexp.MustCompile(`可能|或许|也许`),
	"no": regexp.MustCompile(`(?i)\b(kan|kanskje|muligens|eventuelt)\b`),
	"fi": regexp.MustCompile(`(?i)(saatamme|voimme|voidaan|mahdollisesti|ehkä)`),
	"ar": regexp.MustCompile(`(^| )(قد|ربما|يمكن)( |$)`),
}

func TestNoSentenceHedges(t *testing.T) {
	each(places(t), func(p *jurisdiction.Jurisdiction, language string, w jurisdiction.Wording) {
		hedge, ok := hedges[language]
		if !ok {
			t.Fatalf("%s: this test knows no hedges in %q", p.ID, language)
		}
		for _, words := range []string{w.Sentence, w.Spoken} {
			if found := hedge.FindString(words); found != "" {
				t.Errorf("%s × %s: %q hedges with %q", p.ID, language, words, found)
			}
		}
	})
	for language, words := range map[string]string{"en": "We may earn.", "de": "Wir können verdienen.", "ko": "수수료를 받을 수 있습니다.", "ja": "受け取る場合があります。"} {
		if !hedges[language].MatchString(words) {
			t.Errorf("the test would miss the hedge in %q", words)
		}
	}
}

// holds finds a wording as whole words.
func holds(text, wording string) bool {
	return regexp.MustCompile(`(?i)(^|[^\p{L}\p{N}#])` + regexp.QuoteMeta(wording) + `($|[^\p{L}\p{N}])`).MatchString(text)
}

func TestNoSentenceContainsARejectedWording(t *testing.T) {
	all := places(t)
	each(all, func(p *jurisdiction.Jurisdiction, language string, w jurisdiction.Wording) {
		for _, other := range all {
			for _, reject := range other.Wordings[language].Reject {
				for _, words := range []string{w.Sentence, w.Spoken} {
					if holds(words, reject) {
						t.Errorf("%s × %s: %q holds %q, which %s rejects", p.ID, language, words, reject, other.ID)
					}
				}
			}
		}
	})
	if !holds("Links are affiliate links.", "affiliate links") || holds("sponsored", "spon") {
		t.Error("the test looks for wordings in the wrong way")
	}
}

func TestEveryWordingHasItsEvidence(t *testing.T) {
	read := time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC)
	each(places(t), func(p *jurisdiction.Jurisdiction, language string, w jurisdiction.Wording) {
		if !strings.HasPrefix(w.Evidence.Source, "https://") || w.Confidence == "" || w.Evidence.Checked.IsZero() || w.Evidence.Checked.After(read) {
			t.Errorf("%s × %s: evidence is %+v (%s)", p.ID, language, w.Evidence, w.Confidence)
		}
		if !w.Accepts(w.Labels[0]) || !w.Accepts(w.Link) || w.Rejects(w.Link) {
			t.Errorf("%s × %s does not accept its own labels", p.ID, language)
		}
	})
}

func TestChoose(t *testing.T) {
	all := places(t)
	for _, test := range []struct {
		ids      string
		language string
		want     jurisdiction.Choice
	}{
		{"us", "en", jurisdiction.Choice{Label: "Paid links", Link: "Paid link", Position: "before-first-link", Hedges: true}},
		{"us", "en-gb", jurisdiction.Choice{Label: "Paid links", Link: "Paid link", Position: "before-first-link", Hedges: true}},
		{"us,uk", "en", jurisdiction.Choice{Label: "Ad", Link: "Ad", Position: "title", LinkMark: true, MixedOnly: true}},
		{"uk,us", "en", jurisdiction.Choice{Label: "Ad", Link: "Ad", Position: "title", LinkMark: true, MixedOnly: true}},
		{"us,ca", "en", jurisdiction.Choice{Label: "Ad", Link: "Ad", Position: "before-first-link", Hedges: true}},
		{"us,eu", "en", jurisdiction.Choice{Label: "Advertisement", Link: "Advertisement", Position: "start", Hedges: true}},
		{"uk,eu", "en", jurisdiction.Choice{Label: "Ad / Advertising", Link: "Ad / Advertising", Position: "title", LinkMark: true, MixedOnly: true}},
		{"de,eu", "de", jurisdiction.Choice{Label: "Anzeige", Link: "Anzeige", Position: "start", Teaser: true, LinkMark: true, Hedges: true}},
		{"nl,eu", "nl", jurisdiction.Choice{Label: "Advertentie", Link: "Advertentie", Position: "start", Hedges: true}},
		{"br", "pt-br", jurisdiction.Choice{Label: "Publicidade", Link: "Publicidade", Position: "start", Hedges: true}},
		{"us,de", "de", jurisdiction.Choice{Label: "Anzeige", Link: "Anzeige", Position: "start", Teaser: true, LinkMark: true, Hedges: true, Missing: []string{"us"}}},
		{"us,atlantis", "ar", jurisdiction.Choice{Hedges: true, Missing: []string{"us", "atlantis"}}},
	} {
		got := jurisdiction.Choose(all, strings.Split(test.ids, ","), test.language)
		if len(got.Missing) < len(strings.Split(test.ids, ",")) && (got.Sentence == "" || got.Spoken == "") {
			t.Errorf("%s × %s has no sentence", test.ids, test.language)
		}
		got.Sentence, got.Spoken, got.Reject = "", "", nil
		if fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("%s × %s:\n got %+v\nwant %+v", test.ids, test.language, got, test.want)
		}
	}
}

func TestNoLanguageReplacesAnother(t *testing.T) {
	uk := jurisdiction.ByID(places(t), "uk")
	for _, language := range []string{"de", "e", "", "eng", "pt-br"} {
		if w, ok := uk.In(language); ok {
			t.Errorf("uk × %q gives %q", language, w.Labels[0])
		}
	}
}

func TestGuessIsOneJurisdictionWithAWording(t *testing.T) {
	all := places(t)
	seen := map[string]string{}
	for _, p := range all {
		for _, language := range p.Guess {
			if strings.HasPrefix(language, ".") {
				if other := seen[language]; other != "" {
					t.Errorf("%q is guessed for %s and for %s", language, other, p.ID)
				}
				seen[language] = p.ID
				continue
			}
			if _, ok := p.In(language); !ok {
				t.Errorf("%s is guessed for %q and has no words in it", p.ID, language)
			}
			if other := seen[language]; other != "" {
				t.Errorf("%q is guessed for %s and for %s", language, other, p.ID)
			}
			seen[language] = p.ID
		}
	}
	for sign, want := range map[string]string{
		"en": "us", "de": "de", "fr": "fr", "es": "es", "it": "it", "pt-br": "br", "nl": "nl", "ja": "jp", "pl": "pl", "ar": "", "zh-tw": "",
		"nb": "no", "nn-NO": "no", "sv": "se", "fi": "fi", "sv-fi": "fi", "de-at": "at", "de-ch": "ch", "fr-ch": "ch", "nl-be": "be", "en-ie": "ie", "en_NZ": "nz",
		"en-sg": "sg", "en-za": "za", "es-mx": "mx", "es-ar": "", "en-ae": "ae", "ar-ae": "ae",
		"en www.example.ie": "ie", "de example.at": "at", "de blog.example.ch": "ch", "en example.co.nz": "nz", "en example.co.uk": "uk", "es example.com.mx": "mx",
		"sv example.fi": "fi", "ar example.ae": "ae", "en example.de": "us", "en example.com": "us", "fr example.at": "fr", "de-de example.ch": "de", "en localhost": "us", "en .IE": "ie",
	} {
		language, host, _ := strings.Cut(sign, " ")
		if got := jurisdiction.Guess(all, language, host); got != want {
			t.Errorf("%q is guessed to be %q, want %q", sign, got, want)
		}
	}
}

// TestJurisdictionsWithoutAPrescribedWord checks that our words are not presented as an
// authority's.
func TestJurisdictionsWithoutAPrescribedWord(t *testing.T) {
	for id, free := range map[string]bool{"ch": true, "sg": true, "ae": true, "ie": false, "at": false, "us": false} {
		place := jurisdiction.ByID(places(t), id)
		if place.Free != free || place.Free && place.Labeled {
			t.Errorf("%s: free is %v, demanded is %v", id, place.Free, place.Labeled)
		}
	}
	if also := jurisdiction.ByID(places(t), "ae").Also; !strings.Contains(also, "permit") {
		t.Errorf("the United Arab Emirates ask for a permit, and we say %q", also)
	}
}

func TestDecodeReportsAllFaults(t *testing.T) {
	_, findings := jurisdiction.Decode(source.New("jurisdictions/xx.yaml", []byte(`
name: Nowhere
basis: a law
position: bottom
teaser: yes
wordings:
  EN: {labels: [Ad, "#Affiliate"], sentence: s, spoken: s, reject: [affiliate, Spon]}
  de: {labels: Anzeige}
source: http://nowhere.example/
checked: 2026-02-30
`)))
	var got []string
	for _, f := range findings {
		got = append(got, string(f.Rule))
	}
	slices.Sort(got)
	want := "[bad-date bad-language bad-wording conflicting-keys insecure-address missing-key missing-key missing-key unknown-value unknown-value wrong-type]"
	if fmt.Sprint(got) != want {
		t.Errorf("got  %v\nwant %v", got, want)
		for _, f := range findings {
			t.Log(f.Message)
		}
	}
}

func FuzzDecode(f *testing.F) {
	seeds, err := os.ReadDir("jurisdictions")
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range seeds {
		data, err := os.ReadFile("jurisdictions/" + e.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		place, findings := jurisdiction.Decode(source.New("us.yaml", data))
		for _, found := range findings {
			if found.Message == "" || found.Rule == "" || found.Span.Start > found.Span.End || found.Span.End > len(data) {
				t.Fatalf("bad finding %+v", found)
			}
		}
		if place != nil && len(findings) == 0 {
			for language := range place.Wordings {
				if c := jurisdiction.Choose([]*jurisdiction.Jurisdiction{place}, []string{"us"}, language); c.Label == "" || c.Sentence == "" || len(c.Missing) > 0 {
					t.Fatalf("%s: nothing to show: %+v", language, c)
				}
			}
		}
	})
}
