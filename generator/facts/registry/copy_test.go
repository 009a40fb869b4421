package registry_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/registry"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

var today = yamlsource.Date{Time: time.Date(2026, time.November, 28, 0, 0, 0, 0, time.UTC)}

// blog makes a folder with a site in a language and, if criteria is not empty, a
// criteria.yaml.
func blog(t *testing.T, site, criteria string) (root string, loaded *catalog.Catalog) {
	t.Helper()
	root = t.TempDir()
	write(t, root, "site.yaml", "publisher: Somebody\n"+site)
	if criteria != "" {
		write(t, root, "criteria.yaml", criteria)
	}
	return root, reload(t, root)
}

func write(t *testing.T, root, name, text string) {
	t.Helper()
	name = filepath.Join(root, "aboveboard", filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func reload(t *testing.T, root string) *catalog.Catalog {
	t.Helper()
	loaded, findings := catalog.Load(root, today)
	for _, f := range findings {
		if f.Severity == finding.Error {
			t.Fatalf("%s: %s", f.Rule, f.Message)
		}
	}
	return loaded
}

// copyInto copies a program into a blog and writes the files.
func copyInto(t *testing.T, root string, known *registry.Registry, loaded *catalog.Catalog, id string) registry.Copy {
	t.Helper()
	var criteria *source.File
	if data, err := os.ReadFile(filepath.Join(root, "aboveboard/criteria.yaml")); err == nil {
		criteria = source.New("aboveboard/criteria.yaml", data)
	}
	copied, findings := known.CopyInto(loaded, criteria, known.ByID(id), today)
	if finding.HasErrors(findings) {
		t.Fatal(findings)
	}
	write(t, root, "programs/"+id+".yaml", string(copied.Program.Data))
	if copied.Criteria != nil {
		write(t, root, "criteria.yaml", string(copied.Criteria.Data))
	}
	return copied
}

// TestEachProgramFitsEachBlog: the blog loads afterwards, with all facts.
func TestEachProgramFitsEachBlog(t *testing.T) {
	known := load(t)
	for name, site := range map[string]string{
		"English": "languages: [en]\njurisdictions: [us]\n", "German": "languages: [de]\njurisdictions: [de]\n", "German and English": "languages: [de, en]\njurisdictions: {de: [de], en: [us]}\n", "British": "languages: [en-gb]\njurisdictions: [uk]\n",
	} {
		t.Run(name, func(t *testing.T) {
			root, loaded := blog(t, site, "")
			copyInto(t, root, known, loaded, "awin")
			loaded = reload(t, root) // with all rows
			for _, e := range known.Entries {
				copyInto(t, root, known, loaded, e.ID)
			}
			loaded = reload(t, root)
			if len(loaded.Programs) != len(known.Entries) {
				t.Errorf("%d programs, want %d", len(loaded.Programs), len(known.Entries))
			}
			for _, p := range loaded.Programs {
				want := known.ByID(p.ID)
				if len(p.Facts) != len(want.Facts) {
					t.Errorf("%s: %d facts of %d", p.ID, len(p.Facts), len(want.Facts))
				}
				for id, f := range p.Facts {
					if f.Evidence.Source != want.Facts[id].Evidence.Source || !reflect.DeepEqual(f.Evidence.Support, want.Facts[id].Evidence.Support) || f.State != want.Facts[id].State {
						t.Errorf("%s, %s: %+v", p.ID, id, f)
					}
				}
				if words, in := p.Summary.In(loaded.Site.Languages[0], loaded.Site.Fallback); words == "" || yamlsource.Base(in) != "en" {
					t.Errorf("%s: the summary %q passes for %q", p.ID, words, in)
				}
			}
		})
	}
}

func TestKeepsCommentsAndLineEnds(t *testing.T) {
	mine := "# mine\r\ncriteria:\r\n    window: {label: Window, type: duration}   # first\r\n    # the end"
	root, loaded := blog(t, "languages: [en]\njurisdictions: [us]\n", mine)
	copied := copyInto(t, root, load(t), loaded, "awin")
	text, after, ok := strings.Cut(string(copied.Criteria.Data), "# the end\r\n")
	if !ok || text+"# the end" != mine || strings.Count(after, "\n") != strings.Count(after, "\r\n    ")+1 {
		t.Errorf("criteria.yaml is now %q", copied.Criteria.Data)
	}
	reload(t, root)
	if again := copyInto(t, root, load(t), reload(t, root), "impact"); again.Criteria != nil {
		t.Errorf("a second program added %q", again.Added)
	}
}

// TestLeavesWhatDoesNotFit: a row of the same name with another type, and criteria in
// braces, which can't be extended at the end.
func TestLeavesWhatDoesNotFit(t *testing.T) {
	root, loaded := blog(t, "languages: [en]\njurisdictions: [us]\n", "criteria:\n  threshold: {label: From, type: text}\n")
	copied := copyInto(t, root, load(t), loaded, "awin")
	if len(copied.Left) != 1 || !strings.Contains(copied.Left[0], `its type is "text"`) || !strings.Contains(string(copied.Program.Data), "\n#   threshold:\n#     value: 20 USD\n") {
		t.Errorf("left %q in\n%s", copied.Left, copied.Program.Data)
	}
	if facts := reload(t, root).Programs[0].Facts; facts["threshold"] != nil || facts["methods"] == nil {
		t.Errorf("%v", facts)
	}

	root, loaded = blog(t, "languages: [en]\njurisdictions: [us]\n", "{criteria: {methods: {label: Paid by, type: list}}}\n")
	copied = copyInto(t, root, load(t), loaded, "awin")
	if facts := reload(t, root).Programs[0].Facts; copied.Criteria != nil || len(facts) != 1 || facts["methods"] == nil {
		t.Errorf("%q, %v", copied.Added, facts)
	}
}

// TestMoneyKeepsItsCurrency: a blog's own threshold may be in euros.
func TestMoneyKeepsItsCurrency(t *testing.T) {
	root, loaded := blog(t, "languages: [en]\njurisdictions: [us]\n", "criteria:\n  threshold: {label: From, type: money, currency: EUR}\n")
	copyInto(t, root, load(t), loaded, "getyourguide")
	if v := reload(t, root).Programs[0].Facts["threshold"].Value; v.Currency != "USD" {
		t.Errorf("%+v", v)
	}
}

// TestMissingTranslations: a blog without a fallback language can't show English text.
func TestMissingTranslations(t *testing.T) {
	_, loaded := blog(t, "languages: [de]\njurisdictions: [de]\nfallback: none\n", "")
	known := load(t)
	if _, findings := known.CopyInto(loaded, nil, known.ByID("awin"), today); !finding.HasErrors(findings) {
		t.Error("no finding")
	}
}
