package hugodata

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// blogOf writes sources and loads them; a finding fails the test.
func blogOf(t *testing.T, files map[string]string) *catalog.Catalog {
	t.Helper()
	root := t.TempDir()
	testfiles.Write(t, filepath.Join(root, "aboveboard"), files)
	c, findings := catalog.Load(root, yamlsource.Date{Time: time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC)})
	for _, f := range findings {
		t.Errorf("%s: %s", f.File.Path, f.Message)
	}
	return c
}

const aSite = "publisher: A blog\nlanguages: [en]\njurisdictions: [us]\n"

func TestManyProgramsOfANetworkNeedNoForms(t *testing.T) {
	files := map[string]string{"site.yaml": aSite, "criteria.yaml": "criteria:\n  rate: {label: Rate, type: text}\n"}
	for i := range 20 {
		files[fmt.Sprintf("programs/shop%02d.yaml", i)] = fmt.Sprintf("name: Shop %d\nurl: https://www.amazon.com/shop/example%d\nnetwork: amazon\nsummary: A shop.\n", i, i)
	}
	c := blogOf(t, files)
	l := linksOf(c, Blog{}, nil)
	if got := (earner{c, l.Short}).shown()["program shop07"]; len(got) != 1 || got[0].Network != "amazon" {
		t.Errorf("the box of a program earns %+v; want Amazon's network", got)
	}
	if len(l.Programs) != 20 || len(l.Recipes) != 1 {
		t.Errorf("%d programs have %d recipes; want 20 with 1", len(l.Programs), len(l.Recipes))
	}
}

func TestAnAddressThatEarnsNeedsNoNetwork(t *testing.T) {
	c := blogOf(t, map[string]string{
		"site.yaml": aSite, "criteria.yaml": "criteria:\n  rate: {label: Rate, type: text}\n",
		"programs/mine.yaml":  "name: Mine\nurl: https://www.amazon.com/s?k=lamp&tag=example-20\nsummary: A shop.\n",
		"programs/plain.yaml": "name: Plain\nurl: https://www.amazon.com/\nsummary: A shop.\n",
	})
	if got := (earner{c, linksOf(c, Blog{}, nil).Short}).shown()["program mine"]; len(got) != 1 || got[0].Network != "amazon" {
		t.Errorf("the box earns %+v", got)
	}
	r := resolver{language: "en", earner: earner{c, map[string]earning{}}}
	if s := r.program(c.Programs[0], c.Criteria).Statement; s == nil || s.Text == nil {
		t.Error("the program has no sentence of Amazon's")
	}
	if p := r.program(c.Programs[1], c.Criteria); p.Statement != nil || p.Paid != nil {
		t.Errorf("an address without an account: %+v", p.Statement)
	}
}

func TestTheBlogsOwnRedirectsAreKnown(t *testing.T) {
	c := blogOf(t, map[string]string{
		"site.yaml": aSite, "criteria.yaml": "criteria:\n  rate: {label: Rate, type: text}\n",
		"links.yaml": "links:\n  lamp: {to: \"https://www.amazon.de/dp/B0ABCDEFGH?tag=example-21\", redirect: no}\n",
	})
	l := linksOf(c, Blog{Redirects: []Redirect{
		{"/go/kettle", "https://www.amazon.com/dp/B0ABCDEFGH?tag=example-20"}, {"/go/kettle", "https://example.com/"},
		{"/go/about", "https://example.com/"}, {"/out/:shop/*", "https://www.awin1.com/cread.php?awinmid=1&awinaffid=123456&ued=:splat"},
		{"/out/plain", "https://example.com/"}, {"/old/*", "/new/:splat"},
	}}, nil)
	if got := l.Short["/go/kettle"]; got.Network != "amazon" {
		t.Errorf("/go/kettle earns %+v", got)
	}
	if got, known := l.Short["/go/about"]; !known || got != (earning{}) {
		t.Errorf("/go/about: %+v, %v", got, known)
	}
	if len(l.Rules) != 1 || l.Rules[0].Earning.Network != "awin" || l.Rules[0].Is != "^/out/[^/]+/.*/?$" {
		t.Errorf("rules with a placeholder: %+v", l.Rules)
	}
	if want := []string{"/go/", "/out/"}; fmt.Sprint(l.Own.Starts) != fmt.Sprint(want) {
		t.Errorf("own addresses begin with %q", l.Own.Starts)
	}
}

func TestProgramsOfANetworkShareARecipe(t *testing.T) {
	files := map[string]string{"criteria.yaml": "criteria:\n  rate: {label: Rate, type: text}\n"}
	accounts := "accounts:\n"
	for i := range 30 {
		files[fmt.Sprintf("programs/shop%02d.yaml", i)] = fmt.Sprintf("name: Shop %d\nurl: https://shop%d.example/\nnetwork: amazon\nsummary: A shop.\n", i, i)
		accounts += fmt.Sprintf("  shop%02d: {amazon.com: example-20}\n", i)
	}
	files["site.yaml"] = aSite + accounts
	l := linksOf(blogOf(t, files), Blog{}, nil)
	if len(l.Programs) != 30 || len(l.Recipes) != 1 {
		t.Errorf("%d programs have %d recipes; want 30 with 1", len(l.Programs), len(l.Recipes))
	}
}
