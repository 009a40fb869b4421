package catalog_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// blog writes sources by their names in aboveboard/ and loads them. It adds criteria
// and site.yaml if the test has none.
func blog(t *testing.T, files map[string]string) (*catalog.Catalog, []finding.Finding) {
	t.Helper()
	root := t.TempDir()
	all := map[string]string{
		"criteria.yaml": "criteria: {since: {label: Since, type: date}}\n",
		"site.yaml":     "publisher: P\nlanguages: [en]\njurisdictions: [us]\n",
	}
	for name, text := range files {
		all[name] = text
	}
	testfiles.Write(t, filepath.Join(root, catalog.Folder), all)
	return catalog.Load(root, yamlsource.Date{Time: time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC)})
}

// good is blog for sources without findings.
func good(t *testing.T, files map[string]string) *catalog.Catalog {
	t.Helper()
	c, findings := blog(t, files)
	for _, f := range findings {
		t.Errorf("%s: %s", f.File.Path, f.Message)
	}
	return c
}

// warned is blog for sources with one warning.
func warned(t *testing.T, rule finding.ID, files map[string]string) *catalog.Catalog {
	t.Helper()
	c, findings := blog(t, files)
	if len(findings) != 1 || findings[0].Rule != rule || findings[0].Severity != finding.Warning {
		t.Errorf("%v", findings)
	}
	return c
}

func program(lines string) string {
	return "name: N\nurl: https://n.example/\nsummary: S\nfacts: {}\n" + lines
}

func TestJurisdictionsAreForAllLanguagesOrForEach(t *testing.T) {
	for _, test := range []struct{ site, want string }{
		{"languages: [en]\njurisdictions: [us, uk]", "map[en:[us uk]]"},
		{"languages: [de, nl]\njurisdictions: [EU]", "map[de:[eu] nl:[eu]]"},
		{"languages: [en, de]\njurisdictions: {en: [us], DE: [de, eu]}", "map[de:[de eu] en:[us]]"},
		{"languages: [en]\ndisclosure: {label: Ad, sentence: We earn.}", "map[]"},
		{"languages: [en, ar]\njurisdictions: {en: [us]}\ndisclosure: {label: {ar: إعلان}, sentence: {ar: نحصل على عمولة.}}", "map[en:[us]]"},
		{"languages: [ar]\njurisdictions: [us]\ndisclosure: {label: إعلان, sentence: نحصل على عمولة., source: https://a.example/, checked: 2026-09-26}", "map[ar:[us]]"},
		{"languages: [pt-br]\njurisdictions: [br]", "map[pt-br:[br]]"},
	} {
		c := good(t, map[string]string{"site.yaml": "publisher: P\n" + test.site + "\n"})
		if got := fmt.Sprint(c.Site.Jurisdictions); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.site, got, test.want)
		}
	}
}

func TestNoLanguageIsLeftWithoutItsOwnDisclosure(t *testing.T) {
	for _, test := range []struct {
		site  string
		rule  finding.ID
		words string
	}{
		{"languages: [de]\njurisdictions: [us]", "missing-wording", `the rules of "us" were not checked for pages in "de"`},
		{"languages: [en, de]\njurisdictions: [us]", "missing-wording", `for pages in "de"`},
		{"languages: [en, de]\njurisdictions: {en: [us]}", "missing-wording", `names none for "de"`},
		{"languages: [en, de]\njurisdictions: {en: [us]}\ndisclosure: {label: {de: Anzeige}}", "missing-key", `disclosure has no "sentence"`},
		{"languages: [en, de]\ndisclosure: {label: Ad, sentence: {en: We earn., de: Wir verdienen.}}", "missing-translation", `no words in "de"`},
		{"languages: [de]\njurisdictions: [us]\ndisclosure: {label: Anzeige}", "missing-wording", `"us"`},
		{"languages: [de]\njurisdictions: [us]\ndisclosure: {label: Anzeige, sentence: Wir verdienen., source: https://a.example/}", "missing-evidence", `disclosure has no "checked"`},
		{"languages: [en]\njurisdictions: [uk]\ndisclosure: {label: Affiliate}", "rejected-wording", `the label "Affiliate"`},
		{"languages: [en]", "missing-jurisdiction", `site.yaml has no "jurisdictions"`},
	} {
		_, findings := blog(t, map[string]string{"site.yaml": "publisher: P\n" + test.site + "\n"})
		if len(findings) != 1 || findings[0].Rule != test.rule || findings[0].Severity != finding.Error || !strings.Contains(findings[0].Message, test.words) {
			t.Errorf("%s: want one %s with %q, got:", test.site, test.rule, test.words)
			for _, f := range findings {
				t.Errorf("  %s: %s", f.Rule, f.Message)
			}
		}
	}
}

func TestOwnWordsComeBeforeJurisdictions(t *testing.T) {
	c := good(t, map[string]string{"site.yaml": "publisher: P\nlanguages: [en, de]\njurisdictions: {en: [us], de: [de]}\ndisclosure: {label: {en: Ad}, sentence: {de: Wir verdienen daran.}}\n"})
	en, de := c.Disclosure("en", nil), c.Disclosure("de", nil)
	if en.Label != "Ad" || en.Link != "Ad" || !strings.Contains(en.Sentence, "we earn") {
		t.Errorf("en: %+v", en)
	}
	if de.Label != "Anzeige" || de.Sentence != "Wir verdienen daran." || de.Spoken != de.Sentence || !de.Teaser {
		t.Errorf("de: %+v", de)
	}
	if other := c.Disclosure("en", []string{"de"}); fmt.Sprint(other.Missing) != "[de]" {
		t.Errorf("a page in English under the rules of Germany: %+v", other)
	}
}

func TestAProgramHasItsNetworksStatement(t *testing.T) {
	c := warned(t, "missing-statement", map[string]string{
		"site.yaml":       "publisher: P\nlanguages: [en, de, pl]\njurisdictions: {en: [us], de: [de], pl: [pl]}\n",
		"programs/a.yaml": program("network: amazon\nforms: [product]\n"),
		"programs/b.yaml": program("network: amazon\nforms: [storefront]\nstatement: {text: {en: Mine., pl: Moje.}, source: https://n.example/, checked: 2026-09-26}\n"),
		"programs/c.yaml": program(""),
	})
	for _, test := range []struct {
		program            int
		language, want, at string
		demanded           bool
	}{
		{0, "en", "As an Amazon Associate I earn from qualifying purchases.", "affiliate-program.amazon.com", true},
		{0, "en-gb", "As an Amazon Associate I earn from qualifying purchases.", "affiliate-program.amazon.com", true},
		{0, "pl", "", "", true},
		{1, "en", "Mine.", "n.example", true},
		{1, "pl", "Moje.", "n.example", true},
		{1, "de", "Als Amazon-Partner verdiene ich an qualifizierten Verkäufen", "amazon", true},
		{2, "en", "", "", false},
	} {
		words, evidence, demanded := c.Programs[test.program].StatementIn(test.language)
		if strings.TrimSuffix(words, ".") != strings.TrimSuffix(test.want, ".") || demanded != test.demanded || !strings.Contains(evidence.Source, test.at) {
			t.Errorf("program %d in %q: %q, %q, %v", test.program, test.language, words, evidence.Source, demanded)
		}
	}
}

func TestALinkCountsForOneProgram(t *testing.T) {
	c := good(t, map[string]string{
		"programs/associates.yaml": program("network: amazon\n"),
		"programs/influencer.yaml": program("network: amazon\nforms: [storefront, livestream]\n"),
		"programs/shop-a.yaml":     program("network: awin\n"),
		"programs/shop-b.yaml":     program("network: awin\n"),
		"programs/none.yaml":       program(""),
	})
	amazon, awin := c.Networks.ByID("amazon"), c.Networks.ByID("awin")
	for form, want := range map[string]string{"product": "associates", "any": "associates", "storefront": "influencer", "livestream": "influencer"} {
		if got := c.Earner(amazon, form); got == nil || got.ID != want {
			t.Errorf("%s counts for %v, want %s", form, got, want)
		}
	}
	if got := c.Earner(awin, "click"); got != nil {
		t.Errorf("a link of two shops in one network counts for %s", got.ID)
	}
	if got := c.Earner(c.Networks.ByID("ebay"), "product"); got != nil {
		t.Errorf("a link of a network without a program counts for %s", got.ID)
	}
}

func TestTwoProgramsMustNotClaimTheSameLinks(t *testing.T) {
	for _, test := range []struct{ a, b, file string }{
		{"network: amazon\nforms: [product]\n", "network: amazon\nforms: [storefront, product]\n", "aboveboard/programs/b.yaml:6:21"},
		{"network: amazon\nforms: [any]\n", "network: amazon\nforms: [any]\n", "aboveboard/programs/b.yaml:6:9"},
	} {
		_, findings := blog(t, map[string]string{"programs/a.yaml": program(test.a), "programs/b.yaml": program(test.b)})
		if len(findings) != 1 || findings[0].Rule != "form-conflict" {
			t.Fatalf("%q and %q: %v", test.a, test.b, findings)
		}
		at := findings[0].Position()
		if got := fmt.Sprintf("%s:%d:%d", findings[0].File.Path, at.Line, at.Column); got != test.file {
			t.Errorf("it is at %s, want %s", got, test.file)
		}
	}
}

func TestAccountsAreByMarketplaceIDOrHandle(t *testing.T) {
	c := good(t, map[string]string{
		"site.yaml": `publisher: P
languages: [en]
jurisdictions: [us]
accounts:
  amazon: {www.amazon.com: example-20, amazon.co.uk: example-21, handle: Jane.Doe}
  ebay: {id: 5338000000}
  awin: {id: 123456}
  walmart: {id: 1234567}
  bookshop: {id: 12345, handle: jane}
  own: {id: anything}
`,
		"programs/amazon.yaml": program("network: amazon\n"), "programs/ebay.yaml": program("network: ebay\n"),
		"programs/awin.yaml": program("network: awin\n"), "programs/own.yaml": program(""),
		"programs/walmart.yaml": program("network: walmart\n"), "programs/bookshop.yaml": program("network: bookshop\n"),
	})
	want := "map[amazon:map[amazon.co.uk:example-21 amazon.com:example-20 handle:Jane.Doe] awin:map[id:123456] bookshop:map[handle:jane id:12345] ebay:map[id:5338000000] own:map[id:anything] walmart:map[id:1234567]]"
	if got := fmt.Sprint(c.Site.Accounts); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestAProgramForLinksAloneNeedsNoFacts(t *testing.T) {
	c := good(t, map[string]string{"programs/links.yaml": "name: Links\nurl: https://links.example/\nsummary: Pays for links.\nnetwork: awin\n"})
	if len(c.Programs) != 1 || len(c.Programs[0].Facts) != 0 {
		t.Errorf("got %+v", c.Programs)
	}
}

func TestFirstOfSeveralAccountsIsUsed(t *testing.T) {
	c := good(t, map[string]string{
		"site.yaml": `publisher: P
languages: [en]
jurisdictions: [us]
accounts: {amazon: {amazon.com: [example-20, examplepost-20], amazon.de: example-21}}
`,
		"programs/amazon.yaml": program("network: amazon\n"),
	})
	got := fmt.Sprint(c.Site.Accounts, c.Site.OtherAccounts)
	if want := "map[amazon:map[amazon.com:example-20 amazon.de:example-21]] map[amazon:map[amazon.com:[examplepost-20]]]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestCheckHasPositionsOfRules(t *testing.T) {
	c := good(t, map[string]string{"site.yaml": `publisher: P
languages: [en]
jurisdictions: [us]
check:
  rules: {undisclosed-link: warning, stored-image: off}
  paths:
    - path: content/archive/**
      rules:
        missing-rel: info
`})
	if got, want := fmt.Sprint(c.Site.Check.Rules, c.Site.Check.Paths), "map[stored-image:off undisclosed-link:warning] [{content/archive/** map[missing-rel:info]}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	var positions []string
	for _, n := range c.Site.Check.Named {
		at := n.File.Position(n.Span.Start)
		positions = append(positions, fmt.Sprintf("%s %d:%d", n.ID, at.Line, at.Column))
	}
	if got, want := strings.Join(positions, ", "), "undisclosed-link 5:11, stored-image 5:38, missing-rel 9:9"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestShortLinks(t *testing.T) {
	c := good(t, map[string]string{
		"programs/shop.yaml": program(""),
		"links.yaml": `links:
  mug:
    program: shop
    to: https://shop.example/mug
    countries: {DE: https://shop.example/de, gb: https://shop.example/uk}
    aliases: [https://bit.ly/mug]
  plain: {to: https://museum.example/, redirect: no}
`,
	})
	if len(c.Links) != 2 {
		t.Fatal(c.Links)
	}
	mug, plain := c.Links[0], c.Links[1]
	if mug.ID != "mug" || mug.Program != c.Programs[0] || !mug.Redirect || fmt.Sprint(mug.Countries, mug.Aliases) != "map[de:https://shop.example/de gb:https://shop.example/uk] [https://bit.ly/mug]" {
		t.Errorf("mug: %+v", mug)
	}
	if plain.Program != nil || plain.Redirect || plain.To != "https://museum.example/" {
		t.Errorf("plain: %+v", plain)
	}
}

func TestShortLinksWithoutTheOwnAccount(t *testing.T) {
	_, findings := blog(t, map[string]string{
		"site.yaml":            "publisher: P\nlanguages: [en]\njurisdictions: [us]\naccounts: {amazon: {amazon.com: example-20}}\n",
		"programs/amazon.yaml": program("network: amazon\n"),
		"programs/impact.yaml": program("network: impact\n"),
		"links.yaml": `links:
  mine: {program: amazon, to: "https://www.amazon.com/dp/B000000000?tag=example-20", redirect: no}
  nobodys: {program: amazon, to: "https://www.amazon.com/dp/B000000000", redirect: no}
  theirs: {program: amazon, to: "https://www.amazon.com/dp/B000000000?tag=other-20", redirect: no}
  abroad: {program: amazon, to: "https://www.amazon.com/dp/B000000000?tag=example-20", countries: {DE: "https://www.amazon.de/dp/B000000000"}, redirect: no}
  unknown-host: {program: impact, to: "https://go.brand.example/x", redirect: no}
  none: {to: "https://www.amazon.com/dp/B000000000", redirect: no}
`,
	})
	var got []string
	for _, f := range findings {
		at := f.Position()
		got = append(got, fmt.Sprintf("%s %s %d:%d", f.Severity, f.Rule, at.Line, at.Column))
	}
	if want := "warning untagged-link 3:34, warning wrong-account 4:33, warning untagged-link 5:104"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

func TestFallbackToTheSameLanguageOrEnglish(t *testing.T) {
	c := good(t, map[string]string{
		"site.yaml":       "publisher: P\nlanguages: [de-at, zh_cn, pt-pt]\njurisdictions: {de-at: [eu], zh_cn: [cn], pt-pt: [eu]}\n",
		"programs/a.yaml": "name: {de: Deutsch, en: English, zh-cn: 中文, pt-br: Português}\nurl: https://n.example/\nsummary: {en: S}\nfacts: {}\n",
	})
	for language, want := range map[string]string{"de-at": "Deutsch de", "zh_cn": "中文 zh-cn", "pt-pt": "Português pt-br"} {
		words, in := c.Programs[0].Name.In(language, c.Site.Fallback)
		if got := words + " " + in; got != want {
			t.Errorf("%s: %s, want %s", language, got, want)
		}
		if words, in := c.Programs[0].Summary.In(language, c.Site.Fallback); words != "S" || in != "en" {
			t.Errorf("%s: summary %q in %q", language, words, in)
		}
	}
}

func TestOneWarningForAllUntranslatedStatements(t *testing.T) {
	warned(t, "missing-statement", map[string]string{
		"site.yaml":       "publisher: P\nlanguages: [pl, da]\njurisdictions: {pl: [pl], da: [dk]}\n",
		"programs/a.yaml": program("network: amazon\nforms: [product]\n"),
		"programs/b.yaml": program("network: amazon\nforms: [storefront]\n"),
		"programs/c.yaml": program("statement: {text: {en: Mine.}, source: https://n.example/, checked: 2026-09-26}\n"),
	})
}

func TestEmptyListMeansNoJurisdictionYet(t *testing.T) {
	warned(t, "missing-wording", map[string]string{"site.yaml": "publisher: P\nlanguages: [en, tr]\njurisdictions: {en: [us], tr: []}\n"})
	if _, findings := blog(t, map[string]string{"site.yaml": "publisher: P\nlanguages: [en, tr]\njurisdictions: {en: [us]}\n"}); len(findings) != 1 || findings[0].Severity != finding.Error {
		t.Errorf("a language that site.yaml says nothing of: %v", findings)
	}
}
