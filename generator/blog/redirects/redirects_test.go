package redirects_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/redirects"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// load reads testdata/blog, with another links.yaml where one is named.
func load(t *testing.T, links string) *catalog.Catalog {
	t.Helper()
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS("testdata/blog")); err != nil {
		t.Fatal(err)
	}
	if links != "" {
		data, err := os.ReadFile(links)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, "aboveboard/links.yaml"), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	loaded, findings := catalog.Load(root, yamlsource.Date{Time: time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC)})
	for _, f := range findings {
		t.Errorf("%s: %s", f.File.Path, f.Message)
	}
	return loaded
}

const rules = `/go/mug https://shop.example/de/mug?ref=me 302 Country=at,de
/go/mug https://shop.example/uk/mug?ref=me 302 Country=gb
/go/mug https://shop.example/mug?ref=me 302
/go/plain https://museum.example/path/%3Aid?x=%3Ay&t=12:30 302
/go/pot https://www.awin1.com/cread.php?awinmid=1&awinaffid=2&ued=https%3A%2F%2Fpots.example 302
`

func TestCountriesComeBeforeTheAddressForAll(t *testing.T) {
	got, findings := redirects.Rules(load(t, ""))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	if string(got) != rules {
		t.Errorf("got\n%s\nwant\n%s", got, rules)
	}
}

func TestWhatANetworkDoesNotAllowIsRefusedWithItsReason(t *testing.T) {
	got, findings := redirects.Rules(load(t, "testdata/refused.yaml"))
	if got != nil {
		t.Errorf("there are rules: %s", got)
	}
	want := []struct {
		line  int
		words []string
	}{
		{2, []string{`"/go/direct"`, "Amazon, which forbids that", "https://affiliate-program.amazon.com/help/operating/policies, read 2026-10-15", "redirect: no"}},
		{3, []string{`"/go/auction"`, "eBay", "which forbids that", "https://partnernetwork.ebay.de/"}},
		{4, []string{`"/go/unsaid"`, "Amazon, which forbids that"}},
		{5, []string{`"/go/abroad"`, "Amazon, which forbids that"}},
		{6, []string{`"/go/wrapped"`, "Awin, and whether it allows that is not known", "ask"}},
		{7, []string{`"/go/nobody"`, "a link of own, and whether it allows that is not known", "aboveboard/programs/own.yaml"}},
		{8, []string{`"/go/within"`, "Amazon, which forbids that"}},
	}
	if len(findings) != len(want) {
		t.Fatalf("%d findings, want %d: %v", len(findings), len(want), findings)
	}
	for i, f := range findings {
		at := f.Position()
		if f.File.Path != "aboveboard/links.yaml" || at.Line != want[i].line || at.Column != 3 {
			t.Errorf("finding %d is at %s:%d:%d, want line %d", i, f.File.Path, at.Line, at.Column, want[i].line)
		}
		for _, words := range want[i].words {
			if !strings.Contains(f.Message, words) {
				t.Errorf("finding %d lacks %q: %s", i, words, f.Message)
			}
		}
	}
}

const ours = "# aboveboard: begin (made from aboveboard/links.yaml; changes here are lost)\n/go/a https://a.example/ 302\n# aboveboard: end\n"

func TestMergeKeepsTheAuthorsLines(t *testing.T) {
	const rule = "/go/a https://a.example/ 302\n"
	stale := strings.Replace(ours, "a.example", "old.example", 1)
	for _, test := range []struct{ name, old, rules, want string }{
		{"no file", "", rule, ours},
		{"before a catch-all", "# mine\n/* /404.html 404\n", rule, ours + "# mine\n/* /404.html 404\n"},
		{"where the block is", "# mine\n" + stale + "/b /c\n", rule, "# mine\n" + ours + "/b /c\n"},
		{"without a last line end", "/b /c", rule, ours + "/b /c"},
		{"a block without a last line end", "/b /c\n" + strings.TrimSuffix(stale, "\n"), rule, "/b /c\n" + ours},
		{"Windows line ends", "/b /c\r\n", rule, strings.ReplaceAll(ours, "\n", "\r\n") + "/b /c\r\n"},
		{"a byte order mark", "\xef\xbb\xbf/b /c\n", rule, "\xef\xbb\xbf" + ours + "/b /c\n"},
		{"a byte order mark and a block", "\xef\xbb\xbf" + stale + "/b /c\n", rule, "\xef\xbb\xbf" + ours + "/b /c\n"},
		{"bytes that are no UTF-8", "/caf\xe9 /c  # x\t\n", rule, ours + "/caf\xe9 /c  # x\t\n"},
		{"nothing left", "# mine\n" + stale + "/b /c\n", "", "# mine\n/b /c\n"},
		{"nothing at all", ours, "", ""},
		{"nothing ever", "# mine\n", "", "# mine\n"},
		{"a longer path", "/go/a/b /c\n", rule, ours + "/go/a/b /c\n"},
	} {
		got, err := redirects.Merge([]byte(test.old), []byte(test.rules))
		if err != nil || string(got) != test.want {
			t.Errorf("%s: got %q, %v; want %q", test.name, got, err, test.want)
		}
	}
}

func TestMergeRefusesWhatItCouldSpoil(t *testing.T) {
	for _, test := range []struct{ name, old, want string }{
		{"no end", "/b /c\n# aboveboard: begin\n/go/a /\n/mine /x\n", "is missing"},
		{"two blocks", ours + ours, "twice"},
		{"no begin", "/b /c\n# aboveboard: end\n", "without the one that begins"},
		{"the same address", "/go/a/  /b\n", `your own rule for "/go/a/"`},
		{"the same address below", ours + "\xff\n/go/a /b 301!\n", `your own rule for "/go/a"`},
	} {
		got, err := redirects.Merge([]byte(test.old), []byte("/go/a https://a.example/ 302\n"))
		if err == nil || !strings.Contains(err.Error(), test.want) || got != nil {
			t.Errorf("%s: got %q, %v; want an error with %q", test.name, got, err, test.want)
		}
	}
}

func TestPlanWritesOnceAndTakesBack(t *testing.T) {
	root := t.TempDir()
	file := filepath.Join(root, "static", "_redirects")
	for _, step := range []struct {
		rules, mine, want string
		stale             bool
	}{
		{rules: "", want: "none"},
		{rules: rules, want: "block", stale: true},
		{rules: rules, want: "block"},
		{rules: rules, mine: "/x /y\n", want: "block", stale: true},
		{rules: "", want: "mine", stale: true},
		{rules: "", mine: "", want: "mine"},
	} {
		if step.mine != "" {
			if err := os.WriteFile(file, []byte(step.mine), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if stale := apply(t, root, step.rules); stale != step.stale {
			t.Fatalf("%+v: stale %v", step, stale)
		}
		data, err := os.ReadFile(file)
		switch step.want {
		case "none":
			if !os.IsNotExist(err) {
				t.Errorf("%+v: there is a file: %q", step, data)
			}
		case "block":
			if !bytes.Contains(data, []byte(rules)) {
				t.Errorf("%+v: %q", step, data)
			}
		case "mine":
			if string(data) != "/x /y\n" {
				t.Errorf("%+v: %q", step, data)
			}
		}
	}
	if err := os.WriteFile(file, []byte(ours), 0o644); err != nil {
		t.Fatal(err)
	}
	if !apply(t, root, "") {
		t.Fatal("the file is not stale")
	}
	if _, err := os.Stat(file); !os.IsNotExist(err) {
		t.Error("a file of nothing but our block stays when it is empty")
	}
}

// apply brings the file in step with rules and reports whether it was not.
func apply(t *testing.T, root, rules string) (stale bool) {
	t.Helper()
	changes, err := redirects.Plan(&blog.Blog{Root: root}, []byte(rules))
	if err != nil {
		t.Fatal(err)
	}
	changes, drift, err := filechange.Compare(root, changes)
	if err != nil {
		t.Fatal(err)
	}
	if err := filechange.Apply(root, changes); err != nil {
		t.Fatal(err)
	}
	return !drift.Empty()
}

func FuzzMerge(f *testing.F) {
	for _, old := range []string{"", "# mine\n/* /404.html 404\n", ours, "\xef\xbb\xbf" + ours + "/b /c", "/b /c\r\n" + strings.ReplaceAll(ours, "\n", "\r\n"), "# aboveboard: end\n", "# aboveboard: begin\n"} {
		f.Add([]byte(old), []byte("/go/a https://a.example/ 302\n"))
	}
	f.Fuzz(func(t *testing.T, old, rules []byte) {
		if len(rules) > 0 && (!bytes.HasPrefix(rules, []byte("/go/")) || !bytes.HasSuffix(rules, []byte("\n")) || bytes.ContainsAny(rules, "#\r\ufeff")) {
			return // Merge is only ever given lines that Rules wrote
		}
		bare, err := redirects.Merge(old, nil)
		if err != nil {
			return
		}
		merged, err := redirects.Merge(old, rules)
		if err != nil {
			return
		}
		again, err := redirects.Merge(merged, rules)
		if err != nil || !bytes.Equal(again, merged) {
			t.Fatalf("a second run changes the file:\n%q\n%q, %v", merged, again, err)
		}
		back, err := redirects.Merge(merged, nil)
		if err != nil || !bytes.Equal(back, bare) {
			t.Fatalf("the author's bytes changed:\n%q\n%q, %v", bare, back, err)
		}
	})
}
