package lint_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/published"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

var today = yamlsource.Date{Time: time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC)}

const usual = "languages: [en]\njurisdictions: [us]"

func TestEachBadExampleIsFoundAndEachGoodOnePasses(t *testing.T) {
	for _, r := range lint.Rules() {
		t.Run(string(r.ID), func(t *testing.T) {
			if len(r.Bad) == 0 || len(r.Good) == 0 || r.Reason == "" || r.Fix == "" || r.Title == "" {
				t.Fatal("the rule lacks an example or its reason")
			}
			for _, e := range r.Bad {
				if got := rulesOf(run(t, e)); !slices.Contains(got, string(r.ID)) {
					t.Errorf("the bad example passes; found are %q", got)
				}
			}
			for _, e := range r.Good {
				for _, f := range run(t, e) {
					if f.Rule == r.ID || f.Severity == finding.Error {
						t.Errorf("the good example is blamed: [%s] %s", f.Rule, f.Message)
					}
				}
			}
		})
	}
}

func rulesOf(found []finding.Finding) []string {
	var ids []string
	for _, f := range found {
		ids = append(ids, string(f.Rule))
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// run checks an example as it would lie in a blog.
func run(t *testing.T, e lint.Example) []finding.Finding {
	t.Helper()
	root := t.TempDir()
	settings := e.Site
	if settings == "" {
		settings = usual
	}
	files := map[string]string{
		"aboveboard/site.yaml":                       "publisher: Example Media\n" + settings + "\n",
		"aboveboard/criteria.yaml":                   "criteria: {a: {label: A, type: text}}\n",
		"aboveboard/programs/amazon-associates.yaml": "name: Amazon Associates\nurl: https://affiliate-program.amazon.com/\nsummary: Words.\nnetwork: amazon\nfacts: {a: {not-applicable: true}}\n",
	}
	maps.Copy(files, e.Files)
	testfiles.Write(t, root, files)
	if err := os.MkdirAll(filepath.Join(root, "public"), 0o755); err != nil {
		t.Fatal(err)
	}
	site, found := published.Load(filepath.Join(root, "public"), published.Options{
		Name: "public", BaseURL: "https://blog.example/", Netlify: filepath.Join(root, "netlify.toml"),
	})
	checker := checkerFor(t, root, settings, publicSite{site})
	for _, name := range slices.Sorted(maps.Keys(e.Files)) {
		if strings.HasPrefix(name, "content/") {
			found = append(found, checker.Post(post.Read(source.New(name, []byte(e.Files[name])), component))...)
		}
	}
	return append(append(found, checkPublic(site, checker)...), checker.Finish()...)
}

func checkPublic(site *published.Site, checker *lint.Checker) []finding.Finding {
	var found []finding.Finding
	for _, name := range site.Pages {
		unread := site.Page(name, func(p *page.Page) { found = append(found, checker.Page(p, published.Route(name), "")...) })
		found = append(found, unread...)
	}
	for _, name := range site.Feeds {
		feed, unread := site.Feed(name)
		found = append(found, unread...)
		if feed == nil {
			continue
		}
		for _, item := range feed.Items {
			found = append(found, checker.Item(item.Page, "")...)
		}
	}
	return found
}

// checkerFor makes the checker of the blog at root. The settings "without sources,
// us" are those of a blog that does not use Aboveboard, with its jurisdictions; behind
// them may be "Hugo's".
func checkerFor(t *testing.T, root, settings string, resolve lint.Resolver) *lint.Checker {
	t.Helper()
	o, err := knowledge()
	if err != nil {
		t.Fatal(err)
	}
	o.Resolve = resolve
	if place, without := strings.CutPrefix(settings, "without sources, "); without {
		place, o.Hugo = strings.CutSuffix(place, ", Hugo's")
		o.Fallback = []string{place}
	} else {
		loaded, findings := catalog.Load(root, today)
		for _, f := range findings {
			if f.Severity == finding.Error {
				t.Fatalf("the example's sources: %s: %s", f.File.Path, f.Message)
			}
		}
		o.Catalog = loaded
	}
	checker, findings := lint.New(o)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	return checker
}

// knowledge is what all tests share: it does not change.
var knowledge = sync.OnceValues(func() (lint.Options, error) {
	networks, findings := network.Load("testdata", today)
	if len(findings) > 0 {
		return lint.Options{}, fmt.Errorf("the networks have findings: %v", findings)
	}
	reader, err := recognize.Load()
	if err != nil {
		return lint.Options{}, err
	}
	if reader, err = reader.WithStatements(lint.Statements(networks)); err != nil {
		return lint.Options{}, err
	}
	places, err := jurisdiction.Load()
	return lint.Options{Networks: networks, Disclosures: reader, Jurisdictions: places}, err
})

// publicSite takes off the folder that examples name.
type publicSite struct{ *published.Site }

func (s publicSite) Follow(from, address string) published.Trail {
	return s.Site.Follow(strings.TrimPrefix(from, "public/"), address)
}
